"""Which place a quantity is of, places that the project has not among them."""

from __future__ import annotations

import re

from msgspec import Struct

from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.passage_context import PassageContext
from scorecards.analysis.tracing.segments import Segment

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


class DraftPlace(Struct, frozen=True):
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
    if found := _unit_beside(text, segment, around):
        return DraftPlace("", found)
    place = context.places[0] if context.places else area
    if place == country != area and not _OF_COUNTRY.search(text, segment.sentence[0], segment.number[0]):
        return DraftPlace(area, "")
    return DraftPlace(place, place if context.named else "")


def _unit_beside(text: str, segment: Segment, around: PassageContext) -> str:
    """The commune, district or village in the number's own words, or that the sentence is about; "" for none."""
    start, end = segment.sentence
    units = [(found.start(), found.end()) for found in around.smaller_units]
    own = [(first, last) for a, b in segment.own for first, last in units if a <= first and last <= b]
    if own:
        return text[slice(*own[0])]
    if _OF_UNIT.search(text, start, end):
        return next((text[first:last] for first, last in units if start <= first and last <= end), "")
    return ""
