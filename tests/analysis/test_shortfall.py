"""How far a figure is from its target, and which targets a later document ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from scorecards.analysis.status.ended import ended
from scorecards.analysis.status.shortfall import Shortfall, shortfall
from scorecards.model.documents import Document, DocumentKind
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.observations import Comparator, Target
from scorecards.model.text import Text
from scorecards.model.values import Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.problems import Location
from scorecards.vietnamese.values import Printed, Qualifier

AT = Location("data/targets.toml", 1)
RATE = Indicator(
    id="ho-so", name=Text("Hồ sơ"), definition=Text("Hồ sơ."), pillar="p", kind=IndicatorKind.RATE,
    better=Better.HIGHER, unit=Text("%"), merge=MergeRule.NOT_COMPARABLE,
)  # fmt: skip
COUNT = replace(RATE, kind=IndicatorKind.COUNT, unit=Text("đơn vị"))


def number(text: str) -> Printed:
    value = Decimal(text)
    return Printed(value, Decimal(1).scaleb(int(value.as_tuple().exponent)))


def target(goal: str, comparator: Comparator = Comparator.AT_LEAST, **more: Any) -> Target:
    known = {"id": "t", "indicator": "ho-so", "place": "a", "document": "cu", "due": date(2025, 12, 31), "at": AT}
    return Target(value=number(goal), comparator=comparator, **{**known, **more})


def lacks(amount: str, *, about: bool = False) -> Shortfall:
    return Shortfall(Decimal(amount), reached=False, about=about)


def beyond(amount: str, *, about: bool = False) -> Shortfall:
    return Shortfall(Decimal(amount), reached=True, about=about)


@pytest.mark.parametrize(
    ("goal", "comparator", "value", "expected"),
    [
        ("200", Comparator.AT_LEAST, Number(number("95"), "đơn vị"), lacks("105")),
        ("100", Comparator.AT_LEAST, Share(number("96.80")), lacks("3.20")),
        ("80", Comparator.AT_LEAST, Share(number("80")), beyond("0")),
        ("80", Comparator.OVER, Share(number("80")), lacks("0")),
        ("80", Comparator.AT_LEAST, Share(number("84.5")), beyond("4.5")),
        ("70", Comparator.AT_MOST, Rank(75, 75, 193), lacks("5")),
        ("70", Comparator.AT_MOST, Rank(65, 65, 193), beyond("5")),
        ("50", Comparator.EXACTLY, Number(number("53"), "đơn vị"), lacks("3")),
        ("80", Comparator.AT_LEAST, Share(number("75"), Qualifier.NEARLY), lacks("5", about=True)),
        ("80", Comparator.AT_LEAST, Share(number("90"), Qualifier.OVER), beyond("10", about=True)),
        ("80", Comparator.AT_LEAST, Share(number("80"), Qualifier.NEARLY), None),
        ("100", Comparator.AT_LEAST, Progress(number("21"), number("26"), "việc"), lacks("19.2", about=True)),
        ("100", Comparator.AT_LEAST, Progress(number("13"), number("26"), "việc"), lacks("50")),
        ("80", Comparator.AT_LEAST, Range(number("60"), number("70"), "%"), None),
        ("80", Comparator.AT_LEAST, Rank(30, 34, 63), None),
        ("80", Comparator.AT_LEAST, Missing(MissingReason.SUPPRESSED), None),
    ],
)
def test_how_far_a_figure_is(goal: str, comparator: Comparator, value: Value, expected: Shortfall | None) -> None:
    assert shortfall(target(goal, comparator), value, RATE) == expected


def test_a_count_done_of_a_plan_is_no_amount_to_compare() -> None:
    assert shortfall(target("30"), Progress(number("21"), number("26"), "việc"), COUNT) is None


# -- which have ended --------------------------------------------------------------------------------------------------


def document(id: str, issued: date | None, effective: date | None = None) -> Document:
    return Document(
        id=id,
        title=Text(id),
        kind=DocumentKind.DECISION,
        issuer=Text("Sở"),
        issued_on=issued,
        effective=effective,
        at=AT,
    )


DOCUMENTS = {
    one.id: one
    for one in (
        document("cu", date(2020, 6, 3)),
        document("moi", date(2022, 3, 31)),
        document("sau", date(2022, 3, 1), date(2023, 1, 1)),
        document("khong-ngay", None),
    )
}
TODAY = date(2022, 6, 1)


def test_a_later_document_with_the_same_thing_and_day_stands_in_its_place() -> None:
    old, new = target("80", id="t-cu"), target("85", id="t-moi", document="moi")
    assert ended([old, new], DOCUMENTS, TODAY) == {"t-cu": "moi"}
    assert ended([new, old], DOCUMENTS, TODAY) == {"t-cu": "moi"}
    assert ended([old, new], DOCUMENTS, date(2022, 3, 30)) == {}


@pytest.mark.parametrize(
    "other",
    [
        target("85", id="t-2", document="moi", place="b"),
        target("85", id="t-2", document="moi", indicator="khac"),
        replace(target("85", id="t-2", document="moi"), due=date(2030, 12, 31)),
        replace(target("85", id="t-2", document="moi"), members=(("cap", "xa"),)),
        target("85", id="t-2", document="khong-ngay"),
        target("85", id="t-2"),
    ],
)
def test_a_target_of_something_else_ends_none(other: Target) -> None:
    assert ended([target("80", id="t-1"), other], DOCUMENTS, TODAY) == {}


def test_a_target_says_itself_what_ends_it_and_from_when() -> None:
    own = target("80", ended_by="sau")
    assert ended([own], DOCUMENTS, date(2022, 12, 31)) == {}
    assert ended([own], DOCUMENTS, date(2023, 1, 1)) == {"t": "sau"}
