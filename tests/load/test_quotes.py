"""From the source's words and what the file says besides to a value, for every kind of indicator.

The cases stand in `quotes.txt`: a line "# kind, unit" and below it "words | what the file says | what comes of it".
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.load.quotes import ReadValue, read_value
from scorecards.load.stated_values import NOTHING_SAID, Explicit, Trouble, as_printed
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.text import Text
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.problems import Location, problem
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier

HERE = Path(__file__).resolve().parent
TYPES = {
    "universe": int, "unit": str, "qualifier": Qualifier, "direction": Direction, "base": ChangeBase,
    "missing": MissingReason,
}  # fmt: skip


def cases() -> Iterator[Any]:
    kind, unit = "", ""
    for line in (HERE / "quotes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind, _, unit = line[2:].partition(", ")
        elif line.strip():
            words, said, expected = (part.strip() for part in line.split("|"))
            yield pytest.param(kind, unit, words, said, expected, id=f"{kind}: {words} {said}".strip())


def indicator(kind: str, unit: str) -> Indicator:
    return Indicator(
        id="thu", name=Text("Thử"), definition=Text("Thử"), pillar="", kind=IndicatorKind(kind), better=Better.HIGHER,
        unit=Text(unit), denominator=Text(""), low=None, high=None, compare_within_days=None, merge=MergeRule.SUM,
    )  # fmt: skip


def explicit(said: str) -> Explicit:
    pairs = (pair.split("=") for pair in said.split(", ") if pair)
    return Explicit(**{key: TYPES.get(key, Decimal)(value) for key, value in pairs})


def number(printed: Printed | None) -> str:
    """A number with its precision: "57.53"; one that was printed rounder than to ones has its step behind "~"."""
    if printed is None:
        return "–"
    step = "" if printed.step <= 1 else f"~{printed.step:f}"
    places = max(0, -int(printed.step.as_tuple().exponent))
    return f"{printed.value:.{places}f}{step}"


def described(value: Value) -> str:
    match value:
        case Number(printed=one, unit=unit, qualifier=qualifier):
            words = [number(one), unit, qualifier]
        case Share(rate=rate, numerator=top, denominator=bottom, counted=counted):
            words = [f"{number(rate)}%", value.qualifier]
            if top or bottom:
                words += ["of", f"{number(top)}/{number(bottom)}", counted, value.counted_qualifier]
        case Range(low=low, high=high, unit=unit, qualifier=qualifier):
            words = [f"{number(low)}..{number(high)}", unit, qualifier]
        case Rank(best=best, worst=worst, universe=universe):
            words = ["rank", str(best) if best == worst else f"{best}..{worst}", f"among {universe or '–'}"]
        case Progress(done=done, planned=planned, unit=unit, qualifier=qualifier):
            words = ["done", f"{number(done)}/{number(planned)}", unit, qualifier]
        case Change(amount=amount, direction=direction, base=base, unit=unit, qualifier=qualifier):
            words = [direction, number(amount), unit, base, qualifier]
        case Missing(reason=reason):
            words = ["missing", reason]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(("kind", "unit", "words", "said", "expected"), list(cases()))
def test_quote(kind: str, unit: str, words: str, said: str, expected: str) -> None:
    read = read_value(indicator(kind, unit), words, explicit(said))
    if isinstance(read, Trouble):
        near = read.details.get("near")
        assert f"! {read.code} {read.key}".strip() + (f" ~ {near}" if near else "") == expected
        raised = problem(read.code, Location("x"), indicator="thu", **read.details)
        assert raised.message("vi")
        assert raised.hint("en")
    else:
        shown = described(read.value)
        assert (f"{shown} « {read.printed}" if read.printed else shown) == expected


def test_every_kind_is_in_the_table() -> None:
    assert {case.values[0] for case in cases()} == set(IndicatorKind)


NUMBERS = st.none() | st.decimals(-5, 10**9, places=2) | st.integers(0, 100).map(Decimal)
SAID = st.builds(
    Explicit,
    **{name: NUMBERS for name in Explicit.__struct_fields__ if name in ("value", "low", "high", "numerator")},
    denominator=NUMBERS,
    universe=st.none() | st.integers(1, 100),
    qualifier=st.none() | st.sampled_from(Qualifier),
    direction=st.none() | st.sampled_from(Direction),
    base=st.none() | st.sampled_from(ChangeBase),
    missing=st.none() | st.just(MissingReason.SUPPRESSED),
)
WORDS = st.lists(
    st.sampled_from(
        ["57,53%", "21/26", "1.711", "hồ sơ", "chỉ tiêu", "gần", "từ", "đến", "xếp thứ", "tăng", "tỷ đồng", "-", "0",
         ",", "hạng", "lần", "top 10", "52/63", "nghìn", "(", ")", "9" * 20, "điểm %", "31/10/2023", "đạt"]
    ),
    max_size=6,
).map(" ".join)  # fmt: skip


@given(st.sampled_from(IndicatorKind), WORDS, SAID)
def test_any_words_give_a_sound_value_or_trouble(kind: IndicatorKind, words: str, said: Explicit) -> None:
    read = read_value(indicator(kind, "hồ sơ"), words, said)
    if isinstance(read, Trouble):
        assert problem(read.code, Location("x"), indicator="thu", **read.details).message("vi")
        return
    assert bool(read.printed) <= bool(words)
    match read.value:
        case Rank(best=best, worst=worst, universe=universe):
            assert 1 <= best <= worst
            assert universe is None or worst <= universe
        case Range(low=low, high=high):
            assert low.value <= high.value
        case Progress(planned=planned):
            assert planned.value > 0
        case Missing():
            assert said.missing
            assert not words


@pytest.mark.parametrize(
    ("words", "step"),
    [("57.53", "0.01"), ("57.530", "0.001"), ("1400", "1"), ("0", "1"), ("1E+3", "1"), ("-2.5", "0.1")],
)
def test_a_number_in_a_file_has_the_precision_it_is_written_with(words: str, step: str) -> None:
    assert as_printed(Decimal(words)) == Printed(Decimal(words), Decimal(step))


def test_the_same_words_are_read_once_and_for_each_kind_and_unit_apart() -> None:
    rate, count = indicator("rate", "%"), indicator("count", "hồ sơ")
    first = read_value(rate, "đạt 57,53%", NOTHING_SAID)
    assert isinstance(first, ReadValue)
    again = read_value(indicator("rate", "%"), "".join(("đạt ", "57,53%")), NOTHING_SAID)
    assert again is first
    assert isinstance(read_value(count, "đạt 57,53%", NOTHING_SAID), Trouble)
    chosen = read_value(rate, "đạt 57,53%", Explicit(qualifier=Qualifier.EXACT))
    assert isinstance(chosen, ReadValue)
    assert (chosen.value, chosen.printed) == (first.value, "57,53%")
