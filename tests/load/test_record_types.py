"""What annotations of a record say of the keys of a file, and how a file becomes the record."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

import pytest
from msgspec import Struct, field

from scorecards.load.fields import read_record
from scorecards.load.names import LoadContext
from scorecards.load.record_types import record_type, toml
from scorecards.load.toml import Node, TomlFile, parse_toml
from scorecards.model.fields import (
    AtLeast,
    Between,
    ByMember,
    Colour,
    DayOrUnknown,
    Declares,
    Heading,
    Identifier,
    InFolder,
    Key,
    MemberPairs,
    NotRead,
    PlaceId,
    RecordId,
    TableName,
)
from scorecards.model.text import NO_TEXT, Text
from scorecards.problems import Where
from scorecards.vietnamese.values import Printed


class Shade(StrEnum):
    """A choice."""

    DARK = "dark"
    PALE = "pale"


class Leaf(Struct, frozen=True):
    """A table within a table."""

    TABLE: ClassVar = TableName("leaf", "lá", "leaf")

    id: Annotated[Identifier, Key("mã", "identifier", "la-mot")]
    size: Annotated[int, Between(1, 9), Key("cỡ", "size", 3)] = 1


class Tree(Struct, frozen=True, kw_only=True):
    """A kind of file with every sort of key."""

    TABLE: ClassVar = TableName("tree", "cây", "tree")

    slug: RecordId
    name: Annotated[Text, Key("tên", "name", "Đa")]
    note: Annotated[Text, Key("ghi chú", "note")] = NO_TEXT
    planted: Annotated[DayOrUnknown, Key("ngày trồng", "day planted", date(2020, 2, 1), name="date")]
    felled: Annotated[date | Literal["unknown"] | None, Key("ngày chặt", "day felled", date(2021, 2, 1))] = None
    height: Annotated[Printed, Key("chiều cao", "height", Decimal("2.50"))]
    shade: Annotated[Shade | None, Key("bóng", "shade", "dark")] = None
    protected: Annotated[bool, Key("được bảo vệ", "protected", True)] = False
    place: Annotated[PlaceId, Key("ở đâu", "where it stands", "ha-tinh")] = ""
    tag: Annotated[str, Declares("tag"), Key("biển", "tag", "so-1")] = ""
    photo: Annotated[str, InFolder("data/trees/"), Key("ảnh", "photo", "da.jpg")] = ""
    leaves: Annotated[tuple[Leaf, ...], AtLeast(1), Key("lá", "leaves", Heading("[[leaf]]"), name="leaf")]
    paints: Annotated[Mapping[str, Colour], Key("màu", "colours", {"la": "#00ff00"})] = field(default_factory=dict)
    counts: Annotated[ByMember[int], Key("số", "counts", 4)] = field(default_factory=dict)
    part: Annotated[MemberPairs, Key("phần", "part", {"level": "commune"})] = ()
    at: Where
    not_read: NotRead
    rings: int = 0


WHOLE = """\
name = "Đa"
name_en = "Banyan"
date = "unknown"
felled = "unknown"
height = 2.50
shade = "pale"
protected = true
place = "ha-tinh"
tag = "so-1"
photo = "da.jpg"
paints = { la = "#00ff00" }
counts = { tren = 1, duoi = 2 }
part = { level = "commune" }
[[leaf]]
id = "a"
[[leaf]]
id = "b"
size = 2
"""
BARE = 'name = "Đa"\ndate = 2020-02-01\nheight = 3\n[[leaf]]\nid = "a"\n'


def read(text: str) -> tuple[Tree | None, LoadContext]:
    file, context = parse_toml("x.toml", text), LoadContext()
    assert isinstance(file, TomlFile)
    return read_record(record_type(Tree), Node(file, (), file.data), context, slug="da"), context


def codes(context: LoadContext) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.at)) for problem in context.diagnostics.problems]


def test_every_key_with_its_meaning_example_and_whether_it_is_required() -> None:
    table = record_type(Tree)
    assert (table.name, table.label) == ("tree", Text("cây", "tree"))
    assert [(one.key, one.example) for one in table.fields] == [
        ("name", 'name = "Đa"'), ("name_en", 'name_en = "…"'), ("note", 'note = "…"'), ("note_en", 'note_en = "…"'),
        ("date", "date = 2020-02-01"), ("felled", "felled = 2021-02-01"), ("height", "height = 2.50"),
        ("shade", 'shade = "dark"'), ("protected", "protected = true"), ("place", 'place = "ha-tinh"'),
        ("tag", 'tag = "so-1"'), ("photo", 'photo = "da.jpg"'), ("leaf", "[[leaf]]"),
        ("paints", 'paints = { la = "#00ff00" }'), ("counts", "counts = 4"), ("part", 'part = { level = "commune" }'),
    ]  # fmt: skip
    assert {one.key for one in table.fields if one.required} == {"name", "date", "height", "leaf"}
    english = table.field("name_en")
    assert english is not None
    assert english.meaning == Text("tên (tiếng Anh)", "name (in English)")


def test_all_that_a_file_says() -> None:
    tree, context = read(WHOLE)
    assert codes(context) == []
    assert tree is not None
    assert (tree.slug, tree.name, tree.note) == ("da", Text("Đa", "Banyan"), NO_TEXT)
    assert (tree.planted, tree.felled) == (None, "unknown")
    assert tree.height == Printed(Decimal("2.50"), Decimal("0.01"))
    assert (tree.shade, tree.protected, tree.photo) == (Shade.PALE, True, "data/trees/da.jpg")
    assert tree.leaves == (Leaf("a"), Leaf("b", 2))
    assert (tree.paints, tree.counts) == ({"la": "#00ff00"}, {"tren": 1, "duoi": 2})
    assert (tree.part, tree.not_read, str(tree.at.child("shade"))) == (
        (("level", "commune"),), frozenset(), "x.toml:6:9",
    )  # fmt: skip
    named = [(one.kind, one.name, str(one.at)) for one in context.names.references]
    assert ("place", "ha-tinh", "x.toml:8:9") in named
    assert ("member of level", "commune", "x.toml:13:18") in named
    assert list(context.names.of("tag")) == ["so-1"]


def test_what_a_file_leaves_out_has_its_default() -> None:
    tree, context = read(BARE)
    assert codes(context) == []
    assert tree is not None
    assert (tree.planted, tree.felled, tree.shade, tree.protected) == (date(2020, 2, 1), None, None, False)
    assert (tree.photo, tree.paints, tree.counts, tree.part, tree.rings) == ("", {}, {}, (), 0)
    assert context.names.references == []


@pytest.mark.parametrize(
    ("old", "new", "expected", "not_read"),
    [
        ("date = 2020-02-01", 'date = "hôm qua"', [("wrong-type", "x.toml:2:8")], None),
        ("date = 2020-02-01\n", "", [("missing-key", "x.toml:1")], None),
        ("height = 3", "height = 3\nshade = 1", [("unknown-choice", "x.toml:4:9")], {"shade"}),
        ("height = 3", "height = 3\nshad = 1", [("unknown-key", "x.toml:4:1")], {"shade"}),
        ("height = 3", 'height = 3\nfelled = "không"', [("wrong-type", "x.toml:4:10")], {"felled"}),
        ("height = 3", 'height = 3\npaints = { la = "đỏ" }', [("wrong-type", "x.toml:4:17")], {"paints"}),
        ("height = 3", "height = 3\nplanted = 2020-02-01", [("unknown-key", "x.toml:4:1")], {"place"}),
        ("height = 3", "height = 3\nrings = 7", [("unknown-key", "x.toml:4:1")], {"rings"}),
        ('id = "a"', 'id = "a"\nsize = 10', [("wrong-type", "x.toml:6:8")], set()),
        ('id = "a"', 'id = "a"\n[[leaf]]\nid = "B"', [("wrong-type", "x.toml:7:6")], {"leaf"}),
        ('[[leaf]]\nid = "a"', "leaf = []", [("empty-list", "x.toml:4:8")], None),
    ],
)
def test_what_is_wrong_has_its_place_and_the_rest_is_kept(
    old: str, new: str, expected: list[tuple[str, str]], not_read: set[str] | None
) -> None:
    assert old in BARE
    tree, context = read(BARE.replace(old, new))
    assert codes(context) == expected
    assert (None if tree is None else tree.not_read) == not_read


def test_a_name_that_another_record_has_is_a_problem_with_both_places() -> None:
    context = LoadContext()
    for path in ("x.toml", "y.toml"):
        file = parse_toml(path, f'tag = "so-1"\n{BARE}')
        assert isinstance(file, TomlFile)
        read_record(record_type(Tree), Node(file, (), file.data), context, slug=path)
    (problem,) = context.diagnostics.problems
    assert (problem.code, str(problem.at), problem.details["other"]) == ("duplicate-id", "y.toml:1:7", "x.toml:1:7")


def test_examples_are_toml() -> None:
    value = {"a": [True, Decimal("1.0"), "x"], "b": date(2020, 1, 2)}
    assert toml(value) == '{ a = [true, 1.0, "x"], b = 2020-01-02 }'
