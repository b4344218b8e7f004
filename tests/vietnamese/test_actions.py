"""Words beside a number that say what was done with the things it counts."""

import pytest

from scorecards.vietnamese.actions import Action, actions, other_action
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.quantities import read_quantities


def found(text: str) -> dict[Action, str]:
    number = read_quantities(text).quantities[0]
    low = same_length_normal(text)
    return actions(low, (number.start, number.end), (0, len(low)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh tiếp nhận 141.616 hồ sơ", [Action.RECEIVED]),
        ("Tổng số hồ sơ giải quyết: 12.345", [Action.SETTLED]),
        ("hồ sơ tiếp nhận trực tuyến là 57,53%", [Action.RECEIVED]),
        ("kích hoạt thành công hơn 500.000 tài khoản", [Action.ACTIVATED]),
        ("tập huấn cho 1.200 lượt người", [Action.TRAINED]),
        ("đã cấp 5.000 chữ ký số", [Action.ISSUED]),
        ("có 141.616 hồ sơ TTHC đã tiếp nhận", [Action.RECEIVED]),
        ("có 141.616 hồ sơ được tiếp nhận và giải quyết", [Action.RECEIVED, Action.SETTLED]),
        ("đã số hóa 141.616 hồ sơ được tiếp nhận", [Action.DIGITISED]),
    ],
)
def test_what_was_done_stands_right_beside_the_number(text: str, expected: list[Action]) -> None:
    assert list(found(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "có 120 trường cấp 3",
        "ở cấp xã có 1.200 tổ",
        "Bộ phận tiếp nhận và trả kết quả có 12 người",
        "có 95 xã, thanh toán không dùng tiền mặt ở các chợ",
        "tỷ lệ 57,53% hồ sơ qua cổng thanh toán",
    ],
)
def test_words_that_speak_of_something_else(text: str) -> None:
    assert found(text) == {}


def test_another_action_is_one_that_a_name_with_actions_does_not_say() -> None:
    received = found("Tỉnh tiếp nhận 141.616 hồ sơ")
    assert other_action(received, "hồ sơ thủ tục hành chính được số hóa") == "tiếp nhận 141.616 hồ sơ"
    assert other_action(received, "người dân nộp hồ sơ trực tuyến") == ""
    assert other_action(received, "hồ sơ thủ tục hành chính ở cấp xã") == ""
    assert other_action({}, "hồ sơ thủ tục hành chính được số hóa") == ""
