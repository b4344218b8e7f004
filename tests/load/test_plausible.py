"""A unit that is not the indicator's is asked about; the indicator's own name is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecards.load.names import LoadContext
from scorecards.load.plausible import check_unit
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.text import Text
from scorecards.model.values import Number
from scorecards.problems import NOWHERE, Diagnostics
from scorecards.vietnamese.values import Printed, Qualifier

TEAMS = Indicator(
    id="to", name=Text("Tổ công nghệ số cộng đồng"), other_names=("Tổ CNSCĐ",), definition=Text("Giả định."),
    pillar="nhan-luc", kind=IndicatorKind.COUNT, better=Better.HIGHER, unit=Text("tổ"), merge=MergeRule.SUM,
)  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "asked"),
    [
        ("tổ", False),
        ("tổ công nghệ số cộng đồng", False),
        ("tổ CNSCĐ", False),
        ("tổ dân phố", True),
        ("thành viên tổ công nghệ số cộng đồng", True),
    ],
)
def test_a_unit_that_is_called_as_the_indicator_is_no_other_one(unit: str, asked: bool) -> None:
    diagnostics = Diagnostics()
    value = Number(Printed(Decimal(956), Decimal(1)), unit, Qualifier.EXACT)
    check_unit(value, TEAMS, NOWHERE, LoadContext(diagnostics))
    assert [one.code for one in diagnostics.problems] == (["other-unit"] if asked else [])
