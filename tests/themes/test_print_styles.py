"""Styles for paper reach paper alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scorecards.load.source import Files
from scorecards.render.theme import load_theme, scheme_css
from tests.support.projects import COUNTRY

STYLES = Path(__file__).parents[2] / "scorecards" / "themes" / "default" / "styles"


def rules(css: str) -> list[tuple[str, str]]:
    """The rules at the top of a sheet: what stands before the braces, and all that stands in them."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found, depth, start, head = [], 0, 0, ""
    for at, letter in enumerate(css):
        if letter == "{":
            if depth == 0:
                head, start = css[start:at].strip(), at + 1
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                found.append((re.sub(r"\s+", " ", head), css[start:at]))
                start = at + 1
    assert depth == 0
    return found


def test_the_sheet_for_paper_says_nothing_to_screens() -> None:
    found = rules((STYLES / "90-print.css").read_text(encoding="utf-8"))
    assert found
    assert {head for head, _ in found} == {"@media print"}
    assert any("@page" in body for _, body in found)


@pytest.mark.parametrize("sheet", sorted(path.name for path in STYLES.glob("*.css") if "print" not in path.name))
def test_what_hides_from_paper_stands_in_its_own_rule(sheet: str) -> None:
    for head, body in rules((STYLES / sheet).read_text(encoding="utf-8")):
        assert "@page" not in head, sheet
        assert not re.match("@media.*print", head) or head == "@media print", (sheet, head)
        assert "@page" not in body or head == "@media print", (sheet, head)


def test_colours_are_light_on_paper_whatever_is_chosen_and_on_screens_as_chosen() -> None:
    theme = load_theme("default", Files(COUNTRY))
    found = dict(rules(scheme_css(theme.colours)))
    light, paper = found[":root"], found["@media print"]
    assert dict(rules(paper)) == {":root:not([data-scheme]),:root[data-scheme]": light}, "as specific as the schemes"
    assert ":root[data-scheme]" not in found
    assert found[":root[data-scheme=dark]"].startswith("color-scheme:dark;")
    assert {head for head in found if head.startswith("@media")} == {
        "@media (prefers-color-scheme:dark)", "@media (prefers-contrast:more)", "@media print",
    }  # fmt: skip
