"""The files that numbers are looked up in: every figure, rank and target, by place, with all its faces."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Share, Value
from scorecards.publish.check_files import Face, faces, qualifiers
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier
from tests.support.projects import Site, Workshop


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def head(site: Site, folder: str = "kiem-tra") -> dict[str, Any]:
    (name,) = (one for one in site.files if one.startswith(f"{folder}/index.") and one.endswith(".json"))
    found: dict[str, Any] = json.loads(site.files[name])
    return found


def files(site: Site) -> dict[str, Any]:
    return {p[0]: json.loads(site.files[f"kiem-tra/{p[0]}.json"]) for p in head(site)["places"] if p[6]}


def printed(number: str, step: str = "1") -> Printed:
    return Printed(Decimal(number), Decimal(step))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Number(printed("1400"), "tin bài"), [["n", 1400, "tin bài"]]),
        (Share(printed("57.53", "0.01"), numerator=printed("141616"), counted="hồ sơ"),
         [["n", 57.53, "%"], ["n", 141616, "hồ sơ"]]),
        (Share(printed("100"), numerator=printed("12"), denominator=printed("12"), counted="xã"),
         [["n", 100, "%"], ["n", 12, "xã"], ["n", 12, "xã"], ["r", 12, 12, "xã"]]),
        (Progress(printed("21"), printed("26"), "chỉ tiêu"), [["r", 21, 26, "chỉ tiêu"]]),
        (Range(printed("60"), printed("70"), "%"), [["g", 60, 70, "%"]]),
        (Change(printed("3.85", "0.01"), Direction.DECREASE, ChangeBase.UNSTATED, "%"), [["c", 3.85, True, "%"]]),
        (Missing(MissingReason.NOT_COLLECTED), []),
    ],
)  # fmt: skip
def test_the_faces_of_a_value(value: Value, expected: list[Face]) -> None:
    assert faces(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Share(Printed(Decimal(97), Decimal(1)), Qualifier.NEARLY), ["nearly"]),
        (Share(Printed(Decimal(50), Decimal(1)), Qualifier.EXACT, Printed(Decimal(6), Decimal(1)),
               Printed(Decimal(12), Decimal(1)), "xã", Qualifier.OVER), ["exact", "over", "over", "over"]),
        (Number(Printed(Decimal(5), Decimal(1)), "km", Qualifier.ABOUT), ["about"]),
    ],
)  # fmt: skip
def test_every_face_says_how_exact_it_is(value: Value, expected: list[str]) -> None:
    assert qualifiers(value, faces(value)) == expected


def test_every_figure_rank_and_target_is_there_under_its_place(site: Site) -> None:
    project = site.built.prepared.project
    assert project
    found = files(site)
    paths = {row[5] for content in found.values() for row in content["figures"]}
    assert paths == {f"/tinh/{o.place}/#{o.id}" for o in project.observations if faces(o.value)}
    told = {(row[5], *content["origins"][row[4]][2:]) for content in found.values() for row in content["figures"]}
    one = next(one for one in project.observations if one.place == "ha-tinh" and faces(one.value))
    source = project.documents[one.document]
    day = one.period.as_of.isoformat() if one.period.as_of else ""
    assert [rest[0] for path, *rest in told if path.endswith(f"#{one.id}")] == [day]
    assert [rest[2] for path, *rest in told if path.endswith(f"#{one.id}")] == [f"/van-ban/{source.id}/"]
    assert all(len(set(map(str, content["origins"]))) == len(content["origins"]) for content in found.values())
    ranks = {row[-1] for content in found.values() for row in content["ranks"]}
    assert ranks == {f"/tinh/{row.place}/#{row.id}" for ranking in project.rankings for row in ranking.rows}
    assert sum(len(content["targets"]) for content in found.values()) == len(project.targets)


def test_values_lead_to_the_places_that_have_them(site: Site) -> None:
    read = head(site)
    slugs = [place[0] for place in read["places"]]
    assert [slugs[place] for place in read["values"]["57.53"]] == ["ha-tinh"]
    assert [slugs[place] for place in read["values"]["18/22"]] == ["ha-giang"]
    assert [slugs[place] for place in read["values"]["342780000"]] == ["thanh-hoa"]
    assert "hồ sơ" in read["nouns"]
    assert "%" not in read["nouns"]


def test_places_are_known_by_their_other_names(project: Workshop) -> None:
    project.replace(
        "data/places.toml", 'name = "Thử Nghiệm"\n', 'name = "Thử Nghiệm"\nother_names = ["TP.TN", "Sài Thử"]\n'
    )
    called = {place[0]: place[3] for place in head(project.build())["places"]}
    assert called["thu-nghiem"] == ["Thử Nghiệm", "TP.TN", "Sài Thử", "thunghiem", "tptn", "saithu"]


def test_a_rank_known_as_a_span_is_looked_up_as_one(project: Workshop) -> None:
    made = project.build().files
    assert [rank[1:3] for rank in json.loads(made["kiem-tra/thu-nghiem.json"])["ranks"]] == [[3, 5]]
    assert [rank[1:3] for rank in json.loads(made["kiem-tra/gia-dinh.json"])["ranks"]] == [[7, 7]]


def test_the_mark_of_all_changes_with_any_place(project: Workshop) -> None:
    before = head(project.build())["version"]
    project.replace("data/rankings/xep-hang-2024.toml", "rank = 7", "rank = 8")
    assert head(project.build())["version"] != before


def test_english_readers_get_files_of_their_own(site: Site) -> None:
    assert head(site, "en/kiem-tra")["places"][0][2] == head(site)["places"][0][2]
    assert (
        json.loads(site.files["en/kiem-tra/ha-tinh.json"])["figures"][0][3] != files(site)["ha-tinh"]["figures"][0][3]
    )
