"""Lists of phrases are found as the plainest pattern finds them: every entry at each place, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from scorecards.vietnamese.phrase_ends import PhraseEnds
from scorecards.vietnamese.wordlists import any_of, entries

PIECES = ("a", "ă", "b", "ab", "ba", " ", "  ", "\n", "(", "1", "_", "-")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
PHRASES = st.lists(
    st.lists(st.sampled_from(("a", "ă", "b", "ab", "ba")), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6
)


def every_entry(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=lambda one: -len(one))))


@given(PHRASES, TEXTS, st.integers(0, 14), st.integers(0, 14))
def test_the_longest_phrase_before_a_place(phrases: list[str], text: str, begin: int, at: int) -> None:
    at = min(at, len(text))
    plain = re.compile(rf"(?<!\w)({every_entry(phrases)}) ?[ \n]\Z").search(text, begin, at)
    expected = (plain.start(), plain[1]) if plain else None
    assert PhraseEnds(phrases).before(text, begin, at) == expected


def test_what_touches_the_first_word_is_no_part_of_the_phrase() -> None:
    ends = PhraseEnds(["gần", "không quá"])
    assert ends.before("(gần 5", 0, 5) == (1, "gần")
    assert ends.before("có không quá 5", 0, 13) == (3, "không quá")
    assert ends.before("ngần 5", 0, 5) is None
    assert ends.before("không quá 5", 3, 10) is None


@given(PHRASES, TEXTS)
def test_any_of_a_list_is_every_entry_of_it(phrases: list[str], text: str) -> None:
    found = re.compile(rf"(?<!\w)(?:{any_of(', '.join(phrases))})(?!\w)").findall(text)
    assert found == re.compile(rf"(?<!\w)(?:{every_entry(entries(', '.join(phrases)))})(?!\w)").findall(text)
    loose = [one.span() for one in re.compile(any_of(", ".join(phrases))).finditer(text)]
    assert loose == [one.span() for one in re.compile(every_entry(entries(", ".join(phrases)))).finditer(text)]


def test_any_of_takes_signs_as_they_are() -> None:
    assert [found[0] for found in re.finditer(any_of("$, m², đô la, đô, >="), "đô la >= 5 $ m² đô")] == [
        "đô la",
        ">=",
        "$",
        "m²",
        "đô",
    ]
