"""Quotes that were damaged in copying: never another value without a problem.

A blank, point or comma too many within a numeral, or a word that was left out of a number in words. Left out are
damages that make another number as a source may print it (57% -> 5,7%): nothing in the words shows them.
"""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from scorecards.load.quotes import read_value
from scorecards.load.stated_values import Explicit, Trouble
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.text import Text
from scorecards.model.values import Change, Number, Progress, Rank, Share, Value
from scorecards.vietnamese.number_words import number_words

RATE, COUNT, MONEY, CHANGE, PLAN, RANK = (
    Indicator(
        id="thu", name=Text("Thử"), definition=Text("Thử"), pillar="", kind=kind, better=Better.HIGHER, unit=Text(unit),
        denominator=Text(""), low=None, high=None, compare_within_days=None, merge=MergeRule.SUM,
    )
    for kind, unit in (
        (IndicatorKind.RATE, "%"), (IndicatorKind.COUNT, "trạm"), (IndicatorKind.MONEY, "đồng"),
        (IndicatorKind.CHANGE, "%"),
        (IndicatorKind.PROGRESS, "chỉ tiêu"), (IndicatorKind.RANK, "hạng"),
    )
)  # fmt: skip
WHOLE = (
    (RATE, "đạt tỷ lệ 57,53%"), (RATE, "gần 57,53%"), (RATE, "141.616 hồ sơ, đạt tỷ lệ 57,53%"),
    (RATE, "57,53 phần trăm"),
    (RATE, "12/15 đơn vị (80,25%)"), (RATE, "12,35‰"), (COUNT, "có 1.234 trạm"), (COUNT, "trên 12.345.678 trạm"),
    (COUNT, "1.234 trạm, bằng 60,25% kế hoạch"), (MONEY, "1.234,56 tỷ đồng"), (MONEY, "342,78 triệu đồng"),
    (CHANGE, "tăng 3,85% so với cùng kỳ"), (CHANGE, "đạt 29,65%, tăng 13,85%"), (PLAN, "21/26 chỉ tiêu"),
    (RANK, "xếp thứ 37/63"), (RATE, "từ 60,25% đến 70,75%"), (RATE, "60,25 - 70,75%"),
)  # fmt: skip
SPOKEN = (
    (COUNT, "năm trăm hai mươi ba trạm"), (COUNT, "một nghìn không trăm linh năm trạm"), (COUNT, "ba mươi hai trạm"),
    (COUNT, "năm trăm hai mươi ba nghìn không trăm năm mươi sáu trạm"), (RATE, "hai mươi phẩy bảy phần trăm"),
    (MONEY, "năm mươi ba phẩy hai tỷ đồng"), (MONEY, "một trăm bốn mươi lăm triệu đồng"),
)  # fmt: skip


def core(value: Value) -> tuple[Decimal, ...]:
    """The numbers that pages show."""
    match value:
        case Number(printed=one) | Change(amount=one):
            return (one.value,)
        case Share(rate=rate, numerator=top, denominator=bottom):
            return (rate.value, *(part.value for part in (top, bottom) if part))
        case Progress(done=done, planned=planned):
            return (done.value, planned.value)
        case Rank(best=best, worst=worst, universe=universe):
            return (Decimal(best), Decimal(worst), Decimal(universe or 0))
    return (value.low.value, value.high.value)  # type: ignore[union-attr]


def read(indicator: Indicator, quote: str) -> tuple[Decimal, ...] | None:
    found = read_value(indicator, quote, Explicit())
    return None if isinstance(found, Trouble) else core(found[0])


def test_undamaged_quotes_are_read() -> None:
    for indicator, quote in (*WHOLE, *SPOKEN):
        assert read(indicator, quote) is not None, quote


@st.composite
def damaged_quotes(draw: st.DrawFn) -> tuple[Indicator, str, str]:
    """A quote, and the same with a sign too many between two characters of a numeral."""
    indicator, quote = draw(st.sampled_from(WHOLE))
    places = [at for at in range(1, len(quote)) if {quote[at - 1], quote[at]} <= set("0123456789.,")]
    at, sign = (
        draw(st.sampled_from(places)),
        draw(st.sampled_from((" ", ".", ",", " ,", ". ", ", ", "..", "\u00a0", "\n"))),
    )
    return indicator, quote, quote[:at] + sign + quote[at:]


@given(damaged_quotes())
def test_a_sign_too_many_within_a_numeral(case: tuple[Indicator, str, str]) -> None:
    indicator, quote, damaged = case
    assert read(indicator, damaged) in (None, read(indicator, quote)), damaged


@given(st.sampled_from(SPOKEN), st.integers(0, 12))
def test_a_word_of_a_number_left_out(whole: tuple[Indicator, str], number: int) -> None:
    indicator, quote = whole
    words = quote.split()
    assume(number < len(words))
    damaged = " ".join(words[:number] + words[number + 1 :])
    told = read(indicator, damaged)
    if told not in (None, read(indicator, quote)):  # what is left is a number: "ba mươi trạm" of "ba mươi hai trạm"
        said = damaged.removesuffix(" trạm").removesuffix(" đồng").removesuffix(" phần trăm").split()
        found = number_words(said)
        assert found is not None
        assert found[1] == len(said), damaged
