"""A draft as the plain values that JSON has: the shape of `read --format json`, and what each quantity is likely of."""

from __future__ import annotations

from typing import Any

from scorecards.drafting.draft import Draft, DraftQuantity
from scorecards.languages import Language
from scorecards.problems import as_json as problem_as_json
from scorecards.vietnamese.reading import aside_as_json, quantity_as_json


def draft_as_json(draft: Draft, language: Language) -> dict[str, Any]:
    """Everything of a draft; places are characters of `text`."""
    page = draft.page
    return {
        "area": draft.area,
        "title": page.title,
        "read_as": page.how,
        "text": page.text,
        "blocks": [
            {"kind": one.kind.value, "start": one.start, "end": one.end, "level": one.level} for one in page.blocks
        ],
        "quantities": [_quantity(one, draft) for one in draft.quantities],
        "left_aside": [aside_as_json(one) for one in draft.left_aside],
        "dropped": [{"text": one.text, "why": one.why.value} for one in page.dropped],
        "problems": [problem_as_json(one, language) for one in page.problems],
    }


def _quantity(one: DraftQuantity, draft: Draft) -> dict[str, Any]:
    period = one.period
    return quantity_as_json(one.quantity, draft.page.text) | {
        "number": one.number,
        "indicator": one.indicator or None,
        "score": one.score,
        "candidates": [{"indicator": c.indicator, "score": c.score} for c in one.candidates],
        "area": one.place.place or None,
        "area_named": one.place.named,
        "as_of": period.as_of.isoformat() if period.as_of else None,
        "from": period.start.isoformat() if period.start else None,
        "period_found": period.source.value,
        "period_inferred": period.is_inferred,
        "part": dict(one.members),
        "role": one.role.value,
        "joined": one.joined,
    }
