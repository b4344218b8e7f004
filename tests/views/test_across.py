"""An indicator across units in words: the result, the country, targets, what is set apart; chart and map."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scorecards.analysis.status.across import Measurand
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language
from scorecards.model.indicators import Better
from scorecards.views.across import AcrossView, across_view, parts_across
from scorecards.views.across_place import among
from scorecards.views.country import CountryView, country_view
from scorecards.views.value_maps import classes
from tests.support.comparing import PLACE
from tests.support.making import prepared
from tests.support.projects import Workshop

NAMES = {"mot": "Một", "hai": "Hai", "ba": "Ba", "bon": "Bốn", "nam": "Năm"}
REPORT = """\
document = "{document}"
as_of = {day}

[[observation]]
indicator = "{indicator}"
measure = "cumulative"
{value}
"""
RATE = """
[ty-le]
name = "Tỷ lệ thử"
definition = "Tỷ lệ để thử."
pillar = "ha-tang"
kind = "rate"
better = "{better}"
unit = "%"
compare_within_days = 184
merge = "not-comparable"

[so-tram]
name = "Số trạm thử"
definition = "Số trạm để thử."
pillar = "ha-tang"
kind = "count"
better = "neither"
unit = "trạm"
compare_within_days = 365
merge = "sum"

[khong-so]
name = "Không so"
definition = "Không dùng để so."
pillar = "ha-tang"
kind = "rate"
better = "higher"
unit = "%"
merge = "not-comparable"
"""
TARGET = """
[{id}]
indicator = "ty-le"
place = "nuoc-thu"
value = {value}
comparator = "at-least"
due = {due}
document = "nghi-quyet"
"""
TILES = """\
[ban-do-thu]
name = "Năm tỉnh thử"
on = 2025-07-01
columns = 6
rows = 2

[ban-do-thu.tiles]
thu-nghiem = [5, 0]
mot = [0, 0]
hai = [1, 0]
ba = [2, 0]
bon = [3, 0]
nam = [4, 0]

[ban-do-thu.archipelagos.hoang-sa]
name = "Quần đảo Hoàng Sa"
of = "mot"
tile = [0, 1]

[ban-do-thu.archipelagos.truong-sa]
name = "Quần đảo Trường Sa"
of = "hai"
tile = [1, 1]
"""


class Figures:
    """The small project with five more provinces, and figures of them as they are given."""

    def __init__(self, project: Workshop, better: str = "higher") -> None:
        self.project = project
        for slug, name in NAMES.items():
            project.append("data/places.toml", PLACE.format(slug=slug, name=name))
        project.append("data/indicators.toml", RATE.format(better=better))

    def add(
        self, place: str, value: str, day: str = "2025-12-31", indicator: str = "ty-le", document: str = "trang-tin"
    ) -> None:
        """Adds a figure: a number, or a line of TOML such as a quote."""
        line = value if "=" in value else f"value = {value}"
        count = len(list((self.project.root / "data/provinces").glob(f"{place}/*.toml")))
        said = f'"{day}"' if day == "unknown" else day
        text = REPORT.format(document=document, day=said, indicator=indicator, value=line)
        self.project.write(f"data/provinces/{place}/so-{count}.toml", text)

    def inputs(self, language: Language = "vi") -> PageInputs:
        """What pages are made from."""
        return prepared(Path(self.project.root))[1].pages[language]

    def view(self, indicator: str = "ty-le", language: Language = "vi") -> AcrossView:
        """The indicator across units."""
        inputs = self.inputs(language)
        return across_view(Measurand(inputs.project.indicators[indicator]), inputs)

    def country(self) -> CountryView:
        """The country's figures."""
        inputs = self.inputs()
        found = country_view(inputs.project.indicators["ty-le"], inputs)
        assert found is not None
        return found


@pytest.fixture
def figures(project: Workshop) -> Figures:
    return Figures(project)


def rows(view: AcrossView) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [
        (group.title, [(row.place, row.figure.place.name, row.tied) for row in group.rows]) for group in view.groups
    ]


def test_the_first_sentence_says_who_is_highest_who_lowest_and_how_far_apart(figures: Figures) -> None:
    for place, value in (("mot", "98.2"), ("hai", "40"), ("ba", "61.45")):
        figures.add(place, value)
    assert figures.view().result == (
        "Trong 3 nơi so được: cao nhất Một 98,2%; thấp nhất Hai 40%; chênh 58,2\N{NO-BREAK SPACE}điểm phần trăm.",
    )
    assert (
        figures.view(language="en")
        .result[0]
        .startswith("Of 3 units that compare: highest Một 98.2%; lowest Hai 40%; 58.2")
    )


def test_counts_are_most_and_fewest_and_a_qualified_figure_makes_the_gap_about_so_much(figures: Figures) -> None:
    figures.add("mot", 'quote = "trên 1.500 trạm"', indicator="so-tram")
    figures.add("hai", 'quote = "300 trạm"', indicator="so-tram")
    said = figures.view("so-tram").result[0].replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Trong 2 nơi so được: nhiều nhất Một trên 1.500 trạm; ít nhất Hai 300 trạm; chênh khoảng 1.200 trạm."


def test_units_of_equal_value_are_named_together_up_to_three_and_then_counted(figures: Figures) -> None:
    for place, value in (("mot", "100"), ("hai", "100"), ("ba", "40")):
        figures.add(place, value)
    assert figures.view().result[0].startswith(
        "Trong 3 nơi so được: cao nhất Một và Hai 100%; thấp nhất Ba 40%;"
    ) or figures.view().result[0].startswith("Trong 3 nơi so được: cao nhất Hai và Một 100%;")
    for place in ("bon", "nam"):
        figures.add(place, "100")
    assert figures.view().result[0].startswith("Trong 5 nơi so được: cao nhất 4 nơi 100%; thấp nhất Ba 40%;")
    assert [place for place, _, _ in rows(figures.view())[0][1]] == ["1", "1", "1", "1", "5"]
    assert [tied for _, _, tied in rows(figures.view())[0][1]] == ["cùng hạng"] * 4 + [""]


def test_where_a_word_leaves_open_which_is_highest_all_that_may_be_are_named(figures: Figures) -> None:
    figures.add("mot", 'quote = "gần 97% xã"')
    figures.add("hai", "96.9")
    figures.add("ba", "40.5")
    view = figures.view()
    highest = ("Hai 96,9% hoặc Một gần 97%", "Một gần 97% hoặc Hai 96,9%")
    rest = "thấp nhất Ba 40,5%; chênh khoảng 56,5 điểm phần trăm."
    assert view.result[0].replace("\N{NO-BREAK SPACE}", " ") in [
        f"Trong 3 nơi so được: cao nhất {one}; {rest}" for one in highest
    ]
    assert sorted(place for place, _, _ in rows(view)[0][1]) == ["1–2", "1–2", "3"]
    assert view.chart is not None
    assert view.chart.svg.count("1–2") >= 2
    inputs = figures.inputs()
    own = next(one for one in inputs.project.observations if one.place == "hai")
    said = among(own, inputs)
    assert said is not None
    assert said.name == "thứ 1–2 trong 3 nơi so được"


def test_figures_that_are_all_too_near_each_other_have_no_highest(figures: Figures) -> None:
    figures.add("mot", 'quote = "gần 97% xã"')
    figures.add("hai", "96.9")
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in figures.view().result] == [
        "2 nơi có số, từ 96,9% đến gần 97%.",
        "Các số quá sát nhau so với độ chính xác của chúng, nên không phân hơn kém.",
    ]


def test_units_are_not_counted_against_a_country_or_target_that_a_word_leaves_open(figures: Figures) -> None:
    figures.add("mot", 'quote = "khoảng 90% xã"')
    figures.add("hai", "40.5")
    figures.add("nuoc-thu", "90.3", "2025-11-30")
    figures.project.append("data/targets.toml", TARGET.format(id="sau", value=90, due="2030-12-31"))
    assert figures.view().result[1:] == ("Cả nước: 90,3% (11/2025).",)


def test_a_country_counted_in_another_way_is_no_line_among_the_units(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    figures.add("nuoc-thu", "43.7", "2025-11-30")
    path = next((figures.project.root / "data/provinces/nuoc-thu").glob("*.toml"))
    path.write_text(path.read_text("utf-8").replace("cumulative", "in-period"), "utf-8")
    view = figures.view()
    assert not any("Cả nước" in words for words in view.result)
    assert view.chart is not None
    assert "cả nước" not in view.chart.svg


def test_a_map_s_square_and_legend_keep_the_word_before_a_number(figures: Figures) -> None:
    figures.project.write("data/tiles.toml", TILES)
    figures.add("mot", 'quote = "gần 97% xã"')
    for place, value in (("hai", "80"), ("ba", "40"), ("bon", "20")):
        figures.add(place, value)
    found = figures.view().map
    assert found is not None
    said = repr(found)
    assert "gần\\xa097%" in said
    assert "'97'" not in said


def test_a_chart_and_a_map_that_would_repeat_one_number_are_not_drawn(figures: Figures) -> None:
    figures.project.write("data/tiles.toml", TILES)
    for place in ("mot", "hai", "ba", "bon"):
        figures.add(place, "100")
    view = figures.view()
    assert view.result == ("Cả 4 nơi so được đều 100%.",)
    assert (view.chart, view.map) == (None, None)


def test_one_unit_is_said_so_without_list_chart_or_map(figures: Figures) -> None:
    figures.add("mot", "57.53")
    view = figures.view()
    assert view.result == ("Mới có số của một nơi: Một 57,53%, đến 31/12/2025.",)
    assert (view.groups, view.chart, view.map, view.rule) == ((), None, None, "")


def test_what_is_of_another_or_an_unknown_time_is_shown_apart_and_said(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40", "2025-09-30")
    figures.add("ba", "99", "2023-12-31")
    figures.add("bon", "99.5", "unknown")
    view = figures.view()
    assert rows(view) == [
        ("", [("1", "Một", ""), ("2", "Hai", "")]),
        ("Thời điểm khác, không xếp hạng", [("", "Ba", "")]),
        ("Không rõ ngày, không xếp hạng", [("", "Bốn", "")]),
    ]
    assert view.result[-1] == (
        "Ngoài ra 1 nơi có số của thời điểm khác và 1 nơi có số không rõ ngày: nêu riêng, không xếp hạng."
    )
    assert "cao nhất Một" in view.result[0], "99.5% has no place"
    assert view.chart is not None
    assert [row[0] for row in view.chart.rows] == ["Một", "Hai", "Ba", "Bốn"]
    assert view.days == "Ngày của các số: từ 30/9/2025 đến 31/12/2025."


def test_without_two_that_compare_the_range_is_said_and_why_there_is_no_order(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40", "unknown")
    view = figures.view()
    assert view.result[:2] == (
        "2 nơi có số, từ 40% đến 98,2%.",
        "Ngày của các số cách nhau quá xa hoặc không rõ, nên không xếp hạng.",
    )
    assert [title for title, _ in rows(view)] == [
        "Ngày cách nhau quá xa, không xếp hạng",
        "Không rõ ngày, không xếp hạng",
    ]
    assert {place for _, own in rows(view) for place, _, _ in own} == {""}


def test_a_day_of_publication_is_said_to_be_one(figures: Figures) -> None:
    figures.add("mot", "98.2", "unknown", document="bao-cao")  # of 1/3/2025
    figures.add("hai", "40", "2025-02-28")
    view = figures.view()
    assert [place for place, _, _ in rows(view)[0][1]] == ["1", "2"]
    assert view.groups[0].rows[0].figure.period == "chưa rõ ngày, đăng 01/3/2025"
    assert "6 tháng" in view.rule
    assert "theo ngày đăng" in view.rule


def test_the_rule_does_not_speak_of_publication_where_every_day_is_stated(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    assert "ngày đăng" not in figures.view().rule


def test_the_country_is_a_line_and_a_sentence_and_no_unit(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    figures.add("nuoc-thu", "43.7", "2025-11-30")
    view = figures.view()
    assert view.result[1] == "Cả nước: 43,7% (11/2025). 1 trong 2 nơi cao hơn."
    assert [name for _, name, _ in rows(view)[0][1]] == ["Một", "Hai"]
    assert [one.text for one in figures.country().figures] == ["43,7%"]
    assert view.chart is not None
    assert "cả nước 43,7%, 11/2025" in view.chart.svg


def test_a_country_s_figure_of_long_before_is_shown_with_its_day_and_units_are_not_counted_by_it(
    figures: Figures,
) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    figures.add("nuoc-thu", "43.7", "2020-11-30")
    assert figures.view().result[1] == "Cả nước: 43,7% (11/2020)."


def test_units_are_counted_by_the_country_s_next_target(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    for id, value, due in (("cu", 30, "2025-06-30"), ("sau", 90, "2030-12-31"), ("xa", 99, "2035-12-31")):
        figures.project.append("data/targets.toml", TARGET.format(id=id, value=value, due=due))
    view = figures.view()
    aim = "ít nhất\N{NO-BREAK SPACE}90%"
    assert view.result[1] == f"1 trong 2 nơi đã ở mức mục tiêu cả nước đến 31/12/2030: {aim}."
    assert view.chart is not None
    assert f"mục tiêu {aim}, hạn 31/12/2030" in view.chart.svg


def test_an_indicator_that_does_not_compare_has_no_list_and_says_so(figures: Figures) -> None:
    for place in ("mot", "hai"):
        figures.add(place, "98.2", indicator="khong-so")
    view = figures.view("khong-so")
    assert (view.result, view.groups, view.chart) == ((), (), None)
    assert view.rule == "Số liệu của chỉ tiêu này không dùng để so giữa các đơn vị."


def test_a_missing_figure_is_told_with_its_reason_and_not_drawn(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    figures.add("ba", 'missing = "not-collected"')
    view = figures.view()
    (row,) = view.groups[-1].rows
    assert (row.figure.place.name, row.figure.missing, row.reason) == (
        "Ba",
        "không thu thập",
        "không phải một con số đơn",
    )
    assert view.chart is not None
    assert "Ba" not in [cells[0] for cells in view.chart.rows]


def test_days_and_sources_that_all_rows_share_are_said_once(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    (group,) = figures.view().groups
    assert (group.period, group.source and group.source.path) == ("đến 31/12/2025", "/van-ban/trang-tin/")
    figures.add("ba", "50", "2025-12-30")
    (group,) = figures.view().groups
    assert group.period == ""


def test_rows_of_no_known_day_do_not_repeat_their_heading(figures: Figures) -> None:
    figures.add("mot", "98.2", "unknown")
    figures.add("hai", "40", "unknown")
    (group,) = figures.view().groups
    assert (group.period, group.then, group.dated) == ("", "", False)
    figures.add("ba", "50")
    assert [group.dated for group in figures.view().groups] == [True, False]


def test_a_place_among_figures_that_should_be_low_says_that_it_counts_from_the_lowest(project: Workshop) -> None:
    figures = Figures(project, better="lower")
    figures.add("mot", "12.4")
    figures.add("hai", "15")
    inputs = figures.inputs()
    (own,) = (one for one in inputs.project.observations if one.indicator == "ty-le" and one.place == "mot")
    said = among(own, inputs)
    assert said is not None
    assert said.name == "thứ 1 từ thấp lên trong 2 nơi so được"


def test_a_unit_s_figure_says_its_place_and_the_country_s_figure(figures: Figures) -> None:
    figures.add("mot", "98.2")
    figures.add("hai", "40")
    figures.add("ba", "40")
    figures.add("bon", "10", "unknown")
    figures.add("nuoc-thu", "43.7", "2025-11-30")
    inputs = figures.inputs()
    units = [one for one in inputs.project.observations if one.indicator == "ty-le" and one.place in NAMES]
    said = {one.place: among(one, inputs) for one in units}
    assert {place: link and link.name for place, link in said.items()} == {
        "mot": "thứ 1 trong 3 nơi so được; cả nước 43,7% (11/2025)",
        "hai": "thứ 2 trong 3 nơi so được (cùng hạng); cả nước 43,7% (11/2025)",
        "ba": "thứ 2 trong 3 nơi so được (cùng hạng); cả nước 43,7% (11/2025)",
        "bon": "cả nước 43,7% (11/2025)",
    }
    assert {link.path for link in said.values() if link} == {"/chi-tieu/ty-le/#so-sanh"}


def test_where_all_are_equal_nobody_is_first(figures: Figures) -> None:
    figures.add("mot", "100")
    figures.add("hai", "100")
    inputs = figures.inputs()
    assert {among(one, inputs) for one in inputs.project.observations if one.indicator == "ty-le"} == {None}


def test_a_figure_of_what_does_not_compare_says_nothing_of_others(figures: Figures) -> None:
    for place in ("mot", "hai", "nuoc-thu"):
        figures.add(place, "98.2", indicator="khong-so")
    inputs = figures.inputs()
    assert {among(one, inputs) for one in inputs.project.observations if one.indicator == "khong-so"} == {None}


def test_the_country_s_figures_of_several_days_are_a_series(figures: Figures) -> None:
    figures.add("nuoc-thu", "40.5", "2024-12-31", document="bao-cao")
    figures.add("nuoc-thu", "43.7", "2025-12-31")
    view, country = figures.view(), figures.country()
    assert [one.text for one in country.figures] == ["43,7%", "40,5%"]
    (series,) = country.changes
    assert "3,2" in series.difference
    assert series.chart is not None
    assert (view.result, view.groups) == ((), ())


def test_a_part_is_compared_for_itself_and_has_its_own_target(figures: Figures) -> None:
    for place, value in (("mot", "98.2"), ("hai", "40")):
        figures.add(place, f'where = {{ cap = "xa" }}\nvalue = {value}')
    figures.add("ba", "70")
    target = TARGET.format(id="xa-60", value=60, due="2030-12-31")
    figures.project.append("data/targets.toml", f'{target}where = {{ cap = "xa" }}\n')
    inputs = figures.inputs()
    indicator = inputs.project.indicators["ty-le"]
    assert figures.view().result == ("Mới có số của một nơi: Ba 70%, đến 31/12/2025.",)
    (of,) = parts_across(indicator, inputs.index)
    view = across_view(of, inputs)
    assert of.members == (("cap", "xa"),)
    assert view.result[0].startswith("Trong 2 nơi so được: cao nhất Một 98,2%; thấp nhất Hai 40%;")
    assert view.result[1].startswith("1 trong 2 nơi đã ở mức mục tiêu")
    one = next(o for o in inputs.project.observations if o.place == "hai")
    link = among(one, inputs)
    assert link is not None
    assert (link.name, link.path) == ("thứ 2 trong 2 nơi so được", "/chi-tieu/ty-le/#so-sanh.ty-le.cap.xa")


# -- map --------------------------------------------------------------------------------------------------------------


def test_four_units_that_compare_have_a_map_and_three_have_none(figures: Figures) -> None:
    figures.project.write("data/tiles.toml", TILES)
    for place, value in (("mot", "98.2"), ("hai", "40"), ("ba", "61.45")):
        figures.add(place, value)
    assert figures.view().map is None
    figures.add("bon", "42")
    figures.add("nam", "99", "unknown")
    view = figures.view()
    assert view.map is not None
    shown = {tile.name: (tile.tone, tile.mark, tile.detail) for tile in view.map.tiles if not tile.archipelago}
    assert shown == {
        "Một": (4, "98,2", "98,2%, đến 31/12/2025"),
        "Hai": (1, "40", "40%, đến 31/12/2025"),
        "Ba": (2, "61,45", "61,45%, đến 31/12/2025"),
        "Bốn": (1, "42", "42%, đến 31/12/2025"),
        "Năm": (0, "", "99%, chưa rõ ngày: không so"),
        "Thử Nghiệm": (0, "", "chưa có số liệu"),
    }
    assert view.map.legend == ((4, "98,2%"), (2, "61,45%"), (1, "40–42%"), (0, "chưa có số so được"))


def test_a_map_is_drawn_where_it_says_something(figures: Figures) -> None:
    figures.project.replace("data/site.toml", 'theme = "plain"\n', "")
    figures.project.write("data/tiles.toml", TILES)
    for place, value in (("mot", "98.2"), ("hai", "40"), ("ba", "61.45"), ("bon", "42")):
        figures.add(place, value)
        figures.add(place, "100", indicator="so-tram")
    site = figures.project.build()
    maps = {f"/{name.removesuffix('index.html')}#ban-do" for name, page in site.pages.items()
            if name.startswith("chi-tieu/") and any(one.get("id") == "ban-do" for one in page.all("h3"))}  # fmt: skip
    assert maps == {"/chi-tieu/ty-le/#ban-do"}, "all stations are 100"


def test_classes_are_of_equal_width_and_the_strongest_tone_is_the_best(figures: Figures) -> None:
    values = {"a": Decimal(0), "b": Decimal(24), "c": Decimal(25), "d": Decimal(74), "e": Decimal(100)}
    assert classes(values, Better.HIGHER) == {"a": 1, "b": 1, "c": 2, "d": 3, "e": 4}
    assert classes(values, Better.NEITHER) == classes(values, Better.HIGHER)
    assert classes(values, Better.LOWER) == {"a": 4, "b": 4, "c": 3, "d": 2, "e": 1}
