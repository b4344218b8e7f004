"""Lists of communes: what is read of them, whatever spreadsheet program wrote them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.model.communes import FormerUnit
from scorecards.model.project import Project
from scorecards.problems import Problem

REGISTER = """\
as_of = 2025-07-01
document = "bc-1"
licence = "communes/LICENSE.txt"

[counts]
tinh-thu = 2

[[change]]
valid_from = 2026-04-30
legal_basis = "Nghị quyết thử"

[change.names]
00004 = "Phường Một"
"""
HEADING = "code,name,old_name,old_district,old_province,part"
ROWS = (
    "00004,Xã Một,Xã Một,Huyện Cũ,tinh-thu,whole",
    "00004,Xã Một,Thị trấn Cũ,Huyện Cũ,tinh-thu,part",
    "00007,Đặc khu Hai,Thị trấn Cũ,Huyện Cũ,tinh-thu,part",
    "00007,Đặc khu Hai,,Huyện Đảo,tinh-thu,whole",
)
TABLE = "\n".join((HEADING, *ROWS)) + "\n"


@pytest.fixture
def lists(project: Path) -> Path:
    """A project with lists of communes."""
    folder = project / "data" / "communes"
    folder.mkdir()
    (project / "data" / "communes.toml").write_text(REGISTER, encoding="utf-8")
    (folder / "LICENSE.txt").write_text("MIT\n", encoding="utf-8")
    (folder / "tinh-thu.csv").write_text(TABLE, encoding="utf-8")
    return project


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        "\ufeff" + TABLE.replace("\n", "\r\n"),
        TABLE.replace(",", ";").replace("0000", "") + ";;;;;\n",
        TABLE.replace(",", "\t"),
    ],
    ids=["plain", "with a mark and other line ends", "semicolons, no noughts, an empty line", "tabs"],
)
def test_lists_are_read(table: str, lists: Path, load: Callable[..., tuple[Project | None, list[Problem]]]) -> None:
    (lists / "data" / "communes" / "tinh-thu.csv").write_text(table, encoding="utf-8", newline="")
    project, problems = load(lists)
    assert problems == []
    assert project
    assert project.communes
    assert project.communes.licence_text == "MIT\n"
    one, two = project.communes.by_province["tinh-thu"]
    assert (one.code, two.code, two.name_on(date(2030, 1, 1))) == ("00004", "00007", "Đặc khu Hai")
    assert [one.name_on(date(2026, 4, day)) for day in (29, 30)] == ["Xã Một", "Phường Một"]
    assert one.name_on(date(2020, 1, 1)) == "Xã Một"
    assert [(part.unit, part.is_whole, part.line) for part in (*one.parts, *two.parts)] == [
        (FormerUnit("Xã Một", "Huyện Cũ", "tinh-thu"), True, 2),
        (FormerUnit("Thị trấn Cũ", "Huyện Cũ", "tinh-thu"), False, 3),
        (FormerUnit("Thị trấn Cũ", "Huyện Cũ", "tinh-thu"), False, 4),
        (FormerUnit("", "Huyện Đảo", "tinh-thu"), True, 5),
    ]
    assert one.at.line == 2


def test_a_project_without_lists_has_none(
    project: Path, load: Callable[..., tuple[Project | None, list[Problem]]]
) -> None:
    found, problems = load(project)
    assert problems == []
    assert found
    assert found.communes is None


def test_rows_without_the_register_are_not_read(
    lists: Path, load: Callable[..., tuple[Project | None, list[Problem]]]
) -> None:
    (lists / "data" / "communes.toml").unlink()
    _, problems = load(lists)
    assert [(one.code, one.at.path) for one in problems] == [("file-not-read", "data/communes/tinh-thu.csv")]


def test_lists_are_kept_while_nothing_changes(lists: Path) -> None:
    memo = Memo()
    first, second = (load_project(Files(lists, memo=memo), date(2026, 11, 22), drafts=False) for _ in range(2))
    assert first
    assert second
    assert first.communes is second.communes
    (lists / "data" / "communes" / "tinh-thu.csv").write_text(TABLE.replace("Xã Một,Xã Một", "Xã Một,Xã Mốt"), "utf-8")
    third = load_project(Files(lists, memo=memo), date(2026, 11, 22), drafts=False)
    assert third
    assert third.communes
    assert third.communes.by_province["tinh-thu"][0].parts[0].unit.name == "Xã Mốt"
