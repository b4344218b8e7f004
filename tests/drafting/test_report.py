"""A report file comes of a draft and a person's choices: it reads back as the page says, and loses nothing."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.drafting.choices import DraftChoice, accepted, choices_of_json
from scorecards.drafting.draft import Draft
from scorecards.drafting.periods import DraftPeriod, PeriodSource
from scorecards.drafting.phrases import trouble_with
from scorecards.drafting.report import DraftReport, report_of
from scorecards.load.source import Files
from scorecards.model.observations import Measure
from tests.drafting.test_draft import draft, drafter
from tests.support.loading import loaded
from tests.support.projects import TODAY, Workshop

PAGE = """BÁO CÁO KẾT QUẢ

Tính đến ngày 28/2/2025, toàn tỉnh đã số hóa 1.234 hồ sơ, đạt tỷ lệ 45,60%. Trong đó, cấp tỉnh đã số hóa 234 hồ sơ, đạt
tỷ lệ 20,5%; cấp xã đã số hóa 1.000 hồ sơ, đạt gần 61%.

Toàn tỉnh có trên 1.500 km đường truyền; phấn đấu đến năm 2026 có 2.000 km đường truyền.

Lượt xem: 284.006
"""


def report(text: str, *choices: DraftChoice) -> DraftReport:
    made = draft(text)
    return report_of(made, choices or accepted(made), drafter().index.project, "bao-cao")


def entries(made: DraftReport) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(made.text).get("observation", [])
    return found


def reasons(made: DraftReport) -> dict[str, str]:
    return {one.text: one.why for one in made.plan.left_out}


# -- what is proposed --------------------------------------------------------------------------------------------------


def test_a_whole_with_its_parts_is_one_observation() -> None:
    made = report(PAGE)
    assert tomllib.loads(made.text)["as_of"] == date(2025, 2, 28)
    assert made.stem == "data/provinces/thu-nghiem/2025-02"
    assert entries(made)[0] == {
        "indicator": "ho-so",
        "measure": "cumulative",
        "by": "cap",
        "quote": {
            "total": "1.234 hồ sơ, đạt tỷ lệ 45,60%",
            "tinh": "234 hồ sơ, đạt tỷ lệ 20,5%",
            "xa": "1.000 hồ sơ, đạt gần 61%",
        },
    }


def test_everything_else_of_the_page_is_listed_with_its_reason() -> None:
    made = report(PAGE)
    told = reasons(made)
    assert "2.000 km" not in told
    assert told["284.006"] == "bộ đếm của trang"
    for text, why in told.items():
        assert f"# - {text}: {why}" in made.text


def test_a_figure_without_its_own_day_has_the_page_s_and_is_called_inferred() -> None:
    made = report("Kết quả đến hết tháng 10 năm 2024.\n\nĐã số hóa 45% hồ sơ.\n\nQuý I/2025 có 12 km đường truyền.")
    whole = tomllib.loads(made.text)
    days = [(one.get("as_of", whole["as_of"]), one.get("inferred", False)) for one in entries(made)]
    assert days == [(date(2024, 10, 31), whole.get("inferred", False) is False), (date(2025, 3, 31), True)]


def test_a_page_without_a_day_says_so() -> None:
    made = report("Đã số hóa 45% hồ sơ.")
    assert tomllib.loads(made.text)["as_of"] == "unknown"
    assert made.stem == "data/provinces/thu-nghiem/bao-cao"


def test_what_is_said_twice_is_one_figure_in_its_most_exact_words() -> None:
    made = report("Số hóa gần 99% hồ sơ\n\nTỷ lệ hồ sơ số hóa đạt 98,89%.")
    assert [one["quote"] for one in entries(made)] == ["Tỷ lệ hồ sơ số hóa đạt 98,89%"]
    assert "nêu lại" in reasons(made)["gần 99%"]


def test_of_two_amounts_that_contradict_one_another_none_is_taken() -> None:
    made = report("Tỷ lệ hồ sơ số hóa đạt 45%.\n\nTỷ lệ hồ sơ số hóa đạt 54%.")
    assert entries(made) == []
    assert "54%" in reasons(made)["45%"]
    assert "45%" in reasons(made)["54%"]


def test_a_figure_of_another_place_is_not_written() -> None:
    made = report("Tại Giả Định, đã số hóa 45% hồ sơ. Xã Hà Đông đã số hóa 12% hồ sơ.")
    assert entries(made) == []
    assert "gia-dinh" in reasons(made)["45%"]
    assert "Xã Hà Đông" in reasons(made)["12%"]


def test_what_a_figure_is_compared_with_is_no_figure() -> None:
    made = report("Đã số hóa 61% hồ sơ (cùng kỳ năm 2023: 45% hồ sơ số hóa).")
    assert [one["quote"] for one in entries(made)] == ["61% hồ sơ"]
    assert "so sánh" in reasons(made)["45%"]


def test_a_number_of_a_table_whose_unit_stands_apart_is_a_value_without_words() -> None:
    made = report("Chỉ tiêu\tĐVT\tKết quả\nHồ sơ số hóa\t%\t45,6")
    (entry,) = entries(made)
    assert (entry["indicator"], entry["value"]) == ("ho-so", 45.6)
    assert "quote" not in entry


@pytest.mark.parametrize("is_target", [False, True])
@pytest.mark.parametrize(
    ("unit", "indicator", "is_own"),
    [
        ("km", "duong-truyen", True), ("Km", "duong-truyen", True), ("nghìn km", "duong-truyen", False),
        ("m", "duong-truyen", False), ("triệu đồng", "kinh-phi", False), ("đồng", "kinh-phi", True),
        ("%", "ho-so", True), ("‰", "ho-so", False), ("hồ sơ", "ho-so", False),
    ],
)  # fmt: skip
def test_a_number_of_a_table_is_none_of_the_indicator_where_its_row_has_another_unit(
    unit: str, indicator: str, is_own: bool, is_target: bool
) -> None:
    text = f"Nội dung\tĐVT\tKết quả\nSố liệu\t{unit}\t45,6"
    (number,) = [one.number for one in draft(text).quantities if one.quantity.printed == "45,6"]
    due = DraftPeriod(date(2026, 12, 31), None, PeriodSource.CHOSEN)
    found = report(text, DraftChoice(number=number, indicator=indicator, is_target=is_target, period=due))
    assert bool(found.plan.targets if is_target else found.plan.figures) is is_own
    assert (f"“{unit}”" in reasons(found).get("45,6", "")) is not is_own


@pytest.mark.parametrize("is_target", [False, True])
@pytest.mark.parametrize(
    "layout",
    [
        "Nội dung\tKết quả ({})\nSố liệu\t45,6", "Nội dung\tKết quả\nSố liệu ({})\t45,6",
        "ĐVT: {}\n\nNội dung\tKết quả\nSố liệu\t45,6", "Nội dung\tKết quả\nĐơn vị tính: {}\nSố liệu\t45,6",
        "Nội dung\tKết quả\nSố liệu\t45,6\nĐVT: {}", "- Số liệu ({}): 45,6",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("unit", "indicator", "said"),
    [
        ("km", "duong-truyen", ""), ("m", "duong-truyen", "m"), ("nghìn km", "duong-truyen", "nghìn km"),
        ("đồng", "kinh-phi", ""), ("triệu đồng", "kinh-phi", "triệu đồng"), ("1.000 đồng", "kinh-phi", "nghìn đồng"),
        ("ha/km²", "duong-truyen", "ha/km²"), ("‰", "ho-so", "‰"),
    ],
)  # fmt: skip
def test_a_number_is_none_of_the_indicator_where_a_head_or_a_line_states_another_unit(
    unit: str, indicator: str, said: str, layout: str, is_target: bool
) -> None:
    text = layout.format(unit)
    made = draft(text)
    (number,) = [one.number for one in made.quantities if one.quantity.printed == "45,6"]
    due = DraftPeriod(date(2026, 12, 31), None, PeriodSource.CHOSEN)
    found = report(text, DraftChoice(number=number, indicator=indicator, is_target=is_target, period=due))
    assert bool(found.plan.targets if is_target else found.plan.figures) is not bool(said)
    assert (f"“{said}”" in reasons(found).get("45,6", "")) is bool(said)
    assert [one.quantity.printed for one in made.quantities] == ["45,6"]
    assert "là mục tiêu" not in reasons(found).get("1.000 đồng", "")


def test_a_rate_under_its_sign_is_a_value_and_its_count_in_thousands_is_none() -> None:
    (entry,) = entries(report("Nội dung\tHồ sơ số hóa (%)\nToàn tỉnh\t45,6"))
    assert (entry["indicator"], entry["value"]) == ("ho-so", 45.6)
    made = report("Nội dung\tHồ sơ số hóa (nghìn hồ sơ)\nToàn tỉnh\t1.234 (45,6%)")
    assert entries(made) == []
    assert "“nghìn hồ sơ”" in reasons(made)["1.234"]


def test_an_item_is_quoted_with_what_it_is_of() -> None:
    made = report("Kết quả như sau:\n- Tỷ lệ hồ sơ số hóa: 45,6%;\n- Đường truyền: 12 km.")
    assert [one["quote"] for one in entries(made)] == ["Tỷ lệ hồ sơ số hóa: 45,6%", "Đường truyền: 12 km"]


def test_a_part_that_is_not_told_is_not_taken_for_the_whole() -> None:
    made = report("Cấp tỉnh số hóa 45% hồ sơ; các đơn vị khác số hóa 12% hồ sơ.")
    assert [one.get("where") for one in entries(made)] == [{"cap": "tinh"}]
    assert "chưa rõ là của phần nào" in reasons(made)["12%"]


# -- targets -----------------------------------------------------------------------------------------------------------


def targets(made: DraftReport) -> dict[str, dict[str, Any]]:
    return tomllib.loads(made.targets)


@pytest.mark.parametrize(
    ("text", "id", "fields"),
    [
        ("Phấn đấu đến năm 2025 số hóa trên 80% hồ sơ.", "thu-nghiem-ho-so-2025",
         {"value": 80, "comparator": "over", "due": date(2025, 12, 31), "quote": "trên 80% hồ sơ"}),
        ("Mục tiêu đến hết năm 2026, tỷ lệ hồ sơ số hóa đạt 82,50%.", "thu-nghiem-ho-so-2026",
         {"value": 82.5, "comparator": "at-least", "due": date(2026, 12, 31)}),
        ("Phấn đấu đến năm 2025 số hóa tối thiểu 80% hồ sơ.", "thu-nghiem-ho-so-2025", {"comparator": "at-least"}),
        ("Phấn đấu đến năm 2025 tỷ lệ hồ sơ số hóa tối đa 80%.", "thu-nghiem-ho-so-2025", {"comparator": "at-most"}),
        ("Phấn đấu đến năm 2025, cấp xã số hóa 80% hồ sơ.", "thu-nghiem-ho-so-xa-2025", {"where": {"cap": "xa"}}),
    ],
)  # fmt: skip
def test_what_is_to_be_reached_becomes_a_target(text: str, id: str, fields: dict[str, object]) -> None:
    made = report(text)
    assert entries(made) == []
    ((found, said),) = targets(made).items()
    assert (found, said["document"], said["indicator"]) == (id, "bao-cao", "ho-so")
    assert {key: said[key] for key in fields} == fields


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Phấn đấu số hóa 80% hồ sơ.", "80%", "không ghi hạn"),
        ("Phấn đấu đến năm 2025 số hóa gần 80% hồ sơ.", "gần 80%", "một mức rõ ràng"),
        ("Phấn đấu đến năm 2025 số hóa 80-90% hồ sơ.", "80-90%", "một mức rõ ràng"),
        ("Phấn đấu đến năm 2025 hoàn thành 18/22 nhiệm vụ.", "18/22 nhiệm vụ", "một mức rõ ràng"),
        ("Ước đến hết năm 2025 số hóa 80% hồ sơ.", "80%", "dự báo"),
        ("Phấn đấu đến năm 2025 xã Hà Đông số hóa 80% hồ sơ.", "80%", "nơi khác"),
    ],
)
def test_a_target_without_its_level_day_or_place_is_left_out_with_the_reason(text: str, words: str, why: str) -> None:
    made = report(text)
    assert (made.targets, entries(made)) == ("", [])
    assert why in reasons(made)[words]


def test_targets_are_written_once_and_contradictions_not_at_all() -> None:
    twice = "Phấn đấu đến năm 2025 số hóa 80% hồ sơ.\n\nMục tiêu năm 2025 số hóa {} hồ sơ."
    assert len(targets(report(twice.format("80%")))) == 1
    made = report(twice.format("90%"))
    assert made.targets == ""
    assert "KHÁC" in reasons(made)["80%"]
    assert "KHÁC" in reasons(made)["90%"]


def test_a_target_that_the_register_has_is_left_out_and_another_of_its_name_gets_a_number() -> None:
    nation = DraftChoice(number=0, is_target=True, place="nuoc-thu")
    own = DraftPeriod(date(2030, 2, 9), None, PeriodSource.CHOSEN)
    same = report("Phấn đấu đến 9/2/2030 số hóa ít nhất 90% hồ sơ.", replace(nation, period=own))
    assert "ho-so-2030" in reasons(same)["ít nhất 90%"]
    assert same.targets == ""
    assert list(targets(report("Phấn đấu đến năm 2030 số hóa ít nhất 95% hồ sơ.", nation))) == ["ho-so-2030-2"]


def test_a_target_in_another_unit_is_left_out() -> None:
    made = report("Phấn đấu đến năm 2025 có 80 hồ sơ.", DraftChoice(number=0, indicator="duong-truyen", is_target=True))
    assert made.targets == ""
    assert reasons(made)["80 hồ sơ"] == "mục tiêu tính bằng hồ sơ, còn chỉ tiêu tính bằng km"


def test_a_person_decides_whether_a_number_is_a_figure_or_a_target() -> None:
    text = "Phấn đấu đến năm 2025 số hóa 80% hồ sơ."
    assert [one["quote"] for one in entries(report(text, DraftChoice(number=0)))] == ["80% hồ sơ"]
    day = DraftPeriod(date(2027, 6, 30), None, PeriodSource.CHOSEN)
    made = report("Đã số hóa 80% hồ sơ.", DraftChoice(number=0, is_target=True, period=day))
    assert [one["due"] for one in targets(made).values()] == [date(2027, 6, 30)]


# -- choices -----------------------------------------------------------------------------------------------------------


def test_only_what_is_chosen_is_written() -> None:
    made = report(PAGE, DraftChoice(number=6))
    assert [one["indicator"] for one in entries(made)] == ["duong-truyen"]
    assert reasons(made)["1.234 hồ sơ"] == "chưa được chọn"


def test_a_choice_corrects_what_the_draft_proposes() -> None:
    made = report(
        "Có 45 km gì đó.",
        DraftChoice(
            number=0,
            indicator="duong-truyen",
            members=(("cap", "xa"),),
            period=DraftPeriod(date(2025, 3, 31), date(2025, 1, 1), PeriodSource.CHOSEN, start_is_chosen=True),
            measure=Measure.IN_PERIOD,
            quote="Có 45 km",
        ),
    )
    assert entries(made) == [
        {
            "indicator": "duong-truyen",
            "measure": "in-period",
            "quote": "Có 45 km",
            "where": {"cap": "xa"},
        }
    ]
    assert tomllib.loads(made.text)["from"] == date(2025, 1, 1)


def test_what_is_left_aside_has_the_person_s_reason() -> None:
    made = report("Đã số hóa 45% hồ sơ.", DraftChoice(number=0, aside="số cũ, đã có trong báo cáo trước"))
    assert entries(made) == []
    assert "# - 45%: số cũ, đã có trong báo cáo trước" in made.text


def test_quantities_can_be_joined_and_parted() -> None:
    text = "Đã số hóa 1.234 hồ sơ, đạt tỷ lệ 45,6%."
    assert entries(report(text, DraftChoice(number=1, join=())))[0]["quote"] == "tỷ lệ 45,6%"
    assert entries(report(text, DraftChoice(number=0, join=(1,))))[0]["quote"] == "1.234 hồ sơ, đạt tỷ lệ 45,6%"


def test_words_that_do_not_give_the_figure_are_told_and_not_written() -> None:
    made = report("Có 45 km gì đó.", DraftChoice(number=0, indicator="nhiem-vu"))
    assert entries(made) == []
    assert "45 km" in reasons(made)["45 km"]


def test_a_quote_that_a_person_chose_has_to_stand_on_the_page_and_to_give_the_figure() -> None:
    text = "Có 45 km đường truyền cũ; 54 km đường truyền mới."
    for quote, why in (("54 km đường truyền", "không cho đúng con số 45"), ("Có 45 km dài", "không có nguyên văn")):
        made = report(text, DraftChoice(number=0, quote=quote))
        assert entries(made) == []
        assert why in reasons(made)["45 km"]


@pytest.mark.parametrize(
    ("quote", "code"),
    [("Có 45 km dài", "quote-not-on-page"), ("54 km", "quote-of-other"), ("45 km đường", None)],
)
def test_why_words_are_no_quote_of_a_figure(quote: str, code: str | None) -> None:
    made = draft("Có 45 km đường truyền cũ; 54 km mới.")
    indicator = drafter().index.project.indicators["duong-truyen"]
    trouble = trouble_with(quote, [made.quantities[0].quantity], indicator, made)
    assert (trouble and trouble.code) == code


def test_choices_come_from_a_browser_as_json() -> None:
    made = draft("Đã số hóa 45% hồ sơ.")
    project = drafter().index.project
    given = {
        "number": 0,
        "indicator": "ho-so",
        "members": {"cap": "xa"},
        "period": {"as_of": "2025-03-31", "from": "2025-01-01"},
        "measure": "in-period",
        "join": [],
    }
    (choice,), problems = choices_of_json([given], made, project)
    assert problems == []
    assert choice == DraftChoice(
        number=0,
        indicator="ho-so",
        members=(("cap", "xa"),),
        period=DraftPeriod(date(2025, 3, 31), date(2025, 1, 1), PeriodSource.CHOSEN, start_is_chosen=True),
        measure=Measure.IN_PERIOD,
        join=(),
    )


@pytest.mark.parametrize(
    ("period", "read"),
    [
        ({"as_of": "2024-06-30"}, None),
        ({"as_of": "2024-06-30", "inferred": True}, None),
        ({"as_of": "2024-06-30", "inferred": False}, (date(2024, 6, 30), date(2024, 1, 1), False)),
        ({"as_of": "2024-06-30", "from": ""}, (date(2024, 6, 30), None, True)),
        ({"as_of": "2024-05-31"}, (date(2024, 5, 31), date(2024, 1, 1), False)),
        ({"as_of": "2024-05-31", "inferred": True}, (date(2024, 5, 31), date(2024, 1, 1), True)),
        ({"as_of": "unknown", "inferred": True}, (None, date(2024, 1, 1), False)),
    ],
)
def test_days_of_a_choice_keep_what_is_known_of_the_proposed_ones(period: dict[str, object], read: object) -> None:
    made = draft("Trong 6 tháng đầu năm 2024, xây 12 km đường truyền.")
    assert made.quantities[0].period.is_inferred
    ((choice,), _) = choices_of_json([{"number": 0, "period": period}], made, drafter().index.project)
    got = choice.period
    assert (got and (got.as_of, got.start, got.is_inferred)) == read


def test_a_first_day_holds_for_a_period_or_where_a_person_gave_it() -> None:
    text = "Trong 6 tháng đầu năm 2024, xây 12 km đường truyền."
    assert tomllib.loads(report(text, DraftChoice(number=0, measure=Measure.IN_PERIOD)).text)["from"] == date(
        2024, 1, 1
    )
    assert "from" not in report(text, DraftChoice(number=0, measure=Measure.CUMULATIVE)).text
    period = DraftPeriod(date(2024, 6, 30), date(2023, 1, 1), PeriodSource.CHOSEN, start_is_chosen=True)
    (entry,) = entries(report(text, DraftChoice(number=0, measure=Measure.CUMULATIVE, period=period)))
    assert entry["from"] == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("x", "bad-choice"),
        ({}, "bad-choice"),
        ({"number": "x"}, "bad-choice"),
        ({"number": 7}, "bad-choice"),
        ({"number": 0, "join": [9]}, "bad-choice"),
        ({"number": 0, "period": {"as_of": "31/3/2025"}}, "bad-choice"),
        ({"number": 0, "measure": "often"}, "bad-choice"),
        ({"number": 0, "indicator": "ho-xo"}, "unknown-id"),
        ({"number": 0, "place": "dau-do"}, "unknown-id"),
        ({"number": 0, "members": {"cap": "huyen"}}, "unknown-member"),
    ],
)
def test_a_choice_that_cannot_be_meant_is_a_problem(given: object, code: str) -> None:
    made, problems = choices_of_json([given], draft("Đã số hóa 45% hồ sơ."), drafter().index.project)
    assert made == ()
    assert [(one.code, one.at.line) for one in problems] == [(code, 1)]


# -- files -------------------------------------------------------------------------------------------------------------


def test_the_file_is_read_back_with_the_values_of_the_page(project: Workshop) -> None:
    (project.root / "data/provinces/thu-nghiem").mkdir(exist_ok=True)
    for old in (project.root / "data/provinces").rglob("*.toml"):
        old.unlink()
    project.write("data/provinces/thu-nghiem/2025-03.toml", report(PAGE).text)
    read, problems = loaded(Files(project.root), TODAY, False)
    assert read is not None, problems
    assert [problem for problem in problems if problem.at.path.startswith("data/provinces")] == []
    assert [(one.printed, dict(one.members)) for one in read.observations] == [
        ("45,60%", {}),
        ("20,5%", {"cap": "tinh"}),
        ("61%", {"cap": "xa"}),
        ("1.500", {}),
    ]


WORDS = st.sampled_from(
    ["Đã số hóa", "cấp xã", "hồ sơ", "đạt tỷ lệ", "45,6%", "1.234", "7/9 nhiệm vụ", "trên 12 km đường truyền", ",",
     ";", ".", "năm 2024", "\n", "(", ")", "tăng 5%", '"', "\\", "#", "phấn đấu đến năm 2026", "không quá 3 km",
     "\u0007"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_page_gives_a_file_that_accounts_for_all_its_numerals(text: str) -> None:
    made: Draft = draft(text)
    written = report_of(made, accepted(made), drafter().index.project, "bao-cao")
    tomllib.loads(written.text)
    tomllib.loads(written.targets)
    numbers = [one.numbers for one in written.plan.figures] + [one.numbers for one in written.plan.targets]
    taken = {number for ones in numbers for number in ones}
    left = {one.start for one in written.plan.left_out}
    for one in made.quantities:
        assert (one.number in taken) != (one.quantity.start in left)
    for aside in made.left_aside:
        assert aside.start in left
