"""Numbers and days as they are written on the site, and read back as the same numbers and days."""

import re
from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.languages import Language
from scorecards.vietnamese.formatting import NO_BREAK, bytes_size, day, number, percent, printed
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import Printed

LANGUAGES: tuple[Language, ...] = ("vi", "en")
WORDS = {
    "vi": {"nghìn tỷ": 12, "tỷ": 9, "triệu": 6, "nghìn": 3},
    "en": {"trillion": 12, "billion": 9, "million": 6, "thousand": 3},
}


def numerals(low: int = 0, power: int = 6) -> st.SearchStrategy[Printed]:
    """Numbers whose last printed digit is worth 10**-4 to 10**`power`."""
    steps = st.integers(-4, power).map(lambda exponent: Decimal(1).scaleb(exponent))
    return st.builds(lambda count, step: Printed(count * step, step), st.integers(low, 10**9), steps)


def back(words: str, language: Language) -> Decimal:
    """A formatted number as a number again, without the program's own reader."""
    figure, _, magnitude = words.partition(NO_BREAK)
    thousands, comma = (".", ",") if language == "vi" else (",", ".")
    assert re.fullmatch(rf"-?\d{{1,3}}(\{thousands}\d{{3}})*(\{comma}\d+)?", figure), words
    plain = figure.replace(thousands, "").replace(comma, ".")
    return Decimal(plain) * 10 ** WORDS[language][magnitude] if magnitude else Decimal(plain)


@pytest.mark.parametrize(
    ("value", "step", "vi", "en"),
    [
        ("57.53", "0.01", "57,53", "57.53"),
        ("57.5", "0.01", "57,50", "57.50"),
        ("1711", "1", "1.711", "1,711"),
        ("3250", "1", "3.250", "3,250"),
        ("141616", "1", "141.616", "141,616"),
        ("12345.6", "0.1", "12.345,6", "12,345.6"),
        ("0", "1", "0", "0"),
        ("0", "0.01", "0,00", "0.00"),
        ("0.6077", "0.0001", "0,6077", "0.6077"),
        ("-2.5", "0.1", "-2,5", "-2.5"),
        ("-1400", "1", "-1.400", "-1,400"),
        ("999", "1", "999", "999"),
        ("1000", "1", "1.000", "1,000"),
        ("1400", "100", f"1,4{NO_BREAK}nghìn", f"1.4{NO_BREAK}thousand"),
        ("21000", "1000", f"21{NO_BREAK}nghìn", f"21{NO_BREAK}thousand"),
        ("342780000", "10000", f"342,78{NO_BREAK}triệu", f"342.78{NO_BREAK}million"),
        ("-342780000", "10000", f"-342,78{NO_BREAK}triệu", f"-342.78{NO_BREAK}million"),
        ("15000000000", "1000000000", f"15{NO_BREAK}tỷ", f"15{NO_BREAK}billion"),
        ("1254000000000", "1000000000", f"1.254{NO_BREAK}tỷ", f"1,254{NO_BREAK}billion"),
        ("1200000000000", "100000000000", f"1,2{NO_BREAK}nghìn tỷ", f"1.2{NO_BREAK}trillion"),
        ("342780000", "1", "342.780.000", "342,780,000"),
        ("90", "10", "90", "90"),
        ("0", "1000", "0", "0"),
        ("1" + "0" * 30, "1", "1" + ".000" * 10, "1" + ",000" * 10),
    ],
)
def test_numbers(value: str, step: str, vi: str, en: str) -> None:
    assert printed(Printed(Decimal(value), Decimal(step)), "vi") == vi
    assert printed(Printed(Decimal(value), Decimal(step)), "en") == en


@given(numerals(low=-(10**9), power=12), st.sampled_from(LANGUAGES))
def test_a_number_that_was_written_is_the_number(numeral: Printed, language: Language) -> None:
    assert back(printed(numeral, language), language) == numeral.value


@given(numerals(), st.sampled_from(["hồ sơ", "km", "đồng", "%"]))
def test_the_reader_reads_what_the_formatter_wrote(numeral: Printed, unit: str) -> None:
    words = printed(numeral, "vi")
    if (unit == "%" and numeral.value >= 1000) or (unit == "hồ sơ" and numeral.step < 1):
        return  # nobody prints thousands of per cent: "1.001%" is a little more than one; and half a dossier is none
    (found,) = read_quantities(f"đạt {words}{'' if unit == '%' else ' '}{unit}").quantities
    assert found.number is not None
    assert found.number.value == numeral.value
    if NO_BREAK in words or numeral.step <= 1:
        assert found.number.step == numeral.step


@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=3), st.sampled_from(LANGUAGES))
def test_a_plain_number_keeps_all_its_decimals(value: Decimal, language: Language) -> None:
    words = number(value, language)
    assert back(words, language) == value
    assert len(words.rpartition("," if language == "vi" else ".")[2]) == 3


@given(st.integers(-(10**40), 10**40), st.sampled_from(LANGUAGES))
def test_whole_numbers_of_any_size(value: int, language: Language) -> None:
    assert back(number(value, language), language) == value
    assert back(printed(Printed(Decimal(value), Decimal(1)), language), language) == value


@given(numerals())
def test_the_decimal_context_of_the_caller_makes_no_difference(numeral: Printed) -> None:
    expected = printed(numeral, "vi")
    with localcontext() as context:
        context.prec = 3
        assert printed(numeral, "vi") == expected


@given(numerals(power=0))
def test_a_per_cent_sign_follows_without_a_space(numeral: Printed) -> None:
    assert percent(numeral, "vi") == f"{printed(numeral, 'vi')}%"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (date(2023, 3, 1), "01/3/2023", "1 March 2023"),
        (date(2024, 6, 18), "18/6/2024", "18 June 2024"),
        (date(2023, 2, 10), "10/02/2023", "10 February 2023"),
        (date(2023, 1, 1), "01/01/2023", "1 January 2023"),
        (date(2023, 10, 31), "31/10/2023", "31 October 2023"),
        (date(2023, 12, 9), "09/12/2023", "9 December 2023"),
    ],
)
def test_days(value: date, vi: str, en: str) -> None:
    assert (day(value, "vi"), day(value, "en")) == (vi, en)


@given(st.dates(date(1945, 9, 2), date(2199, 12, 31)))
def test_days_that_were_written_are_the_days(value: date) -> None:
    words = day(value, "vi")
    d, m, y = words.split("/")
    assert date(int(y), int(m), int(d)) == value
    assert len(d) == 2
    assert len(m) == (2 if value.month < 3 or value.month > 9 else 1)
    d, month, y = day(value, "en").split(" ")
    assert (int(d), month, int(y)) == (value.day, f"{value:%B}", value.year)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_the_reader_takes_no_day_for_a_quantity(value: date) -> None:
    reading = read_quantities(f"tính đến ngày {day(value, 'vi')}")
    assert reading.quantities == ()


@pytest.mark.parametrize(
    ("count", "words"), [(0, "1"), (1, "1"), (999, "1"), (1500, "2"), (12_345, "12"), (1_234_567, "1.235")]
)
def test_sizes(count: int, words: str) -> None:
    assert bytes_size(count, "vi") == f"{words}{NO_BREAK}kB"
