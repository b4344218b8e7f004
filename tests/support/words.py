"""The program's own words, as no theme has changed them."""

from scorecards.strings.words import program_words

WORDS = program_words()
VI, EN = WORDS["vi"], WORDS["en"]
