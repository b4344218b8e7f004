"""Text and attributes of XML files that any words can stand in."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (section 2.2, production 2)."""


def xml_text(words: str) -> str:
    """Words as the text of an element; characters that XML cannot hold are left out."""
    return escape(_NOT_XML.sub("", words))


def xml_attribute(words: str) -> str:
    """The same as the value of an attribute, in its quotation marks."""
    return quoteattr(_NOT_XML.sub("", words))
