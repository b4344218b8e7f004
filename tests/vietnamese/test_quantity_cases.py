"""The quantity reader against cases and keys written as plain text; see tests/fixtures/quantities/README.md."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scorecards.vietnamese.quantities import (
    ChangeQuantity,
    LeftAside,
    Quantity,
    RangeQuantity,
    RankQuantity,
    RatioQuantity,
    read_quantities,
)
from scorecards.vietnamese.reading import plain, reading_as_json
from scorecards.vietnamese.values import Printed

FIXTURES = Path(__file__).parent.parent / "fixtures" / "quantities"


def cases(name: str) -> list[tuple[str, str, list[str]]]:
    """Title, text and expected lines of each case."""
    parts = (FIXTURES / name).read_text(encoding="utf-8").split("\n.\n")
    return [(parts[at].strip(), parts[at + 1], parts[at + 2].splitlines()) for at in range(0, len(parts) - 2, 3)]


def value_of(quantity: Quantity) -> str:
    """The value as the fixtures write it."""
    single = plain(quantity.number) or f"{plain(quantity.low)}..{plain(quantity.high)}"
    match quantity.value:
        case RatioQuantity():
            return f"{plain(quantity.numerator)}/{plain(quantity.denominator)}"
        case RankQuantity(universe=universe) if universe:
            return f"{single}/{plain(universe)}"
        case ChangeQuantity(direction=direction, base=base):
            return f"{direction} {single} {base}"
    return single


def line(text: str, item: Quantity | LeftAside) -> str:
    """What was read, as a line of a fixture."""
    if isinstance(item, LeftAside):
        return f"aside | {item.text} | {item.why}"
    quote = text[item.start : item.end]
    return f"{item.kind} | {quote} | {value_of(item)} | {item.unit} | {item.qualifier}"


def squeezed(expected: str) -> str:
    return " | ".join(part.strip() for part in expected.split("|"))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [*cases("cases.txt"), *cases("grammar.txt"), *cases("spans.txt")],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_case(title: str, text: str, expected: list[str]) -> None:
    reading = read_quantities(text)
    items: list[Quantity | LeftAside] = [*reading.quantities, *reading.left_aside]
    items.sort(key=lambda item: item.start)
    assert [squeezed(line(text, item)) for item in items] == [squeezed(one) for one in expected]


PARAGRAPHS = [case for path in sorted(FIXTURES.glob("paragraphs-*.txt")) for case in cases(path.name)]


@pytest.mark.parametrize(("title", "text", "expected"), PARAGRAPHS, ids=lambda one: one if isinstance(one, str) else "")
def test_paragraph(title: str, text: str, expected: list[str]) -> None:
    """Every quantity of a paragraph is found, and nothing else is taken for one."""
    found = [line(text, quantity) for quantity in read_quantities(text).quantities]
    wanted = [squeezed(one) for one in expected if not one.startswith("aside")]
    assert [one.split(" | ")[2:] for one in map(squeezed, found)] == [one.split(" | ")[2:] for one in wanted]
    assert [one.split(" | ")[0] for one in found] == [one.split(" | ")[0] for one in wanted]


@pytest.mark.parametrize("page", ["000", "001", "002", "003", "004"])
def test_every_phrase_of_a_page_key_reads_alone(page: str) -> None:
    """The phrases that people copy into data files read as they do on the whole page."""
    for wanted in (FIXTURES / f"page-{page}.key").read_text(encoding="utf-8").splitlines():
        if wanted.startswith(("#", "aside")) or not wanted.strip():
            continue
        quote = squeezed(wanted).split(" | ")[1]
        assert [squeezed(line(quote, one)) for one in read_quantities(quote).quantities] == [squeezed(wanted)]


@pytest.mark.parametrize(
    "unseen", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\u202e", "\ufeff", "\ufe0f"]
)
@pytest.mark.parametrize("at", range(len("đạt 57,53% hồ sơ")))
def test_what_takes_no_room_parts_no_number(unseen: str, at: int) -> None:
    whole = "đạt 57,53% hồ sơ"
    text = f"{whole[:at]}{unseen}{whole[at:]}"
    (quantity,) = read_quantities(text).quantities
    assert (value_of(quantity), quantity.unit) == ("57.53", "%")
    assert text[quantity.start : quantity.end].replace(unseen, "") == "57,53%"
    assert quantity.printed.replace(unseen, "") == "57,53"


@pytest.mark.parametrize(
    ("text", "value"),
    [("５７，５３％", "57.53"), ("57‚53%", "57.53"), ("57,53﹪", "57.53"), ("１.７１１ hồ sơ", "1711")],
)
def test_digits_and_signs_of_another_width(text: str, value: str) -> None:
    (quantity,) = read_quantities(text).quantities
    assert value_of(quantity) == value


@pytest.mark.parametrize("text", ["đạt 5O,53%", "đạt l7,53%", "đạt 57,5З%", "có 1'234 hồ sơ", "có 1’234’567 hồ sơ"])
def test_the_tail_of_what_is_no_number_is_no_number(text: str) -> None:
    assert read_quantities(text).quantities == ()


def test_json_has_plain_decimals_and_character_offsets() -> None:
    text = "Có hơn 342,78 triệu hóa đơn, đạt 57,50%; đứng 52/63; tăng 12 bậc; ngày 18/6."
    seen = reading_as_json(text)
    invoices, share, rank, change = seen["quantities"]
    assert (invoices["value"], invoices["unit"], invoices["qualifier"]) == ("342780000", "hóa đơn", "over")
    assert text[invoices["start"] : invoices["end"]] == invoices["quote"] == "hơn 342,78 triệu hóa đơn"
    assert invoices["printed"] == "342,78 triệu"
    assert share["value"] == "57.50"
    assert (rank["kind"], rank["value"], rank["numerator"], rank["denominator"]) == ("rank", "52", "52", "63")
    assert (change["kind"], change["value"], change["direction"], change["base"]) == (
        "change",
        "12",
        "increase",
        "absolute",
    )
    assert seen["left_aside"] == [
        {"text": "ngày 18/6", "why": "date", "start": text.index("ngày"), "end": len(text) - 1}
    ]


def test_json_has_every_key_of_a_quantity() -> None:
    text = "Chừng từ 60 đến 70%; 12/15 xã."
    share, ratio = reading_as_json(text)["quantities"]
    assert share == {
        "kind": "range", "value": None, "low": "60", "high": "70", "numerator": None, "denominator": None, "unit": "%",
        "qualifier": "about", "printed": "60 đến 70", "quote": "Chừng từ 60 đến 70%", "start": 0, "end": 19,
    }  # fmt: skip
    assert ratio == {
        "kind": "ratio", "value": None, "low": None, "high": None, "numerator": "12", "denominator": "15", "unit": "xã",
        "qualifier": "exact", "printed": "12/15", "quote": "12/15 xã", "start": 21, "end": 29,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "step", "shown"),
    [
        ("57.5", "0.01", "57.50"),
        ("57.5", "0.1", "57.5"),
        ("1E+3", "1", "1000"),
        ("342780000", "1E+4", "342780000"),
        ("1.5", "1", "1.5"),
        ("2.25", "0.1", "2.25"),
    ],
)
def test_a_plain_number_has_the_decimals_of_its_step_and_loses_none(value: str, step: str, shown: str) -> None:
    assert plain(Printed(Decimal(value), Decimal(step))) == shown


def test_visit_counters_are_no_quantities() -> None:
    text = "Thống kê truy cập\nHôm nay : 965\nTháng 06 : 92.217\nNăm 2024 : 504.603\nHôm qua:\n1.689\n"
    reading = read_quantities(text)
    assert not reading.quantities
    assert [one.text for one in reading.left_aside if one.why == "counter"] == ["965", "92.217", "504.603", "1.689"]


def test_headings_are_no_quantities_but_lines_that_begin_with_a_count_are() -> None:
    text = "1. Về hạ tầng\n2.1. Kết quả\n3) Tồn tại\n5 xã đã hoàn thành\n- 12 thôn lõm sóng\n100% trường học\n"
    reading = read_quantities(text)
    assert [text[one.start : one.end] for one in reading.quantities] == ["5 xã", "12 thôn", "100%"]
    assert [one.why for one in reading.left_aside] == ["list-number"] * 3


def test_a_wrapped_line_reads_like_an_unwrapped_one() -> None:
    text = "Trong mười tháng đầu năm các cơ quan báo chí đã đăng tải tất cả gần\n1.400\ntin bài tuyên truyền."
    (quantity,) = read_quantities(text).quantities
    assert (quantity.unit, quantity.qualifier.value) == ("tin bài", "nearly")


def test_a_unit_does_not_reach_into_the_next_heading() -> None:
    (quantity,) = read_quantities("Tổng số: 1.234\nXã Hoằng Thái đã hoàn thành").quantities
    assert quantity.unit == ""


def test_range_without_its_parts_has_no_number() -> None:
    (quantity,) = read_quantities("60-70%").quantities
    assert isinstance(quantity.value, RangeQuantity)
    assert quantity.number is None
    assert quantity.low is not None
    assert quantity.high is not None
