"""Which place a quantity is of, places that the project has not among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.passage_context import PassageContext
from scorecards.analysis.tracing.segments import Segment

_CAPITAL = "A-ZĐÀÁẢÃẠĂÂÈÉẺẼẸÊÌÍỈĨỊÒÓỎÕỌÔƠÙÚỦŨỤƯỲÝỶỸỴẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ"
_WORD = rf"[{_CAPITAL}][^\W\d_]*"
_KINDS = (
    "[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP\\.?|[Tt]hôn|[Ll]àng|[Bb]ản|[Xx]óm|[Bb]uôn"
)
_UNIT = re.compile(rf"(?<!\w)(?:{_KINDS}) ?(?P<name>{_WORD}(?: {_WORD}){{0,3}})")
_SOME_UNITS = re.compile(
    r"(?<!\w)(?<!cấp )(?<!địa bàn )(?<!toàn )"
    r"(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|địa phương|đơn vị|thôn|bản)"
    r"(?:, (?:huyện|thị xã|thành phố|phường|thị trấn))*(?: \w+){0,2}? (?:có|đạt|với)(?: tỷ lệ)?(?: trên| hơn| từ)? ?\Z",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(
    r"(?<!\w)(?:cả nước|toàn quốc)(?: hiện| đã)? (?:có|đạt|là)"
    r"|(?:trung bình|bình quân|của)(?: của)? (?:cả nước|toàn quốc)",
    re.IGNORECASE,
)
_OF_UNIT = re.compile(r"(?<!\w)(?:toàn (?:xã|huyện|phường|thôn|xóm)|là nơi sinh sống)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """The place of a quantity."""

    place: str
    """Its identifier; "" for one that the project has not."""
    named: str
    """The words that name it, or "" where it is understood."""


def some_units(text: str, before: tuple[int, int], start: int) -> str:
    """The words of a number of units that the number behind it is of: the "5/13 huyện" of "5/13 huyện có 100% thôn"."""
    return text[slice(*before)] if _SOME_UNITS.search(text, before[0], start) else ""


def place_of(segment: Segment, context: NumberContext, around: PassageContext, area: str, country: str) -> DraftPlace:
    """The place of the number of a segment: a unit named beside it, else the place in force.

    The country is mostly named to compare with ("đứng thứ 5 toàn quốc"): figures are of it only where it is their
    subject.
    """
    text = around.passage.text
    known = {text[one.start : one.end] for one in around.places_named}
    if found := _unit_beside(text, segment, known):
        return DraftPlace("", found)
    place = context.places[0] if context.places else area
    if place == country != area and not _OF_COUNTRY.search(text, segment.sentence[0], segment.number[0]):
        return DraftPlace(area, "")
    return DraftPlace(place, place if context.named else "")


def _unit_beside(text: str, segment: Segment, known: set[str]) -> str:
    """The commune, district or village in the number's own words, or that the sentence is about; "" for none."""
    start, end = segment.sentence
    own = [found for a, b in segment.own for found in _UNIT.finditer(text, a, b) if not _is_of(found["name"], known)]
    if own:
        return own[0][0]
    if _OF_UNIT.search(text, start, end):
        found = next((one for one in _UNIT.finditer(text, start, end) if not _is_of(one["name"], known)), None)
        return found[0] if found else ""
    return ""


def _is_of(name: str, known: set[str]) -> bool:
    """Whether a name is a known one, or one that a person's name follows: "thành phố Cần Thơ Huỳnh Hoàng Mến"."""
    return any(name == one or name.startswith(f"{one} ") for one in known)
