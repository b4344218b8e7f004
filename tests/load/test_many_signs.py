"""A long text of anything: it is read, or refused by how much there is to do in it."""

from __future__ import annotations

import pytest

from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import MOST_SIGNS, parse_prose

FORMS = [
    "1 ",
    "1.",
    "1/",
    "a ",
    "**a** ",
    "[a](b) ",
    "| a ",
    "> ",
    "- a\n",
    "{=",
    "[^1] ",
    "<b>",
    "& ",
    "`a` ",
    "\n\n",
    "_a_ ",
]


@pytest.mark.parametrize("form", FORMS)
def test_three_hundred_thousand_characters_are_read_or_refused(form: str) -> None:
    context = LoadContext()
    prose = parse_prose("content/a.md", form * (300_000 // len(form)), context)
    codes = {one.code for one in context.diagnostics.problems}
    assert prose.tokens or "too-many-signs" in codes


def test_the_place_of_what_is_too_much_is_told() -> None:
    context = LoadContext()
    prose = parse_prose("content/a.md", "a\n" * (MOST_SIGNS + 10), context)
    (found,) = context.diagnostics.problems
    assert prose.tokens == ()
    assert (found.code, found.at.line) == ("too-many-signs", MOST_SIGNS + 1)
    assert parse_prose("content/a.md", "a\n" * MOST_SIGNS, LoadContext()).tokens


@pytest.mark.parametrize("text", ["> " * 30 + "a", "- " * 30 + "a", "\n".join("  " * n + "- a" for n in range(14))])
def test_what_is_nested_too_deeply_is_told_since_the_rest_is_lost(text: str) -> None:
    context = LoadContext()
    parse_prose("content/a.md", f"{text}\n\nSau.", context)
    assert "too-deep" in [one.code for one in context.diagnostics.problems]


def test_lists_and_quotations_as_people_nest_them_are_fine() -> None:
    context = LoadContext()
    text = "\n".join("  " * n + "- a" for n in range(7)) + "\n\n" + "> " * 6 + "a\n"
    assert parse_prose("content/a.md", text, context).tokens
    assert not context.diagnostics.problems
