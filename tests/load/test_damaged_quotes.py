"""Quotes that were damaged in copying: never another value without a problem.

A blank, point or comma too many within a numeral, or a word that was left out of a number in words. Left out are
damages that make another number as a source may print it (57% -> 5,7%): nothing in the words shows them.
"""

import re
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from scorecards.load.quotes import read_value
from scorecards.load.stated_values import Explicit, Trouble
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.text import Text
from scorecards.model.values import Change, Number, Progress, Rank, Share, Value
from scorecards.vietnamese.number_words import number_words
from tests.support.quantities import bounds, numbers

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
    return None if isinstance(found, Trouble) else core(found.value)


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


SIGNS = (" ", ".", ",", " ,", ". ", ", ", "..", ",,", "\u00a0", "\n")
GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?")


def printed(numeral: str) -> set[Decimal]:
    """What a numeral says that is written as sources write numerals: none for one that is broken, two for "1.234"."""
    if not GROUPED.fullmatch(numeral):
        return set()
    said = set()
    signs = [one for one in numeral if not one.isdigit()]
    if len(set(signs)) < len(signs) or (signs and re.search(r"[., ][0-9]{3}(?![0-9])", numeral)):
        decimal = signs[-1] if len(set(signs)) > 1 else ""
        said.add(Decimal("".join("." if one == decimal else one for one in numeral if one.isdigit() or one == decimal)))
    if len(signs) == 1 and signs[0] in ".,":
        said.add(Decimal(numeral.replace(",", ".")))
    return said or ({Decimal(numeral)} if numeral.isdigit() else set())


@st.composite
def damaged_amounts(draw: st.DrawFn) -> tuple[str, str, str]:
    """A quote of a count, the same damaged, the damaged numeral."""
    number = draw(numbers())
    lead = draw(st.sampled_from(("có ", "đã lắp ", "")))
    bound = draw(bounds())[1]
    digits = re.match(r"[0-9][0-9., ]*", number.words)
    tail = " trạm"
    if digits is None:
        words = number.words.split()
        gone = draw(st.integers(0, len(words) - 1))
        said = " ".join(words[:gone] + words[gone + 1 :])
        return f"{lead}{bound}{number.words}{tail}", f"{lead}{bound}{said}{tail}", said
    numeral = digits[0].strip()
    at = draw(st.integers(1, max(1, len(numeral) - 1)))
    separators = [place for place, one in enumerate(numeral) if one in "., "]
    if not separators or draw(st.booleans()):
        broken = numeral[:at] + draw(st.sampled_from(SIGNS)) + numeral[at:]
    else:
        at = draw(st.sampled_from(separators))
        broken = numeral[:at] + numeral[at + 1 :]
    rest = number.words[len(numeral) :]
    return f"{lead}{bound}{number.words}{tail}", f"{lead}{bound}{broken}{rest}{tail}", broken


@given(damaged_amounts())
def test_a_damaged_amount_is_read_as_it_was_as_it_stands_or_not_at_all(case: tuple[str, str, str]) -> None:
    """20,000 of them: `pytest tests/load/test_damaged_quotes.py --hypothesis-profile=thorough`."""
    quote, damaged, numeral = case
    whole, told = read(COUNT, quote), read(COUNT, damaged)
    if told is None or told == whole:
        return
    if numeral[0].isdigit():
        scales = (1, 10**3, 10**6, 10**9)
        halves = (Decimal(0), Decimal("0.5"), *(Decimal(tenth) / 10 for tenth in range(1, 10)))
        stands = {(value + half) * scale for value in printed(numeral) for half in halves for scale in scales}
        assert told[0] in stands, (quote, damaged, told)
    else:
        words = numeral.split()
        if words[0] in ("trăm", "nghìn", "triệu", "tỷ"):
            words.insert(0, "một")  # "hơn trăm trạm" is said too
        found = number_words(words)
        assert found is not None, (quote, damaged, told)
        assert found[1] == len(words), (quote, damaged, told)
