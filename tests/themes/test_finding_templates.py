"""The default theme's findings, standings, sums, revisions and parts of the site."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from scorecards.analysis.status.targets import Standing
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.findings import Finding, Weight
from scorecards.model.text import Text
from scorecards.pages.findings import FindingGroup, FindingsPage
from scorecards.pages.revisions import RevisionRow, RevisionsPage
from scorecards.render.templates import Renderer
from scorecards.views.editions import EditionView
from scorecards.views.findings import FindingView, finding_view
from scorecards.views.sums import SumView
from scorecards.views.view_types import FigureView, LinkView, StatusView, TargetView
from tests.support.drawing import NOWHERE, SITE, blank, draw, part
from tests.support.html_tree import Element, words
from tests.support.making import prepared
from tests.support.projects import SMALL, Site

DOCUMENT = LinkView("Báo cáo 1", "/van-ban/bao-cao-1/")
PLACE = LinkView("Hà Tĩnh", "/tinh/ha-tinh/")
FOUND = LinkView("phép tính", "/doi-chieu/#qualifier.a")


def figure(name: str, text: str, **more: Any) -> FigureView:
    path = f"/tinh/ha-tinh/#{name}.{text}"
    known = {"path": path, "indicator": LinkView(name, ""), "place": PLACE, "text": text, "number": text}
    return blank(FigureView, **{**known, "source": DOCUMENT, "findings": (), "period": "đến 31/10/2023", **more})


def finding(message: str, weight: Weight = Weight.CONTRADICTION, **more: Any) -> FindingView:
    known = {"id": "rate.a", "code": "rate:a", "path": "/doi-chieu/#rate.a", "title": "Tỷ lệ", "label": "không khớp"}
    return blank(
        FindingView, **{**known, "message": message, "weight": weight, "place": PLACE, "documents": (DOCUMENT,), **more}
    )


def of_class(element: Element, name: str) -> list[Element]:
    return [one for one in element if one.has_class(name)]


# -- shapes ------------------------------------------------------------------------------------------------------------


def test_every_standing_and_weight_has_a_shape_of_its_own_that_readers_of_screens_are_spared(theme: Renderer) -> None:
    kinds = [*(one for one in Standing if one is not Standing.NO_TARGET), *Weight]
    shapes = {kind: part(theme, "mark", "shape", kind).one("svg") for kind in kinds}
    assert {shape.get("aria-hidden") for shape in shapes.values()} == {"true"}
    drawn = {kind: str([(e.tag, sorted(e.attributes.items())) for e in shape][1:]) for kind, shape in shapes.items()}
    assert len(set(drawn.values())) == len(kinds)


@pytest.mark.parametrize("kind", ["reached", "contradiction"])
def test_a_shape_stands_beside_its_word(theme: Renderer, kind: str) -> None:
    tag = part(theme, "mark", "tag", kind, "chữ")
    assert tag.text == "chữ"
    assert tag.all("svg")


# -- targets -----------------------------------------------------------------------------------------------------------


def test_a_target_says_where_the_unit_stands_and_that_it_is_close(theme: Renderer) -> None:
    status = StatusView("overdue", "quá hạn, chưa đạt", "sát mức")
    target = blank(TargetView, indicator=NOWHERE, of=NOWHERE, source=NOWHERE, figure=None, status=status)
    standing = of_class(part(theme, "target", "target", target, "/tinh/a/"), "standing")
    assert [line.text for line in standing] == ["quá hạn, chưa đạt sát mức"]
    without = part(theme, "target", "target", replace(target, status=None), "/tinh/a/")
    assert of_class(without, "standing") == []


def test_a_figure_says_that_it_is_old(theme: Renderer) -> None:
    assert "cũ hơn 24 tháng" in part(theme, "figure", "origin", figure("Hồ sơ", "9%", stale="cũ hơn 24 tháng")).text
    assert (
        "cũ hơn 24 tháng" in part(theme, "figure", "headlines", [figure("Hồ sơ", "9%", stale="cũ hơn 24 tháng")]).text
    )


@pytest.fixture(scope="module")
def small() -> PageInputs:
    """What the Vietnamese pages of the small project are made from."""
    return prepared(SMALL)[1].pages["vi"]


# -- findings ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("Hồ sơ: 1 trên 2 là 50%; còn 3. Nhưng in 60%.", ["Hồ sơ:", "1 trên 2 là 50%;", "còn 3.", "Nhưng in 60%."]),
        ("DTI: TP. Hồ Chí Minh hạng 2. Nguồn ghi: 4.", ["DTI:", "TP. Hồ Chí Minh hạng 2.", "Nguồn ghi: 4."]),
        ("“Báo: số 1” có từ 1/1.", ["“Báo: số 1” có từ 1/1."]),
        ("Hồ sơ: 9 cán bộ. Gần nhất: 8.", ["Hồ sơ:", "9 cán bộ.", "Gần nhất: 8."]),
        ("không có hai chấm", ["không có hai chấm"]),
    ],
)  # fmt: skip
def test_a_calculation_keeps_every_word_and_begins_a_line_at_each_step(
    theme: Renderer, small: PageInputs, message: str, lines: list[str]
) -> None:
    one = Finding("rate:a", "rate", Weight.NOTE, "", (), (), Text(message))
    drawn = part(theme, "finding", "calculation", finding_view(one, small)).one("p")
    assert drawn.text == words(message)
    found = [""]
    for child in drawn.children:
        if isinstance(child, Element) and child.tag == "br":
            found.append("")
        else:
            found[-1] += child if isinstance(child, str) else child.text
    assert [line.strip() for line in found] == lines


def test_a_finding_shows_its_figures_documents_and_what_was_answered(theme: Renderer) -> None:
    figures = (figure("Hồ sơ", "57%", counts="141 hồ sơ"), figure("Hồ sơ", "36%", part="Cấp tỉnh"))
    one = finding(
        "Sai.",
        figures=figures,
        reply="Tính trên số đã đến hạn.",
        reply_state="Cơ quan trả lời",
        reply_by="Sở A, 20/11/2026",
    )
    drawn = part(theme, "finding", "finding", one, 3)
    assert drawn.one("article").get("id") == "rate.a"
    assert drawn.one("h3").text == "Tỷ lệ"
    (concerned,) = of_class(drawn, "concerned")
    assert [item.text for item in concerned.all("li")] == ["Tính chung 57% 141 hồ sơ", "Cấp tỉnh 36%"]
    (reply,) = of_class(drawn, "reply")
    assert "Sở A, 20/11/2026" in reply.text
    assert "Tính trên số đã đến hạn." in reply.text
    assert "vẫn hiện dù đã được giải thích" in reply.text
    assert drawn.one("code").text == "rate:a", "the identifier that explanations.toml takes"
    assert DOCUMENT.path in [a.get("href") for a in drawn.all("a")]
    assert of_class(part(theme, "finding", "finding", finding("Sai."), 3), "reply") == []


def test_figures_of_several_things_and_units_are_named_in_full(theme: Renderer) -> None:
    figures = (figure("Hồ sơ", "57%", part="Cấp xã"), figure("Cán bộ", "36%"))
    one = part(theme, "finding", "concerned", finding("Sai.", figures=figures))
    assert [item.text for item in one.all("li")] == ["Hồ sơ, Cấp xã 57%", "Cán bộ 36%"]
    several = part(theme, "finding", "concerned", finding("Sai.", figures=figures[1:], place=NOWHERE))
    assert several.one("li").text == "Hà Tĩnh: Cán bộ 36%"


def test_the_page_of_findings_counts_them_by_weight_and_says_what_each_means(theme: Renderer) -> None:
    first = finding("A: 1.", figures=())
    second = finding("B: 2.", Weight.NOTE, id="change.b", label="tùy cách hiểu", figures=())
    third = replace(first, id="rate.d", documents=(LinkView("Báo cáo 2", "/van-ban/bao-cao-2/"),))
    groups = (
        FindingGroup("tinh-ha-tinh", PLACE, (first, second, third)),
        FindingGroup("nhieu-don-vi", LinkView("Nhiều đơn vị", ""), (replace(first, id="rank.c"),)),
    )
    counts = (("2", "không khớp"), ("1", "tùy cách hiểu"))
    page = draw(theme, "findings.html", FindingsPage("Dẫn.", counts, groups, (("Phép", "Thế này."),)))
    (weights,) = of_class(page, "weights")
    assert [dt.text for dt in weights.all("dt")] == ["2 không khớp", "1 tùy cách hiểu"]
    assert "một cách hiểu" in weights.all("dd")[1].text
    assert [one.get("id") for one in page.all("article")] == ["rate.a", "change.b", "rate.d", "rank.c"]
    assert [h.text for h in page.all("h3")] == ["Theo Báo cáo 1", "Theo Báo cáo 2", "Theo Báo cáo 1"]
    anchors = [a.get("href") for a in page.one("main").one("nav").all("a")]
    assert [page.by_id(anchor[1:]).text for anchor in anchors] == ["Hà Tĩnh", "Nhiều đơn vị"]
    empty = draw(theme, "findings.html", FindingsPage("Dẫn.", (), (), (("Phép", "Thế này."),)))
    assert of_class(empty, "empty")
    assert "Thế này." in empty.text


def test_headings_of_the_page_of_findings_skip_no_level(country_site: Callable[[str], Site]) -> None:
    levels = [int(h.tag[1]) for h in country_site("/").page("/doi-chieu/").all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_unit_has_its_findings_between_its_words_and_its_figures(country_site: Callable[[str], Site]) -> None:
    page = country_site("/").page("/tinh/ha-tinh/")
    order = [section.get("id") for section in page.all("section") if section.get("id")]
    assert order.index("danh-gia") + 1 == order.index("doi-chieu") == order.index("so-lieu") - 1
    shown = page.by_id("doi-chieu").all("article")
    assert shown
    for one in shown:
        beside = [a for a in page.by_id("so-lieu").all("a") if a.get("href") == f"#{one.get('id')}"]
        assert beside, one.one("h3").text
        for link in beside:
            assert one.one("h3").text in link.closest("details").one("summary").text


def test_a_leading_figure_that_does_not_agree_carries_a_mark_with_words(theme: Renderer) -> None:
    drawn = part(theme, "figure", "headlines", [figure("Hồ sơ", "57%", findings=(FOUND,)), figure("Cán bộ", "36%")])
    (flag,) = of_class(drawn, "flag")
    assert flag.get("href") == FOUND.path
    assert flag.get("aria-label") == "Chỗ chưa khớp: Hồ sơ"
    assert flag.text == "chỗ chưa khớp"
    assert "57%" in flag.closest("li").text
    listed = part(theme, "figure", "rows", [figure("Hồ sơ", "57%", findings=(FOUND,))], "place")
    assert [a.get("href") for a in of_class(listed, "flag")] == [FOUND.path]


# -- sums, revisions ---------------------------------------------------------------------------------------------------


def test_an_index_is_added_up_step_by_step(theme: Renderer) -> None:
    steps = (("Nhận thức số", "100", "1,0000", "100"), ("Thể chế số", "200", "0,9000", "180"))
    one = SumView("Đà Nẵng: chỉ số", steps, "280", "300", "0,933333", "0,9333", "Khớp.")
    context = blank(EditionView, here=NOWHERE, rows=(), missing=(), sums=(one,), merged="Trung bình cộng.")
    section = draw(theme, "ranking.html", context).by_id("tinh-lai").closest("section")
    lines = [[cell.text for cell in line.all("th", "td")] for line in section.one("table").all("tr")]
    assert lines[1:] == [list(steps[0]), list(steps[1]), ["Cộng", "300", "", "280"]]
    assert [dd.text for dd in section.all("dd")] == ["280 ÷ 300 = 0,933333", "0,9333"]
    assert section.text.endswith("Khớp. Trung bình cộng.")
    merged = draw(theme, "ranking.html", replace(context, sums=()))
    assert merged.by_id("tinh-lai").text == "Chỉ số của đơn vị hợp nhất"
    without = draw(theme, "ranking.html", replace(context, sums=(), merged=""))
    assert not [heading for heading in without.all("h2") if heading.get("id") == "tinh-lai"]


def test_a_revision_shows_before_now_why_and_when(theme: Renderer) -> None:
    shown = figure("Hồ sơ", "57%")
    row = RevisionRow(
        "sua-1", "20/11/2026", "2026-11-20", shown, "56%", "57%", "vi", "vi", "Gõ nhầm.", ("Không có số mới.",)
    )
    item = draw(theme, "revisions.html", RevisionsPage("Dẫn.", (row,))).one("ol").one("li")
    assert item.get("id") == "sua-1"
    assert item.one("time").get("datetime") == "2026-11-20"
    assert (item.one("del").text, item.one("ins").text) == ("56%", "57%")
    assert item.one("h2").one("a").get("href") == row.figure.path
    assert "Gõ nhầm." in item.text
    assert "Không có số mới." in item.text
    assert of_class(draw(theme, "revisions.html", RevisionsPage("Dẫn.", ())), "empty")


# -- parts of the site -------------------------------------------------------------------------------------------------


def test_every_part_of_the_site_is_in_the_menu_and_at_the_foot(theme: Renderer) -> None:
    nav = [("glossary", "/thuat-ngu/"), ("units", "/tinh/"), ("revisions", "/thay-doi/"), ("findings", "/doi-chieu/")]
    site = replace(SITE, nav=tuple((key, LinkView(key, path)) for key, path in nav))
    page = draw(theme, "revisions.html", RevisionsPage("", ()), site, "findings")
    menu, foot = (
        [(a.text, a.get("aria-current")) for a in element.all("a")]
        for element in [page.one("header").one("nav"), page.one("footer").one("nav")]
    )
    assert menu == [("units", ""), ("findings", "true"), ("glossary", ""), ("revisions", "")]
    assert foot == [("glossary", ""), ("units", ""), ("revisions", ""), ("findings", "true")]


def test_texts_say_how_many_of_their_numbers_lead_to_a_figure(country_site: Callable[[str], Site]) -> None:
    page = country_site("/").page("/tinh/ha-tinh/")
    (coverage,) = of_class(page, "coverage")
    assert "gạch chấm" in coverage.text
    traced = [one for one in of_class(page.by_id("danh-gia"), "traced") if one.tag == "a"]
    assert traced
    for link in traced:
        assert page.by_id(link.get("href").partition("#")[2])
