"""What may be a day of a month or a ratio: "2/6"."""

import re
from decimal import Decimal
from functools import lru_cache

from scorecards.analysis.tracing.known_times import KnownTimes
from scorecards.analysis.tracing.passages import PieceIndex
from scorecards.vietnamese.values import LeftAside, Printed, Qualifier, Quantity, RatioQuantity, Reading

_PAIR = re.compile(r"(\d{1,2})/(\d{1,2})")


def sorted_out(reading: Reading, pieces: PieceIndex) -> tuple[list[Quantity], list[LeftAside]]:
    """The quantities and the rest. A day without a year and without "ngày" may be a ratio: "2/6 về kinh tế số"."""
    if not reading.left_aside and pieces.is_plain:
        return list(reading.quantities), []
    quantities, asides = list(reading.quantities), []
    for aside in reading.left_aside:
        pair = _PAIR.fullmatch(aside.text)
        if pair and aside.why == "date":
            value = _ratio(pair[1], pair[2])
            quantities.append(Quantity(aside.start, aside.end, aside.text, "", Qualifier.EXACT, value))
        else:
            asides.append(aside)
    quantities = [q for q in quantities if not ((piece := pieces.at(q.start)) and piece.code)]
    return sorted(quantities, key=lambda q: q.start), asides


@lru_cache(1024)
def _ratio(top: str, bottom: str) -> RatioQuantity:
    """One value for all that are written alike, see `_Text.told`."""
    return RatioQuantity(Printed(Decimal(top), Decimal(1)), Printed(Decimal(bottom), Decimal(1)))


def is_day_of_year(quantity: Quantity, times: KnownTimes) -> bool:
    """Whether what reads as a ratio is a known day of the year: "21/9"."""
    pair = _PAIR.fullmatch(quantity.printed)
    return bool(pair) and times.has_day_of_year(*(int(part) for part in quantity.printed.split("/")))
