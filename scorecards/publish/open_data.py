"""Open data as files: everything, and what there is of each unit, indicator and ranking, as CSV, JSON and Excel.

CSV and JSON speak both languages in columns of their own; of workbooks, which people read, there is one in each.
Communes, of which there may be thousands, stand in none of these: those of a province share one CSV file, packed.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from scorecards.addresses import paths
from scorecards.inputs.data_rows import (
    COLUMNS,
    DAYS,
    NUMBERS,
    DataRow,
    Row,
    WordsIn,
    data_rows,
    rows_of_place,
)
from scorecards.inputs.editions import edition_states
from scorecards.inputs.index import Index
from scorecards.languages import Language
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.output.archive import packed
from scorecards.output.csv_cells import harmless
from scorecards.output.workbook import WrittenSheet, day_cell, number_cell, text_cell, workbook
from scorecards.strings.words import Words

WHOLE = "observations"
"""The name of the files that have everything."""
COMMUNES = "xa"
"""The folder of the files of communes, one a province."""
PACKED = "csv.zip"
"""How their names end."""
_CODES = ("kind", "day_basis", "qualifier", "count_qualifier", "measure", "status")
"""Columns whose codes a workbook has in words."""
_WIDE = {"id": 30, "area_name": 24, "indicator_name": 40, "shown": 18, "quote": 50, "source_url": 30, "note": 40}
_NARROW = 13
_DAY_FORMATS: Mapping[Language, str] = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}


def collections(index: Index, words_in: WordsIn) -> Mapping[str, Sequence[DataRow]]:
    """The rows of each collection by its name: "observations" (all), "tinh/ha-tinh", "chi-tieu/ho-so",
    "xep-hang/dti-2022"; those without a row are left out."""
    return index.once(("collections",), lambda: _collections(data_rows(index, words_in)))


def collection_names(index: Index) -> list[str]:
    """The names of all collections."""
    project = index.project
    communes = {slug for slug, place in project.places.items() if place.is_brief}
    reports = (one for one in project.observations.reports if one.place not in communes)
    figures = [(one.place, indicator) for one in reports for indicator in one.indicators]
    figures += [(t.place, t.indicator) for t in project.targets if t.place not in communes]
    ranked = [
        (row.place, ranking.id) for ranking in project.rankings for row in ranking.rows if row.place not in communes
    ]
    keys = {
        paths.UNITS: [place for place, _ in (*figures, *ranked)],
        paths.INDICATORS: [indicator for _, indicator in figures],
        paths.RANKINGS: [ranking for _, ranking in ranked],
    }
    named = (collection_of(kind, key) for kind, found in keys.items() for key in dict.fromkeys(found))
    return [WHOLE, *named, *(collection_of(COMMUNES, province) for province in communes_with_data(index))]


def communes_with_data(index: Index) -> Mapping[str, Sequence[str]]:
    """The communes that have rows by the province that they belong to, all in the order of the register."""

    def make() -> dict[str, list[str]]:
        having = {*index.statements.by_place, *index.targets_by_place, *index.ranks_by_place}
        found: dict[str, list[str]] = {}
        for place in index.project.places.values():
            if place.is_brief and place.slug in having:
                found.setdefault(place.latest.parent, []).append(place.slug)
        return found

    return index.once(("communes-with-data",), make)


def collection_of(kind: str, key: str) -> str:
    """The name of the collection of a unit, an indicator, a ranking or a province's communes, by its folder."""
    return f"{kind.strip('/')}/{key}"


def data_files(name: str, index: Index, words_in: WordsIn) -> tuple[Output, ...]:
    """The files of a collection; those of the whole are made once, for their page says how large they are."""
    return index.once(("data-files", name), lambda: tuple(_files(name, index, words_in)))


def edition_data(day: date, index: Index) -> Output:
    """All rows of an edition of the data, in the columns of today."""
    (state,) = (one for one in edition_states(index) if one.edition.day == day)
    rows = ({name: state.rows[key].get(name, "") for name in COLUMNS} for key in sorted(state.rows))
    return Output(paths.edition_data(day).lstrip("/"), as_csv(rows), state.edition.at.path)


def as_csv(rows: Iterable[Row]) -> bytes:
    """Comma-separated, UTF-8 with the mark at its beginning without which Excel garbles letters, with a heading line.

    Words that a spreadsheet would run as a formula have an apostrophe before them, which it does not show (OWASP, "CSV
    Injection"); the JSON has them as they are.
    """
    return _csv_of(_csv_lines(rows))


def as_json(rows: Iterable[Row], project: Project, words: Words) -> bytes:
    """The same rows with the meaning of the columns and the documents they come from; empty cells are left out."""
    found = list(rows)
    return _json_of((_json_line(row) for row in found), {row["source"] for row in found}, project, words)


def _collections(rows: Sequence[DataRow]) -> dict[str, list[DataRow]]:
    found: dict[str, list[DataRow]] = {WHOLE: list(rows)}
    for row in rows:
        subject = (paths.RANKINGS, row.ranking) if row.ranking else (paths.INDICATORS, row.indicator)
        for kind, key in ((paths.UNITS, row.place), subject):
            found.setdefault(collection_of(kind, key), []).append(row)
    return found


def _files(name: str, index: Index, words_in: WordsIn) -> Iterator[Output]:
    kind, _, key = name.partition("/")
    if kind == COMMUNES:
        communes = communes_with_data(index)[key]
        table = _csv_of(_csv_lines(row for slug in communes for row in rows_of_place(slug, index, words_in)))
        yield _output(paths.data_file(name, PACKED), packed({f"{key}.csv": table}))
        return
    rows = collections(index, words_in)[name]
    csv_lines, json_lines = _lines(index, words_in)
    used = {row.cells["source"] for row in rows}
    vietnamese = words_in["vi"]
    yield _output(paths.data_file(name, "csv"), _csv_of(csv_lines[row] for row in rows))
    listed = (json_lines[row] for row in rows)
    yield _output(paths.data_file(name, "json"), _json_of(listed, used, index.project, vietnamese))
    for language in index.project.site.languages:
        yield _output(paths.data_file(name, "xlsx", language), _workbook(rows, index, words_in, language))


def _output(path: str, content: bytes) -> Output:
    return Output(path.lstrip("/"), content, "data/")


def _lines(index: Index, words_in: WordsIn) -> tuple[Mapping[DataRow, str], Mapping[DataRow, str]]:
    """The line of each row in CSV and in JSON, made once: each stands in three files."""

    def make() -> tuple[dict[DataRow, str], dict[DataRow, str]]:
        rows = data_rows(index, words_in)
        cells = [row.cells for row in rows]
        return dict(zip(rows, _csv_lines(cells), strict=True)), dict(zip(rows, map(_json_line, cells), strict=True))

    return index.once(("data-lines",), make)


class _Lines(list[str]):
    """Takes what a writer of CSV writes: a line each time."""

    def write(self, line: str) -> None:
        self.append(line)


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table of harmless cells, as `as_csv` writes figures."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows([columns, *rows])
    return "".join(lines).encode("utf-8-sig")


def _csv_lines(rows: Iterable[Row]) -> list[str]:
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows([harmless(row[name]) for name in COLUMNS] for row in rows)
    return lines


def _csv_of(lines: Iterable[str]) -> bytes:
    return f"{','.join(COLUMNS)}\n{''.join(lines)}".encode("utf-8-sig")


def _json_line(row: Row) -> str:
    return json.dumps({name: cell for name, cell in row.items() if cell}, ensure_ascii=False)


def _json_of(lines: Iterable[str], used: set[str], project: Project, words: Words) -> bytes:
    language = words.language
    head = {
        "title": project.site.title.to(language),
        "licence": project.site.data_licence.to(language),
        "licence_url": project.site.data_licence_url,
        "columns": {name: words(f"column.{name}") for name in COLUMNS},
        "documents": {
            document.id: {
                key: value
                for key, value in (
                    ("number", document.number),
                    ("title", document.title.to(language)),
                    ("issuer", document.issuer.to(language)),
                    ("date", document.issued_on.isoformat() if document.issued_on else "unknown"),
                    ("url", document.url),
                )
                if value
            }
            for document in project.documents.values()
            if document.id in used
        },
    }
    figures = ",\n".join(lines)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "figures": [\n{figures}\n]}}\n'.encode()


def _workbook(rows: Iterable[DataRow], index: Index, words_in: WordsIn, language: Language) -> bytes:
    words, site = words_in[language], index.project.site
    columns = tuple(name for name in COLUMNS if not name.endswith("_en"))
    cells = index.once(("data-cells", language), lambda: _cells(data_rows(index, words_in), columns, words))
    figures = WrittenSheet(
        words("workbook.figures"),
        tuple(words(f"heading.{name}") for name in columns),
        tuple(_WIDE.get(name, _NARROW) for name in columns),
        [cells[row] for row in rows],
    )

    def explained() -> WrittenSheet:
        about = [
            (words("workbook.site"), site.title.to(language)),
            (words("workbook.publisher"), site.publisher.to(language)),
            (words("workbook.licence"), f"{site.data_licence.to(language)} {site.data_licence_url}"),
            *((words(f"heading.{name}"), words(f"column.{name}")) for name in columns),
        ]
        lines = [[text_cell(name), text_cell(meaning)] for name, meaning in about]
        return WrittenSheet(
            words("workbook.about"), (words("workbook.column"), words("workbook.meaning")), (26, 90), lines
        )

    about = index.once(("data-about", language), explained)
    return workbook((figures, about), _DAY_FORMATS[language])


def _cells(rows: Iterable[DataRow], columns: Sequence[str], words: Words) -> Mapping[DataRow, list[str]]:
    """The cells of each row, made once: each stands in three workbooks."""
    return {row: [_cell(name, row.cells, words) for name in columns] for row in rows}


def _cell(name: str, row: Row, words: Words) -> str:
    if name in NUMBERS:
        return number_cell(row[name])
    if name in DAYS:
        return day_cell(row[name])
    if name in _CODES:
        return text_cell(_said(name, row, words))
    in_language = f"{name}_en" if words.language == "en" and f"{name}_en" in row else name
    return text_cell(row[in_language])


def _said(name: str, row: Row, words: Words) -> str:
    """A code in the words that pages have for it; itself where there are none."""
    tables = {
        "kind": ("row-kind",),
        "day_basis": ("day-basis",),
        "qualifier": ("comparator",) if row["kind"] == "target" else ("qualifier",),
        "count_qualifier": ("qualifier",),
        "measure": ("measure",),
        "status": ("status", "missing", "basis", "word"),
    }
    code = row[name]
    return next((words.table[f"{one}.{code}"] for one in tables[name] if f"{one}.{code}" in words.table), code)
