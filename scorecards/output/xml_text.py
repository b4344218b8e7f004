"""Text and attributes of XML files that any words can stand in; `xml.sax` has the same, with a client of HTTP."""

import html
import re

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write (section 2.2, production 2)."""
_BLANKS = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def xml_text(words: str) -> str:
    """Words as the text of an element; characters that XML cannot hold are left out."""
    return escaped(NOT_XML.sub("", words))


def xml_attribute(words: str) -> str:
    """The same as the value of an attribute, in its quotation marks."""
    return quoted(NOT_XML.sub("", words))


def escaped(words: str) -> str:
    """Words that XML can hold as the text of an element."""
    return html.escape(words, quote=False)


def quoted(words: str) -> str:
    """The same as the value of an attribute, in quotation marks that they do not hold, if there are such."""
    value = escaped(words).translate(_BLANKS)
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace('"', "&quot;") + '"'
