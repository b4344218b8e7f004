"""The comparison without script, and the files that the script reads: complete, and never across editions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.wording import rank_numbers
from tests.support.comparing import with_figures_that_compare
from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop, workshop


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


@pytest.fixture(scope="module")
def project(site: Site) -> Project:
    assert site.built.prepared.project is not None
    return site.built.prepared.project


@pytest.fixture
def project_with_figures(tmp_path: Path) -> Workshop:
    return with_figures_that_compare(workshop(tmp_path / "project"))


def head(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.files[site.page("/so-sanh/").by_id("ket-qua-so").get("data-index")[1:]])
    return found


def unit(site: Site, slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.files[f"so-sanh/{slug}.json"])
    return found


def tables(site: Site) -> list[Element]:
    return [table for table in site.page("/so-sanh/").all("table") if table.has_class("compared")]


def test_every_rank_stands_in_the_column_of_its_edition_with_its_universe(site: Site, project: Project) -> None:
    found = {}
    for table in tables(site):
        editions = [cell.one("a").get("href") for cell in table.one("thead").all("th")[1:]]
        for row in table.one("tbody").all("tr"):
            name = row.one("th").one("a").get("href")
            for address, cell in zip(editions, row.all("td"), strict=True):
                if links := cell.all("a"):
                    found[address, name] = (links[0].text, links[0].get("href"))
    expected = {}
    for ranking in project.rankings:
        for one in ranking.rows:
            text = f"{rank_numbers(one)}/{ranking.universe}" if one.rank else None
            expected[f"/xep-hang/{ranking.id}/", f"/tinh/{one.place}/"] = (text, f"/tinh/{one.place}/#{one.id}")
    assert found.keys() == expected.keys()
    for key, (text, path) in expected.items():
        assert found[key][1] == path
        assert text is None or found[key][0] == text
    assert len(expected) == 55


def test_editions_of_other_units_stand_in_other_tables(site: Site) -> None:
    columns = [
        [cell.one("a").get("href").split("/")[2] for cell in table.one("thead").all("th")[1:]] for table in tables(site)
    ]
    assert columns == [["dti-2024-34"], ["dti-2024-63"], ["dti-2023", "dti-2022"]]


def test_rows_follow_the_ranks_and_former_units_are_told_apart(site: Site) -> None:
    table = tables(site)[2]
    names = [row.one("th").text for row in table.one("tbody").all("tr")]
    assert names[:4] == ["Đà Nẵng", "TP. Hồ Chí Minh", "Quảng Ninh", "Thừa Thiên Huế đến 31/12/2024"]
    assert "Hà Giang đến 30/6/2025" in names
    assert len(names) == 30
    ties = [row for row in table.one("tbody").all("tr") if "đồng hạng" in row.text]
    assert ties
    frame = next(one for one in table.around() if one.has_class("table-frame"))
    assert frame.get("tabindex") == "0"


def test_every_unit_can_be_chosen_once(site: Site, project: Project) -> None:
    select = site.page("/so-sanh/").by_id("don-vi-1")
    groups = {group.get("label"): group.all("option") for group in select.all("optgroup")}
    values = [option.get("value") for options in groups.values() for option in options]
    assert sorted(values) == sorted(slug for slug in project.places if slug != project.site.country)
    assert len(groups["Tỉnh, thành phố hiện nay"]) == 18
    former = [option.text for option in groups["Tỉnh, thành phố không còn nữa"]]
    assert "Hà Giang (đến 30/6/2025)" in former
    assert [option.get("value") for option in groups["Cấp huyện không còn nữa"]] == ["thanh-chuong"]


def test_the_files_hold_every_rank_and_the_newest_of_every_figure(site: Site, project: Project) -> None:
    editions, measured = head(site)["editions"], head(site)["measured"]
    ranks, figures = set(), set()
    for slug in project.places:
        if slug == project.site.country:
            continue
        own = unit(site, slug)
        ranks |= {(editions[number][1], path) for number, path, *_ in own["ranks"]}
        figures |= {(measured[number][1], path) for number, path, *_ in own["figures"]}
    assert ranks == {
        (f"/xep-hang/{ranking.id}/", f"/tinh/{row.place}/#{row.id}")
        for ranking in project.rankings
        for row in ranking.rows
    }
    newest: dict[Any, Observation] = {}
    for one in project.observations:
        key = (one.place, one.indicator, one.members)
        if key not in newest or (
            one.period.as_of and (one.period.as_of > (newest[key].period.as_of or one.period.as_of))
        ):
            newest[key] = one
    assert figures == {(f"/chi-tieu/{o.indicator}/", f"/tinh/{o.place}/#{o.id}") for o in newest.values()}


def test_the_files_say_the_source_of_every_figure(site: Site, project: Project) -> None:
    for slug in ("ha-tinh", "thanh-hoa"):
        own, said = unit(site, slug), {o.id: o for o in project.observations}
        assert own["figures"]
        for _, path, _, _, origin, _ in own["figures"]:
            _, _, source, (_, _, measure, *_) = own["origins"][origin]
            one = said[path.partition("#")[2]]
            assert (source, measure) == (f"/van-ban/{one.document}/", one.measure)
        assert len({str(one) for one in own["origins"]}) == len(own["origins"]) < len(own["figures"])


def test_every_unit_leads_to_a_comparison_with_itself_chosen(site: Site, project: Project) -> None:
    for slug in project.places:
        if slug != project.site.country:
            section = site.page(f"/tinh/{slug}/").by_id("so-sanh")
            assert f"/so-sanh/?don-vi={slug}" in {link.get("href") for link in section.all("a")}


def indicators(site: Site) -> Element:
    return site.page("/so-sanh/").by_id("chi-tieu-chung").closest("section")


def test_where_no_figures_compare_the_page_says_so(site: Site) -> None:
    assert not indicators(site).all("table"), "no two units share an indicator in this project"
    assert indicators(site).text.endswith("Chưa có chỉ tiêu nào mà hai đơn vị cùng có số liệu so được với nhau.")


def test_figures_that_compare_stand_in_a_table_a_group(project_with_figures: Workshop) -> None:
    section = indicators(project_with_figures.build())
    (folded,) = section.all("details")
    assert folded.one("summary").text == "Hồ sơ số hóa"
    assert next(link for link in folded.all("a")).get("href") == "/chi-tieu/ho-so/"
    tables = section.all("table")
    rows = [[row.all("th", "td") for row in table.one("tbody").all("tr")] for table in tables]
    shown = sorted([(unit.text, value.text) for unit, value, _ in table] for table in rows)
    assert shown == [
        [("Thứ Tư", "12,00%"), ("Thứ Ba", "11,00%")],
        [("Tỉnh Giả Định (giả định) (đến 30/6/2025)", "51,20%"), ("Thử Nghiệm", "45,60%")],
    ]
    for _, value, source in (row for table in rows for row in table):
        assert value.one("a").get("href").endswith(".ho-so")
        assert "đến 28/02/2025" in source.text
        assert "Nguồn: " in source.text


def test_where_too_many_compare_the_page_leads_to_the_indicator(
    project_with_figures: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecards.pages.compare.MOST", 3)
    section = indicators(project_with_figures.build())
    assert not section.all("table")
    assert "4 đơn vị có số liệu so được với nhau" in section.text
    assert section.all("a")[-1].get("href") == "/chi-tieu/ho-so/"


def test_the_version_and_the_head_change_with_any_unit(project_with_figures: Workshop) -> None:
    before = project_with_figures.build()
    report = "data/provinces/thu-tu/2025-02.toml"
    project_with_figures.replace(report, "12,00", "13,00")
    after = project_with_figures.build()
    assert head(before)["version"] != head(after)["version"]
    names = [
        {name for name in site.files if name.startswith("so-sanh/index.") and name.endswith(".json")}
        for site in (before, after)
    ]
    assert names[0].isdisjoint(names[1])
    assert before.files["so-sanh/thu-ba.json"] == after.files["so-sanh/thu-ba.json"]


def test_a_text_can_lead_to_a_comparison(project_with_figures: Workshop) -> None:
    address = "/so-sanh/?don-vi=thu-ba&don-vi=thu-tu"
    project_with_figures.append("content/news/2025/hai.md", f"\nXem [hai nơi cạnh nhau]({address}).\n")
    site = project_with_figures.build()
    assert "broken-link" not in site.codes
    articles = [page for name, page in site.pages.items() if name.startswith("tin-tuc/")]
    assert any(link.get("href") == address for page in articles for link in page.all("a"))
