"""A part is proposed where the words name one, whether an indicator is proposed or picked by a person."""

from __future__ import annotations

from dataclasses import replace

from scorecards.drafting.choices import DraftChoice
from scorecards.drafting.member_parts import fitting
from scorecards.model.text import Text
from tests.drafting.test_draft import draft, drafter
from tests.drafting.test_report import entries, report


def test_the_part_is_named_where_no_indicator_is_proposed() -> None:
    found = draft("Cấp tỉnh 31.250 cái, đạt tỷ lệ 78,6%; cấp xã 12.000 cái, đạt 61%.").quantities
    assert [(one.indicator, one.members) for one in found] == [
        ("", (("cap", part),)) for part in ["tinh", "tinh", "xa", "xa"]
    ]


def test_a_part_stays_one_where_a_person_picks_the_indicator() -> None:
    made = report("Trong đó cấp tỉnh có 45 km, cấp xã có 61 km.", DraftChoice(number=0, indicator="duong-truyen"))
    assert [one.get("where") for one in entries(made)] == [{"cap": "tinh"}]


def test_what_the_picked_indicator_is_called_by_itself_is_no_part_of_it() -> None:
    project = drafter().index.project
    named = replace(project.indicators["ho-so"], name=Text("Xã số hóa hồ sơ"))
    assert fitting((("cap", "xa"), ("cap", "tinh")), named, project) == (("cap", "tinh"),)
