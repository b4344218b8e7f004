"""A reading as the plain values that JSON has, for `read --format json` and other programs."""

from __future__ import annotations

from typing import Any

from scorecards.vietnamese.quantities import LeftAside, Printed, Quantity, read_quantities


def reading_as_json(text: str) -> dict[str, list[dict[str, Any]]]:
    """Everything read from a text: `quantities` and `left_aside`, offsets in characters of the text.

    Numbers are strings of plain decimals ("57.53") or null. A change also has its `direction` and `base`.
    """
    reading = read_quantities(text)
    quantities = [quantity_as_json(quantity, text) for quantity in reading.quantities]
    return {"quantities": quantities, "left_aside": [aside_as_json(one) for one in reading.left_aside]}


def quantity_as_json(quantity: Quantity, text: str) -> dict[str, Any]:
    """A quantity of a text."""
    entry: dict[str, Any] = {
        "kind": quantity.kind.value,
        "value": plain(quantity.number),
        "low": plain(quantity.low),
        "high": plain(quantity.high),
        "numerator": plain(quantity.numerator),
        "denominator": plain(quantity.denominator),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier.value,
        "printed": quantity.printed,
        "quote": text[quantity.start : quantity.end],
        "start": quantity.start,
        "end": quantity.end,
    }
    if quantity.change:
        entry["direction"] = quantity.change.direction.value
        entry["base"] = quantity.change.base.value
    return entry


def aside_as_json(one: LeftAside) -> dict[str, Any]:
    """What was left aside."""
    return {"text": one.text, "why": one.why, "start": one.start, "end": one.end}


def plain(number: Printed | None) -> str | None:
    """The value without exponent, with the decimals that its step has."""
    if number is None:
        return None
    exponent = number.step.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = f"{number.value:.{max(places, 0)}f}"
    return text if number.value == number.value.__class__(text) else f"{number.value:f}"
