"""The words that readers see: the tables hold together, and the program asks for no others."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scorecards.languages import LANGUAGES
from scorecards.strings.words import Words, blanks, flat, program_words
from tests.support.words import EN, VI

ROOT = Path(__file__).resolve().parents[2]


def test_both_languages_have_the_same_words_in_the_same_order() -> None:
    assert list(VI.table) == list(EN.table)


def test_a_word_says_the_same_in_both_languages() -> None:
    for key, vi in VI.table.items():
        en = EN.table[key]
        assert bool(vi) == bool(en), key
        assert set(blanks(en)) <= set(blanks(vi)), key
        left_out = set(blanks(vi)) - set(blanks(en))
        assert not left_out or key.startswith("rule."), key  # English need not repeat what is counted
        assert all(name.isidentifier() for name in blanks(vi)), key


def test_a_sentence_is_filled_in() -> None:
    words = Words("en", {"period.until": "to {day}"})
    assert words("period.until", day="31 October 2023") == "to 31 October 2023"


@pytest.mark.parametrize("key", ["word.no-such-word", "no-such-table.rank", "rank"])
def test_a_word_that_is_not_there_is_a_bug(key: str) -> None:
    for words in program_words().values():
        with pytest.raises(KeyError):
            words(key)


def test_a_sentence_that_lacks_a_fact_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Words("en", {"period.until": "to {day}"})("period.until")


def test_own_words_stand_in_the_place_of_the_others_and_leave_these_as_they_are() -> None:
    words = Words("en", {"word.rank": "rank", "word.tied": "tied"})
    own = words.with_own({"word.rank": "place", "hello.world": "hello"})
    assert (own("word.rank"), own("word.tied"), own("hello.world")) == ("place", "tied", "hello")
    assert words("word.rank") == "rank"


def test_the_keys_of_a_table_are_those_below_its_name() -> None:
    words = Words("en", {"rule.rate.title": "a", "rules.rate": "b", "rule.rank.title": "c"})
    assert list(words.under("rule")) == ["rate.title", "rank.title"]


@pytest.mark.parametrize(
    ("template", "found"),
    [("", ()), ("a {b} c {d}", ("b", "d")), ("{{a}}", ()), ("{a.b!r:>5}", ("a.b!r:>5",)), ("{}", ("",))],
)
def test_what_stands_in_braces(template: str, found: tuple[str, ...]) -> None:
    assert blanks(template) == found


@pytest.mark.parametrize("template", ["{", "}", "{a", "a}"])
def test_braces_that_do_not_pair(template: str) -> None:
    with pytest.raises(ValueError, match=r"\{|\}"):
        blanks(template)


def test_the_program_asks_for_words_that_are_there_with_the_facts_that_they_need() -> None:
    calls = list(asked())
    assert len(calls) > 100
    for place, key, facts in calls:
        if key.endswith("*"):
            assert any(one.startswith(key.removesuffix("*")) for one in VI.table), place
        else:
            assert key in VI.table, place
            assert facts is None or set(blanks(VI.table[key])) <= facts, place


def test_the_program_asks_for_every_word() -> None:
    calls = {key for _, key, _ in asked()}
    begun = tuple(key.removesuffix("*") for key in calls if key.endswith("*"))
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "scorecards").rglob("*.py"))
    unused = [key for key in VI.table if key not in calls and not key.startswith((*begun, "rule.", "counted."))]
    names = {
        key: key.partition(".")[2].removesuffix("_holds").removesuffix("_fails").removesuffix("_needs")
        for key in unused
    }
    assert [key for key, name in names.items() if f'"{key}"' not in text and f'"{name}"' not in text] == []


def asked() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where a word is asked for, its key, "kind.*" where only its beginning is known, and the facts given, if told."""
    for file in sorted((ROOT / "scorecards").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            top = {"words": "", "word": "phrase." if "rules" in file.parts else ""}.get(name)
            of_file = {"vietnamese", "load"} & set(file.parts) or "record.words" in ast.unparse(node.func)
            if top is None or of_file:  # words of a text, and those that a data file has
                continue
            facts: set[str | None] = {keyword.arg for keyword in node.keywords}
            known = None if None in facts else {fact for fact in facts if fact}
            for key in keys(node.args[0]):
                yield f"{file.name}:{node.lineno}", top + key, known


def keys(key: ast.expr) -> Iterator[str]:
    """The keys that an expression can be, as far as it tells."""
    match key:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
            yield f"{start}*"
        case ast.IfExp(body=one, orelse=other):
            yield from keys(one)
            yield from keys(other)


def test_a_template_s_word_is_none_of_the_program_s() -> None:
    """One key, one word; a theme's table would otherwise change both."""
    for language, words in program_words().items():
        file = ROOT / "scorecards" / "themes" / "default" / "strings" / f"{language}.toml"
        own = dict(flat(tomllib.loads(file.read_text(encoding="utf-8"))))
        assert len(own) > 300
        assert own.keys() & words.table.keys() == set()


def test_every_language_has_words() -> None:
    assert program_words().keys() == LANGUAGES.keys()
    assert all(words.language == language for language, words in program_words().items())
