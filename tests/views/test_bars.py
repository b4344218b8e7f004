"""The small bars beside figures: on one scale, and none for what has no whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese.values import ChangeBase, Direction, Printed
from scorecards.views.bars import bar
from scorecards.views.view_types import BarView
from tests.support.html_tree import Element
from tests.support.projects import Site


def printed(value: str) -> Printed:
    return Printed(Decimal(value), Decimal(1))


@pytest.mark.parametrize(
    ("value", "unit", "mark", "expected"),
    [
        (Share(printed("57.53")), "%", None, BarView("0", "57.53", "")),
        (Share(printed("0")), "%", "100", BarView("0", "0", "100")),
        (Share(printed("112.5")), "%", "80", BarView("0", "100", "80")),
        (Share(printed("40")), "%", "120", BarView("0", "40", "100")),
        (Progress(printed("2"), printed("3"), "việc"), "việc", None, BarView("0", "66.67", "")),
        (Progress(printed("2"), printed("0"), "việc"), "việc", None, None),
        (Range(printed("60"), printed("70"), "%"), "%", None, BarView("60", "10", "")),
        (Range(printed("60"), printed("70"), "km"), "km", None, None),
        (Number(printed("31"), "%"), "%", None, BarView("0", "31", "")),
        (Number(printed("31"), "km"), "km", None, None),
        (Number(printed("-5"), "%"), "%", None, None),
        (Rank(7, 7, 34), "", None, None),
        (Change(printed("3.85"), Direction.INCREASE, ChangeBase.POINTS, "%"), "%", None, None),
        (Missing(MissingReason.SUPPRESSED), "%", "80", None),
    ],
)
def test_a_bar_is_as_long_as_the_rate(value: Value, unit: str, mark: str | None, expected: BarView | None) -> None:
    assert bar(value, unit, Decimal(mark) if mark else None) == expected


def test_every_rate_of_a_site_stands_beside_a_bar_of_its_length(country_site: Callable[[str], Site]) -> None:
    drawn = 0
    for page in country_site("/").pages.values():
        for row in page.all("article"):
            rates = re.findall(r"^(?!tăng|giảm)[^\d/]*(\d+(?:,\d+)?)%$", value(row))
            fills = [rect for rect in row.all("rect") if rect.has_class("bar-fill")]
            if rates and not row.has_class("row-wide"):
                assert [float(fill.get("width")) for fill in fills] == [float(rates[0].replace(",", "."))], row.text
                drawn += 1
    assert drawn > 20


def value(row: Element) -> str:
    """The figure that a row leads with, or ""."""
    return "".join(
        one.text
        for p in row.all("p")
        if p.has_class("row-value")
        for one in p.all("span")
        if one.has_class("value") and not one.has_class("value-aim")
    )
