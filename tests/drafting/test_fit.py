"""What tells one indicator from another of nearly the same words, on a project of indicators made for it."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from scorecards.drafting.draft import Draft, Drafter, DraftQuantity
from scorecards.intake.opening import take_in_text
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.kept_observations import Observations
from scorecards.model.text import Text
from tests.drafting.test_draft import drafter

NAMED = {
    "hang": ("rank", "hạng", "Hạng theo chỉ số chuyển đổi số (DTI)", "Chỉ số chuyển đổi số đứng thứ"),
    "hang-trong-tinh": ("rank", "hạng", "Hạng trong tỉnh về thủ tục hành chính",),
    "to": ("count", "tổ", "Tổ công nghệ số cộng đồng"),
    "thanh-vien": ("count", "thành viên", "Thành viên tổ công nghệ số cộng đồng"),
    "nguoi-lon": ("rate", "%", "Người trưởng thành có điện thoại thông minh"),
    "nguoi-lon-dinh-danh": ("rate", "%", "Người trưởng thành có tài khoản định danh điện tử"),
    "thon-song": ("rate", "%", "Thôn có sóng di động"),
    "thon-cap-quang": ("rate", "%", "Thôn có cáp quang"),
    "xa-song": ("rate", "%", "Xã có sóng di động 3G, 4G"),
    "thon-lom": ("count", "thôn", "Thôn lõm sóng di động"),
    "so-hoa": ("rate", "%", "Hồ sơ được số hóa"),
    "so-hoa-ket-qua": ("rate", "%", "Số hóa hồ sơ và kết quả"),
    "dung-han": ("rate", "%", "Hồ sơ giải quyết đúng hạn"),
    "internet": ("rate", "%", "Hộ gia đình có Internet"),
    "internet-cap-quang": ("rate", "%", "Hộ gia đình có Internet cáp quang"),
    "thue-bao": ("count", "thuê bao/100 dân", "Thuê bao di động trên 100 dân"),
    "len-cong": ("rate", "%", "Dịch vụ công đã lên Cổng Dịch vụ công quốc gia"),
    "nho-va-vua": ("rate", "%", "Doanh nghiệp nhỏ và vừa dùng nền tảng số"),
    "muc-tieu": ("progress", "mục tiêu", "Mục tiêu của Thử Nghiệm đã hoàn thành"),
}  # fmt: skip


@cache
def known() -> Drafter:
    project = drafter().index.project
    pattern = project.indicators["ho-so"]
    made = {id: _named(pattern, id, *words) for id, words in NAMED.items()}
    return Drafter.of(replace(project, indicators=made, observations=Observations.of(()), targets=()))


def _named(pattern: Indicator, id: str, kind: str, unit: str, name: str, *others: str) -> Indicator:
    return replace(
        pattern,
        id=id,
        name=Text(name),
        other_names=others,
        definition=Text(""),
        denominator=Text(""),
        kind=IndicatorKind(kind),
        unit=Text(unit),
    )


def draft(text: str, area: str = "thu-nghiem") -> Draft:
    return known().draft(take_in_text(text, "trang.txt"), area)


def only(text: str, printed: str) -> DraftQuantity:
    (found,) = [one for one in draft(text).quantities if one.quantity.printed == printed]
    return found


def first(one: DraftQuantity) -> str:
    return one.candidates[0].indicator if one.candidates else ""


# -- ranks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Chỉ số chuyển đổi số của tỉnh đứng thứ 12 cả nước.", "hang"),
        ("Tỉnh công bố chỉ số chuyển đổi số (DTI). Hà Đông tăng 5 bậc, xếp thứ 12/63 tỉnh, thành phố.", "hang"),
        ("Tỷ lệ thanh toán phí, lệ phí đứng thứ 12 cả nước.", ""),
        ("Chỉ số chuyển đổi số đã có. Số hộ có cáp quang băng rộng đứng thứ 12 cả nước.", ""),
        ("Chỉ số chuyển đổi số đã có. Kinh tế số xếp thứ 12 cả nước.", ""),
        ("Chuyển đổi số đứng thứ 12 khu vực miền Trung.", ""),
        ("Thủ tục hành chính trên cổng đứng thứ 12 toàn tỉnh.", "hang-trong-tinh"),
    ],
)
def test_a_rank_is_of_what_is_ranked_and_not_of_the_words_of_ranking(text: str, indicator: str) -> None:
    assert only(text, "12/63" if "12/63" in text else "12").indicator == indicator


# -- what is counted ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Có 45% người trưởng thành có điện thoại thông minh.", "45", "nguoi-lon"),
        ("Tỷ lệ người dân có điện thoại thông minh đạt 45%.", "45", ""),
        ("Có 45% người dùng điện thoại thông minh cài ứng dụng.", "45", ""),
        ("Tỷ lệ người dân (từ 14 tuổi trở lên) có tài khoản định danh điện tử đạt 45%.", "45", ""),
        ("Có 45% kết quả xử lý hồ sơ được số hóa.", "45", ""),
        ("Tỷ lệ hồ sơ được đưa lên Cổng Dịch vụ công quốc gia đạt 45%.", "45", ""),
        ("Tỷ lệ người trưởng thành có điện thoại thông minh đạt 45%, số hộ gia đình giảm.", "45", "nguoi-lon"),
        ("Có 45% dịch vụ công đã lên Cổng Dịch vụ công quốc gia.", "45", "len-cong"),
        ("Đã tập huấn cho 230 thành viên tổ công nghệ số cộng đồng.", "230", ""),
        ("Tập huấn tổ công nghệ số cộng đồng với 230 người tham dự.", "230", ""),
        ("Đã lập 45 tổ chuyển đổi số cộng đồng.", "45", "to"),
        ("Đã khắc phục tình trạng lõm sóng di động tại 11 thôn.", "11", ""),
        ("Đã mở rộng vùng phủ sóng di động đến 11 thôn lõm sóng.", "11", ""),
        ("Còn 11 thôn lõm sóng di động.", "11", "thon-lom"),
    ],
)
def test_what_is_counted_tells_indicators_apart(text: str, printed: str, indicator: str) -> None:
    assert only(text, printed).indicator == indicator


def test_people_who_take_part_are_members() -> None:
    assert first(only("Có 45 tổ công nghệ số cộng đồng với hơn 230 người tham gia.", "230")) == "thanh-vien"


def test_coverage_by_a_generation_is_by_a_mobile_network() -> None:
    assert first(only("Kéo cáp quang đến từng hộ, phủ sóng 4G đến 45% thôn, bản.", "45")) == "thon-song"
    assert first(only("Có 45% xã được phủ sóng 2G, 3G, 4G.", "45")) == "xa-song"


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Tỷ lệ số hóa hồ sơ và kết quả đạt 45%.", "so-hoa-ket-qua"),
        ("Thực hiện số hóa hồ sơ đạt 45%.", "so-hoa"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 45%.", "dung-han"),
        ("Tỷ lệ hộ gia đình có Internet cáp quang đạt 45%.", "internet-cap-quang"),
        ("Tỷ lệ hộ gia đình có Internet bằng cáp quang đạt 45%.", "internet-cap-quang"),
        ("Tỷ lệ hộ gia đình có Internet đạt 45%.", "internet"),
    ],
)
def test_all_that_a_name_joins_or_adds_has_to_be_said(text: str, indicator: str) -> None:
    assert first(only(text, "45")) == indicator


def test_half_of_what_a_name_joins_is_not_enough_to_propose_it() -> None:
    assert only("Có 45% doanh nghiệp nhỏ và vừa dùng nền tảng số.", "45").indicator == "nho-va-vua"
    assert only("Có 45% doanh nghiệp dùng nền tảng số.", "45").indicator == ""


def test_an_indicator_named_for_a_place_is_of_no_other() -> None:
    text = "Đã hoàn thành 16/22 mục tiêu."
    (own,), (other,) = draft(text).quantities, draft(text, "gia-dinh").quantities
    assert (own.indicator, other.indicator) == ("muc-tieu", "")


# -- for so many people ------------------------------------------------------------------------------------------------


def test_what_a_rate_is_for_is_no_quantity_and_no_other_rate_fits() -> None:
    made = draft("Tỷ lệ thuê bao di động/100 dân đạt 84,31%.")
    assert [(one.quantity.printed, one.indicator) for one in made.quantities] == [("84,31", "")]
    assert [(one.text, one.why) for one in made.left_aside] == [("100 dân", "base")]


def test_a_number_for_each_person_is_none_for_a_hundred() -> None:
    assert only("Thuê bao di động đạt 1,3 thuê bao/người.", "1,3").indicator == ""
    assert only("Thuê bao di động đạt 128 thuê bao/100 dân.", "128").indicator == "thue-bao"


# -- around ------------------------------------------------------------------------------------------------------------


def test_numbers_behind_names_alone_are_of_what_was_said_before() -> None:
    found = draft("Tỷ lệ hồ sơ được số hóa của Hà Đông là 45%; tiếp đó là Hà Tây (41%); Hà Nam (38%).").quantities
    assert [first(one) for one in found] == ["so-hoa"] * 3


def test_levels_of_government_are_parts_of_the_sentence_before() -> None:
    text = "Tỷ lệ hồ sơ được số hóa đạt 45%. Trong đó, cấp tỉnh đã thực hiện được 12 hồ sơ, đạt 41%."
    assert [first(one) for one in draft(text).quantities] == ["so-hoa"] * 3


def test_a_part_of_them_counts_what_the_whole_does() -> None:
    found = draft("Có 45% thôn có cáp quang, trong đó phủ sóng di động đạt 41%.").quantities
    assert [first(one) for one in found] == ["thon-cap-quang", "thon-song"]


def test_a_person_behind_the_name_of_a_place_is_no_part_of_it() -> None:
    project = known().index.project
    place = project.places["thu-nghiem"]
    city = replace(place, areas=(replace(place.latest, name=Text("thành phố Thử Nghiệm")),))
    of_city = Drafter.of(replace(project, places={**project.places, place.slug: city}))
    text = "Giám đốc Sở thành phố Thử Nghiệm Huỳnh Hoàng Mến cho biết 45% hồ sơ được số hóa."
    (found,) = of_city.draft(take_in_text(text, "trang.txt"), place.slug).quantities
    assert found.place.place == "thu-nghiem"


def test_a_town_with_the_name_of_its_province_is_not_the_province() -> None:
    assert only("Thành phố Thử Nghiệm đã số hóa 45% hồ sơ.", "45").place.place == ""
    assert only("Tỉnh Thử Nghiệm đã số hóa 45% hồ sơ.", "45").place.place == "thu-nghiem"


def test_a_count_in_the_whole_province_is_of_the_province() -> None:
    found = draft("Có 45 tổ công nghệ số cộng đồng trên địa bàn tỉnh với hơn 230 thành viên.").quantities
    assert [one.place.place for one in found] == ["thu-nghiem"] * 2
