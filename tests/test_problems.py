"""Problems: every code is worded in both languages, raised and tested; places, excerpts and suggestions are right."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.problems import (
    ContentError,
    Diagnostics,
    Location,
    Problem,
    as_json,
    as_text,
    codes,
    in_order,
    lines_around,
    nearest,
    problem,
)

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = tomllib.loads((ROOT / "scorecards/strings/problems.toml").read_text(encoding="utf-8"))
KEYS = {"severity", "vi", "en", "hint_vi", "hint_en"}
NEAR = {"near_vi", "near_en"}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def either_language(names: set[str]) -> set[str]:
    return {name.removesuffix("_vi").removesuffix("_en") for name in names}


@cache
def texts_in(folder: str) -> set[str]:
    """Every text that stands in the code of a folder."""
    found = set()
    for file in sorted((ROOT / folder).rglob("*.py")):
        if file != Path(__file__):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found


@cache
def codes_in_cases() -> set[str]:
    """The codes that cases in text files expect: lines that begin with "!"."""
    return {
        code
        for file in sorted((ROOT / "tests").rglob("*.txt"))
        for code in re.findall(r"^! ([a-z0-9-]+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """Where a problem is made with its code and all its details in sight: place, code, names of the details."""
    for file in sorted((ROOT / "scorecards").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                details = {keyword.arg for keyword in node.keywords}
                if name in ("add", "problem") and node.args[0].value in codes() and None not in details:
                    place = f"{file.relative_to(ROOT)}:{node.lineno}"
                    yield place, node.args[0].value, {arg for arg in details if arg}


def test_every_code_is_worded_in_both_languages() -> None:
    for code in codes():
        words = MESSAGES[code]
        assert set(words) in (KEYS, KEYS | NEAR), code
        assert words["severity"] in ("error", "warning"), code
        assert all(words.values()), code
        for key in ("", "hint_", "near_"):
            if f"{key}vi" in words:
                vi, en = placeholders(words[f"{key}vi"]), placeholders(words[f"{key}en"])
                assert either_language(vi) == either_language(en), code
                assert not any(name.endswith("_en") for name in vi), code
                assert not any(name.endswith("_vi") for name in en), code
                assert "" not in vi, f"{code}: a brace that is not doubled"
        assert words["vi"] != words["en"], code
        for language in ("vi", "en"):
            assert words[language][-1] in ".}”)", f"{code}: a message is a sentence, or ends with what was read"


def test_every_code_is_raised() -> None:
    assert set(codes()) - texts_in("scorecards") == set()


def test_every_code_is_tested() -> None:
    assert set(codes()) - texts_in("tests") - codes_in_cases() == set()


def test_every_problem_is_made_with_the_facts_that_its_words_need() -> None:
    places = list(raised())
    assert len(places) > 40
    for place, code, details in places:
        words = MESSAGES[code]
        needed = {name for key in words if key != "severity" for name in placeholders(words[key])}
        if not NEAR & set(words):
            needed.discard("near")
        assert needed - {"near"} <= details, (place, code)


def test_no_heading_of_the_messages_is_written_twice() -> None:
    text = (ROOT / "scorecards/strings/problems.toml").read_text(encoding="utf-8")
    headings = re.findall(r"^\[(.+)\]$", text, re.MULTILINE)
    assert sorted(headings) == sorted({*codes(), "_words"})


def test_a_code_without_words_is_a_bug() -> None:
    with pytest.raises(KeyError):
        problem("no-such-code", Location("x"))


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (Location("a/b.toml", 3, 7), "a/b.toml:3:7"),
        (Location("a/b.toml", 3), "a/b.toml:3"),
        (Location("a/b.toml"), "a/b.toml"),
        (Location(""), ""),
    ],
)
def test_a_place_in_words(at: Location, words: str) -> None:
    assert str(at) == words


PROBLEM = problem("unknown-id", Location("a.toml", 2, 5), read="ha-tin", near="ha-tinh", kind_vi="nơi", kind_en="place")


@pytest.mark.parametrize(
    ("language", "message", "hint"),
    [
        ("vi", "Không có mã “ha-tin” trong nơi.", "Có phải ý bạn là “ha-tinh”?"),
        ("en", "There is no “ha-tin” among: place.", "Did you mean “ha-tinh”?"),
    ],
)
def test_words_of_a_problem(language: str, message: str, hint: str) -> None:
    assert as_json(PROBLEM, language) == {  # type: ignore[arg-type]
        "severity": "error", "code": "unknown-id", "message": message, "hint": hint,
        "path": "a.toml", "line": 2, "column": 5,
    }  # fmt: skip


def test_without_a_suggestion_the_hint_is_the_general_one() -> None:
    plain = problem("unknown-id", Location("a.toml"), read="x", near="", kind_vi="nơi", kind_en="place")
    assert plain.hint("en") == "Check the identifier's spelling, or declare it first."


def test_facts_are_not_templates() -> None:
    found = problem("unknown-id", Location("a.toml"), read="{near} {0} {", near="", kind_vi="nơi", kind_en="place")
    assert found.message("en") == "There is no “{near} {0} {” among: place."


def test_a_problem_on_a_terminal() -> None:
    text = 'một = 1\nhai = "ha-tin"\nba = 3\nbốn = 4\n'
    assert as_text(problem("toml-quotes", Location("a.toml", 2, 7), read="x"), "vi", lambda path: text) == (
        "a.toml:2:7: lỗi [toml-quotes]\n"
        "  Chữ phải nằm trong dấu ngoặc kép: x\n"
        "       1 | một = 1\n"
        '  >    2 | hai = "ha-tin"\n'
        "         |       ^\n"
        "       3 | ba = 3\n"
        '  → Viết: khóa = "chữ".'
    )


def test_a_problem_of_a_file_that_cannot_be_shown() -> None:
    found = as_text(problem("not-a-file", Location("a.toml")), "en", lambda path: None)
    assert found.splitlines()[0] == "a.toml: error [not-a-file]"
    assert " | " not in found


def test_a_warning_of_the_whole_project() -> None:
    found = as_text(problem("decomposed-marks", Location("")), "en", lambda path: None)
    assert found.startswith(".: warning [decomposed-marks]\n")


@pytest.mark.parametrize("column", [1, 40, 110, 111, 5000, 100_000])
def test_the_mark_stands_under_the_column(column: int) -> None:
    text = "x" * (column - 1) + "đ" + "y" * 300
    lines = as_text(problem("toml-equals", Location("a", 1, column), read=""), "vi", lambda path: text).splitlines()
    assert lines[2][lines[3].index("^")] == "đ"
    assert len(lines[2]) < 130


def test_line_ends_that_are_not_line_feeds_do_not_shift_the_excerpt() -> None:
    text = "một\u2028\x0b\x0c\x85\nhai\nba\n"
    lines = as_text(problem("toml-equals", Location("a", 2, 1), read=""), "vi", lambda path: text).splitlines()
    assert lines[3] == "  >    2 | hai"


def test_a_line_that_is_cut_says_so_and_shows_no_part_of_a_number_as_a_number() -> None:
    text = "a" * 54 + "21.000 km, " + "b" * 90 + " và 3.250 trạm"
    ((_, words),) = lines_around(text, 1, 111, 0)
    assert words.startswith("….000 km")
    assert words.endswith("…")
    assert len(words) == 110
    assert as_text(problem("toml-equals", Location("a", 1, 111), read=""), "vi", lambda path: text).splitlines()[3] == (
        "         | " + " " * 55 + "^"
    )
    assert lines_around("ngắn", 1, 1, 0) == [(1, "ngắn")]


def test_what_a_terminal_would_act_on_is_not_sent_to_it() -> None:
    evil = "\x1b]0;x\x07\x1b[31mđỏ\r\b\u202e"
    found = as_text(problem("toml-quotes", Location("a", 1, 2), read=evil), "vi", lambda path: evil)
    assert all(letter.isprintable() for line in found.split("\n") for letter in line)
    assert "đỏ" in found


@given(st.text(), st.integers(1, 5), st.none() | st.integers(1, 300))
def test_any_text_has_an_excerpt(text: str, line: int, column: int | None) -> None:
    as_text(problem("toml-quotes", Location("a", line, column), read=text), "vi", lambda path: text)


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("ha-tin", ["ha-tinh", "ha-giang"], "ha-tinh"),
        ("Hà Tĩnh", ["ha-tinh", "ha-giang"], "ha-tinh"),
        ("ha_giang", ["ha-tinh", "ha-giang"], "ha-giang"),
        ("Đồng Nai", ["dong-nai", "ha-nam"], "dong-nai"),
        ("Hạn chế và khó khăn", ["Kết quả", "Hạn chế, khó khăn"], "Hạn chế, khó khăn"),
        ("data-licence", ["data_licence", "title"], "data_licence"),
        ("xyz", ["ha-tinh", "ha-giang"], ""),
        ("", ["ha-tinh"], ""),
        ("ha-tinh", [], ""),
        ("x" * 10_000_000, ["ha-tinh"], ""),
    ],
)
def test_what_was_probably_meant(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near


def test_order_and_repetition() -> None:
    def at(path: str, line: int | None = None, column: int | None = None, read: str = "x") -> Problem:
        return problem("toml-quotes", Location(path, line, column), read=read)

    first, second, third, fourth, fifth = at("a"), at("a", 2), at("a", 2, 9), at("a", 10), at("b", 1)
    assert in_order([fifth, third, first, second, fourth, at("a", 2, 9)]) == [first, second, third, fourth, fifth]
    assert len(in_order([at("a", 1, 1, "x"), at("a", 1, 1, "y")])) == 2


def test_an_error_of_content_names_places_and_codes() -> None:
    error = ContentError([PROBLEM])
    assert error.problems == (PROBLEM,)
    assert str(error) == "a.toml:2:5: unknown-id"


def test_the_sink_gives_problems_by_place_each_once() -> None:
    diagnostics = Diagnostics()
    diagnostics.add("broken-link", Location("b.md", 2), read="/x/")
    diagnostics.note(problem("broken-link", Location("a.md", 9), read="/y/"))
    diagnostics.add("broken-link", Location("b.md", 2), read="/x/")
    assert [str(one.at) for one in diagnostics.problems] == ["a.md:9", "b.md:2"]
    assert diagnostics.errors == sum(one.severity == "error" for one in diagnostics.problems)


def test_only_errors_are_counted_as_errors() -> None:
    severities = {code: problem(code, Location("a")).severity for code in codes()}
    warning = next(code for code, severity in severities.items() if severity == "warning")
    error = next(code for code, severity in severities.items() if severity == "error")
    diagnostics = Diagnostics()
    diagnostics.add(warning, Location("a"))
    assert diagnostics.errors == 0
    diagnostics.add(error, Location("a"))
    assert diagnostics.errors == 1
