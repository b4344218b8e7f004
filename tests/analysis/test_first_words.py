"""Names are looked up at words that begin with one of their letters: found is what trying each word would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from scorecards.analysis.tracing.naming import FirstWords

WORDS = st.text("aăA\u0301Hà_12- .", max_size=4)
TEXTS = st.lists(st.sampled_from(["Hà", "hà", "Hà2", "227", "2", "aHà", "_Hà", " ", "-", ".", "/", "A", "á"])).map(
    "".join
)


@given(st.frozensets(WORDS.filter(lambda word: re.fullmatch(r"\w+", word) is not None)), TEXTS)
def test_finds_each_whole_word_of_the_list(words: frozenset[str], text: str) -> None:
    expected = [(word[0], word.start()) for word in re.finditer(r"\w+", text) if word[0] in words]
    assert list(FirstWords(words).find(text)) == expected


@given(TEXTS)
def test_finds_words_of_the_text_itself(text: str) -> None:
    said = re.findall(r"\w+", text)
    assert [word for word, _ in FirstWords(said).find(text)] == said
