"""What holds of every reading, whatever the text."""

from __future__ import annotations

import re
import sys
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.vietnamese.quantities import Reading, read_quantities

WORDS = re.split(
    r"\s+",
    """gần hơn trên khoảng từ đến tới lên xuống tăng giảm gấp đạt không quá ít nhất trở lên đứng thứ xếp hạng vị trí
    top năm tháng ngày quý hai ba bốn mười mươi trăm nghìn triệu tỷ rưỡi nửa một phần linh lẻ hồ sơ xã, thị trấn
    doanh nghiệp lượt % km tỷ đồng điểm bậc lần Nghị quyết số Kế hoạch mức độ 4G IPv6 Covid-19 ( ) / - – , ; . : “ ”
    ≥ ~ + 24/7 hàng vài hoà Hoá""",
)
NUMERALS = st.from_regex(r"[0-9]{1,4}([.,/ -][0-9]{1,4}){0,3}", fullmatch=True)
SENTENCES = st.lists(st.one_of(st.sampled_from([*WORDS, "\n"]), NUMERALS), max_size=30).map(" ".join)
TEXTS = st.one_of(st.text(max_size=120), SENTENCES, SENTENCES.map(lambda text: unicodedata.normalize("NFD", text)))


def spans(reading: Reading) -> list[tuple[int, int]]:
    found = [(one.start, one.end) for one in reading.quantities]
    return sorted(found + [(one.start, one.end) for one in reading.left_aside])


@given(TEXTS)
@settings(max_examples=5 * settings().max_examples)
def test_spans_lie_within_the_text_in_order_and_apart(text: str) -> None:
    reading = read_quantities(text)
    end = 0
    for start, stop in spans(reading):
        assert end <= start < stop <= len(text)
        end = stop
    for quantity in reading.quantities:
        assert quantity.printed
        assert quantity.printed in text[quantity.start : quantity.end]
    for aside in reading.left_aside:
        assert text[aside.start : aside.end] == aside.text


@given(SENTENCES)
@settings(max_examples=3 * settings().max_examples)
def test_every_digit_is_accounted_for(text: str) -> None:
    """No digit is silently dropped: it is part of a quantity or of something left aside."""
    covered: set[int] = set()
    for start, end in spans(read_quantities(text)):
        covered.update(range(start, end))
    assert [found.start() for found in re.finditer("[0-9]", text) if found.start() not in covered] == []


@given(SENTENCES)
@settings(max_examples=3 * settings().max_examples)
def test_decomposed_marks_change_nothing_but_the_offsets(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    one, other = read_quantities(composed), read_quantities(decomposed)
    assert [(q.unit, q.qualifier, q.value) for q in one.quantities] == [
        (q.unit, q.qualifier, q.value) for q in other.quantities
    ]
    for first, second in zip(one.quantities, other.quantities, strict=True):
        quote = decomposed[second.start : second.end]
        assert unicodedata.normalize("NFC", quote) == composed[first.start : first.end]


@given(st.integers(0, 10**12), st.sampled_from(["hồ sơ", "xã", "lượt văn bản", "km", "đồng"]))
def test_whole_numbers_of_vietnamese_style_read_back(number: int, unit: str) -> None:
    printed = f"{number:,}".replace(",", ".")
    (quantity,) = read_quantities(f"đạt {printed} {unit} theo báo cáo").quantities
    assert quantity.number is not None
    assert (quantity.number.value, quantity.number.step) == (Decimal(number), Decimal(1))
    assert (quantity.unit, quantity.printed) == (unit, printed)


@given(st.integers(0, 10**7), st.integers(1, 4))
def test_decimals_of_vietnamese_style_read_back(whole: int, places: int) -> None:
    value = Decimal(whole).scaleb(-places)
    integer, fraction = f"{value:.{places}f}".split(".")
    grouped = f"{int(integer):,}".replace(",", ".")
    (quantity,) = read_quantities(f"tỷ lệ {grouped},{fraction}%").quantities
    assert quantity.number is not None
    assert (quantity.number.value, quantity.number.step) == (value, Decimal(1).scaleb(-places))


DIGIT_NAMES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number: int) -> str:
    """A number below a thousand in words, as schools teach it."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = [DIGIT_NAMES[hundreds], "trăm"] if hundreds else []
    if tens == 0 and ones:
        said += ["linh", DIGIT_NAMES[ones]] if hundreds else [DIGIT_NAMES[ones]]
    elif tens:
        said += ["mười"] if tens == 1 else [DIGIT_NAMES[tens], "mươi"]
        if ones:
            said.append({1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, DIGIT_NAMES[ones]))
    return " ".join(said)


def test_number_words_read_back() -> None:
    read = {number: read_quantities(f"có {in_words(number)} xã").quantities for number in range(10, 1000)}
    values = {number: [one.number and one.number.value for one in found] for number, found in read.items()}
    assert {in_words(number): found for number, found in values.items() if found != [number]} == {}


PIECES = ["1", "1.", "1,", "1.1", "1/", "-1", "1 ", "9.999.", "hai ", "hai mươi ", "trăm ", "gần ", "năm ", "a", "ấ"]
PIECES += ["xã, ", "(", "@", "a@", "www.", "a.", "1-", "tăng ", "từ 1 đến ", "lần thứ ", "\n", " ", "\u0301", "1 xã, "]


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetitions_cost_no_more_than_their_length(piece: str) -> None:
    """Counts the steps of the regular expressions' host: each rule may look only a few words to either side."""
    short, long = (steps(piece * count) for count in (200, 1600))
    assert long <= 12 * short + 2000


def steps(text: str) -> int:
    """How many calls a reading makes."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    previous = sys.getprofile()
    sys.setprofile(count)
    try:
        read_quantities(text)
    finally:
        sys.setprofile(previous)
    return calls
