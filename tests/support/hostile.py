"""The small project with every kind of file, and hostile words in every text that the field tables declare."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import tomli_w

from scorecards.load.composite_types import ListOf, MapOf, PerMember, TableType
from scorecards.load.field_types import TextType
from scorecards.load.fields import FieldType, RecordType
from scorecards.load.record_types import FILES, record_type
from scorecards.model.articles import (
    Article,
    ArticleTranslation,
    Commentary,
    CommentaryTranslation,
    PageTranslation,
    StandingPage,
)
from scorecards.schemas.kinds import KINDS
from tests.support.boundaries import with_boundaries
from tests.support.projects import Workshop

FORMULA = """=HYPERLINK("x") """
MARKUP = """ – <script>alert("§!")</script>&amp;<img src=x onerror='a'>]]>"""
"""With the name of the key at the sign, so that it can be seen where it gets to."""
LINES = "\nBEGIN:VALARM\nATTACH:x"
"""What a spreadsheet, a page, an XML file and a calendar would do something about."""

Key = tuple[str, str]
"""A dataclass of the model and a key of its table."""

NOT_FREE: Mapping[Key, str] = {
    ("Photo", "file"): "a file",
    ("Document", "source_text"): "a file",
    ("Layer", "boundaries"): "a file",
    ("CommuneLists", "licence"): "a file",
    ("Site", "visits"): "a file",
    ("Site", "samples"): "files",
    ("ThemeSettings", "font"): "a file",
    ("ThemeSettings", "name"): "no page says it",
    ("Explanation", "finding"): "the identifier of a finding",
    ("Revision", "figure"): "the identifier of a figure",
    ("Report", "period_as_printed"): "a period",
    ("ReportEntry", "period_as_printed"): "a period",
    ("CommuneChange", "names"): "a name of a commune, of letters alone, as in the lists of communes",
}
"""Texts that cannot be anything, with what they have to be."""
_NOT_ADDED = (("ReportEntry", "quote"),)
"""Texts that some records must not have."""

_TEXTS: tuple[tuple[str, type[Any]], ...] = (
    ("content/en/news/*/*.md", ArticleTranslation),
    ("content/en/provinces/*.md", CommentaryTranslation),
    ("content/en/pages/*.md", PageTranslation),
    ("content/news/*/*.md", Article),
    ("content/provinces/*.md", Commentary),
    ("content/pages/*.md", StandingPage),
)
_MORE = {
    "data/frameworks.toml": """\
[khung]
name = "Khung thử"
document = "nghi-quyet"
years = [2024]
[[khung.pillar]]
id = "mot"
name = "Trụ cột một"
[[khung.index]]
id = "hai"
name = "Chỉ số hai"
group = "Nhóm"
""",
    "data/rankings/xep-hang-2024/them.toml": """\
[[rank]]
place = "gia-dinh"
rank = 7
document = "trang-tin"
""",
    "data/populations.toml": """\
[dan-so]
place = "thu-nghiem"
counted = "people"
number = 1000
as_of = 2025-02-28
document = "bao-cao"
quote = "dân số 1.000 người"
""",
    "data/provinces/thu-nghiem/khac.toml": """\
document = "trang-tin"
as_of = 2025-02-28
[[observation]]
indicator = "nhiem-vu"
measure = "point-in-time"
quote = "đã xong 8/9 nhiệm vụ"
""",
    "data/explanations.toml": """\
[hai-so]
finding = "disputed:thu-nghiem.bao-cao.nhiem-vu+thu-nghiem.trang-tin.nhiem-vu"
text = "Vì sao."
by = "Sở Thử"
date = 2025-06-01
""",
    "data/revisions.toml": """\
[sua]
figure = "thu-nghiem.bao-cao.thue-bao"
old = "3,58%"
old_en = "3.58%"
new = "tăng 3,85%"
new_en = "up 3.85%"
reason = "Gõ nhầm."
date = 2025-06-01
""",
    "content/en/pages/gioi-thieu.md": '+++\ntitle = "About"\nsummary = "Who."\n+++\n\nA trial.\n',
}
"""Files of the kinds that the small project does without."""


def with_every_kind(project: Workshop, photo: bytes) -> Workshop:
    """Adds a record of each kind of file and of table within one."""
    row = '\n[[rank]]\nplace = "gia-dinh"\nrank = 7\ntied = true\ndocument = "trang-tin"\n'
    project.replace("data/rankings/xep-hang-2024.toml", row, "")
    for path, text in _MORE.items():
        project.write(path, text)
    with_boundaries(project)
    project.write("content/news/2025/anh.png", photo)
    words = 'alt = "Họp"\ncaption = "Chú thích"\ncredit = "Người Thử"\n'
    for folder, photo_words in (("content", f'file = "anh.png"\n{words}'), ("content/en", words)):
        project.replace(f"{folder}/news/2025/so-hoa.md", "[[correction]]", f"[photo]\n{photo_words}\n[[correction]]")
    project.append("data/site.toml", '\n[[contacts]]\nname = "Phòng Thử"\n')
    country = 'country = "nuoc-thu"\n'
    project.replace("data/site.toml", country, f'{country}logo = "logo.svg"\nreview_every_months = 6\n')
    project.write("data/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 2"><path d="M0 0h8"/></svg>')
    year = "reference_year = 2024\n"
    project.replace("data/rankings/xep-hang-2024.toml", year, f'{year}framework = "khung"\n')
    return project


def fill(project: Workshop) -> set[Key]:
    """Puts hostile words into every text of every file, those that it does without too; which those are."""
    filled: set[Key] = set()
    for kind in KINDS:
        for pattern in kind.globs:
            for file in sorted(project.root.glob(pattern)):
                data = tomllib.loads(file.read_text("utf-8"))
                for table in data.values() if kind.register else (data,):
                    _fill(table, record_type(kind.record), filled)
                file.write_text(tomli_w.dumps(data), encoding="utf-8")
    for pattern, record in _TEXTS:
        for file in sorted(project.root.glob(pattern)):
            _, head, body = file.read_text("utf-8").split("+++\n", 2)
            data = tomllib.loads(head)
            _fill(data, record_type(record), filled)
            file.write_text(f"+++\n{tomli_w.dumps(data)}+++\n{body}", encoding="utf-8")
    return filled


def _fill(table: MutableMapping[str, Any], kind: RecordType[Any], filled: set[Key]) -> None:
    name = kind.record.__name__
    for field in kind.fields:
        inner = innermost(field.type)
        if isinstance(inner, TableType) and field.key in table:
            for within in _tables(table[field.key], field.type):
                _fill(within, inner.kind, filled)
        key = name, field.key
        if isinstance(inner, TextType) and key not in NOT_FREE and (key not in _NOT_ADDED or field.key in table):
            said = table.get(field.key, ["Chữ"] if isinstance(field.type, ListOf) else "Chữ")
            table[field.key] = _hostile(said, ".".join(key))
            filled.add(key)


def _hostile(value: object, key: str) -> object:
    if isinstance(value, list):
        return [_hostile(one, key) for one in value]
    if isinstance(value, dict):
        return {member: _hostile(one, key) for member, one in value.items()}
    return hostile(str(value), key)


def hostile(text: str, key: str) -> str:
    """A text with what does harm where it is not taken for a text, before and behind."""
    return f"{FORMULA}{text}{MARKUP.replace('§', key)}{LINES}"


def _tables(value: Any, kind: FieldType) -> Iterator[MutableMapping[str, Any]]:
    if isinstance(kind, TableType):
        yield value
    elif isinstance(kind, ListOf):
        yield from value
    else:
        yield from value.values()


def innermost(kind: FieldType) -> FieldType:
    """The type of one value: of an entry of a list, of what a member or a key has; else the type itself."""
    while isinstance(kind, ListOf | MapOf | PerMember):
        kind = kind.inner
    return kind


def text_keys() -> set[Key]:
    """Every text of every kind of file and of table within one."""
    found: set[Key] = set()
    seen: set[str] = set()
    ahead = [record_type(record) for record in FILES]
    while ahead:
        kind = ahead.pop()
        name = kind.record.__name__
        if name in seen:
            continue
        seen.add(name)
        for field in kind.fields:
            inner = innermost(field.type)
            if isinstance(inner, TextType):
                found.add((name, field.key))
            elif isinstance(inner, TableType):
                ahead.append(inner.kind)
    return found
