"""Whatever stands at a key of a file: a value of the right type, or a problem; never anything else."""

import copy
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecards.load.composite_types import TableType
from scorecards.load.fields import Field, RecordType, read_record
from scorecards.load.names import LoadContext
from scorecards.load.packed import packed
from scorecards.load.record_types import FILES as KINDS_OF_FILE
from scorecards.load.record_types import record_type
from scorecards.load.toml import Node, TomlFile, parse_toml
from scorecards.model.documents import Document, DocumentKind
from scorecards.model.indicators import Dimension, Pillar
from scorecards.model.observations import Target
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.problems import Diagnostics, Problem
from scorecards.vietnamese.values import Printed

T = TypeVar("T")

HERE = Path(__file__).resolve().parent
Load = Callable[..., tuple[Project | None, list[Problem]]]


def with_tables_within(kind: RecordType[Any]) -> Iterator[RecordType[Any]]:
    yield kind
    for field in kind.fields:
        inner: Any = field.type
        while hasattr(inner, "inner"):
            inner = inner.inner
        if isinstance(inner, TableType):
            yield from with_tables_within(inner.kind)


KINDS = list(dict.fromkeys(one for record in KINDS_OF_FILE for one in with_tables_within(record_type(record))))
TEXTS = st.one_of(
    st.text(max_size=8).filter(lambda text: not any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)),
    st.sampled_from(
        ["", " ", "unknown", "ha-tinh", "cumulative", "#00ff00", "/a/b/", "21/26 chỉ tiêu", "57,53%", "{x}"]
    ),
)
SCALARS: st.SearchStrategy[Any] = st.one_of(
    TEXTS,
    st.integers(-(10**20), 10**20) | st.integers(-2, 100),
    st.booleans(),
    st.decimals(allow_nan=True, allow_infinity=True) | st.decimals(0, 100, places=2),
    st.dates() | st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    st.datetimes(),
    st.times(),
)
KEYS = st.sampled_from(["total", "tinh", "cap", "id", "name", "place", "light", "", "lạ"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_any_table_is_a_record_or_a_problem(kind: RecordType[Any], data: st.DataObject) -> None:
    keys = [field.key for field in kind.fields] + ["lạ"]
    table = data.draw(st.dictionaries(st.sampled_from(keys), VALUES, max_size=len(keys)))
    diagnostics = Diagnostics()
    given = {kind.own_name: "ten"} if kind.own_name else {}
    record = read_record(kind, Node(TomlFile("x.toml", packed(""), {}), (), table), LoadContext(diagnostics), **given)
    for problem in diagnostics.problems:
        assert problem.message("vi")
        assert problem.hint("en")
    if record is None:
        assert diagnostics.problems
    else:
        assert isinstance(record, cast("type", kind.record))
        assert {field.key for field in kind.fields if field.required} <= set(table)
        if kind.not_read:
            assert bool(getattr(record, kind.not_read)) <= bool(diagnostics.problems)


def examples(kind: RecordType[Any]) -> Iterator[Field]:
    for field in kind.fields:
        if not field.example.startswith("["):
            yield field


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_example_of_a_field_is_of_its_type(kind: RecordType[Any]) -> None:
    for field in examples(kind):
        words = field.example.replace("…", "a") if "https://…" in field.example else field.example
        file = parse_toml("x.toml", words)
        assert isinstance(file, TomlFile), field.example
        assert list(file.data) == [field.key]
        if "…" in words and "Ref" in repr(field.type):
            continue
        diagnostics = Diagnostics()
        read = field.type.read(Node(file, (), file.data).child(field.key), LoadContext(diagnostics))
        assert read is not None
        if field.convert:
            field.convert(read)
        assert diagnostics.problems == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_explained(kind: RecordType[Any]) -> None:
    keys = [field.key for field in kind.fields]
    assert keys
    assert len(set(keys)) == len(keys)
    for field in kind.fields:
        assert field.meaning.vi
        assert field.meaning.en
        assert field.type.expected.vi
        assert field.type.expected.en
        assert kind.field(field.key) is field
    assert kind.field("lạ") is None


FILES = [
    "data/site.toml", "data/places.toml", "data/pillars.toml", "data/indicators.toml", "data/dimensions.toml",
    "data/documents.toml", "data/targets.toml", "data/frameworks.toml", "data/tiles.toml", "data/glossary.toml",
    "data/rankings/nam-2022.toml", "data/provinces/tinh-thu/2023-10.toml", "content/provinces/tinh-thu.md",
    "content/news/2026/tin-mot.md", "content/pages/gioi-thieu.md",
]  # fmt: skip


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*path, key)
        yield from places_in(child, (*path, key))


def plain(value: Any) -> Any:
    """A value as the writer of TOML takes it; times of day without parts of a second that it cannot write."""
    if isinstance(value, dict):
        return {key: plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [plain(child) for child in value]
    if isinstance(value, Decimal) and value.is_nan():
        return float("nan")
    return value


@settings(
    max_examples=2 * settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(data=st.data())
def test_any_value_anywhere_in_a_project(data: st.DataObject, project: Path, load: Load) -> None:
    path = data.draw(st.sampled_from(FILES))
    text = (HERE / "project" / path).read_text(encoding="utf-8")
    front, fence, rest = text.removeprefix("+++\n").partition("+++\n") if path.endswith(".md") else (text, "", "")
    content = tomllib.loads(front)
    *above, last = data.draw(st.sampled_from(list(places_in(content))))
    spoilt = copy.deepcopy(content)
    table = spoilt
    for key in above:
        table = table[key]
    table[last] = plain(data.draw(VALUES))
    file = project / path
    file.write_text(("+++\n" if fence else "") + tomli_w.dumps(spoilt) + fence + rest, encoding="utf-8", newline="\n")
    try:
        load(project)  # which sees to it that every problem can be worded
    finally:
        file.write_text(text, encoding="utf-8", newline="\n")


def read(kind: type[T], text: str, diagnostics: Diagnostics | None = None) -> T | None:
    file = parse_toml("x.toml", text)
    assert isinstance(file, TomlFile)
    return read_record(
        record_type(kind), Node(file, (), file.data), LoadContext(diagnostics or Diagnostics()), id="mot"
    )


def test_a_table_becomes_the_dataclass_that_declares_its_keys() -> None:
    text = 'title = "Báo cáo"\ntitle_en = "Report"\nkind = "report"\nissuer = "Sở"\ndate = "unknown"\nfile = "a.pdf"\n'
    document = read(Document, text)
    assert document is not None
    assert (document.id, document.title, document.issuer) == ("mot", Text("Báo cáo", "Report"), Text("Sở"))
    assert (document.kind, document.issued_on, document.file) == (DocumentKind.REPORT, None, "data/files/a.pdf")
    assert (document.url, document.cited_in, document.at.path) == ("", (), "x.toml")


def test_a_number_keeps_the_decimals_that_were_printed() -> None:
    target = read(
        Target,
        'indicator = "a"\nplace = "b"\nvalue = 57.50\ncomparator = "at-least"\ndue = 2025-12-31\ndocument = "c"\n',
    )
    assert target is not None
    assert target.value == Printed(Decimal("57.50"), Decimal("0.01"))


def test_what_could_not_be_read_is_named_and_the_rest_kept() -> None:
    diagnostics = Diagnostics()
    dimension = read(Dimension, 'name = "a"\n[[member]]\nid = "x"\nname = "X"\n[[member]]\nid = "Y"\n', diagnostics)
    assert dimension is not None
    assert [member.id for member in dimension.members] == ["x"]
    assert dimension.not_read == {"member"}
    assert [problem.code for problem in diagnostics.problems] == ["missing-key", "wrong-type"]


def test_a_record_without_a_required_value_is_none() -> None:
    diagnostics = Diagnostics()
    assert read(Pillar, 'name = "a"\nweight = 3\n', diagnostics) is None
    assert [problem.details["key"] for problem in diagnostics.problems] == ["definition"]


@pytest.mark.parametrize(
    "value", [datetime(2023, 1, 1, tzinfo=UTC), time(8), True, [1], {"a": 1}, Decimal("NaN"), "a\nb" * 99]
)
def test_what_was_read_is_shown_on_one_short_line(value: object) -> None:
    diagnostics = Diagnostics()
    read_record(
        record_type(Pillar), Node(TomlFile("x.toml", packed(""), {}), (), {"weight": value}), LoadContext(diagnostics)
    )
    shown = next(problem for problem in diagnostics.problems if problem.code == "wrong-type").details["read"]
    assert shown
    assert "\n" not in shown
    assert len(shown) <= 80
