"""All editions of the DTI in one table: whose line a rank stands in, and which changes are told."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.html_tree import Element
from tests.support.projects import COUNTRY, Site, Workshop


@pytest.fixture(scope="module")
def lines(country_site: Callable[[str], Site]) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in rows(country_site("/"))]


def rows(site: Site) -> list[Element]:
    return site.page("/xep-hang/").by_id("bang-moi-nam").one("tbody").all("tr")


def of(name: str, lines: list[list[str]]) -> list[list[str]]:
    return [line[1:] for line in lines if line[0] == name or line[0].startswith(f"{name} ")]


def test_a_column_an_edition_the_newest_first(country_site: Callable[[str], Site]) -> None:
    heads = country_site("/").page("/xep-hang/").by_id("bang-moi-nam").one("thead").all("th")
    assert [head.text for head in heads] == ["Đơn vị", "2024/34", "2024/63", "2023/63", "2022/63"]


def test_a_unit_that_stayed_has_one_line_with_the_rank_of_every_edition(lines: list[list[str]]) -> None:
    ((now, before, _, old),) = of("Thanh Hóa", lines)
    assert (now, old) == ("5", "15")
    assert before.startswith("chưa thấy hạng")


def test_a_merged_unit_has_no_rank_of_those_that_it_was_formed_from(lines: list[list[str]]) -> None:
    own, former = of("An Giang", lines)
    assert own[1:] == [own[3]] * 3
    assert own[3].startswith("chưa thấy hạng")
    assert former[3] == "54"
    assert [line[0] for line in lines if line[0].startswith("An Giang")][1] == "An Giang đến 30/6/2025"


EARLIER = """\
name = "DTI 2021"
framework = "dti-922"
reference_year = 2021
published_on = "unknown"
units_on = 2021-12-31
universe = 63
universe_name = "63 tỉnh"
"""
RANK = """
[[rank]]
place = "{place}"
rank = {rank}
document = "{document}"
"""


def test_a_change_is_told_between_editions_of_one_method_and_one_list_of_units_alone(tmp_path: Path) -> None:
    own = Workshop(Path(shutil.copytree(COUNTRY, tmp_path / "country")))
    edition = tomllib.loads((own.root / "data/rankings/dti-2022.toml").read_text(encoding="utf-8"))
    ranks = {row["place"]: row["rank"] for row in edition["rank"]}
    document = edition["rank"][0]["document"]
    earlier = {"thanh-hoa": ranks["thanh-hoa"] + 5, "ha-tinh": ranks["ha-tinh"] - 2, "da-nang": ranks["da-nang"]}
    told = "".join(RANK.format(place=place, rank=rank, document=document) for place, rank in earlier.items())
    own.write("data/rankings/dti-2021.toml", EARLIER + told)
    older = EARLIER.replace("2021", "2020") + RANK.format(
        place="hai-phong", rank=ranks["hai-phong"] + 9, document=document
    )
    own.write("data/rankings/dti-2020.toml", older)  # no change of 2022: Hải Phòng has no rank of the year between
    changes = {row.one("a").text: row.one("th").text for row in rows(own.build()) if "2022" in row.one("th").text}
    assert {name: text.partition("2022 ")[2] for name, text in changes.items()} == {
        "Thanh Hóa": "lên 5 bậc",
        "Hà Tĩnh": "xuống 2 bậc",
        "Đà Nẵng": "giữ nguyên hạng",
    }
