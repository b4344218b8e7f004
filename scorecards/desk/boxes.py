"""Problems in the words of the desk: where they name a key of a file, the box that a person fills in is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from scorecards.desk.requests import PAGE_DAY
from scorecards.languages import Language
from scorecards.model.observations import Measure
from scorecards.problems import Problem, problem
from scorecards.strings.console import console_word
from scorecards.strings.words import program_words


class DeskForm(Enum):
    """The forms of the desk."""

    REPORT = "report"
    DOCUMENT = "document"
    ARTICLE = "article"


_BOXES: Mapping[DeskForm, Mapping[str, str]] = {
    DeskForm.REPORT: {
        "area": "area", "document": "document", "indicator": "indicator", "place": "place", "measure": "measure",
        "from": "from", "as_of": "day", PAGE_DAY: "as-of", "due": "day",
        "inferred": "inferred", "where": "part", "by": "part",
    },
    DeskForm.DOCUMENT: {
        "title": "document-title", "number": "document-number", "kind": "document-kind", "issuer": "issuer",
        "publisher": "publisher", "date": "document-date", "read_on": "read-on", "url": "url",
    },
    DeskForm.ARTICLE: {
        "title": "article-title", "summary": "summary", "date": "date", "author": "author", "unit": "unit",
        "places": "places", "pillars": "pillars", "documents": "documents", "photo": "photo", "alt": "photo-alt",
        "caption": "photo-caption", "credit": "photo-credit", "draft": "as-draft",
    },
}  # fmt: skip
"""By the keys of the files that a form makes, the words of `console.toml` for its boxes."""


_ON_DESK = {
    "sheet-document-missing": ("desk-sheet-no-document", "document"),
    "sheet-place-missing": ("desk-sheet-no-place", "area"),
    "sheet-edition-missing": ("desk-sheet-no-ranking", "document"),
}
"""Problems whose advice is of the command line, what the desk has in their place, and the box that mends it."""
_KEY_OF_LINE = re.compile(r"\s*([a-z_]+) *=")


def no_number(path: str, line: int) -> str:
    """Of files whose lines are made of no number of a text."""
    return ""


class Boxes(Struct, frozen=True):
    """The boxes of a form in the words of its labels."""

    form: DeskForm
    language: Language
    numbers: Callable[[str, int], str]
    """The words of the number that a line of a file was made of, "" for none."""

    def label(self, key: str) -> str:
        """The label of the box of a key; "" where it has none."""
        word = _BOXES[self.form].get(key)
        return console_word(f"desk.{word}", self.language) if word else ""

    def on_desk(self, one: Problem) -> Problem:
        """A problem whose advice is that of the desk."""
        if one.code in _ON_DESK:
            code, box = _ON_DESK[one.code]
            return replace(one, code=code, details={**one.details, "box": self.label(box)})
        if one.code == "missing-key" and (label := self.label(one.details["key"])):
            return problem("desk-box-empty", one.at, key=one.details["key"], box=label)
        if one.code == "wrong-type" and one.details["read"] == '""' and (label := self.label(one.details["key"])):
            return problem("desk-box-empty", one.at, key=one.details["key"], box=label)
        return one

    def named(self, one: Problem, shown: Any, texts: Mapping[str, str]) -> Any:
        """A problem as it is shown, the keys in its words replaced by the labels of their boxes, its box before it."""
        place = self._box(one, texts.get(one.at.path, ""))
        return replace(
            shown,
            place=" · ".join(filter(None, (place, shown.place if shown.place != "." else ""))) or ".",
            message=self._labelled(shown.message),
            hint=self._labelled(shown.hint),
        )

    def _box(self, one: Problem, text: str) -> str:
        """The box that a problem is about, and the number whose card it is on."""
        line = text.splitlines()[one.at.line - 1] if text and one.at.line and one.at.line <= text.count("\n") else ""
        key = _KEY_OF_LINE.match(line)
        label = self.label(one.details.get("key", "")) or self.label(key[1] if key else "")
        words = self.numbers(one.at.path, one.at.line) if one.at.line else ""
        if label and words:
            return console_word("desk.box-of-number", self.language, label=label, words=words)
        if label:
            return console_word("desk.box", self.language, label=label)
        return console_word("desk.card-of-number", self.language, words=words) if words else ""

    def _labelled(self, words: str) -> str:
        for key in _BOXES[self.form]:
            words = self._pattern(key).sub(lambda found: self._said(key, found), words)  # noqa: B023 -- called at once
        return words

    def _pattern(self, key: str) -> re.Pattern[str]:
        """The key where it is meant as one: in quotation marks, before its value, or as no word of the language."""
        bare = self.language == "vi" or "_" in key
        after = r"(?P<value>\s*=\s*(?:\"(?P<word>[^\"]*)\")?)"
        return re.compile(rf"“{key}”|(?<![\w./“-]){key}(?![\w/”-]|\.\w){after}{'?' if bare else ''}")

    def _said(self, key: str, found: re.Match[str]) -> str:
        label = f"“{self.label(key)}”"
        if not found["value"]:
            return label
        word = found["word"]
        if key == "measure" and word in list(Measure):
            word = program_words()[self.language](f"measure.{word}")
        return f"{label}: “{word}”" if word is not None else f"{label}: "
