"""Observations that are made when they are looked at: the same as those that were kept."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from scorecards.model.kept_observations import Observations
from scorecards.model.observations import Measure, Observation, ObservationStatus
from scorecards.model.periods import Period
from scorecards.model.text import NO_TEXT, Text
from scorecards.model.values import Number, Share
from scorecards.problems import Location, Pointer, Positions
from scorecards.vietnamese.values import Printed

FIRST, SECOND = Period(date(2024, 12, 31)), Period(date(2025, 6, 30))


class _File:
    def positions(self, path: tuple[str | int, ...], /) -> tuple[Location, Location]:
        return Location("a.toml", len(path)), Location("a.toml", len(path))


FILE: Positions = _File()


def stated(place: str, document: str, indicator: str, number: int = 0) -> Observation:
    id = f"{place}.{document}.{indicator}"
    value = Share(Printed(Decimal(f"5{number}.50"), Decimal("0.01")))
    at = Pointer("a.toml", FILE, ("observation", number, "quote"))
    return Observation(
        id, id, place, indicator, document, "", FIRST, Measure.CUMULATIVE, (), value, f"đạt 5{number},50%", "", None,
        NO_TEXT, at,
    )  # fmt: skip


ONE = stated("ha-tinh", "bc-1", "ho-so")
ALIKE = [
    ONE,
    stated("ha-tinh", "bc-1", "thu-tuc", 1),
    stated("ha-tinh", "bc-2", "ho-so"),
    stated("nghe-an", "bc-1", "ho-so"),
]
UNLIKE = [
    ONE,
    replace(ONE, id=f"{ONE.id}.tinh", members=(("cap", "tinh"),)),
    replace(ONE, id="ha-tinh.bc-1.2025-06-30", whole="ha-tinh.bc-1.2025-06-30", period=SECOND),
    replace(ONE, value=Number(Printed(Decimal("1E+3"), Decimal(10)), "hồ sơ"), at=Location("b.toml", 3)),
    replace(ONE, at=Pointer("b.toml", FILE, ("observation", 1))),
    replace(ONE, at=Pointer("a.toml", FILE, ("observation", 1), is_key=True)),
    replace(ONE, read_in="trang", note=Text("ghi chú", "note"), status=ObservationStatus.FINAL),
]


@pytest.mark.parametrize("given", [[], [ONE], ALIKE, UNLIKE, UNLIKE[:3], UNLIKE[3:5]])
def test_they_are_what_was_given(given: list[Observation]) -> None:
    kept = Observations.of(given)
    assert [*kept] == given
    assert [repr(one) for one in kept] == [repr(one) for one in given]  # an amount has its precision
    assert len(kept) == len(given)
    assert [kept[n] for n in range(len(given))] == given
    assert [kept[-n] for n in range(1, len(given) + 1)] == given[::-1]
    assert kept[1:3] == tuple(given[1:3])
    assert [*kept.ids] == [one.id for one in given]
    assert [one.at.line for one in kept] == [one.at.line for one in given]
    for one in given:
        assert [*kept.of_place(one.place)] == [other for other in given if other.place == one.place]
        assert [*kept.of_indicator(one.indicator)] == [other for other in given if other.indicator == one.indicator]
        assert kept.count_of(one.place) == len([*kept.of_place(one.place)])
        assert kept.count_of_indicator(one.indicator) == len([*kept.of_indicator(one.indicator)])
        assert kept.find(one.id) == next(other for other in given if other.id == one.id)
    with pytest.raises(IndexError):
        kept[len(given)]


def test_they_are_equal_to_others_that_say_the_same() -> None:
    assert Observations.of(ALIKE) == Observations.of([*ALIKE])
    assert Observations.of(ALIKE) != Observations.of(ALIKE[:-1])
    assert Observations.of(ALIKE) != Observations.of([*ALIKE[:-1], replace(ALIKE[-1], quote="khác")])
    assert Observations.of([]) != ()


def test_what_is_not_there_is_not_found() -> None:
    kept = Observations.of(ALIKE)
    assert kept.find("ha-tinh.bc-9.ho-so") is None
    assert kept.find("") is None
    assert [*kept.of_place("quang-tri")] == [*kept.of_indicator("khac")] == []
    assert kept.count_of("quang-tri") == 0


def test_those_that_are_kept_are_not_kept_again() -> None:
    kept = Observations.of(ALIKE)
    assert Observations.of(kept) is kept
