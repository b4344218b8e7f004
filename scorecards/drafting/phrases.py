"""The shortest words of a page that carry a figure: what a report file quotes."""

from __future__ import annotations

from scorecards.drafting.draft import Draft, DraftQuantity


def phrase_of(one: DraftQuantity, draft: Draft) -> str:
    """The quantity's own words."""
    return draft.page.text[one.quantity.start : one.quantity.end]
