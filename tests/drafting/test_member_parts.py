"""A part is proposed where the words name one, whether an indicator is proposed or picked by a person."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from scorecards.drafting.choices import DraftChoice
from scorecards.drafting.draft import Drafter
from scorecards.drafting.member_parts import fitting
from scorecards.intake.opening import take_in_text
from scorecards.model.indicators import Dimension, Member
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


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Về chính quyền số, có 45 km cáp.", ()),
        ("Về mảng chính quyền số, có 45 km cáp.", ()),
        ("Trong đó, chính quyền số có 45 km cáp.", (("linh-vuc", "chinh-quyen"),)),
        ("Về cấp xã, có 45 km cáp.", (("cap", "xa"),)),
    ],
)
def test_what_a_paragraph_is_about_is_no_part(words: str, part: tuple[tuple[str, str], ...]) -> None:
    """A pillar that opens a paragraph would make a part of the figure that the source does not name."""
    project = drafter().index.project
    members = (Member(id="chinh-quyen", name=Text("Chính quyền số")), Member(id="kinh-te", name=Text("Kinh tế số")))
    fields = Dimension(id="linh-vuc", name=Text("Lĩnh vực"), members=members)
    pillar = replace(project.pillars["chinh-quyen"], name=Text("Hoạt động chính quyền số"))
    changed = replace(
        project,
        dimensions={**project.dimensions, "linh-vuc": fields},
        pillars={**project.pillars, "chinh-quyen": pillar},
    )
    found = Drafter.of(changed).draft(take_in_text(words, "trang.txt"), "thu-nghiem").quantities
    assert [one.members for one in found if one.quantity.printed == "45"] == [part]
