"""Open data: every kind of value as a row, in CSV and in JSON."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.addresses.base import Base
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs import data_rows
from scorecards.inputs.index import Index
from scorecards.load.source import Files
from scorecards.model.indicators import IndicatorKind
from scorecards.model.kept_observations import Observations
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.output.csv_cells import harmless
from scorecards.publish import open_data
from scorecards.publish.sitemap import sitemap
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier
from tests.support.loading import loaded
from tests.support.projects import SMALL, TODAY
from tests.support.words import EN, VI


@cache
def small() -> Project:
    project, problems = loaded(Files(SMALL), TODAY, drafts=False)
    assert project is not None, problems
    return project


def printed(text: str, step: str = "1") -> Printed:
    return Printed(Decimal(text), Decimal(step))


WORDS_IN: data_rows.WordsIn = {"vi": VI, "en": EN}


def rows(project: Project) -> list[data_rows.Row]:
    return [row.cells for row in data_rows.rows_of(project, WORDS_IN)]


def row_of(value: Value, **changes: object) -> dict[str, str]:
    """The row of a figure with that value, without empty cells and without what is the same for all."""
    first = small().observations[0]
    observation: Observation = replace(first, value=value, **changes)
    (row, *_) = rows(replace(small(), observations=Observations.of([observation]), targets=(), rankings=()))
    names = [
        "value",
        "value_low",
        "value_high",
        "unit",
        "qualifier",
        "count_qualifier",
        "numerator",
        "denominator",
        "status",
    ]
    return {name: row[name] for name in names if row[name]}


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ('=HYPERLINK("https://vi-du.vn","x")', '\'=HYPERLINK("https://vi-du.vn","x")'),
        ("+84", "+84"),
        ("+1+cmd", "'+1+cmd"),
        ("-2,5%", "-2,5%"),
        ("- 95 xã", "'- 95 xã"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t'=1"),
        ("đạt =1", "đạt =1"),
        ("8/11", "'8/11"),
        ("5-7", "'5-7"),
        ("8/11 xã", "8/11 xã"),
        ("2025-02-28", "2025-02-28"),
    ],
)
def test_no_cell_is_a_formula_or_a_day_to_a_spreadsheet(words: str, cell: str) -> None:
    (row, *_) = rows(small())
    found = {**row, "quote": words, "area_name": words}
    (read,) = csv.DictReader(io.StringIO(open_data.as_csv([found]).decode("utf-8-sig"), newline=""))
    assert (read["quote"], read["area_name"]) == (cell, cell)
    assert json.loads(open_data.as_json([found], small(), VI))["figures"][0]["quote"] == words


VALUES: list[tuple[Value, dict[str, str]]] = [
    (
        Number(printed("21000", "1000"), "km", Qualifier.OVER),
        {"value": "21000", "unit": "%", "qualifier": "over"},
    ),
    (
        Share(printed("57.53", "0.01"), Qualifier.EXACT, printed("141616"), None, "hồ sơ"),
        {"value": "57.53", "unit": "%", "qualifier": "exact", "count_qualifier": "exact", "numerator": "141616"},
    ),
    (
        Share(printed("57.53", "0.01"), Qualifier.EXACT, printed("1400"), None, "hồ sơ", Qualifier.NEARLY),
        {"value": "57.53", "unit": "%", "qualifier": "exact", "count_qualifier": "nearly", "numerator": "1400"},
    ),
    (
        Share(printed("100"), Qualifier.EXACT, printed("12"), printed("12"), "đơn vị"),
        {
            "value": "100",
            "unit": "%",
            "qualifier": "exact",
            "count_qualifier": "exact",
            "numerator": "12",
            "denominator": "12",
        },
    ),
    (
        Range(printed("60"), printed("70"), "%", Qualifier.ABOUT),
        {"value_low": "60", "value_high": "70", "unit": "%", "qualifier": "about"},
    ),
    (Rank(52, 52, 63), {"value": "52", "denominator": "63"}),
    (Rank(1, 2), {"value_low": "1", "value_high": "2"}),
    (
        Progress(printed("21"), printed("26"), "chỉ tiêu", Qualifier.NEARLY),
        {"numerator": "21", "denominator": "26", "unit": "chỉ tiêu", "count_qualifier": "nearly"},
    ),
    (
        Change(printed("3.85", "0.01"), Direction.DECREASE, ChangeBase.POINTS, "%"),
        {"value": "-3.85", "unit": "điểm %", "qualifier": "exact"},
    ),
    (Missing(MissingReason.SUPPRESSED), {"status": "suppressed"}),
    (Number(printed("1E+9", "1E+8"), "đồng"), {"value": "1000000000", "unit": "%", "qualifier": "exact"}),
]


@pytest.mark.parametrize(("value", "expected"), VALUES, ids=[type(value).__name__ for value, _ in VALUES])
def test_every_kind_of_value_is_a_row(value: Value, expected: dict[str, str]) -> None:
    """The indicator's unit is %; a value that is not counted in it says what it is counted in."""
    assert small().indicators[small().observations[0].indicator].kind is IndicatorKind.RATE
    assert row_of(value) == expected


def test_periods_are_two_days_or_none() -> None:
    first = small().observations[0]
    for start, end, as_of, period in (
        (date(2025, 1, 1), date(2025, 2, 28), "2025-02-28", ("2025-01-01", "2025-02-28")),
        (None, date(2025, 2, 28), "2025-02-28", ("", "")),
        (None, None, "", ("", "")),
    ):
        observation = replace(first, period=replace(first.period, start=start, as_of=end))
        row = rows(replace(small(), observations=Observations.of([observation])))[0]
        assert (row["as_of"], (row["from"], row["to"])) == (as_of, period)


def test_rows_of_the_small_project() -> None:
    found = {row["id"]: row for row in rows(small())}
    part = found["thu-nghiem.bao-cao.ho-so.xa"]
    assert (part["kind"], part["value"], part["qualifier"], part["dimensions"]) == (
        "observation",
        "61",
        "nearly",
        "cap=xa",
    )
    assert (part["printed"], part["area_name"]) == ("61%", "Tỉnh Thử Nghiệm (giả định)")
    band, tied = found["xep-hang-2024.thu-nghiem"], found["xep-hang-2024.gia-dinh"]
    assert (band["value_low"], band["value_high"], band["status"], band["denominator"]) == ("3", "5", "band", "12")
    assert band["value"] == "", "a span has no one rank"
    assert (tied["value"], tied["status"], tied["year"]) == ("7", "tied", "2024")
    target = found["ho-so-2030"]
    assert (target["kind"], target["value"], target["qualifier"], target["as_of"]) == (
        "target",
        "90",
        "at-least",
        "2030-02-09",
    )


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=1, max_size=4))
def test_any_words_come_back_from_csv_and_json(texts: list[str]) -> None:
    found = [dict.fromkeys(data_rows.COLUMNS, "") | {"id": str(i), "quote": text} for i, text in enumerate(texts)]
    read = csv.DictReader(io.StringIO(open_data.as_csv(found).decode("utf-8-sig"), newline=""))
    for row, text in zip(read, texts, strict=True):
        assert row["quote"] == harmless(text)
        assert row["quote"].replace("'", "") == text.replace("'", "")
    content = json.loads(open_data.as_json(found, small(), VI))
    assert [figure.get("quote", "") for figure in content["figures"]] == texts


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_numbers_for_machines_have_no_exponent(number: Decimal) -> None:
    text = data_rows.plain(number)
    assert Decimal(text) == number
    assert "E" not in text.upper()


def test_site_maps_escape_what_xml_needs_escaped() -> None:
    page = Route("/a&b/", "vi", RouteKind.HOME)
    written = sitemap([page], Base("https://host/")).content
    assert b"<loc>https://host/a&amp;b/</loc>" in written
    assert b'hreflang="en" href="https://host/en/a&amp;b/"' in written


def test_each_collection_holds_its_rows_and_no_others() -> None:
    project = small()
    index = Index(project, TODAY)
    every = rows(project)
    found = open_data.collections(index, WORDS_IN)
    assert set(found) == set(open_data.collection_names(index))
    for name in found:
        kind, _, key = name.partition("/")
        ids = {
            "observations": {row["id"] for row in every},
            "tinh": {o.id for o in project.observations if o.place == key}
            | {t.id for t in project.targets if t.place == key}
            | {row.id for ranking in project.rankings for row in ranking.rows if row.place == key},
            "chi-tieu": {o.id for o in project.observations if o.indicator == key}
            | {t.id for t in project.targets if t.indicator == key},
            "xep-hang": {row.id for ranking in project.rankings if ranking.id == key for row in ranking.rows},
        }[kind]
        files = {one.path: one.content for one in open_data.data_files(name, index, WORDS_IN)}
        assert set(files) == {f"du-lieu/{name}.{ending}" for ending in ("csv", "json", "xlsx", "en.xlsx")}
        own = [row for row in every if row["id"] in ids]
        assert files[f"du-lieu/{name}.csv"] == open_data.as_csv(own)
        assert files[f"du-lieu/{name}.json"] == open_data.as_json(own, project, VI)
        for ending in ("xlsx", "en.xlsx"):
            read = sheet_of(files[f"du-lieu/{name}.{ending}"])
            assert [row[0] for row in read[1:]] == [row["id"] for row in own]


def sheet_of(content: bytes) -> list[tuple[object, ...]]:
    """The first sheet of a workbook as openpyxl reads it."""
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def test_a_workbook_has_numbers_days_and_words_in_its_language() -> None:
    files = {one.path: one.content for one in open_data.data_files("tinh/thu-nghiem", Index(small(), TODAY), WORDS_IN)}
    vietnamese, english = (
        {row[0]: dict(zip(found[0], row, strict=True)) for row in found[1:]}
        for found in (sheet_of(files[f"du-lieu/tinh/thu-nghiem.{ending}"]) for ending in ("xlsx", "en.xlsx"))
    )
    part = "thu-nghiem.bao-cao.ho-so.xa"
    assert vietnamese[part]["Giá trị"] == english[part]["Value"] == 61
    assert vietnamese[part]["Tính đến ngày"] == datetime(2025, 2, 28)  # noqa: DTZ001 -- as openpyxl gives a day
    assert (vietnamese[part]["Mức chính xác"], english[part]["Exactness"]) == ("gần", "nearly")
    assert (vietnamese[part]["Căn cứ của ngày"], vietnamese[part]["Loại"]) == ("nguồn ghi", "số liệu")
    assert (vietnamese[part]["Trang ghi"], english[part]["As shown"]) == ("gần 61%", "nearly 61%")


@pytest.mark.parametrize(
    "words", ["=1+1", "8/11", "-5", "+84", "@x", "5-7", "0012", " đầu dòng", "_x000D_", "a\x0bb<&>", "1e5"]
)
def test_a_workbook_takes_words_for_words(words: str) -> None:
    index = Index(
        replace(small(), observations=Observations.of([replace(small().observations[0], quote=words)])), TODAY
    )
    content = next(one.content for one in open_data.data_files("observations", index, WORDS_IN) if "xlsx" in one.path)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == "Nguyên văn")
    cell = sheet.cell(2, column)
    # openpyxl does not undo the escape of ECMA-376, which Excel does
    assert str(cell.value).replace("_x005F_", "_") == words.replace("\x0b", "")
    assert cell.number_format == "@"
    assert cell.data_type in ("s", "inlineStr")
    assert cell.quotePrefix


def test_the_same_rows_make_the_same_workbook() -> None:
    once, again = (
        [one.content for one in open_data.data_files("observations", Index(small(), TODAY), WORDS_IN)] for _ in "12"
    )
    assert once == again
    with zipfile.ZipFile(io.BytesIO(once[2])) as packed:
        assert packed.testzip() is None
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_row_names_the_unit_of_its_day() -> None:
    project, place = small(), small().places["thu-nghiem"]
    before = replace(place.areas[0], id="thu-nghiem-cu", code="01", valid_to=date(2025, 6, 30))
    areas = (before, replace(place.areas[0], valid_from=date(2025, 7, 1)))
    renamed = replace(project, places={**project.places, "thu-nghiem": replace(place, areas=areas)})
    found = {row["id"]: (row["area"], row["area_code"]) for row in rows(renamed)}
    assert found["thu-nghiem.bao-cao.ho-so"] == ("thu-nghiem-cu", "01"), "of 2025-02-28"
    assert found["xep-hang-2024.thu-nghiem"] == ("thu-nghiem-cu", "01"), "among the units of 2024-12-31"


def test_a_row_says_how_its_day_is_known_and_where_its_source_is() -> None:
    first = small().observations[0]
    inferred = replace(first, period=replace(first.period, inferred=True), note=Text("Ghi chú."))
    found = rows(replace(small(), observations=Observations.of([first, inferred]), targets=(), rankings=()))
    assert [row["day_basis"] for row in found] == ["stated", "inferred"]
    assert found[1]["note"] == "Ghi chú."
    assert found[0]["measure"] == "cumulative"
    assert found[0]["source_url"] == "https://bao.vi-du.vn/tin?so=1&trang=2", "where the report was read"


def test_a_table_begins_with_the_mark_that_spreadsheets_know_letters_by() -> None:
    assert open_data.as_csv(rows(small())).startswith(b"\xef\xbb\xbfid,kind,")
