"""What the reader of /kiem-tra/ reads, held against the reader of quantities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import (
    ChangeQuantity,
    Direction,
    NumberQuantity,
    Printed,
    Qualifier,
    Quantity,
    RankQuantity,
    RatioQuantity,
)

NOUNS = (
    "chỉ tiêu", "công dân", "dịch vụ", "đơn vị", "hồ sơ", "hộ", "km", "nhiệm vụ", "người", "thôn", "tổ", "trạm",
    "văn bản", "xã",
)  # fmt: skip
"""What is counted, as a site may have it; the reader takes a bare number as one only before such a word."""

_BOUNDS = {
    "exact": (Qualifier.EXACT, Qualifier.UP_TO),
    "about": (Qualifier.ABOUT,),
    "nearly": (Qualifier.NEARLY,),
    "over": (Qualifier.OVER,),
    "other": tuple(Qualifier),
}


def python_numbers(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text with a digit in them."""
    return tuple(one for one in read_quantities(text).quantities if any(map(str.isdigit, one.printed)))


def faults(text: str, numbers: Sequence[Mapping[str, Any]]) -> tuple[list[str], int, int]:
    """Where the reader in the browser reads otherwise; how many quantities it reads, and of how many.

    What it leaves unread is no fault. A number that it sets aside as a date or the like, and one that it does not see
    at all, is one.
    """
    quantities, wrong, read = python_numbers(text), [], 0
    for one in numbers:
        around = f"{one['kind']} {one.get('value')} in {text[max(0, one['start'] - 40) : one['end'] + 25]!r}"
        there = [q for q in quantities if q.start < one["end"] and one["start"] < q.end]
        if one["kind"] == "aside":
            wrong += [f"set aside: {around}"] if there else []
        elif one["kind"] != "unread":
            same = [q for q in there if is_same(q, one)]
            read += bool(same)
            wrong += (
                []
                if same
                else [f"misread: {around}: {[(q.kind, q.printed, str(q.number), q.qualifier) for q in there]}"]
            )
    seen = {at for one in numbers for at in range(one["start"], one["end"])}
    wrong += [
        f"not seen: {text[at : at + 20]!r}" for at, sign in enumerate(text) if sign in "0123456789" and at not in seen
    ]
    return wrong, read, len(quantities)


def is_same(quantity: Quantity, one: Mapping[str, Any]) -> bool:
    """Whether both readers read the same."""
    if quantity.qualifier not in _BOUNDS[one["bound"]] or one["percent"] != (quantity.unit == "%"):
        return False
    match one["kind"], quantity.value:
        case "number", NumberQuantity(amount=amount):
            return _printed(amount, one)
        case "ratio", RatioQuantity(numerator=upper, denominator=lower):
            return (upper.value, lower.value) == (one["value"], one["of"])
        case "rank", RankQuantity(position=Printed() as position, universe=universe):
            return (position.value, universe and universe.value) == (one["value"], one["universe"])
        case "change", ChangeQuantity(amount=Printed() as amount, direction=direction):
            return _printed(amount, one) and (direction is Direction.DECREASE) == one["down"]
    return False


def _printed(amount: Printed, one: Mapping[str, Any]) -> bool:
    value, step = float(one["value"]), float(one["step"])
    return float(amount.value) == value and abs(float(amount.step) - step) < step / 1000


def all_faults(texts: Iterable[str], read: Iterable[Sequence[Mapping[str, Any]]]) -> tuple[list[str], int, int]:
    """The same over texts."""
    found = [faults(text, numbers) for text, numbers in zip(texts, read, strict=True)]
    return [one for wrong, _, _ in found for one in wrong], sum(n for _, n, _ in found), sum(n for _, _, n in found)
