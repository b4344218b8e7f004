"""Write docs/truong-du-lieu.md: every key of every kind of file, from the annotated fields of the model.

    python scripts/field_tables.py

Run it after changing an annotated field of `scorecards/model/`; a test says when the page is out of date.
"""

import sys
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scorecards.load import composite_types, field_types
from scorecards.load.fields import Field, FieldType, RecordType
from scorecards.load.record_types import record_type
from scorecards.model.articles import (
    Article,
    ArticleTranslation,
    Commentary,
    CommentaryTranslation,
    PageTranslation,
    StandingPage,
    Term,
)
from scorecards.model.communes import CommuneLists
from scorecards.model.documents import Document
from scorecards.model.findings import Explanation, Revision
from scorecards.model.indicators import Dimension, Indicator, Pillar
from scorecards.model.observations import Target
from scorecards.model.places import Layer, Place
from scorecards.model.populations import Population
from scorecards.model.project import Site
from scorecards.model.rankings import Framework, MoreRanks, Ranking
from scorecards.model.redirects import Redirect
from scorecards.model.reports import Report
from scorecards.model.text import Text
from scorecards.model.themes import ThemeSettings
from scorecards.strings.words import program_words

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "truong-du-lieu.md"

PATHS: Mapping[type[Any], str] = {
    Report: "data/provinces/<nơi>/<báo cáo>.toml",
    Article: "content/news/<năm>/<bài>.md",
    Commentary: "content/provinces/<nơi>.md",
    StandingPage: "content/pages/<trang>.md",
    ArticleTranslation: "content/en/news/<năm>/<bài>.md",
    CommentaryTranslation: "content/en/provinces/<nơi>.md",
    PageTranslation: "content/en/pages/<trang>.md",
    Document: "data/documents.toml",
    Indicator: "data/indicators.toml",
    Dimension: "data/dimensions.toml",
    Target: "data/targets.toml",
    Population: "data/populations.toml",
    Redirect: "data/redirects.toml",
    Explanation: "data/explanations.toml",
    Revision: "data/revisions.toml",
    Term: "data/glossary.toml",
    Place: "data/places.toml",
    Pillar: "data/pillars.toml",
    Framework: "data/frameworks.toml",
    Ranking: "data/rankings/<bảng>.toml",
    MoreRanks: "data/rankings/<bảng>/<tệp>.toml",
    Layer: "data/tiles.toml",
    CommuneLists: "data/communes.toml",
    Site: "data/site.toml",
    ThemeSettings: "themes/<giao diện>/theme.toml",
}
"""The kinds of file, those that editors meet most often first."""

PATH_OF = {record.TABLE.name: path for record, path in PATHS.items()}

OPENING = """\
# Bảng các khóa · Every key of every file

Trang này do chương trình viết ra từ chính các bảng mà nó dùng để đọc tệp; đừng sửa tay. Cách làm từng việc có trong
[HUONG-DAN.md](../HUONG-DAN.md).

Written by `python scripts/field_tables.py` from the annotations in `scorecards/model/`; not to be edited by hand.

- Dấu ● là khóa bắt buộc · required.
- “+ `…_en`” là khóa cùng nghĩa cho bản tiếng Anh, không bắt buộc · the same in English, never required.
- `data/<tên>.toml` có thể chia thành nhiều tệp trong thư mục `data/<tên>/`, trừ `data/site.toml` · may be split into
  the files of a folder of that name, `data/site.toml` excepted.
"""


def main() -> None:
    """Writes the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


def page() -> str:
    """The page's Markdown."""
    sections = []
    for record, path in PATHS.items():
        kind = record_type(record)
        sections.append(section(kind, f"## `{path}`\n\n{both(kind.label)}"))
        sections += [section(one, f"### {both(one.label)}") for one in dict.fromkeys(below(kind))]
    return "\n".join([OPENING, *sections])


def below(kind: RecordType[Any]) -> Iterator[RecordType[Any]]:
    """The kinds of table within a kind of file."""
    for field in kind.fields:
        inner = innermost(field.type)
        if isinstance(inner, composite_types.TableType):
            yield inner.kind
            yield from below(inner.kind)


def section(kind: RecordType[Any], heading: str) -> str:
    """The table of a kind's keys below its heading, then the words of its choices."""
    keys = {field.key for field in kind.fields}
    rows = ["| Khóa · Key | | Nghĩa · Meaning | Cần ghi · Expected | Ví dụ · Example |", "|---|---|---|---|---|"]
    rows += (row(field, f"{field.key}_en" in keys) for field in kind.fields if not is_twin(field.key, keys))
    return "\n\n".join([heading, "\n".join(rows), *words_of(kind)]) + "\n"


def is_twin(key: str, keys: Collection[str]) -> bool:
    """Whether a key is the English twin of another one of its table."""
    return key.endswith("_en") and key.removesuffix("_en") in keys


def both(text: Text) -> str:
    """Words in both languages."""
    return f"{text.vi} · {text.en}"


def row(field: Field, has_english: bool) -> str:
    """A line of the table."""
    key = f"`{field.key}`" + (f"<br>+ `{field.key}_en`" if has_english else "")
    cells = (key, "●" if field.required else "", both(field.meaning), expected(field.type), f"`{field.example}`")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def expected(type_: FieldType) -> str:
    """What a field takes."""
    match type_:
        case field_types.Choice():
            return "một từ trong danh sách dưới · a word of the list below"
        case field_types.Ref(kind=kind):
            return f"mã có trong · identifier of `{PATH_OF[kind]}`"
        case field_types.DayType(or_unknown=True):
            return f'{both(type_.expected)}; "unknown"'
        case composite_types.ListOf(inner=field_types.Ref() as inner):
            return f"danh sách [ ] · list: {expected(inner)}"
        case composite_types.PerMember(inner=inner):
            return f"{expected(inner)}; hoặc từng phần của `by` · or by member"
    return both(type_.expected)


def words_of(kind: RecordType[Any]) -> Iterator[str]:
    """For each key that takes one of a few words: the words, with what the site shows for them."""
    for field in kind.fields:
        inner = innermost(field.type)
        if isinstance(inner, field_types.Choice):
            yield f"Các từ của · words of `{field.key}`:\n\n" + "\n".join(choice_lines(inner.words))


def choice_lines(words: type[StrEnum]) -> Iterator[str]:
    """The words of a choice, each with what the site shows for it, if anything."""
    meanings = meanings_of(words)
    for word in words:
        meaning = meanings.get(word, Text(""))
        yield f"- `{word}`" + (f": {meaning.vi} · {meaning.en}" if meaning else "")


def meanings_of(words: type[StrEnum]) -> Mapping[str, Text]:
    """What the string tables have for each word of the choice; empty where no table has them all."""
    vi, en = program_words()["vi"], program_words()["en"]
    tables = dict.fromkeys(key.partition(".")[0] for key in vi.table)
    table = next((one for one in tables if set(words) <= set(vi.under(one))), None)
    return {word: Text(vi(f"{table}.{word}"), en(f"{table}.{word}")) for word in words if table}


def innermost(type_: FieldType) -> FieldType:
    """What a list, a table of any keys or a value per member holds; otherwise the type itself."""
    while isinstance(type_, composite_types.ListOf | composite_types.MapOf | composite_types.PerMember):
        type_ = type_.inner
    return type_


if __name__ == "__main__":
    main()
