"""The look-up of communes: what its files hold, the keys of names, and how much a look-up downloads."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from scorecards.publish.communes import NAMES_SIZE, name_key, names_files
from tests.support.communes import with_communes
from tests.support.projects import Site

LIMIT = 60_000
"""Bytes that a look-up downloads at most, compressed: the head and two files of names."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    built = with_communes(tmp_path_factory.mktemp("communes")).build()
    assert built.problems == []
    return built


def head(site: Site, folder: str = "xa-phuong") -> dict[str, Any]:
    (name,) = (path for path in site.files if path.startswith(f"{folder}/index.") and path.endswith(".json"))
    found: dict[str, Any] = json.loads(site.files[name])
    return found


def names(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _, file in head(site)["files"]:
        found |= json.loads(site.files[f"xa-phuong/{file}"])
    return found


def said(record: list[Any], site: Site) -> list[Any]:
    """A record with the names of its provinces."""
    today, before = head(site)["today"], head(site)["before"]
    match record:
        case [0, name, province, *rest]:
            return [name, today[province][0], *rest]
        case [1, name, district, former, province, communes]:
            return [name, district, before[former][0], today[province][0], communes]
        case [2, district, former, province, communes]:
            return [district, before[former][0], today[province][0], communes]
    raise AssertionError(record)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kỳ Anh", "ki anh"),
        ("KÌ ANH", "ki anh"),
        ("Thủy Nguyên", "thuy nguyen"),
        ("Quý Lộc", "qui loc"),
        ("Đắk R'Lấp", "dak r lap"),
        ("Phan Rang - Tháp Chàm", "phan rang thap cham"),
        ("05", "5"),
        ("Hà Giang 1", "ha giang 1"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_keys_of_names(name: str, key: str) -> None:
    assert name_key(name) == key


def test_a_former_commune_leads_to_what_took_it(site: Site) -> None:
    found = names(site)
    assert [said(one, site) for one in found["ki phu"]] == [
        ["Xã Kỳ Phú", "Huyện Kỳ Anh", "tỉnh Hà Tĩnh", "tỉnh Hà Tĩnh", [["Xã Kỳ Anh", "18754"]]]
    ]
    (now, before) = (said(one, site) for one in found["ki khang"])
    assert now == ["Xã Kỳ Khang", "tỉnh Hà Tĩnh", "18760"]
    assert before[-1] == [["Xã Kỳ Anh", "18754"], ["Xã Kỳ Khang", "18760"]]


def test_namesakes_stand_together_with_their_districts(site: Site) -> None:
    found = [said(one, site) for one in names(site)["5"]]
    assert [(one[0], one[1], one[2], one[4][0][0]) for one in found] == [
        ("Phường 5", "Quận 3", "Thành phố Hồ Chí Minh", "Phường Bàn Cờ"),
        ("Phường 5", "Quận 1", "Thành phố Hồ Chí Minh", "Phường Bến Thành"),
        ("Phường 05", "Thành phố Hà Giang", "tỉnh Hà Giang", "Phường Phù Yên"),
    ]
    assert [one[0] for one in (said(one, site) for one in names(site)["phu yen"])] == ["Phường Phù Yên", "Xã Phú Yên"]


def test_a_district_leads_to_every_commune_that_has_something_of_it(site: Site) -> None:
    districts = [said(one, site) for one in names(site)["ki anh"] if one[0] == 2]
    assert [(one[0], [name for name, _ in one[-1]]) for one in districts] == [
        ("Huyện Kỳ Anh", ["Xã Kỳ Anh", "Xã Kỳ Khang"]),
        ("Thị xã Kỳ Anh", ["Xã Kỳ Khang"]),
    ]
    assert [said(one, site)[0] for one in names(site)["dao thu"]] == ["Huyện Đảo Thử"]  # it had no communes
    assert "" not in names(site)


def test_a_name_that_changed_is_told_with_its_last_day(site: Site) -> None:
    assert names(site)["loc ninh"] == [[0, "Phường Lộc Ninh", 2, "25270", 0, "Xã Lộc Ninh"]]
    assert head(site)["changes"] == ["29/4/2026"]
    assert head(site, "en/xa-phuong")["changes"] == ["29 April 2026"]


def test_provinces_are_found_by_any_of_their_names(site: Site) -> None:
    found = head(site)
    names = {key: [(found["before" if former else "today"][at][0]) for former, at in at_]
             for key, at_ in found["provinces"].items()}  # fmt: skip
    assert names["sai gon"] == ["Thành phố Hồ Chí Minh"] * 2
    assert names["ha giang"] == ["tỉnh Hà Giang"]
    (is_former, number), *_ = found["provinces"]["ha giang"]
    assert is_former
    assert found["today"][found["before"][number][2]][:3] == [
        "tỉnh Tuyên Quang", "/tinh/tuyen-quang/", "/xa-phuong/tuyen-quang/",
    ]  # fmt: skip


def test_every_language_reads_the_same_files_of_names(site: Site) -> None:
    files = [file for _, file in head(site)["files"]]
    assert [file for _, file in head(site, "en/xa-phuong")["files"]] == [f"../../xa-phuong/{file}" for file in files]
    assert not any(path.startswith("en/xa-phuong/names") for path in site.files)


def test_the_same_lists_give_the_same_files(site: Site, tmp_path: Path) -> None:
    again = with_communes(tmp_path).build()
    mine = {path: content for path, content in site.files.items() if "xa-phuong" in path}
    assert mine == {path: content for path, content in again.files.items() if "xa-phuong" in path}


# -- how much a look-up downloads --------------------------------------------------------------------------------------


def test_names_that_begin_with_one_word_stand_in_one_file() -> None:
    records = {f"{word} {n}": [f'["{"x" * 300}"]'] for word in ("an", "ba", "tan") for n in range(60)}
    made = names_files(records, "xa-phuong")
    assert [first for first, _ in made] == ["an", "tan"]  # ba fits beside an
    assert [{key.split()[0] for key in json.loads(output.content)} for _, output in made] == [{"an", "ba"}, {"tan"}]


def test_a_look_up_among_ten_thousand_names_downloads_little() -> None:
    """As many units as the country had, with names of two syllables of which some are as common as Tân and Phú."""
    draw = random.Random(1)
    syllables = [f"{first}{rest}" for first in "bcdghklmnpqrstvx" for rest in ("a", "an", "inh", "o", "uong", "en")]
    weights = [1 + 60 // (1 + at) for at in range(len(syllables))]
    records: dict[str, list[str]] = {}
    for number in range(14_000):
        name = " ".join(draw.choices(syllables, weights, k=2))
        where = f'"Huyện {draw.choice(syllables)}",{number % 63},{number % 34}'
        record = f'[1,"Xã {name}",{where},[["Xã {name}","{number:05}"]]]'
        records.setdefault(name, []).append(record)
    sizes = sorted(len(gzip.compress(output.content)) for _, output in names_files(records, "xa-phuong"))
    assert len(sizes) > 14_000 * 60 / NAMES_SIZE / 2
    assert sum(sizes[-2:]) < LIMIT - 10_000  # beside the head
