"""Slips and hostile texts that patterns looked at again and again: each of these took minutes or never ended."""

from __future__ import annotations

import tomllib

import pytest

from scorecards.load.english_quotes import with_english_words
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_prose, without_comments
from scorecards.load.syntax import syntax_problem
from scorecards.model.fields import Download, EmailAddress, SitePath
from scorecards.problems import Diagnostics
from scorecards.render.assets import _URL
from scorecards.vietnamese.quantities import read_quantities

LONG = 70_000
EMAIL, SITE_PATH, DOWNLOAD = (kind.__metadata__[0].pattern for kind in (EmailAddress, SitePath, Download))  # type: ignore[attr-defined]


def test_a_list_without_its_bracket_before_a_long_heading_is_told_in_a_message() -> None:
    text = f'cited_in = ["trang-tin",\n[{"a" * 30_000}] # ghi chú\n'
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads(text)
    found = syntax_problem("data/documents.toml", text, 1, str(error.value))
    assert found.code.startswith("toml-")


@pytest.mark.parametrize("text", ["{=" + "a b" * LONG, "{" * LONG, "{=1" * LONG, "{a-" * LONG, "{a|" * LONG])
def test_short_forms_without_their_end(text: str) -> None:
    diagnostics = Diagnostics()
    parse_prose("content/news/bai.md", text, LoadContext(diagnostics))
    assert {one.code for one in diagnostics.problems} <= {"placeholder", "too-many-signs"}


@pytest.mark.parametrize("text", ["1 BTS, ", "87 out of "])
def test_english_words_are_looked_for_near_each_number_of_a_quote(text: str) -> None:
    long = text * (LONG // 2)
    seen = read_quantities(long).quantities
    assert len(with_english_words(seen, long)) >= LONG // 4


def test_comments_that_never_end_stay() -> None:
    assert without_comments("<!--" * LONG) == "<!--" * LONG
    assert without_comments("a<!-- b -->c<!-- d\ne -->f<!-- g") == "acf<!-- g"


def test_an_address_in_a_style_sheet_that_never_ends() -> None:
    assert _URL.findall(b"url(" + b" " * LONG) == []
    assert _URL.findall(b"url(a " * LONG) == []
    assert _URL.findall(b"url( 'a b.png' ) url(c.svg#d)") == [b"a b.png", b"c.svg#d"]


@pytest.mark.parametrize("form", [EMAIL, SITE_PATH, DOWNLOAD])
@pytest.mark.parametrize(
    "text", ["a@" + "a." * LONG + "@", "/" + "a/" * LONG + "!", "a/" * LONG + "<", "a" * LONG + "."]
)
def test_forms_of_texts(form: object, text: str) -> None:
    assert form.fullmatch(text) is None  # type: ignore[attr-defined]


def test_addresses_of_mail() -> None:
    assert EMAIL.fullmatch("van-thu@so-tttt.hatinh.gov.vn")
    assert not any(EMAIL.fullmatch(one) for one in ("a@b", "a@b..c", "a@b.c.", "a b@c.d", "a@@b.c"))
