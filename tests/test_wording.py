"""Values and periods in the words that readers see, in both languages."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from scorecards.model.documents import DocumentKind
from scorecards.model.indicators import Better, Dimension, Indicator, IndicatorKind, Member, MergeRule
from scorecards.model.observations import Comparator, Measure, ObservationStatus, RankBasis, Target
from scorecards.model.periods import Period
from scorecards.model.places import Level
from scorecards.model.rankings import RankRow
from scorecards.model.text import Text
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.problems import Location
from scorecards.vietnamese.formatting import NO_BREAK
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier
from scorecards.wording import (
    day_words,
    part_words,
    period_words,
    rank_numbers,
    share_counts,
    target_words,
    value_words,
)
from tests.support.words import EN, VI

ENUMS: dict[str, type[StrEnum]] = {
    "qualifier": Qualifier, "comparator": Comparator, "measure": Measure,
    "status": ObservationStatus, "missing": MissingReason,
    "direction": Direction, "kind": IndicatorKind, "better": Better, "merge": MergeRule, "level": Level,
    "document": DocumentKind, "basis": RankBasis,
}  # fmt: skip


def p(value: str, step: str = "") -> Printed:
    number = Decimal(value)
    return Printed(number, Decimal(step) if step else Decimal(1).scaleb(min(0, int(number.as_tuple().exponent))))


def indicator(kind: IndicatorKind, vi: str, en: str = "") -> Indicator:
    return Indicator(
        id="thu", name=Text("Thử"), definition=Text("Thử"), pillar="", kind=kind, better=Better.HIGHER,
        unit=Text(vi, en), denominator=Text(""), low=None, high=None, compare_within_days=None, merge=MergeRule.SUM,
    )  # fmt: skip


RATE, KM = indicator(IndicatorKind.RATE, "%", "%"), indicator(IndicatorKind.COUNT, "km", "km")
PLAN, MONEY = indicator(IndicatorKind.PROGRESS, "chỉ tiêu", "targets"), indicator(IndicatorKind.MONEY, "đồng", "dong")
RANK, CHANGE = indicator(IndicatorKind.RANK, "hạng", "rank"), indicator(IndicatorKind.CHANGE, "bậc", "places")


@pytest.mark.parametrize(
    ("value", "of", "vi", "en"),
    [
        (Number(p("21000"), "km", Qualifier.OVER), KM, "trên 21.000 km", "over 21,000 km"),
        (Number(p("3250"), "km"), KM, "3.250 km", "3,250 km"),
        (Number(p("342780000", "10000"), "đồng"), MONEY, "342,78 triệu đồng", "342.78 million dong"),
        (Share(p("57.53")), RATE, "57,53%", "57.53%"),
        (Share(p("100"), Qualifier.NEARLY), RATE, "gần 100%", "nearly 100%"),
        (Range(p("60"), p("70"), "%"), RATE, "60–70%", "60–70%"),
        (Range(p("20"), p("25"), "km", Qualifier.ABOUT), KM, "khoảng 20–25 km", "about 20–25 km"),
        (Rank(52, 52, 63), RANK, "hạng 52/63", "rank 52/63"),
        (Rank(37, 37), RANK, "hạng 37", "rank 37"),
        (Rank(1, 10, 63), RANK, "hạng 1–10/63", "rank 1–10/63"),
        (Progress(p("21"), p("26"), "chỉ tiêu"), PLAN, "21/26 chỉ tiêu", "21/26 targets"),
        (Progress(p("21"), p("26"), "chỉ tiêu", Qualifier.NEARLY), PLAN, "gần 21/26 chỉ tiêu", "nearly 21/26 targets"),
        (Progress(p("21"), p("26"), ""), PLAN, "21/26 chỉ tiêu", "21/26 targets"),
        (Progress(p("12"), p("13"), "đơn vị"), RATE, "12/13 đơn vị", "12/13 units"),
        (Progress(p("12"), p("13"), ""), RATE, "12/13", "12/13"),
        (Change(p("3.85"), Direction.INCREASE, ChangeBase.UNSTATED, "%"), RATE, "tăng 3,85%", "up 3.85%"),
        (Change(p("5"), Direction.DECREASE, ChangeBase.POINTS, "%"), RATE, "giảm 5 điểm %", "down 5 percentage points"),
        (Change(p("1.6"), Direction.INCREASE, ChangeBase.TIMES, "lần"), RATE, "tăng 1,6 lần", "up 1.6 times"),
        (Change(p("12"), Direction.DECREASE, ChangeBase.ABSOLUTE, "bậc"), CHANGE, "giảm 12 bậc", "down 12 places"),
        (
            Change(p("3"), Direction.INCREASE, ChangeBase.UNSTATED, "%", Qualifier.NEARLY),
            RATE, "tăng gần 3%", "up nearly 3%",
        ),
    ],
)  # fmt: skip
def test_values(value: Value, of: Indicator, vi: str, en: str) -> None:
    assert value_words(value, of, VI).text.replace(NO_BREAK, " ") == vi
    assert value_words(value, of, EN).text.replace(NO_BREAK, " ") == en


def test_number_and_unit_do_not_part_at_the_end_of_a_line() -> None:
    assert value_words(Number(p("5"), "km"), KM, VI).text == f"5{NO_BREAK}km"
    assert value_words(Share(p("5")), RATE, VI).text == "5%"


@pytest.mark.parametrize("reason", MissingReason)
def test_a_missing_value_says_why_and_shows_no_number(reason: MissingReason) -> None:
    words = value_words(Missing(reason), KM, VI)
    assert words.missing == VI(f"missing.{reason}")
    assert (words.number, words.unit, words.text) == ("", "", "")


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [
        (Share(p("57.53")), "", ""),
        (Share(p("57.53"), numerator=p("141616"), counted="hồ sơ"), "141.616 hồ sơ", "141,616 dossiers"),
        (
            Share(p("57"), numerator=p("1400"), counted="hồ sơ", counted_qualifier=Qualifier.NEARLY),
            "gần 1.400 hồ sơ", "nearly 1,400 dossiers",
        ),
        (Share(p("100"), numerator=p("12"), denominator=p("12"), counted="đơn vị"), "12/12 đơn vị", "12/12 units"),
        (Share(p("99"), denominator=p("250"), counted="thôn"), "trong số 250 thôn", "out of 250 villages"),
        (Share(p("0"), numerator=p("0"), counted="thôn"), "0 thôn", "0 villages"),
        (Share(p("57.53"), numerator=p("141616")), "141.616", "141,616"),
    ],
)  # fmt: skip
def test_counts_beside_a_rate(share: Share, vi: str, en: str) -> None:
    assert share_counts(share, VI).replace(NO_BREAK, " ") == vi
    assert share_counts(share, EN).replace(NO_BREAK, " ") == en
    assert value_words(share, RATE, VI).counts.replace(NO_BREAK, " ") == vi


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        (Period(date(2023, 10, 31)), "đến 31/10/2023", "to 31 October 2023"),
        (Period(None), "chưa rõ ngày", "date not known"),
        (
            Period(date(2023, 10, 31), date(2023, 1, 1)),
            "từ 01/01/2023 đến 31/10/2023", "from 1 January 2023 to 31 October 2023",
        ),
        (Period(date(2023, 6, 18), inferred=True), "đến 18/6/2023 (ngày suy ra)", "to 18 June 2023 (date inferred)"),
    ],
)  # fmt: skip
def test_periods(period: Period, vi: str, en: str) -> None:
    assert period_words(period, VI) == vi
    assert period_words(period, EN) == en


def test_days() -> None:
    assert (day_words(date(2023, 3, 1), VI), day_words(None, VI)) == ("01/3/2023", "chưa rõ")
    assert (day_words(date(2023, 3, 1), EN), day_words(None, EN)) == ("1 March 2023", "not known")


@pytest.mark.parametrize(("comparator", "vi"), [("at-least", "ít nhất 80%"), ("exactly", "đúng 80%")])
def test_targets(comparator: str, vi: str) -> None:
    target = Target(
        id="t", indicator="thu", place="x", value=p("80"), unit="%", comparator=Comparator(comparator),
        due=date(2025, 12, 31), document="d", members=(), quote="", note=Text(""), at=Location("x"),
    )  # fmt: skip
    assert target_words(target, RATE, VI).replace(NO_BREAK, " ") == vi


@pytest.mark.parametrize(("rank", "rank_to", "words"), [(37, None, "37"), (32, 34, "32–34"), (None, None, "")])
def test_ranks(rank: int | None, rank_to: int | None, words: str) -> None:
    row = RankRow(
        id="r", place="x", rank=rank, rank_to=rank_to, tied=False, score=None, indices={}, pillars={}, document="d",
        basis=RankBasis.STATED, note=Text(""), at=Location("x"),
    )  # fmt: skip
    assert rank_numbers(row) == words


def test_parts() -> None:
    level = Dimension("cap", Text("Cấp", "Level"), (Member("xa", Text("Cấp xã", "Commune level")),))
    dimensions = {"cap": level}
    assert part_words([("cap", "xa")], dimensions, "vi") == "Cấp xã"
    assert part_words([("cap", "xa")], dimensions, "en") == "Commune level"
    assert part_words([("cap", "lạ")], dimensions, "en") == "lạ"
    assert part_words([], dimensions, "vi") == ""


@pytest.mark.parametrize("table", ENUMS)
def test_every_word_of_the_data_has_words(table: str) -> None:
    assert set(VI.under(table)) == set(ENUMS[table])
