"""Records do what `dataclasses.dataclass` makes them do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from scorecards import records

Decorator = Callable[..., Any]
BOTH = pytest.mark.parametrize("record", [dataclasses.dataclass, records.dataclass])


@records.dataclass(frozen=True, slots=True)
class Pair:
    """One that can be found by its name, for pickling."""

    first: Any
    second: Any = None


def made(record: Decorator) -> tuple[Any, ...]:
    """Classes of many kinds."""

    @record(frozen=True, slots=True)
    class Many:
        first: Any
        second: Any = 2
        note: str = dataclasses.field(default="", compare=False)
        hidden: str = dataclasses.field(default="", repr=False)

    @record(frozen=True, slots=True)
    class One:
        first: Any

    @record(frozen=True)
    class Nothing:
        pass

    @record(frozen=True, slots=True)
    class More(One):
        second: Any = 0

    @record(frozen=True, slots=True, eq=False)
    class Same:
        first: Any

    @record(frozen=True, slots=True)
    class Own:
        first: Any

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "own"

    @record(frozen=True, slots=True, order=True)
    class Ordered:
        first: Any

    @record(slots=True)
    class Changing:
        first: Any

    return Many, One, Nothing, More, Same, Own, Ordered, Changing


@BOTH
def test_records_of_one_class_and_the_same_values_are_equal(record: Decorator) -> None:
    many, one, nothing, more, same, own, ordered, changing = made(record)
    number = float("nan")
    assert many(1) == many(1, note="x")
    assert many(1) != many(1, 3)
    assert many(1) != many(1, hidden="x")
    assert one(number) == one(number)  # as tuples are
    assert one(1) != one(2)
    assert one(1) != more(1)
    assert one(1) != 1
    assert one((1,)) != (1,)
    assert nothing() == nothing()
    assert more(1) != more(1, 1)
    assert same(1) != same(1)
    assert own(1) == own(2)
    assert ordered(1) < ordered(2)
    assert changing(1) == changing(1)


@BOTH
def test_equal_records_have_one_hash(record: Decorator) -> None:
    many, one, nothing, more, _, own, _, changing = made(record)
    assert {many(1): 0, many(1, note="x"): 1, many(2): 2} == {many(1): 1, many(2): 2}
    assert [hash(many(1)), hash(one(1)), hash(nothing())] == [hash((1, 2, "")), hash((1,)), hash(())]
    assert len({more(1), more(1, 1), one(1)}) == 3
    for unhashable in (one([]), changing(1)):
        with pytest.raises(TypeError, match="unhashable"):
            hash(unhashable)
    assert hash(own(1)) == hash((1,))


@BOTH
def test_records_are_shown_with_their_fields(record: Decorator) -> None:
    many, one, nothing, more, _, own, _, _ = made(record)
    shown = [repr(value).replace("made.<locals>.", "") for value in (many("a"), nothing(), more(1), own(1))]
    assert shown == ["Many(first='a', second=2, note='')", "Nothing()", "More(first=1, second=0)", "own"]
    circle: list[Any] = []
    circle.append(one(circle))
    assert repr(circle[0]).endswith("One(first=[...])")


@BOTH
def test_records_do_not_change(record: Decorator) -> None:
    value = made(record)[0](1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.first = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.first
    assert dataclasses.replace(value, first=2).first == 2
    assert [one.name for one in dataclasses.fields(value)] == ["first", "second", "note", "hidden"]
    assert not hasattr(value, "__dict__")
    match value:
        case object(first=1, second=2):
            pass
        case _:
            pytest.fail("fields cannot be matched")


def test_records_are_copied_and_passed_on() -> None:
    value = Pair([1], Pair(2))
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value
