"""A draft says of each quantity what it is of, where, when and for what; and nothing rather than something wrong."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.drafting.as_json import draft_as_json
from scorecards.drafting.draft import Draft, Drafter, DraftQuantity, draft_page
from scorecards.drafting.fit import PROPOSED
from scorecards.drafting.periods import UNKNOWN, DraftPeriod
from scorecards.drafting.roles import Role
from scorecards.intake.opening import take_in_text
from scorecards.load.source import Files
from tests.support.loading import loaded
from tests.support.projects import SMALL, TODAY


@cache
def drafter() -> Drafter:
    project, problems = loaded(Files(SMALL), TODAY, True)
    assert project is not None, problems
    return Drafter.of(project)


def draft(text: str, given: DraftPeriod = UNKNOWN) -> Draft:
    return drafter().draft(take_in_text(text, "trang.txt"), "thu-nghiem", given)


def only(text: str, printed: str) -> DraftQuantity:
    (found,) = [one for one in draft(text).quantities if one.quantity.printed == printed]
    return found


# -- indicators --------------------------------------------------------------------------------------------------------


def test_a_count_and_the_rate_behind_it_are_of_one_indicator() -> None:
    count, rate = draft("Đã số hóa 1.234 hồ sơ, đạt tỷ lệ 45,6%.").quantities
    assert (count.indicator, rate.indicator) == ("ho-so", "ho-so")
    assert rate.joined == count.number


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Tỷ lệ hồ sơ được số hóa đạt 45,6%.", "45,6", "ho-so"),
        ("Toàn tỉnh đã hoàn thành 7/9 nhiệm vụ.", "7/9", "nhiem-vu"),
        ("Có trên 1.500 km đường truyền.", "1.500", "duong-truyen"),
        ("Tổng kinh phí khoảng 2,5 tỷ đồng.", "2,5 tỷ", "kinh-phi"),
        ("Số thuê bao tăng 3,85%.", "3,85", "thue-bao"),
    ],
)
def test_each_kind_of_value_finds_its_indicator(text: str, printed: str, indicator: str) -> None:
    found = only(text, printed)
    assert found.indicator == indicator
    assert found.score >= PROPOSED
    assert found.candidates[0].indicator == indicator


@pytest.mark.parametrize("text", ["Có 45% học sinh bơi được.", "Trồng 1.500 ha rừng.", "Cao 12 m.", "Tăng 5 bậc."])
def test_a_quantity_of_nothing_known_gets_no_indicator(text: str) -> None:
    assert [one.indicator for one in draft(text).quantities] == [""]


def test_of_two_indicators_that_are_both_named_none_is_proposed() -> None:
    (found,) = draft("Có 12 nhiệm vụ, hồ sơ số hóa hoàn thành.").quantities
    assert found.indicator == ""


def test_a_share_that_the_ratio_before_it_cannot_have_is_of_something_else() -> None:
    ratio, share = draft("Đã xong 7/9 nhiệm vụ, đạt 100%.").quantities
    assert (ratio.indicator, share.joined) == ("nhiem-vu", None)


def test_a_share_in_brackets_or_behind_a_verb_goes_with_its_count() -> None:
    for text in ("Đã số hóa 234 hồ sơ cấp xã (61%) trong năm.", "Đã số hóa 234 hồ sơ chiếm 61%."):
        count, share = draft(text).quantities
        assert (count.indicator, share.indicator, share.joined) == ("ho-so", "ho-so", count.number)


def test_a_share_of_a_plan_is_no_value_of_an_indicator() -> None:
    shares = draft("Đã số hóa 45,6% hồ sơ, đạt 73,3% so với chỉ tiêu đề ra.").quantities
    assert [one.indicator for one in shares] == ["ho-so", ""]


def test_an_age_is_no_figure_and_parts_no_sentence() -> None:
    found = draft("Đã số hóa 45,6% hồ sơ của công dân từ đủ 14 tuổi trở lên trong năm 2024.").quantities
    assert [(one.quantity.unit, one.indicator) for one in found] == [("%", "ho-so"), ("tuổi", "")]


# -- places, parts, roles ----------------------------------------------------------------------------------------------


def test_a_commune_that_the_project_has_not_is_no_province() -> None:
    found = only("Thấp nhất là xã Hà Đông, mới số hóa 45,6% hồ sơ.", "45,6")
    assert (found.place.place, found.place.named) == ("", "xã Hà Đông")


def test_a_share_of_some_units_is_none_of_the_province() -> None:
    found = draft("Có 5/13 huyện có 100% hồ sơ số hóa.").quantities[-1]
    assert (found.place.place, found.place.named) == ("", "5/13 huyện")


def test_the_country_is_compared_with_more_than_told_of() -> None:
    assert only("Đã số hóa 45,6% hồ sơ, đứng đầu cả nước.", "45,6").place.place == "thu-nghiem"
    assert only("Bình quân cả nước là 45,6% hồ sơ số hóa.", "45,6").place.place == "nuoc-thu"


def test_the_part_that_the_own_words_name() -> None:
    found = draft("Cấp tỉnh số hóa 45% hồ sơ; cấp xã số hóa 61% hồ sơ.").quantities
    assert [one.members for one in found] == [(("cap", "tinh"),), (("cap", "xa"),)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Đã số hóa 45% hồ sơ.", Role.VALUE),
        ("Phấn đấu đến năm 2025 số hóa 45% hồ sơ.", Role.TARGET),
        ("Mục tiêu đã đặt ra; đến nay đã số hóa 45% hồ sơ.", Role.VALUE),
        ("Sẽ số hóa 45% hồ sơ.", Role.FORECAST),
        ("Đã phấn đấu đạt 45% hồ sơ số hóa.", Role.VALUE),
        ("Đã số hóa 61% hồ sơ (cùng kỳ năm 2023: 45%).", Role.COMPARED),
        ("Hồ sơ số hóa tăng từ 45% lên trên 61%.", Role.COMPARED),
        ("Không đạt chỉ tiêu 45% hồ sơ số hóa.", Role.TARGET),
        ("Phấn đấu năm 2025 có 12 km đường truyền; số hóa 45% hồ sơ.", Role.TARGET),
        ("II. MỤC TIÊU NĂM 2025\n\nSố hóa 45% hồ sơ.", Role.TARGET),
        ("II. MỤC TIÊU NĂM 2025\n\n1. Chính quyền số\n\n- Số hóa 45% hồ sơ.", Role.TARGET),
        ("KẾ HOẠCH\n\nI. KẾT QUẢ NĂM 2024\n\n1. Chính quyền số\n\n- Số hóa 45% hồ sơ.", Role.VALUE),
        ("HỘI NGHỊ VỀ KẾ HOẠCH NĂM 2025\n\n1. Chính quyền số\n\n- Số hóa 45% hồ sơ.", Role.VALUE),
        ("Hồ sơ được số hóa đạt tối thiểu 45%.", Role.TARGET),
        ("Ước đến hết năm 2025 số hóa 45% hồ sơ.", Role.FORECAST),
        ("Mục tiêu đến năm 2025 sẽ số hóa 45% hồ sơ.", Role.TARGET),
        ("Phấn đấu đến năm 2025 hoàn thành số hóa 45% hồ sơ.", Role.TARGET),
        ("Phấn đấu đến năm 2025, hồ sơ chưa số hóa còn 45%.", Role.TARGET),
        ("Phấn đấu năm 2025 đạt 50%; đã hoàn thành số hóa 45% hồ sơ.", Role.VALUE),
        ("Đã phấn đấu hoàn thành số hóa 45% hồ sơ.", Role.VALUE),
        ("Dự báo năm 2025 số hóa 45% hồ sơ.", Role.FORECAST),
    ],
)
def test_what_is_aimed_at_is_no_value(text: str, role: Role) -> None:
    assert only(text, "45").role is role


def test_the_columns_of_a_plan_tell_aims_from_results() -> None:
    text = "| Chỉ tiêu | Mục tiêu đề ra | Kết quả thực hiện |\n| Hồ sơ số hóa | 40% | 45% |"
    found = draft(text).quantities
    assert [(one.indicator, one.role) for one in found] == [("ho-so", Role.TARGET), ("ho-so", Role.VALUE)]


def test_a_sentence_that_names_a_part_alone_goes_on_with_the_one_before() -> None:
    found = draft("Tỷ lệ hồ sơ được số hóa đạt 45%. Cấp xã đạt 61%, cấp tỉnh đạt 70%.").quantities
    assert [(one.indicator, one.members) for one in found] == [
        ("ho-so", ()),
        ("ho-so", (("cap", "xa"),)),
        ("ho-so", (("cap", "tinh"),)),
    ]


def test_numbers_of_a_table_have_the_unit_of_their_row() -> None:
    made = draft("STT\tChỉ tiêu\tĐVT\tMục tiêu\tKết quả\n1\tHồ sơ số hóa\t%\t40\t45\n2\tĐường truyền\tkm\t7\t9")
    assert [(one.quantity.printed, one.quantity.unit, one.indicator, one.role) for one in made.quantities] == [
        ("40", "%", "ho-so", Role.TARGET),
        ("45", "%", "ho-so", Role.VALUE),
        ("7", "km", "duong-truyen", Role.TARGET),
        ("9", "km", "duong-truyen", Role.VALUE),
    ]
    assert [(one.text, one.why) for one in made.left_aside] == [("1", "list-number"), ("2", "list-number")]


# -- the whole ---------------------------------------------------------------------------------------------------------


def test_what_is_said_once_for_several_numbers_is_said_of_all() -> None:
    found = draft("Hồ sơ số hóa đạt 45% ở cấp tỉnh và 61% ở cấp xã.").quantities
    assert [one.candidates[0].indicator for one in found] == ["ho-so", "ho-so"]


def test_json_has_the_shape_of_read_and_more() -> None:
    made = draft_as_json(draft("Tính đến ngày 30/6/2024, cấp xã đã số hóa 45,60% hồ sơ."), "vi")
    (one,) = made["quantities"]
    assert {key: one[key] for key in ("kind", "value", "unit", "indicator", "area", "as_of", "part", "role")} == {
        "kind": "number",
        "value": "45.60",
        "unit": "%",
        "indicator": "ho-so",
        "area": "thu-nghiem",
        "as_of": "2024-06-30",
        "part": {"cap": "xa"},
        "role": "value",
    }
    assert made["text"][one["start"] : one["end"]] == one["quote"]
    assert [left["why"] for left in made["left_aside"]] == ["date"]


@given(st.text(max_size=400))
def test_any_text_has_a_draft_with_its_quantities_in_order(text: str) -> None:
    made = draft(text)
    assert [one.number for one in made.quantities] == list(range(len(made.quantities)))
    starts = [one.quantity.start for one in made.quantities]
    assert starts == sorted(set(starts))
    assert all(one.joined is None or one.joined < one.number for one in made.quantities)


def test_pasted_text_is_drafted_in_one_call() -> None:
    made = draft_page(take_in_text("Đã số hóa 45% hồ sơ."), drafter().index.project, "thu-nghiem")
    assert [one.indicator for one in made.quantities] == ["ho-so"]


def test_a_number_that_stands_alone_is_none_of_the_page_s_subject() -> None:
    made = draft("604278\n\nĐã số hóa 45% hồ sơ.")
    assert [one.quantity.printed for one in made.quantities] == ["45"]
    assert [(one.text, one.why) for one in made.left_aside] == [("604278", "code")]


@given(st.text(alphabet="0123456789 ,.%/-()abcđ\n", max_size=200))
def test_every_digit_is_in_a_quantity_or_left_aside(text: str) -> None:
    made = draft(text)
    seen = [False] * len(made.page.text)
    for start, end in [
        *((one.quantity.start, one.quantity.end) for one in made.quantities),
        *((one.start, one.end) for one in made.left_aside),
    ]:
        seen[start:end] = [True] * (end - start)
    assert all(seen[at] for at, letter in enumerate(made.page.text) if letter.isdigit())


def test_a_page_of_nothing_but_numerals_is_read_to_its_end() -> None:
    assert draft("1 " * 20_000).quantities is not None
