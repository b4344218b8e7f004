"""Every key and value of any TOML document has its own line and column."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path as PathOnDisk
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scorecards.load import toml
from scorecards.load.toml import Node, TomlFile, is_table, parse_toml
from scorecards.problems import Location, Problem, Where


def odd() -> str:
    """A document with all that makes positions hard, in keys that TOML allows."""
    return (
        '# Ghi chú có = và [ngoặc]\n"khóa có dấu" = "giá trị" # đuôi\n'
        '\'khóa "đơn"\' = 1\na.b.c = true\na . "d e" = 2023-10-31\n'
        'nhieu = """\ndong = "một"\n[hai]"""\n'
        '"🇻🇳 ử" = { x = 1, "ộ" = [ "🇻🇳", 2 ], y.z = 0.50 }\n\n'
        '[ noi . "tên riêng" ]\n"điểm".dau = [ 1, # một\n  2,\n  [ "ba", { bon = 4, nam.sau = [] } ],\n]\n'
        'tab\t=\t"có\ttab"\n'
        "[[khu]]\nten = 'một'\n[khu.trong]\nx = 1\n[[khu.con]]\ny = 1\n[[khu.con]]\ny = 2\n[khu.con.sau]\nz = 3\n"
        "[[khu]]\nten = 'hai'\n[[khu.con]]\ny = 3\n[x.y.z.w]\n[x]\nv = -inf\n"
    )


def below(node: Node) -> Iterator[Node]:
    """Every value of a document."""
    for child in (
        (child for _, child in node.items()) if is_table(node.value)
        else (node.child(i) for i in range(len(node.value))) if isinstance(node.value, list)
        else ()
    ):  # fmt: skip
        yield child
        yield from below(child)


def at(text: str, place: Where) -> str:
    """What stands at a place."""
    assert place.line is not None
    assert place.column is not None
    line = text.split("\n")[place.line - 1 :]
    return "\n".join([line[0][place.column - 1 :], *line[1:]])


KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")


def check(text: str) -> int:
    """Looks at the place of every value and key of a document; the number of them."""
    file = parse_toml("x.toml", text)
    assert isinstance(file, TomlFile), file
    count = 0
    for node in below(Node(file, (), file.data)):
        count += 1
        key, value = at(text, node.key_at), at(text, node.at)
        if isinstance(node.path[-1], str):
            check_key(key, node.path)
        if is_table(node.value) or (isinstance(node.value, list) and value[0] == "["):
            assert value[0] in "[{" or check_key(value, node.path), (node.path, value[:40])
        if not is_table(node.value) and not isinstance(node.value, list):
            check_value(value, node.value)
    return count


def check_key(words: str, path: tuple[str | int, ...]) -> bool:
    """A key stands there: the last of the path, or the first written part of a dotted key or heading that has it."""
    words = words.lstrip("[ \t")
    parts = []
    while found := KEY.match(words):
        parts.append(next(iter(tomllib.loads(f"{found[0]} = 0"))))
        words = words[found.end() :].lstrip(" \t")
        if not words.startswith("."):
            break
        words = words[1:].lstrip(" \t")
    assert path[-1] in parts, (path, parts)
    return True


def check_value(words: str, value: object) -> None:
    """The value can be read from there."""
    end = re.match(
        r'"""[\s\S]*?"{3,5}|\'\'\'[\s\S]*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
        r"|\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d[^,\]}#\s]*|[^,\]}#\s]+",
        words,
    )
    assert end, (words[:40], value)
    read = tomllib.loads(f"v = {end[0]}", parse_float=Decimal)["v"]
    assert repr(read) == repr(value)


def test_odd_shapes() -> None:
    assert check(odd()) > 30


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        ("a = 1", ("a",), (1, 1), (1, 5)),
        ('"ử" = "x"', ("ử",), (1, 1), (1, 7)),
        ('x = 1\n"🇻🇳" = [1, "ộ", 3]', ("🇻🇳", 2), (2, 17), (2, 17)),
        ("[a]\n[a.b]\nc.d = 1", ("a", "b", "c", "d"), (3, 1), (3, 7)),
        ("[a]\n[a.b]\nc.d = 1", ("a", "b", "c"), (3, 1), (3, 1)),
        ("[x.y]\n", ("x",), (1, 1), (1, 1)),
        ("[[a]]\n\n[[a]]\nb = { c = 1 }", ("a", 1), (3, 1), (3, 1)),
        ("[[a]]\n\n[[a]]\nb = { c = 1 }", ("a", 1, "b", "c"), (4, 7), (4, 11)),
        ("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n[[a.b]]\nc = 1", ("a", 1, "b", 1, "c"), (6, 1), (6, 5)),
        ("a = [\n # ghi chú\n 1,\n\n 2]", ("a", 1), (5, 2), (5, 2)),
        ("a = [\n{ x = 1 }, { x = 2 }]", ("a", 1, "x"), (2, 14), (2, 18)),
        ("a = '''\n\n'''\nb = 1", ("b",), (4, 1), (4, 5)),
    ],
)
def test_places(text: str, path: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]) -> None:
    file = parse_toml("x.toml", text)
    assert isinstance(file, TomlFile)
    assert file.positions(path) == (Location("x.toml", *key), Location("x.toml", *value))


def test_places_within_another_file() -> None:
    file = parse_toml("x.md", "a = 1\nb = 2\n", first_line=2)
    assert isinstance(file, TomlFile)
    assert file.positions(("b",))[1] == Location("x.md", 3, 5)


def test_what_has_no_place_has_that_of_the_nearest_table_above() -> None:
    file = parse_toml("x.toml", "[a]\nb = 1\n")
    assert isinstance(file, TomlFile)
    assert file.positions(("a", "zzz"))[0] == Location("x.toml", 1, 1)
    assert file.positions(())[0] == Location("x.toml", 1)


KEYS = st.one_of(
    st.text("abcđêộử-_ .\"'#=[]\\\t🇻", max_size=6), st.sampled_from(["a", "b", "c", "a.b", "", "1979-05-27", "3.14"])
)
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-(2**62), 2**62),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12).filter(lambda text: not any(0xD800 <= ord(c) <= 0xDFFF for c in text)),
    st.text("ab \"'\n\\#,]}=[🇻ộ", max_size=12),
    st.dates(date(1000, 1, 1)),
    st.datetimes().filter(lambda when: when.year >= 1000),
    st.times().map(lambda when: when.replace(microsecond=0)),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=5)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150, deadline=None)
@given(DOCUMENTS, st.booleans())
def test_any_document_that_a_program_writes(document: dict[str, Any], multiline: bool) -> None:
    check(tomli_w.dumps(document, multiline_strings=multiline).replace("\r\n", "\n"))


SPACE = st.sampled_from(["", " ", "  ", "\t"])
BARE = st.sampled_from(["a", "b", "c1", "d-e", "_f", "10"])
WRITTEN_KEY = st.one_of(BARE, BARE.map(lambda key: f'"{key} ộ🇻"'), BARE.map(lambda key: f"'{key}#='"))
COMMENT = st.sampled_from(["", " # ộ = [x]", "\t#"])
WRITTEN_SCALAR = st.sampled_from(
    ["1", "-0.50", "true", "2023-10-31", "08:30:00", "0x1F", "nan", '"ộ # ]"', "'}'", '"""a\nb"""', "'''\n\"'''", '""']
)


@st.composite
def written_values(draw: st.DrawFn, depth: int = 2) -> str:
    """A value as a person may lay it out."""
    kind = draw(st.sampled_from(["scalar", "list", "table"])) if depth else "scalar"
    if kind == "scalar":
        return draw(WRITTEN_SCALAR)
    inner = [draw(written_values(depth=depth - 1)) for _ in range(draw(st.integers(0, 3)))]
    if kind == "list":
        gap = draw(st.sampled_from([" ", "\n", " # ộ, ]\n  ", ""]))
        return f"[{gap}{f',{gap}'.join(inner)}{draw(st.sampled_from(['', ','])) if inner else ''}{gap}]"
    dotted = st.sampled_from(["", ".x", ' . "ộ"'])
    pairs = [f"{draw(SPACE)}k{i}{draw(dotted)} = {one}" for i, one in enumerate(inner)]
    return "{" + ",".join(pairs) + draw(SPACE) + "}"


@st.composite
def written(draw: st.DrawFn) -> str:
    """A document as a person may lay it out; not every one is valid."""
    lines = []
    for _ in range(draw(st.integers(1, 8))):
        keys = f"{draw(SPACE)}.{draw(SPACE)}".join(draw(st.lists(WRITTEN_KEY, min_size=1, max_size=3)))
        kind = draw(st.sampled_from(["pair", "pair", "pair", "table", "list", "blank"]))
        if kind == "blank":
            lines.append(draw(COMMENT))
        elif kind == "pair":
            lines.append(f"{draw(SPACE)}{keys}{draw(SPACE)}={draw(SPACE)}{draw(written_values())}{draw(COMMENT)}")
        else:
            opens, closes = ("[", "]") if kind == "table" else ("[[", "]]")
            lines.append(f"{draw(SPACE)}{opens}{draw(SPACE)}{keys}{draw(SPACE)}{closes}{draw(COMMENT)}")
    return "\n".join(lines)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300, deadline=None)
@given(written())
@example("a = 1\n[b]\n[[b.c]]\n")
def test_any_document_that_a_person_writes(text: str) -> None:
    file = parse_toml("x.toml", text)
    if isinstance(file, TomlFile):
        check(text)
    else:
        check_problems(file, text)


def check_problems(problems: list[Problem], text: str) -> None:
    assert problems
    lines = [one.at.line for one in problems if one.at.line is not None]
    assert lines == sorted(set(lines))
    for problem in problems:
        check_problem(problem, text)


def check_problem(problem: Problem, text: str) -> None:
    lines = text.split("\n")
    assert problem.code.startswith("toml-")
    assert problem.message("vi")
    assert problem.hint("vi")
    if problem.at.line is not None:
        assert problem.at.column is not None
        assert 1 <= problem.at.line <= len(lines)
        assert 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1


@settings(max_examples=300)
@given(st.text(max_size=60) | st.text("a=\"'[]{}.,#\n\\ 1-:ộ“”/%", max_size=40))
def test_any_text_is_a_document_or_a_problem(text: str) -> None:
    file = parse_toml("x.toml", text.replace("\r", ""))
    if isinstance(file, list):
        check_problems(file, text.replace("\r", ""))


@pytest.mark.parametrize("spoil", [lambda text, i: text[:i], lambda text, i: text[:i] + "“" + text[i:]])
def test_a_document_spoilt_anywhere_is_a_document_or_a_problem(spoil: Callable[[str, int], str]) -> None:
    for i in range(len(odd())):
        text = spoil(odd(), i)
        file = parse_toml("x.toml", text)
        if isinstance(file, list):
            check_problems(file, text)
        else:
            check(text)


def only_problem(found: TomlFile | list[Problem]) -> Problem:
    assert isinstance(found, list)
    (one,) = found
    return one


@pytest.mark.parametrize("words", ['"a\x01b"', "'a\x7fb'", "1 # ghi\x02chú"])
def test_characters_that_no_text_has(words: str) -> None:
    found = only_problem(parse_toml("x.toml", f"a = 1\nb = {words}\n"))
    assert (found.code, found.at.line) == ("toml-syntax", 2)
    assert all(letter.isprintable() for letter in found.message("vi"))


@pytest.mark.parametrize("opening", ["[", "{a=", "[{a="])
def test_nesting_without_end(opening: str) -> None:
    found = only_problem(parse_toml("x.toml", "a = " + opening * 20_000))
    assert (found.code, found.at) == ("toml-too-deep", Location("x.toml"))


def test_deep_nesting_that_can_be_read_has_places() -> None:
    text = "a = " + "[" * 100 + "'x'" + "]" * 100
    file = parse_toml("x.toml", text)
    assert isinstance(file, TomlFile)
    assert file.positions(("a", *[0] * 100))[1] == Location("x.toml", 1, 105)


def test_a_number_of_thousands_of_digits() -> None:
    found = only_problem(parse_toml("x.toml", f"a = 1\nb =  {'9' * 5000}\n"))
    assert (found.code, found.at) == ("toml-number", Location("x.toml", 2, 6))
    assert found.details["read"] == "9" * 20 + "…"


@pytest.mark.parametrize("words", ["1e999999999999999999999", "-1.5e-999999999999999999999"])
def test_an_exponent_that_nothing_holds_is_not_finite(words: str) -> None:
    file = parse_toml("x.toml", f"a = {words}")
    assert isinstance(file, TomlFile)
    assert not file.data["a"].is_finite()


def test_decimals_stay_as_printed() -> None:
    file = parse_toml("x.toml", "a = 57.530")
    assert isinstance(file, TomlFile)
    assert str(file.data["a"]) == "57.530"


def test_times_are_times() -> None:
    file = parse_toml("x.toml", "a = 08:30:00")
    assert isinstance(file, TomlFile)
    assert file.data["a"] == time(8, 30)


def never(source: bytes) -> None:
    raise AssertionError("positions were worked out although nothing is wrong")


def test_a_project_without_problems_is_read_without_positions(
    project: PathOnDisk, load: Callable[..., tuple[object, list[Problem]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toml, "_points", never)
    found, problems = load(project)
    assert found is not None
    assert problems == []


def test_one_file_with_a_problem_is_the_only_one_whose_positions_are_worked_out(
    project: PathOnDisk, load: Callable[..., tuple[object, list[Problem]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    points = toml._points

    def noted(source: bytes) -> object:
        asked.append(source)
        return points(source)

    monkeypatch.setattr(toml, "_points", noted)
    file = project / "data" / "pillars.toml"
    file.write_text(file.read_text(encoding="utf-8") + "weigth = 1\nweigh = 2\n", encoding="utf-8")
    _, problems = load(project)
    assert [problem.code for problem in problems] == ["unknown-key", "unknown-key"]
    assert asked == [file.read_bytes()]


def test_a_pointer_says_where_on_demand() -> None:
    file = parse_toml("x.toml", 'a = 1\n[b]\nc = "đây"\n')
    assert isinstance(file, TomlFile)
    table = Node(file, (), file.data).child("b").at
    assert (table.path, str(table), str(table.child("c")), str(table.key("c"))) == (
        "x.toml", "x.toml:2:1", "x.toml:3:5", "x.toml:3:1",
    )  # fmt: skip
    assert str(table.child("c").after(2)) == "x.toml:3:7"
    assert (table.child("c").line, table.child("c").column) == (3, 5)
    assert table.child("c") == Node(file, ("b", "c"), "đây").at
    assert table.child("c") != table.key("c")
