"""Headings of columns: which key of which kind of table each stands for.

What a heading may say is the key itself, its meaning in both languages as the model has it, and the words of
`strings/sheets.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct

from scorecards.load.fields import Field
from scorecards.load.record_types import record_type
from scorecards.model.documents import Document
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Target
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.reports import Report, ReportEntry
from scorecards.problems import nearest
from scorecards.sheets.grid import Cell
from scorecards.sheets.names import names_of
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import slug


class TableKind(StrEnum):
    """What a table of a sheet is about."""

    FIGURES = "figures"
    RANKS = "ranks"
    TARGETS = "targets"
    DOCUMENTS = "documents"
    INDICATORS = "indicators"


RANKING = "ranking"
"""The column that names the edition of a ranking."""
PLACE = "place"
PART = "part-of-place"
"""The column that names communes, offices or other parts of a place."""
IGNORED = ""
"""What a column of row numbers stands for."""

_OF_ALL = "all"


class Column(Struct, frozen=True):
    """What a column of a table holds."""

    key: str
    """A key of the kind's records; see `columns`. "" for a column that is known to say nothing."""
    part: str = ""
    """What of several things of that key: an indicator, a dimension, an index or a pillar, by its identifier."""


@cache
def fields_of(kind: TableKind) -> Mapping[str, Field]:
    """The fields that a row of such a table fills, by the name of its column."""
    match kind:
        case TableKind.FIGURES:
            entry = {f.key: f for f in record_type(ReportEntry).fields if f.key not in ("by", "where")}
            head = {f.key: f for f in record_type(Report).fields if f.key in ("document", "read_in", "as_of")}
            return head | {key: f for key, f in entry.items() if key not in head}
        case TableKind.RANKS:
            row = {f.key: f for f in record_type(RankRow).fields if f.key not in ("indices", "pillars", PLACE)}
            edition = {f.key: f for f in record_type(Ranking).fields if f.key != "rank"}
            return {key if key not in (*row, "name", "name_en") else f"{RANKING}-{key}": f
                    for key, f in edition.items()} | row  # fmt: skip
        case TableKind.TARGETS:
            return {f.key: f for f in record_type(Target).fields if f.key not in ("where", PLACE)}
        case TableKind.DOCUMENTS:
            return {f.key: f for f in record_type(Document).fields}
        case TableKind.INDICATORS:
            return {f.key: f for f in record_type(Indicator).fields}


@lru_cache(maxsize=10_000)  # of a long table of words alone each row may be one of headings, for five kinds of table
def heading(text: str) -> str:
    """The key under which two headings are the same: without marks, capitals, signs and remarks in brackets."""
    text = text.translate(_WITHOUT_NOTES)
    return slug(re.sub(r"[(\[][^)\]]*[)\]]", _remark, text)) or slug(text)


_WITHOUT_NOTES = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾*")
"""Marks of footnotes."""


def _remark(found: re.Match[str]) -> str:
    return found[0] if slug(found[0]) in ("tieng-anh", "in-english", "english") else " "


@cache
def _plain_words(kind: TableKind) -> Mapping[str, tuple[str, str]]:
    """By what headings say, as it is compared: the key, and the heading as people write it; what is special to a kind
    goes before what all have."""
    known = fields_of(kind)
    extra = {PLACE, "id", RANKING}
    found = {heading(word): (IGNORED, word) for word in sheet_words("headings.ignored")["number"]}
    if kind in (TableKind.FIGURES, TableKind.RANKS):
        found |= {heading(word): (PART, word) for word in sheet_words("headings.parts")["words"]}
    own = sheet_words(f"headings.{kind}") if kind in ("figures", "targets", "ranks") else {}
    for words in (own, sheet_words(f"headings.{_OF_ALL}")):
        for key, said in words.items():
            if key in known or key in extra:
                for one in said:
                    found.setdefault(heading(one), (key, one))
    for key, field in known.items():
        english = field.key.endswith("_en")
        for one in (field.meaning.vi, key, *(() if english else (field.meaning.en,))):
            found.setdefault(heading(one), (key, one))
    return found


class Headings:
    """What the headings of a project's tables may say."""

    def __init__(self, project: Project) -> None:
        self._names = names_of(project)
        self._parts: dict[str, Column] = {}
        self._written: dict[str, str] = {}
        """The names of parts as people write them, by what is compared."""
        for id, indicator in project.indicators.items():
            self._add((id, indicator.name.vi, indicator.name.en, *indicator.other_names), Column("value", id))
        for id, dimension in project.dimensions.items():
            self._add((id, dimension.name.vi, dimension.name.en), Column("where", id))
        self._indices: dict[str, Column] = {}
        for framework in project.frameworks.values():
            for key, parts in (("indices", framework.indices), ("pillars", framework.pillars)):
                for part in parts:
                    for word in (part.id, part.name.vi, part.name.en):
                        self._indices.setdefault(heading(word), Column(key, part.id))
                        self._written.setdefault(heading(word), word)

    def _add(self, words: Iterable[str], column: Column) -> None:
        for word in words:
            if word:
                self._parts.setdefault(heading(word), column)
                self._written.setdefault(heading(word), word)

    def column(self, text: str, kind: TableKind) -> Column | None:
        """What a heading stands for in a table of that kind; None for one that says nothing to the program."""
        said = heading(text)
        if said in (plain := _plain_words(kind)):
            return Column(plain[said][0])
        if kind in (TableKind.FIGURES, TableKind.TARGETS) and (part := self._parts.get(said)):
            return part if kind is TableKind.FIGURES or part.key == "where" else None
        if kind is TableKind.RANKS:
            return self._indices.get(said)
        return None

    def is_either(self, text: str) -> bool:
        """Whether a heading may be of the unit of measure or of the place: "Đơn vị", over "trạm" or over "Hà Tĩnh"."""
        return heading(text) in _EITHER

    def is_place(self, text: str) -> bool:
        """Whether a cell names a place."""
        return bool(self._names.places.find(text).ids)

    def are_data(self, cells: Mapping[int, Cell], columns: Mapping[int, Column]) -> bool:
        """Whether cells under headings hold a place or an indicator where these say so: no new line of headings."""
        for number, column in columns.items():
            text = cells[number].text if number in cells else ""
            if column.key == PLACE and self.is_place(text):
                return True
            if column == Column("indicator") and self._names.indicators.find(text).ids:
                return True
        return False

    def nearest(self, text: str, kind: TableKind) -> str:
        """The heading that the text may be meant for, as people write it; or ""."""
        said = {word: written for word, (_, written) in _plain_words(kind).items()}
        parts = self._indices if kind is TableKind.RANKS else self._parts
        said = {word: self._written[word] for word in parts} | said
        return said.get(nearest(heading(text), said), "")


_EITHER = frozenset(heading(word) for word in sheet_words("headings.either")["unit_or_place"])


def is_table(columns: Iterable[Column], kind: TableKind, *, placed: bool) -> bool:
    """Whether columns are enough for a table of that kind; `placed` if its place is known from elsewhere."""
    found = list(columns)
    keys = {column.key for column in found}
    parts = sum(column.key == "value" and bool(column.part) for column in found)
    match kind:
        case TableKind.FIGURES:
            says = keys & {"value", "quote", "numerator", "missing", "low"}
            return bool("indicator" in keys and says) or (parts and PLACE in keys) or (parts > 1 and placed)
        case TableKind.RANKS:
            return PLACE in keys and bool(keys & {"rank", "score"}) and "indicator" not in keys
        case TableKind.TARGETS:
            return {"indicator", "value", "due"} <= keys
        case TableKind.DOCUMENTS:
            return "title" in keys and bool(keys & {"url", "issuer", "number", "date"})
        case TableKind.INDICATORS:
            return {"name", "definition", "kind"} <= keys
