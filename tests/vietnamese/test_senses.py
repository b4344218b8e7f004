"""Words beside a number that turn what it counts, and words that only look like them."""

import pytest

from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.senses import Sense, says, senses


def found(text: str) -> list[str]:
    (number,) = read_quantities(text).quantities
    low = same_length_normal(text)
    return sorted(senses(low, (number.start, number.end), (0, len(low))))


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("còn 57,53% hồ sơ chưa được số hóa", Sense.NOT),
        ("tỷ lệ hồ sơ không được số hóa là 57,53%", Sense.NOT),
        ("99% văn bản không ký số", Sense.NOT),
        ("Tỷ lệ hồ sơ quá hạn là 0,5%", Sense.LATE),
        ("12 hồ sơ trễ hạn", Sense.LATE),
        ("xử lý chậm trên 92% phản ánh", Sense.LATE),
        ("thiếu 200 cán bộ", Sense.GONE),
        ("đã xóa 4 thôn lõm sóng", Sense.GONE),
        ("số hồ sơ phải số hóa là 141.616", Sense.DUE),
        ("còn 95 xã cần hoàn thành", Sense.DUE),
        ("mỗi xã có 45 tổ", Sense.EACH),
        ("bình quân mỗi tháng tiếp nhận 200 hồ sơ", Sense.EACH),
        ("200 hồ sơ mỗi ngày", Sense.EACH),
        ("200 hồ sơ/ngày", Sense.EACH),
        ("có thêm 3.250 trạm", Sense.ADDED),
        ("lắp mới khoảng 3.250 trạm", Sense.ADDED),
    ],
)
def test_words_beside_a_number_turn_it(text: str, sense: Sense) -> None:
    assert found(text) == [sense]


@pytest.mark.parametrize(
    "text",
    [
        "Thanh toán không dùng tiền mặt đạt 95%",
        "Tuy chưa có quy định nhưng đã đạt 57% hồ sơ",
        "có 95 xã, chưa kể các phường",
        "không chỉ đạt 95%",
        "Không gian mạng có 95 điểm",
        "không dưới 95%",
        "chưa đến 5% hộ",
        "tăng thêm 250 trạm",
        "điều kiện cần có 45 tổ",
        "trong đó có 95 xã",
    ],
)
def test_words_that_turn_something_else(text: str) -> None:
    assert found(text) == []


def test_what_stands_beyond_its_own_words_is_not_of_the_number() -> None:
    low = "chưa đạt là 45 xã"
    assert Sense.NOT in senses(low, (12, 17), (0, 17))
    assert senses(low, (12, 17), (9, 17)) == {}


def test_a_name_says_its_sense_in_any_words() -> None:
    assert says(Sense.NOT, "hộ chưa có điện thoại thông minh")
    assert not says(Sense.NOT, "hộ có điện thoại thông minh")
