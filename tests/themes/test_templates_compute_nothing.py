"""Templates set out what views hold: they take no text apart and write no address by hand."""

import re
from pathlib import Path

import pytest

from scorecards.addresses import paths

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "scorecards" / "themes" / "default" / "templates").rglob("*.html"))
CALLS = re.compile(r"\.(?:split|partition|strip|replace|removeprefix|removesuffix|isupper|find|index)\(|\|\s*replace\b")
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def by_hand(template: str) -> list[str]:
    """The expressions of a template that take a text apart or name a site path."""
    found = EXPRESSION.findall(template)
    written = [f"{quote}{path}" for path in paths.LISTS.values() for quote in "\"'"]
    return [one for one in found if CALLS.search(one) or any(f"link({path}" in one for path in written)]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_computes_nothing(file: Path) -> None:
    assert by_hand(file.read_text(encoding="utf-8")) == []


def test_what_a_template_must_not_do_is_found() -> None:
    assert by_hand(
        "{{ tile.name.split(' ') }}{{ a | replace('/', '-') }}{{ link('/tim-kiem/') }}{{ link(a.path) }}"
    ) == [
        "{{ tile.name.split(' ') }}",
        "{{ a | replace('/', '-') }}",
        "{{ link('/tim-kiem/') }}",
    ]
