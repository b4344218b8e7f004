"""The one reader of quantities: Vietnamese text -> numbers with their spans, and what is not a quantity."""

from __future__ import annotations

from scorecards.vietnamese.values import (
    ChangeBase,
    Change,
    Direction,
    Kind,
    LeftAside,
    Number,
    Printed,
    Qualifier,
    Quantity,
    Range,
    Rank,
    Ratio,
    Reading,
    Value,
)

__all__ = [
    "ChangeBase",
    "Change",
    "Direction",
    "Kind",
    "LeftAside",
    "Number",
    "Printed",
    "Qualifier",
    "Quantity",
    "Range",
    "Rank",
    "Ratio",
    "Reading",
    "Value",
    "read_quantities",
]


def read_quantities(text: str) -> Reading:
    """Read every quantity of a text."""
    return Reading((), ())
