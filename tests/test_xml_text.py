"""Words in XML files: a reader of XML finds them as they were."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from scorecards.output.xml_text import escaped, quoted, xml_attribute, xml_text

LETTERS = st.characters(codec="utf-8") | st.sampled_from("<>&\"'\t\n")
WORDS = st.text(LETTERS) | st.sampled_from(["\"'", '"', "'", "]]>"])
IN_XML = WORDS.filter(lambda words: xml_text(words) == escaped(words) and "\r" not in words)


@given(IN_XML)
def test_words_come_back_as_they_were(words: str) -> None:
    found = ElementTree.fromstring(f"<a b={quoted(words)}>{escaped(words)}</a>")
    assert (found.get("b"), found.text or "") == (words, words)


@given(WORDS)
def test_what_xml_cannot_hold_is_left_out(words: str) -> None:
    found = ElementTree.fromstring(f"<a b={xml_attribute(words)}>{xml_text(words)}</a>")
    assert set(found.get("b", "")) <= set(words)
