"""Open data: every kind of value as a row, in CSV and in JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.addresses.base import Base
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.index import Index
from scorecards.load.source import Files
from scorecards.model.indicators import IndicatorKind
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.model.values import Change, Missing, MissingReason, Number, Progress, Range, Rank, Share, Value
from scorecards.publish import open_data
from scorecards.publish.sitemap import sitemap
from scorecards.vietnamese.values import ChangeBase, Direction, Printed, Qualifier
from tests.support.loading import loaded
from tests.support.projects import SMALL, TODAY
from tests.support.words import VI


@cache
def small() -> Project:
    project, problems = loaded(Files(SMALL), TODAY, drafts=False)
    assert project is not None, problems
    return project


def printed(text: str, step: str = "1") -> Printed:
    return Printed(Decimal(text), Decimal(step))


def row_of(value: Value, **changes: object) -> dict[str, str]:
    """The row of a figure with that value, without empty cells and without what is the same for all."""
    first = small().observations[0]
    observation: Observation = replace(first, value=value, **changes)  # type: ignore[arg-type]
    (row, *_) = open_data.rows(replace(small(), observations=(observation,), targets=(), rankings=()), VI)
    names = ["value", "value_low", "value_high", "unit", "qualifier", "numerator", "denominator", "status"]
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
    (row, *_) = open_data.rows(small(), VI)
    found = row | {"quote": words, "area_name": words}
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
        {"value": "57.53", "unit": "%", "qualifier": "exact", "numerator": "141616"},
    ),
    (
        Share(printed("100"), Qualifier.EXACT, printed("12"), printed("12"), "đơn vị"),
        {"value": "100", "unit": "%", "qualifier": "exact", "numerator": "12", "denominator": "12"},
    ),
    (
        Range(printed("60"), printed("70"), "%", Qualifier.ABOUT),
        {"value_low": "60", "value_high": "70", "unit": "%", "qualifier": "about"},
    ),
    (Rank(52, 52, 63), {"value": "52", "denominator": "63"}),
    (Rank(1, 2), {"value_low": "1", "value_high": "2"}),
    (Progress(printed("21"), printed("26"), "chỉ tiêu"), {"numerator": "21", "denominator": "26", "unit": "chỉ tiêu"}),
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
        (date(2025, 1, 1), date(2025, 2, 28), "2025-02-28", "2025-01-01/2025-02-28"),
        (None, date(2025, 2, 28), "2025-02-28", ""),
        (None, None, "", ""),
    ):
        observation = replace(first, period=replace(first.period, start=start, as_of=end))
        row = open_data.rows(replace(small(), observations=(observation,)), VI)[0]
        assert (row["as_of"], row["period"]) == (as_of, period)


def test_rows_of_the_small_project() -> None:
    rows = {row["id"]: row for row in open_data.rows(small(), VI)}
    part = rows["thu-nghiem.bao-cao.ho-so.xa"]
    assert (part["kind"], part["value"], part["qualifier"], part["dimensions"]) == (
        "observation",
        "61",
        "nearly",
        "cap=xa",
    )
    assert (part["printed"], part["area_name"]) == ("61%", "Tỉnh Thử Nghiệm (giả định)")
    band, tied = rows["xep-hang-2024.thu-nghiem"], rows["xep-hang-2024.gia-dinh"]
    assert (band["value_low"], band["value_high"], band["status"], band["denominator"]) == ("3", "5", "band", "12")
    assert (tied["value"], tied["status"], tied["period"]) == ("7", "tied", "2024")
    target = rows["ho-so-2030"]
    assert (target["kind"], target["value"], target["qualifier"], target["as_of"]) == (
        "target",
        "90",
        "at-least",
        "2030-02-09",
    )


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=1, max_size=4))
def test_any_words_come_back_from_csv_and_json(texts: list[str]) -> None:
    rows = [dict.fromkeys(open_data.COLUMNS, "") | {"id": str(i), "quote": text} for i, text in enumerate(texts)]
    read = csv.DictReader(io.StringIO(open_data.as_csv(rows).decode("utf-8-sig"), newline=""))
    for row, text in zip(read, texts, strict=True):
        assert row["quote"] == text or (row["quote"], text[0] in "=+-@\t") == (f"'{text}", True)
    content = json.loads(open_data.as_json(rows, small(), VI))
    assert [figure.get("quote", "") for figure in content["figures"]] == texts


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_numbers_for_machines_have_no_exponent(number: Decimal) -> None:
    text = open_data.plain(number)
    assert Decimal(text) == number
    assert "E" not in text.upper()


def test_site_maps_escape_what_xml_needs_escaped() -> None:
    page = Route("/a&b/", "vi", RouteKind.HOME)
    written = sitemap([page], Base("https://host/")).content
    assert b"<loc>https://host/a&amp;b/</loc>" in written
    assert b'hreflang="en" href="https://host/en/a&amp;b/"' in written


def test_the_file_of_a_unit_holds_the_rows_of_that_unit_and_no_other() -> None:
    project = small()
    every = list(csv.DictReader(io.StringIO(open_data.as_csv(open_data.rows(project, VI)).decode("utf-8-sig"))))
    index = Index(project, TODAY)
    for place in {o.place for o in project.observations}:
        files = {one.path: one.content for one in open_data.unit_data(place, index, VI)}
        assert set(files) == {f"du-lieu/tinh/{place}.{ending}" for ending in ("csv", "json")}
        ids = {o.id for o in project.observations if o.place == place}
        ids |= {t.id for t in project.targets if t.place == place}
        ids |= {row.id for ranking in project.rankings for row in ranking.rows if row.place == place}
        own = list(csv.DictReader(io.StringIO(files[f"du-lieu/tinh/{place}.csv"].decode("utf-8-sig"))))
        assert own == [row for row in every if row["id"] in ids]
        figures = json.loads(files[f"du-lieu/tinh/{place}.json"])["figures"]
        assert [one["id"] for one in figures] == [row["id"] for row in own]


def test_a_row_says_how_its_day_is_known_and_where_its_source_is() -> None:
    first = small().observations[0]
    inferred = replace(first, period=replace(first.period, inferred=True), note=Text("Ghi chú."))
    rows = open_data.rows(replace(small(), observations=(first, inferred), targets=(), rankings=()), VI)
    assert [row["day_basis"] for row in rows] == ["stated", "inferred"]
    assert rows[1]["note"] == "Ghi chú."
    assert rows[0]["measure"] == "cumulative"
    assert rows[0]["source_url"] == "https://bao.vi-du.vn/tin?so=1&trang=2", "where the report was read"


def test_a_table_begins_with_the_mark_that_spreadsheets_know_letters_by() -> None:
    assert open_data.as_csv(open_data.rows(small(), VI)).startswith(b"\xef\xbb\xbfid,kind,")
