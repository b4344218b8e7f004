"""Rows of rankings: units by the names that people write, editions that are there and new ones."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from scorecards.load.source import Files
from scorecards.model.places import Area, Level, Place
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.sheets.figures import Given
from scorecards.sheets.names import PlaceSpellings
from scorecards.sheets.rankings import units_day
from tests.support.loading import loaded
from tests.support.projects import COUNTRY, TODAY, Workshop
from tests.support.sheets import codes, imported, read, sheet, write

HEAD = ("Bảng xếp hạng", "Tên bảng", "Năm", "Số đơn vị", "Tỉnh", "Hạng", "Điểm", "Nguồn")
NEW = ("thu-2023", "Xếp hạng thử 2023", 2023, 2)


OTHERS = {
    slug: Place(slug, Text(name), (Area(slug, Text(f"tỉnh {name}"), Level.PROVINCE),))
    for slug, name in (
        ("hoa-binh", "Hòa Bình"), ("bac-kan", "Bắc Kạn"), ("dak-lak", "Đắk Lắk"), ("dak-nong", "Đắk Nông"),
        ("kon-tum", "Kon Tum"),
    )
}  # fmt: skip
"""Provinces that the site of the tests does not have."""
ALSO = {
    "ho-chi-minh": ("TP.HCM",), "thua-thien-hue": ("TT-Huế",), "ba-ria-vung-tau": ("BR-VT",), "bac-kan": ("Bắc Cạn",),
    "dak-lak": ("Đắc Lắc",), "dak-nong": ("Đắc Nông",),
}  # fmt: skip
"""Their other names, as a register has them."""


@pytest.fixture(scope="module")
def country() -> PlaceSpellings:
    """The names of the country's provinces, new and old."""
    project, problems = loaded(Files(COUNTRY), TODAY, drafts=False)
    assert project is not None, problems
    places = {**project.places, **OTHERS}
    return PlaceSpellings({slug: replace(one, other_names=ALSO.get(slug, ())) for slug, one in places.items()})


@pytest.mark.parametrize(
    ("written", "on", "place"),
    [
        ("TP.HCM", None, "ho-chi-minh"), ("TPHCM", None, "ho-chi-minh"), ("TP. Hồ Chí Minh", None, "ho-chi-minh"),
        ("Thành phố Hồ Chí Minh", None, "ho-chi-minh"), ("thành phố  hồ chí minh ", None, "ho-chi-minh"),
        ("HÀ TĨNH", None, "ha-tinh"), ("tỉnh Hà Tĩnh", None, "ha-tinh"), ("Tỉnh Hà Tĩnh", None, "ha-tinh"),
        ("Ha Tinh", None, "ha-tinh"), ("Ha\u0300 Ti\u0303nh", None, "ha-tinh"), ("Hà  Tĩnh", None, "ha-tinh"),
        ("T.T Huế", date(2022, 12, 31), "thua-thien-hue"), ("TT. Huế", date(2022, 12, 31), "thua-thien-hue"),
        ("Thừa Thiên - Huế", date(2022, 12, 31), "thua-thien-hue"), ("Huế", date(2022, 12, 31), "thua-thien-hue"),
        ("TP. Huế", date(2025, 7, 1), "hue"), ("Thừa Thiên Huế", date(2025, 7, 1), "hue"),
        ("Bà Rịa - Vũng Tàu", None, "ba-ria-vung-tau"), ("Bà Rịa-Vũng Tàu", None, "ba-ria-vung-tau"),
        ("Bà Rịa – Vũng Tàu", None, "ba-ria-vung-tau"), ("BR-VT", None, "ba-ria-vung-tau"),
        ("Hoà Bình", None, "hoa-binh"), ("Thanh Hoá", None, "thanh-hoa"), ("Khánh Hoà", None, "khanh-hoa"),
        ("Bắc Cạn", None, "bac-kan"), ("Đắc Lắc", None, "dak-lak"), ("Đak Nông", None, "dak-nong"),
        ("KonTum", None, "kon-tum"), ("Tuyên Quang (34)", None, "tuyen-quang"), ("Da Nang City", None, "da-nang"),
        ("Đà nẵng", None, "da-nang"), ("TP Cần Thơ", None, "can-tho"), ("T.P. Cần Thơ", None, "can-tho"),
    ],
)  # fmt: skip
def test_provinces_as_people_write_them(country: PlaceSpellings, written: str, on: date | None, place: str) -> None:
    assert country.find(written, on).ids == (place,)


@pytest.mark.parametrize("written", ["Hà", "Tỉnh", "Sài", "", "123", "Hà Tĩnh và Nghệ An"])
def test_what_is_no_province(country: PlaceSpellings, written: str) -> None:
    assert country.find(written).id == ""


def test_every_province_is_found_by_its_names_without_marks(country: PlaceSpellings) -> None:
    project, _ = loaded(Files(COUNTRY), TODAY, drafts=False)
    assert project is not None
    for slug, place in project.places.items():
        for area in place.areas:
            day = area.valid_to or area.valid_from
            for name in (place.name.vi, area.name.vi, place.name.vi.upper(), slug.replace("-", " ")):
                assert country.find(name, day).ids == (slug,), (name, day)


def test_the_day_of_63_and_of_34_units() -> None:
    project, _ = loaded(Files(COUNTRY), TODAY, drafts=False)
    assert project is not None
    old = sum(one.exists_on(date(2022, 12, 31)) for one in _provinces(project))
    new = sum(one.exists_on(date(2025, 7, 1)) for one in _provinces(project))
    assert old != new
    assert units_day(project, 2022, old) == date(2022, 12, 31)
    assert units_day(project, 2024, new) == date(2025, 7, 1)
    assert units_day(project, 2025, new) == date(2025, 12, 31)
    assert units_day(project, 2024, 500) is None


def _provinces(project: Project) -> list[Area]:
    return [area for place in project.places.values() for area in place.areas if area.level is Level.PROVINCE]


def rows(*ranks: tuple[str, object, object]) -> list[list[object]]:
    return [[*NEW, place, rank, score, "nguon"] for place, rank, score in ranks]


def test_a_new_edition(project: Workshop) -> None:
    plan = imported(project, sheet([HEAD, *rows(("Thử Nghiệm", 1, "0,7110"), ("Giả Định", "2/2", 0.5))]))
    assert not plan.problems
    assert list(plan.texts) == ["data/rankings/thu-2023.toml"]
    text = plan.texts["data/rankings/thu-2023.toml"]
    assert (
        'name = "Xếp hạng thử 2023"\nreference_year = 2023\npublished_on = "unknown"\nunits_on = 2023-12-31\n' in text
    )
    assert '[[rank]]\nplace = "thu-nghiem"\nrank = 1\nscore = 0.7110\ndocument = "nguon"\n' in text
    write(project, plan)
    assert not project.build().codes


def test_an_edition_in_csv_where_every_cell_is_text(project: Workshop) -> None:
    lines = [";".join(map(str, HEAD)), "thu-2023;Xếp hạng thử 2023;2023;2;TP. Thử Nghiệm;2;0,7110;nguon"]
    [page] = read("\n".join(lines).encode(), "bang.csv")
    plan = imported(project, page)
    assert not plan.problems
    assert "reference_year = 2023\n" in plan.texts["data/rankings/thu-2023.toml"]
    assert "rank = 2\nscore = 0.7110\n" in plan.texts["data/rankings/thu-2023.toml"]


def test_more_rows_of_an_edition_stand_in_a_file_of_their_own(project: Workshop) -> None:
    project.write("data/rankings/xep-hang-2024.toml", (project.root / "data/rankings/xep-hang-2024.toml").read_text(
        encoding="utf-8").partition("[[rank]]\nplace = \"gia-dinh\"")[0])  # fmt: skip
    head = ("Tỉnh", "Hạng", "Nguồn")
    table = sheet([head, ["Giả Định", 7, "nguon"], ["Thử Nghiệm", 3, "nguon"]])
    assert codes(imported(project, table)) == ["sheet-edition-missing"]
    plan = imported(project, table, Given(edition="xep-hang-2024"))
    assert not plan.problems
    assert plan.same == 1
    assert list(plan.texts) == ["data/rankings/xep-hang-2024/bang.toml"]
    write(project, plan)
    assert not project.build().codes
    assert imported(project, table, Given(edition="xep-hang-2024")).same == 2


def test_a_rank_that_differs_is_told_and_not_written(project: Workshop) -> None:
    head = ("Bảng xếp hạng", "Tỉnh", "Hạng", "Điểm", "Nguồn")
    table = sheet(
        [head, ["xep-hang-2024", "Giả Định", 8, None, "nguon"], ["xep-hang-2024", "Giả Định", 7, 0.5, "nguon"]]
    )
    plan = imported(project, table)
    assert codes(plan) == ["sheet-rank-differs", "sheet-rank-differs"]
    assert [one.details["key"] for one in plan.problems] == ["rank", "score"]
    assert not plan.texts


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["thu-2023", None, None, None, "Thử Nghiệm", 1, None, "nguon"], "sheet-edition-new"),
        (["thu-2023", None, 2023, 50, "Thử Nghiệm", 1, None, "nguon"], "sheet-units-unknown"),
        ([*NEW, "Thử Nghiệm", "1/63", None, "nguon"], "sheet-rank-of-other"),
        ([*NEW, "Thử Nghiệm", "một", None, "nguon"], "sheet-cell-wrong"),
        ([*NEW, "Thử Nghiệm", 1.5, None, "nguon"], "sheet-cell-wrong"),
        ([*NEW, "Thử Nghiệm", 3, None, "nguon"], "rank-outside-universe"),
        ([*NEW, "Thử Nghiệm", 1, 1.711, "nguon"], "sheet-thousands-or-decimals"),
        ([*NEW, "Thử Nghiệm", 1, None, None], "sheet-document-missing"),
    ],
)
def test_wrong_rows_of_rankings(project: Workshop, row: list[object], code: str) -> None:
    plan = imported(project, sheet([HEAD, row]))
    assert codes(plan) == [code]
    assert not plan.texts


def test_two_rows_of_one_unit(project: Workshop) -> None:
    plan = imported(project, sheet([HEAD, *rows(("Thử Nghiệm", 1, None), ("tỉnh Thử Nghiệm", 2, None))]))
    assert codes(plan) == ["sheet-row-twice"]


def test_more_ranks_need_their_ranking(project: Workshop) -> None:
    project.write(
        "data/rankings/xep-hang-2042/them.toml", '[[rank]]\nplace = "gia-dinh"\nrank = 1\ndocument = "nguon"\n'
    )
    assert project.build().codes == ["ranks-without-ranking"]


def test_what_a_whole_ranking_lacks_is_said_once(project: Workshop) -> None:
    names = ["Thử Nghiệm", "Thử Nghiệm", "Thử Nghiệm"]
    plan = imported(project, sheet([["Tỉnh", "Hạng", "Nguồn"], *([name, 1, "nguon"] for name in names)]))
    assert codes(plan) == ["sheet-edition-missing"]

    head = ["Tỉnh", "Hạng", "Nguồn", "Bảng xếp hạng", "Năm"]
    plan = imported(project, sheet([head, *([name, 1, "nguon", "Bảng mới", 2023] for name in names)]))
    assert codes(plan) == ["sheet-edition-new"]
    assert "“số đơn vị được xếp hạng”" in plan.problems[0].message("vi")
    assert "năm" not in plan.problems[0].message("vi")
