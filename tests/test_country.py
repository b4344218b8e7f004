"""A country through time: units before and after July 2025, neighbours; and nothing compared that does not compare."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorecards.analysis.status.comparison import IncomparableReason, compare, level_of
from scorecards.charts.plan import known_places, rank_strip
from scorecards.model.findings import Weight
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.places import Area, Level
from scorecards.model.project import Project
from scorecards.vietnamese import formatting
from tests.support.html_tree import Element
from tests.support.projects import COUNTRY, Site, Workshop
from tests.support.words import VI

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


@pytest.fixture(scope="module")
def project(site: Site) -> Project:
    assert site.built.prepared.project is not None, site.codes
    return site.built.prepared.project


def provinces(project: Project, day: date) -> dict[str, Area]:
    """The provinces and cities of a day by place."""
    return {
        slug: area
        for slug, place in project.places.items()
        for area in place.areas
        if area.level is Level.PROVINCE and area.exists_on(day)
    }


def links(element: Element) -> set[str]:
    return {link.get("href") for link in element.all("a")}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2020, 12, 31), 30), (date(2024, 12, 31), 30), (date(2025, 1, 1), 30), (OLD, 30),
        (NEW, 18), (date(2026, 11, 22), 18),
    ],
)  # fmt: skip
def test_the_country_has_so_many_units_on_a_day(project: Project, day: date, count: int) -> None:
    assert len(provinces(project, day)) == count


def test_every_unit_of_every_time_has_a_page_that_names_it(site: Site, project: Project) -> None:
    for slug, area in (provinces(project, OLD) | provinces(project, NEW)).items():
        page = site.page(f"/tinh/{slug}/")
        assert project.places[slug].name.vi in page.one("h1").text
        assert area.name.vi.casefold() in page.text.casefold(), slug


def test_neighbours_in_time_name_each_other_and_leave_no_gap(project: Project) -> None:
    areas = {area.id: area for place in project.places.values() for area in place.areas}
    for area in areas.values():
        if area.successor:
            after = areas[area.successor]
            assert area.id in after.predecessors
            assert area.valid_to is not None
            assert after.valid_from == area.valid_to + timedelta(days=1), area.id
        for id in area.predecessors:
            assert areas[id].successor == area.id, (id, area.id)
        assert (area.valid_to is None) or area.successor or area.level is Level.DISTRICT, area.id


def test_a_dissolved_unit_says_until_when_and_leads_to_todays_unit(site: Site, project: Project) -> None:
    today = provinces(project, date(2026, 11, 22))
    by_area = {area.id: slug for slug, place in project.places.items() for area in place.areas}
    gone = {slug: area for slug, area in provinces(project, OLD).items() if slug not in today}
    assert len(gone) == 12
    for slug, area in gone.items():
        page = site.page(f"/tinh/{slug}/")
        assert area.valid_to is not None
        assert formatting.day(area.valid_to, "vi") in page.text
        now = by_area[area.successor]
        assert now in today
        assert f"/tinh/{now}/" in links(page.one("main"))
        assert f"/tinh/{slug}/" in links(site.page(f"/tinh/{now}/").one("main")), (slug, now)


def test_a_former_units_figures_stay_its_own(site: Site, project: Project) -> None:
    page = site.page("/tinh/tuyen-quang/").one("main")
    own = {o.id for o in project.observations if o.place == "ha-giang"}
    anchors = {element.get("id") for element in page}
    assert own
    assert not own & anchors
    assert any(link.startswith("/tinh/ha-giang/") for link in links(page))


def test_every_ranking_ranks_units_of_one_day(project: Project) -> None:
    for ranking in project.rankings:
        units = provinces(project, ranking.units_on)
        for row in ranking.rows:
            assert row.place in units, row.id


def test_ranks_are_competition_ranks(project: Project) -> None:
    for ranking in project.rankings:
        at: dict[int, list[str]] = defaultdict(list)
        for row in ranking.rows:
            if row.rank is not None and row.rank_to is None:
                at[row.rank].append(row.place)
                assert row.tied == (sum(other.rank == row.rank for other in ranking.rows) > 1), row.id
        for rank, tied in at.items():
            assert not any(rank < other < rank + len(tied) for other in at), (ranking.id, rank)


def test_no_drawing_joins_two_editions(project: Project) -> None:
    for ranking in project.rankings:
        places = known_places(ranking, project, VI)
        for row in ranking.rows:
            if row.rank is not None:
                spec = rank_strip(ranking, row, row.rank, places, project, VI)
                assert spec.universe == ranking.universe
                assert ranking.name.vi in spec.title
                assert spec.worst <= spec.universe


def test_every_rank_on_a_page_says_among_how_many(site: Site, project: Project) -> None:
    for ranking in project.rankings:
        for row in ranking.rows:
            record = site.page(f"/tinh/{row.place}/").by_id(row.id)
            assert ranking.universe_name.vi in record.text
            if row.rank is not None:
                assert f"{row.rank}–{row.rank_to}/{ranking.universe}" in record.text or (
                    f"{row.rank}/{ranking.universe}" in record.text
                )
    text = site.page("/tinh/thanh-hoa/").text
    assert "15/63" in text
    assert "5/34" in text


def test_a_page_of_an_edition_shows_its_units_alone(site: Site, project: Project) -> None:
    for ranking in project.rankings:
        page = site.page(f"/xep-hang/{ranking.id}/").one("main")
        shown = {link.removeprefix("/tinh/").rstrip("/") for link in links(page) if link.startswith("/tinh/")}
        assert shown == set(provinces(project, ranking.units_on)), ranking.id
        assert ranking.universe_name.vi in page.text
        framework = project.frameworks.get(ranking.framework)
        if framework is not None:
            assert ranking.reference_year in framework.years


def test_tile_maps_show_one_days_units_with_the_archipelagos(project: Project) -> None:
    shown = [sum(not tile.archipelago for tile in layer.tiles) for layer in project.layers.values()]
    assert sorted(shown) == [18, 30, 30]
    for layer in project.layers.values():
        squares = [(tile.column, tile.row) for tile in layer.tiles]
        assert len(set(squares)) == len(squares)
        assert {t.place for t in layer.tiles if not t.archipelago} == set(provinces(project, layer.on))
        archipelagos = {tile.name.vi: tile.place for tile in layer.tiles if tile.archipelago}
        assert archipelagos == {"Quần đảo Hoàng Sa": "da-nang", "Quần đảo Trường Sa": "khanh-hoa"}


def test_maps_on_pages_are_links_with_names_and_keep_the_archipelagos(site: Site) -> None:
    for path in ("/", "/do-phu/", "/xep-hang/dti-2022/", "/xep-hang/dti-2024-34/"):
        page = site.page(path)
        assert "Hoàng Sa" in page.text
        assert "Trường Sa" in page.text
        tiles = [link for drawing in page.all("svg") for link in drawing.all("a")]
        assert len(tiles) >= 18, path
        assert all(link.get("href").startswith("/tinh/") for link in tiles)
        assert all(link.get("aria-label") or link.text for link in tiles)


def test_what_is_compared_agrees_on_part_measure_level_time_and_units(project: Project) -> None:
    for indicator in project.indicators.values():
        own = [o for o in project.observations if o.indicator == indicator.id]
        found = compare(indicator, own, project)
        agree(list(found.compared), project)
        assert len({o.place for o in own if not o.members}) == len(found.compared) + len(found.beside)


def agree(compared: list[Observation], project: Project) -> None:
    if not compared:
        return
    indicator = project.indicators[compared[0].indicator]
    assert len({o.place for o in compared}) == len(compared) >= 2
    assert len({(o.indicator, o.measure, o.members, level_of(o, project)) for o in compared}) == 1
    days = [o.period.as_of for o in compared if o.period.as_of]
    assert len(days) == len(compared)
    assert indicator.compare_within_days is not None
    assert (max(days) - min(days)).days <= indicator.compare_within_days
    for o in compared:
        assert project.places[o.place].area_on(o.period.as_of).exists_on(max(days))


def test_figures_that_do_not_compare_stand_beside_with_the_reason(project: Project) -> None:
    """The rule on figures made from a real one: other measure, time, level or list of units, and no date."""
    base = next(o for o in project.observations if o.indicator == "ho-so-so-hoa" and not o.members)
    indicator = replace(project.indicators[base.indicator], compare_within_days=60)

    def of(place: str, as_of: date | None, **changes: object) -> Observation:
        period = Period(as_of)
        return replace(base, id=f"{place}.x", whole=f"{place}.x", place=place, period=period, **changes)

    day = date(2025, 7, 20)
    figures = [
        of("ha-tinh", day),
        of("nghe-an", date(2025, 6, 15)),
        of("ha-giang", date(2025, 6, 20)),
        of("cao-bang", day, measure=Measure.IN_PERIOD),
        of("lang-son", date(2024, 1, 1)),
        of("thanh-chuong", date(2025, 6, 25)),
        of("son-la", None),
    ]
    found = compare(indicator, figures, project)
    agree(list(found.compared), replace(project, indicators={indicator.id: indicator}))
    assert [o.place for o in found.compared] == ["ha-tinh", "nghe-an"]
    assert {o.place: reason for o, reason in found.beside} == {
        "ha-giang": IncomparableReason.OTHER_UNITS,
        "cao-bang": IncomparableReason.OTHER_MEASURE,
        "lang-son": IncomparableReason.OTHER_TIME,
        "thanh-chuong": IncomparableReason.OTHER_LEVEL,
        "son-la": IncomparableReason.NO_DATE,
    }
    nothing = compare(replace(indicator, compare_within_days=None), figures, project)
    assert nothing.compared == ()
    assert {reason for _, reason in nothing.beside} == {IncomparableReason.NO_RULE}


def test_an_edition_page_says_what_was_not_published(site: Site, project: Project) -> None:
    for ranking in project.rankings:
        exact = sum(row.rank is not None and row.rank_to is None for row in ranking.rows)
        assert f"{exact}/{ranking.universe}" in site.page(f"/xep-hang/{ranking.id}/").text


@pytest.mark.parametrize(
    ("slug", "before", "why"),
    [
        ("lang-son", "năm 2022 hạng 6 trong 63 đơn vị", "cách chấm điểm khác hoặc chưa rõ nên không so bậc với nhau"),
        ("ha-tinh", "năm 2022 hạng 37 trong 63 đơn vị", "danh sách đơn vị khác nên không so bậc với nhau"),
    ],
)
def test_ranks_of_another_method_or_list_stand_beside_the_newest_without_a_change(
    country_site: Callable[[str], Site], slug: str, before: str, why: str
) -> None:
    page = country_site("/").page(f"/tinh/{slug}/")
    lead = next(p.text for p in page.all("p") if p.has_class("lead"))
    assert f"; {before}; {why}" in lead
    assert not re.search("tăng|giảm|giữ nguyên", lead)


def test_a_change_of_rank_is_told_between_editions_of_one_method_and_list(tmp_path: Path) -> None:
    own = Workshop(Path(shutil.copytree(COUNTRY, tmp_path / "country")))
    head, _, ranks = (own.root / "data/rankings/dti-2022.toml").read_text(encoding="utf-8").partition("[[rank]]")
    document = ranks.partition('document = "')[2].partition('"')[0]
    row = f'[[rank]]\nplace = "an-giang"\nrank = 50\ndocument = "{document}"\nbasis = "stated"\n'
    own.write("data/rankings/dti-2021.toml", head.replace("2022", "2021") + row)
    lead = next(p.text for p in own.build().page("/tinh/an-giang/").all("p") if p.has_class("lead"))
    assert "giảm 4 bậc so với năm 2021" in lead


def test_a_merged_unit_does_not_take_the_rank_of_the_former_one_for_its_own(
    country_site: Callable[[str], Site],
) -> None:
    page = country_site("/").page("/tinh/an-giang/")
    lead = next(p.text for p in page.all("p") if p.has_class("lead"))
    assert "Tỉnh An Giang (đến 30/6/2025) từng đứng thứ 54 trong 63 tỉnh, thành phố" in lead
    (among,) = (one for one in page.all("section") if one.has_class("among"))
    assert "An Giang từ ngày hợp nhất: chưa tìm thấy hạng" in among.text
    assert [one for one in among if one.has_class("among-number")] == [], "54 is no rank of today's unit"
    former = next(one for one in among if one.has_class("among-former"))
    assert "An Giang 54/63 2022" in former.text.replace("  ", " ")


# -- what a reader counts ----------------------------------------------------------------------------------------------


def test_the_summary_of_a_unit_counts_what_does_not_agree_and_no_notes(site: Site) -> None:
    findings = [found.weight for found in site.built.prepared.findings if found.place == "thanh-hoa"]
    assert findings.count(Weight.NOTE) == 2
    assert len(findings) == 4
    page = site.page("/tinh/thanh-hoa/")
    figures = page.by_id("so-lieu")
    assert "số liệu có 2 chỗ chưa khớp" in next(p.text for p in figures.all("p") if p.has_class("section-lead"))
    assert "chưa khớp" not in next(p.text for p in page.all("p") if p.has_class("lead"))


@pytest.mark.parametrize("path", ["/xep-hang/dti-2022/", "/xep-hang/dti-2024-34/"])
def test_the_tone_of_each_square_is_that_of_its_rank_in_the_legend(site: Site, path: str) -> None:
    drawn = next(figure for figure in site.page(path).all("figure") if figure.has_class("tilemap"))
    ranges = {}
    for item in next(ul for ul in drawn.all("ul") if ul.has_class("legend")).all("li"):
        if found := re.fullmatch(r"hạng (\d+)–(\d+)(?: \(.*\))?", item.text):
            (swatch,) = (one for one in item if one.has_class("swatch"))
            ranges[swatch.get("data-tone")] = range(int(found[1]), int(found[2]) + 1)
    assert [number for tone in "4321" for number in ranges[tone]] == list(range(1, ranges["1"].stop))
    ranks = {
        int(found[1]): tile.get("data-tone")
        for tile in drawn.one("svg").all("a")
        if (found := re.search(r"hạng (\d+)$", tile.one("title").text))
    }
    assert len(ranks) > 8
    assert {rank: tone for rank, tone in ranks.items() if rank not in ranges[tone]} == {}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The country with a value of 0.999995 for 1 in a sum, and a unit that chooses no figures to open with."""
    own = Workshop(Path(shutil.copytree(COUNTRY, tmp_path_factory.mktemp("changed") / "country")))
    own.replace(
        "data/rankings/dti-2022.toml",
        "nhan-thuc-so = 1.0000, the-che-so = 0.9",
        "nhan-thuc-so = 0.999995, the-che-so = 0.9",
    )
    districts = (own.root / "data/places/districts.toml").read_text(encoding="utf-8")
    own.write("data/places/districts.toml", re.sub(r"^headline = \[.*?\]\n", "", districts, flags=re.M | re.S))
    return own.build()


def test_a_computed_score_is_rounded_half_up(changed: Site) -> None:
    """0.8001745 of 1,000 points, to six decimals: half to even would give 0.800174."""
    section = changed.page("/xep-hang/dti-2022/").by_id("tinh-lai").closest("section")
    assert section.all("dd")[0].text == "800,1745 ÷ 1.000 = 0,800175"


def test_a_unit_that_chose_no_figures_opens_with_four(changed: Site, project: Project) -> None:
    assert sum(o.place == "thanh-chuong" and not o.members for o in project.observations) > 4
    (headlines,) = [one for one in changed.page("/tinh/thanh-chuong/") if one.has_class("headlines")]
    assert len(headlines.all("li")) == 4
