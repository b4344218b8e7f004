"""The default theme's pages of the whole country: maps, editions, units through time, comparisons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from scorecards.analysis.status.comparison import compare
from scorecards.output import Output
from scorecards.pages.home import HomePage, IndicatorLine
from scorecards.pages.indicator import AcrossPart, IndicatorPage
from scorecards.pages.news import NewsPage
from scorecards.render.templates import Renderer
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.across import AcrossGroup, AcrossRow, AcrossView
from scorecards.views.country import CountryView
from scorecards.views.edition_tables import RankingRow, ScoreTable
from scorecards.views.editions import EditionView
from scorecards.views.place_view_types import FrameworkView, MapView, TileLine, TileView
from scorecards.views.view_types import ChartView, FigureView, LinkView, PagerView
from tests.support.drawing import NOWHERE, blank, draw, part
from tests.support.html_tree import Element
from tests.support.projects import Site

FIRST = LinkView("Trang của bộ", "/van-ban/trang-bo/")
ARCHIVE = "/tin-tuc/#kho-tin"
SECOND = LinkView("Báo ngày 13/7", "/van-ban/bao/")


MAP = blank(
    MapView,
    id="ban-do-34",
    name="34 tỉnh, thành phố",
    columns=3,
    rows=2,
    tiles=(
        TileView(
            0, 0, "HG", "Hà Giang", (TileLine("Hà"), TileLine("Giang")), "hạng 57", 1, "57", "/tinh/ha-giang/", False
        ),
        TileView(1, 0, "ĐN", "Đà Nẵng", (TileLine("Đà"), TileLine("Nẵng")), "hạng 1", 4, "1", "/tinh/da-nang/", False),
        TileView(1, 1, "BRVT", "Bà Rịa - Vũng Tàu", (), "chưa thấy hạng", 0, "", "/tinh/ba-ria-vung-tau/", False),
        TileView(
            2,
            0,
            "HS",
            "Quần đảo Hoàng Sa",
            (TileLine("Hoàng"), TileLine("Sa")),
            "Đà Nẵng: hạng 1",
            4,
            "",
            "/tinh/da-nang/",
            True,
        ),
    ),
    legend=((4, "hạng 1–16"), (0, "chưa thấy hạng")),
)


def row(place: str, rank: str, source: LinkView, **more: Any) -> RankingRow:
    unit = LinkView(place, f"/tinh/{place}/")
    return blank(RankingRow, id=f"e.{place}", unit=unit, rank=rank, source=source, **more)


def edition(*rows: RankingRow, **more: Any) -> EditionView:
    here = LinkView("DTI 2022", "/xep-hang/dti-2022/")
    known = f"{len(rows)}/63"
    given = {"source": FIRST} | more
    return blank(EditionView, name="DTI 2022", here=here, universe="63 tỉnh", known=known, rows=rows, **given)


def figure(place: str, text: str, source: LinkView, then: str = "") -> FigureView:
    return blank(
        FigureView,
        indicator=NOWHERE,
        place=LinkView(place, f"/tinh/{place}/"),
        path=f"/tinh/{place}/#f",
        number=text,
        text=text,
        period="đến 31/10/2023",
        source=source,
        then=then,
    )


def test_each_square_is_a_link_named_by_unit_and_value(theme: Renderer) -> None:
    drawing = part(theme, "map", "tilemap", MAP).one("svg")
    found = [(a.get("href"), a.one("title").text, a.get("data-tone")) for a in drawing.all("a")]
    assert found == [(tile.path, f"{tile.name}: {tile.detail}", str(tile.tone)) for tile in MAP.tiles]
    written = [" ".join(text.text for text in a.all("text")) for a in drawing.all("a")]
    assert written[:3] == ["Hà Giang 57", "Đà Nẵng 1", "BRVT ?"]


def test_an_archipelago_has_its_full_name_in_the_legend_whatever_its_tone(theme: Renderer) -> None:
    drawn = part(theme, "map", "tilemap", MAP)
    (tile,) = [a for a in drawn.one("svg").all("a") if a.has_class("archipelago")]
    assert " ".join(text.text for text in tile.all("text")) == "Hoàng Sa"
    legend = next(element for element in drawn.all("ul") if element.has_class("legend"))
    assert [item.text for item in legend.all("li")] == ["hạng 1–16", "?chưa thấy hạng", "Quần đảo Hoàng Sa"]
    assert "không dùng để xác định địa giới hành chính" in drawn.text


def test_a_word_that_is_wider_than_its_square_is_drawn_narrower_and_no_other(theme: Renderer) -> None:
    tile = replace(MAP.tiles[0], lines=(TileLine("Thái"), TileLine("Nguyên", True)))
    drawn = part(theme, "map", "tilemap", replace(MAP, tiles=(tile, *MAP.tiles[1:])))
    narrowed = [text.text for text in drawn.one("svg").all("text") if text.get("textlength")]
    assert narrowed == ["Nguyên"]


def test_the_map_says_the_same_as_a_list(theme: Renderer) -> None:
    listed = part(theme, "map", "tilemap", MAP).one("details")
    found = [(item.one("a").get("href"), item.text) for item in listed.all("li")]
    assert found == [(tile.path, f"{tile.name} {tile.detail}") for tile in MAP.tiles]


def test_squares_do_not_overlap_and_lie_in_the_drawing(theme: Renderer) -> None:
    drawing = part(theme, "map", "tilemap", MAP).one("svg")
    _, _, width, height = (int(number) for number in drawing.get("viewbox").split())
    corners = [(int(r.get("x")), int(r.get("y")), int(r.get("width"))) for r in drawing.all("rect")]
    assert all(x + side < width and y + side < height for x, y, side in corners)
    assert all(
        abs(x - other_x) > side or abs(y - other_y) > side
        for i, (x, y, side) in enumerate(corners)
        for other_x, other_y, _ in corners[:i]
    )


def test_the_main_source_stands_once_and_any_other_in_its_row(theme: Renderer) -> None:
    rows = (row("a", "1", FIRST), row("b", "2", SECOND, is_other_source=True))
    drawn = part(theme, "rank", "ranking_table", edition(*rows, source=FIRST))
    assert [a.text for a in drawn.all("a") if "/van-ban/" in a.get("href")] == [FIRST.name, SECOND.name]
    found = [[a.text for a in line.all("a") if "/van-ban/" in a.get("href")] for line in drawn.one("tbody").all("tr")]
    assert found == [[], [SECOND.name]]


def test_a_row_says_below_the_name_how_its_rank_was_read_and_what_is_noted(theme: Renderer) -> None:
    rows = (
        row("a", "15", FIRST, tied="đồng hạng", score="0,6419"),
        row("b", "", FIRST, score="0,6", note="chỉ có điểm"),
        row("c", "32–34", FIRST, basis="chỉ biết trong khoảng này"),
    )
    few = part(theme, "rank", "ranking_table", edition(*rows, source=FIRST)).one("table")
    assert [cell.text for cell in few.one("thead").all("th")] == ["Hạng", "Đơn vị"]
    lines = [[cell.text for cell in line.all("td", "th")] for line in few.one("tbody").all("tr")]
    assert lines == [
        ["15", "a đồng hạng, điểm 0,6419"],
        ["chưa thấy hạng –", "b điểm 0,6 chỉ có điểm"],
        ["32–34", "c chỉ biết trong khoảng này"],
    ]
    many = part(theme, "rank", "ranking_table", edition(*rows, source=FIRST, is_score_column=True)).one("table")
    assert [cell.text for cell in many.one("thead").all("th")] == ["Hạng", "Đơn vị", "Điểm"]
    assert [line.all("td")[-1].text for line in many.one("tbody").all("tr")] == ["0,6419", "0,6", "–"]


def test_scores_that_make_up_an_index_stand_in_a_table_of_the_units_that_have_them(theme: Renderer) -> None:
    table = ScoreTable("Điểm từng chỉ số", ("Nhận thức", "Thể chế"), ((LinkView("A", "/tinh/a/"), ("1,0", "")),))
    drawn = part(theme, "rank", "score_table", table).one("table")
    assert [cell.text for cell in drawn.one("thead").all("th")] == ["Đơn vị", "Nhận thức", "Thể chế"]
    assert [cell.text for cell in drawn.one("tbody").all("th", "td")] == ["A", "1,0", "–"]


def test_an_edition_names_the_units_whose_rank_was_not_found(theme: Renderer) -> None:
    missing = (LinkView("Hà Nội", "/tinh/ha-noi/"), LinkView("Huế", "/tinh/hue/"))
    page = draw(theme, "ranking.html", edition(row("a", "1", FIRST), missing=missing, map=MAP))
    section = page.by_id("chua-thay").closest("section")
    assert "2 đơn vị không tìm thấy hạng đã công bố" in section.text
    assert [a.get("href") for a in section.all("a")] == ["/tinh/ha-noi/", "/tinh/hue/"]
    assert "63 tỉnh" in page.one("h1").closest("div").text


def test_a_method_warns_that_pillars_never_add_up(theme: Renderer) -> None:
    framework = FrameworkView(
        "dti-922", "DTI 922", FIRST, "2021, 2022", "", (("Nền tảng", "Nhận thức số", "10", "100"),), (("A", "", "700"),)
    )
    indices, pillars = part(theme, "method", "method", framework).all("table")
    assert [cell.text for cell in indices.one("tbody").all("td", "th")] == ["Nhận thức số", "Nền tảng", "10", "100"]
    assert [cell.text for cell in pillars.one("tbody").all("td", "th")] == ["A", "chưa rõ", "700"]
    assert "không bao giờ cộng lại" in pillars.one("caption").text


def across_of(*groups: AcrossGroup, **more: Any) -> AcrossView:
    result = ("Cao nhất: A 90%; thấp nhất: B 80%.", "Cả nước: 85%.")
    empty = {"days": "", "chart": None, "map": None}
    return AcrossView(result=result, rule="Xếp hạng những số cùng định nghĩa.", groups=groups, **(empty | more))


def indicator_page(
    theme: Renderer, across: AcrossView, *figures: FigureView, parts: tuple[AcrossPart, ...] = (), country: Any = None
) -> Element:
    shown = IndicatorPage("Hồ sơ", "", "", (), NOWHERE, figures, (), (), (), across, parts, country)
    return draw(theme, "indicator.html", shown)


A, B = figure("A", "90%", FIRST), figure("B", "80%", SECOND)
C = figure("C", "70%", FIRST, "tỉnh C (đến 30/6/2025)")
RANKED = AcrossGroup("", (AcrossRow(A, "1", "", ""), AcrossRow(B, "2", "cùng hạng", "")), "", None, "", dated=True)
APART = AcrossGroup(
    "Không rõ ngày, không xếp hạng", (AcrossRow(C, "", "", "ngày cách quá xa"),), "", None, "", dated=True
)


def test_the_result_stands_first_then_units_with_places_then_those_set_apart(theme: Renderer) -> None:
    section = indicator_page(theme, across_of(RANKED, APART), A, B, C).by_id("so-sanh").closest("section")
    assert [p.text for p in section.all("p")][:2] == ["Cao nhất: A 90%; thấp nhất: B 80%.", "Cả nước: 85%."]
    ranked, apart = section.all("tbody")
    assert [[cell.text for cell in row.all("td", "th")] for row in ranked.all("tr")] == [
        ["1", "A đến 31/10/2023 Nguồn", "90%"],
        ["2 cùng hạng", "B đến 31/10/2023 Nguồn", "80%"],
    ]
    assert [a.get("href") for a in ranked.all("a")] == ["/tinh/A/#f", FIRST.path, "/tinh/B/#f", SECOND.path]
    head, row = apart.all("tr")
    assert head.text == "Không rõ ngày, không xếp hạng"
    assert [cell.text for cell in row.all("td", "th")] == [
        "không xếp hạng–",
        "C ngày cách quá xa đến 31/10/2023, tỉnh C (đến 30/6/2025) Nguồn",
        "70%",
    ]


def test_a_day_and_a_source_that_all_share_are_said_once(theme: Renderer) -> None:
    shared = replace(RANKED, period="đến 31/10/2023", source=FIRST, then="Địa giới của ngày ấy.", dated=False)
    table = indicator_page(theme, across_of(shared), A, B).by_id("so-sanh").closest("section").one("table")
    head, first, _ = table.one("tbody").all("tr")
    assert head.text == "đến 31/10/2023 Địa giới của ngày ấy. Nguồn: Trang của bộ"
    assert [cell.text for cell in first.all("td", "th")] == ["1", "A", "90%"]


def test_a_figure_of_the_country_has_its_permanent_place_on_the_page(theme: Renderer) -> None:
    own = replace(
        figure("", "85%", FIRST), id="viet-nam.x", place=LinkView("Việt Nam", ""), path="/chi-tieu/x/#viet-nam.x"
    )
    row = indicator_page(theme, across_of(RANKED), A, B, country=CountryView((own,), ())).by_id("viet-nam.x")
    assert row.closest("section").one("h2").text == "Cả nước"
    assert row.text.startswith("Cả nước 85%")
    assert [a.get("href") for a in row.all("a")] == ["/chi-tieu/x/#viet-nam.x", FIRST.path]


def test_parts_stand_under_their_names_after_the_whole(theme: Renderer) -> None:
    part = AcrossPart("Cấp xã", "so-sanh.ho-so.cap.xa", across_of(RANKED, map=MAP))
    page = indicator_page(theme, across_of(), A, B, parts=(part,))
    assert page.by_id("so-sanh.ho-so.cap.xa").text == "Cấp xã"
    ids = [one.get("id") for one in page.all("h2", "h3", "h4") if one.get("id")]
    assert ids.index("so-sanh") < ids.index("so-sanh.ho-so.cap.xa") < ids.index("ban-do.so-sanh.ho-so.cap.xa")
    assert len(ids) == len(set(ids))


def test_a_list_beside_a_map_folds_and_a_list_alone_does_not(theme: Renderer) -> None:
    file = Output("bieu-do/c.json", b"{}", "data/")
    chart = ChartView("c", "So", "A.", Markup("<svg></svg>"), (), (), "", FIRST, f"/{file.path}", file)
    folded = indicator_page(theme, across_of(RANKED, chart=chart, map=MAP), A, B)
    assert folded.one("table").closest("details")
    assert folded.by_id("ban-do").text == "Bản đồ: 34 tỉnh, thành phố"
    for across in (across_of(RANKED, chart=chart), across_of(RANKED)):
        page = indicator_page(theme, across, A, B)
        assert not [one for one in page.all("details") if one.all("table")]


def test_a_list_of_several_pages_leads_to_its_neighbours(theme: Renderer) -> None:
    newer, older = LinkView("trang 1", "/tin-tuc/"), LinkView("trang 3", "/tin-tuc/trang-3/")
    archive = (("Theo tháng", (LinkView("Tháng 11/2026 (5)", "/tin-tuc/thang/2026-11/"),)),)
    page = draw(theme, "news.html", NewsPage("Tin tức", (), PagerView(2, 3, newer, older, "trang 2"), archive, ARCHIVE))
    pager = next(nav for nav in page.all("nav") if nav.has_class("pager"))
    assert [(a.get("rel"), a.get("href")) for a in pager.all("a")] == [("prev", newer.path), ("next", older.path)]
    assert "Trang 2/3" in pager.text
    assert page.by_id("kho-tin").closest("nav").all("a")[0].get("href") == "/tin-tuc/thang/2026-11/"
    single = draw(theme, "news.html", NewsPage("Tin tức", (), PagerView(1, 1, None, None, "trang 1"), (), ARCHIVE))
    assert not [nav for nav in single.all("nav") if nav.has_class("pager")]
    assert ARCHIVE in [a.get("href") for a in single.one("main").all("a")], "a list without archive leads to it"


def test_a_unit_that_is_no_more_says_so_before_its_figures(country_site: Callable[[str], Site]) -> None:
    page = country_site("/").page("/tinh/ha-giang/")
    opening = page.one("h1").closest("div")
    assert "30/6/2025" in page.one("h1").text
    notice = next(element for element in opening.all("p") if element.has_class("notice-ended"))
    assert [a.get("href") for a in notice.all("a")] == ["/tinh/tuyen-quang/"]
    order = [element for element in opening if element is notice or element.has_class("headlines")]
    assert order[0] is notice


def test_a_unit_of_today_shows_its_former_units_as_theirs(country_site: Callable[[str], Site]) -> None:
    page = country_site("/").page("/tinh/tuyen-quang/")
    assert not [element for element in page if element.has_class("notice-ended")]
    former = page.by_id("don-vi-cu")
    card = next(element for element in former if element.has_class("scorecard"))
    assert card.one("h3").one("a").get("href") == "/tinh/ha-giang/"
    assert card.all("p")[0].text == "tỉnh Hà Giang (đến 30/6/2025)"
    assert all(a.get("href").startswith("/tinh/ha-giang/#") for a in card.all("a") if a.has_class("headline-name"))


def test_home_answers_with_a_list_of_units_and_a_map_of_ranks(country_site: Callable[[str], Site]) -> None:
    page = country_site("/").page("/")
    *regions, former = page.by_id("chon-tinh").all("section")
    choices = {item.one("a").get("href"): item.text for region in regions for item in region.all("li")}
    assert len(choices) == 18
    assert former.one("h2").text == "Tỉnh cũ (đã hợp nhất hoặc đổi tên)"
    assert "/tinh/ha-giang/" in {a.get("href") for a in former.all("a")}
    assert not {a.get("href") for a in former.all("a")} & (set(choices) | {"/tinh/thanh-chuong/"})
    tiles = {a.get("href"): a.one("title").text for a in page.one("figure").one("svg").all("a")}
    assert set(tiles) == set(choices)
    assert "hạng 5" in tiles["/tinh/thanh-hoa/"]
    assert choices["/tinh/thanh-hoa/"].endswith("hạng 5")
    assert "9 trong 34 tỉnh, thành phố" in page.text
    names = [region.one("h2").text for region in regions]
    assert names == sorted(names, key=sort_key)


def test_years_lead_to_editions_and_tell_the_list_of_units_where_there_are_two(
    country_site: Callable[[str], Site],
) -> None:
    shown = {"/": "2024", "/xep-hang/dti-2024-34/": "2024", "/xep-hang/dti-2022/": "2022"}
    for path, year in shown.items():
        years = next(one for one in country_site("/").page(path).all("nav") if one.has_class("years"))
        assert [(a.text, a.get("href")) for a in years.all("a")] == [
            ("2024", "/xep-hang/dti-2024-34/"),
            ("2024 · 63 tỉnh", "/xep-hang/dti-2024-63/"),
            ("2023", "/xep-hang/dti-2023/"),
            ("2022", "/xep-hang/dti-2022/"),
        ]
        assert [a.text for a in years.all("a") if a.get("aria-current")] == [year]


def test_home_leads_to_the_indicators_by_which_four_units_or_more_compare(theme: Renderer) -> None:
    link = LinkView("Điện thoại thông minh", "/chi-tieu/dien-thoai/")
    line = IndicatorLine(link, "Trong 4 nơi so được: cao nhất Ba 90%.", "Số liệu năm 2024.")
    page = draw(theme, "home.html", blank(HomePage, lead="Bản đồ", indicators=(line,)))
    section = page.by_id("chi-tieu").closest("section")
    assert [p.text for p in section.all("p")] == ["Điện thoại thông minh", line.result, line.days]
    assert [(a.text, a.get("href")) for a in section.all("a")] == [("Điện thoại thông minh", "/chi-tieu/dien-thoai/")]
    assert "chi-tieu" not in [one.get("id") for one in draw(theme, "home.html", blank(HomePage, lead="Bản đồ"))]


def test_home_offers_the_maps_of_other_values_with_that_of_ranks_marked_as_shown(theme: Renderer) -> None:
    maps = (LinkView("Kinh tế số", "/chi-tieu/kinh-te-so/#ban-do"),)
    page = draw(theme, "home.html", blank(HomePage, lead="Bản đồ", map=MAP, edition=NOWHERE, maps=maps))
    (choice,) = [nav for nav in page.all("nav") if nav.has_class("map-choice")]
    assert [(a.text, a.get("href"), a.get("aria-current")) for a in choice.all("a")] == [
        ("Hạng chuyển đổi số", "#ban-do", "true"),
        ("Kinh tế số", "/chi-tieu/kinh-te-so/#ban-do", ""),
    ]
    alone = draw(theme, "home.html", blank(HomePage, lead="Bản đồ", map=MAP, edition=NOWHERE))
    assert not [nav for nav in alone.all("nav") if nav.has_class("map-choice")]


def test_only_indicators_by_which_enough_units_compare_are_led_to(country_site: Callable[[str], Site]) -> None:
    site = country_site("/")
    project = site.built.prepared.project
    assert project is not None
    enough = {
        f"/chi-tieu/{one.id}/"
        for one in project.indicators.values()
        if len(compare(one, [o for o in project.observations if o.indicator == one.id], project).compared) >= 4
    }
    found = {a.get("href") for a in site.page("/").one("main").all("a") if "/chi-tieu/" in a.get("href")}
    assert found == enough
