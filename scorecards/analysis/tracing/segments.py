"""Which words go with which number: sentences, and within them the stretch that each number owns.

Between two numbers the text is cut once, at its strongest mark: semicolon, bracket, dash, comma, or a word such as
"và", "còn". A number whose own stretch says nothing ("141.616 hồ sơ, bằng 57,53%") goes with the one before it. In
"cấp tỉnh, cấp huyện và cấp xã lần lượt đạt 36,23%, 58,79% và 74,16%" the words are dealt out in order.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

from scorecards.analysis.tracing.features import FeatureLine, features
from scorecards.vietnamese.lexicon import FAMILY

_SENTENCE_END = re.compile(r"[.!?…][\"”’)*]*\s+(?=[\"“‘(]*(\w))")
_ABBREVIATIONS = ("TP.", "TX.", "TT.", "Q.", "P.", "H.", "TS.", "ThS.", "PGS.", "GS.", "Stt.", "v.v.")
_NO_END = re.compile(rf"\b(?:{'|'.join(map(re.escape, _ABBREVIATIONS))})$")
_ABBREVIATION = 8
"""How far back the longest of these reaches."""
_DIGIT = re.compile(r"\d")
"""A date is enough to set a number apart from the one before it."""
_LINK = re.compile(r"(?<!\w)(?:và|còn|nhưng|trong khi|trong đó|riêng|tương ứng với|lên|xuống)(?!\w)")
_IN_ORDER = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)")
_PART_END = re.compile(r"[,;:]|(?<!\w)(?:và|hay|hoặc)(?!\w)")
_BRACKETED = re.compile(r"\([^()]*\)")
"""Words in brackets with no number among them: "thủ tục hành chính (TTHC)" is not cut there."""
_BARE = re.compile(
    r"[\s,;:()./–—-]*(?:(?:và|đến|đạt|bằng|tức|hay|hoặc|là|chiếm|với|tỷ lệ|tương đương|tương ứng)[\s,;:()]*)*"
)


class Segment(NamedTuple):
    """What goes with one number."""

    number: tuple[int, int]
    """Where the number stands."""
    own: tuple[tuple[int, int], ...]
    """Stretches of the text that are of this number alone, its unit included."""
    sentence: tuple[int, int]
    joined: bool
    """Whether its own stretch says nothing, so that it goes with the number before it in the sentence."""


_AND_LAST = re.compile(r"(?<!\w)và \Z")
"""Right before the second number, "và" parts it from all before it: "100% các xã, thị trấn và 99,2% các thôn"."""
_LAST_WORDS = re.compile(r"[^\W_]+(?: [^\W_]+)?\Z")
_NEXT_WORDS = re.compile(r" ?[^\W_]+(?: [^\W_]+)?")
_GENERATION = re.compile(r"[2-6]g\b")
_NOUN = 24
"""Characters of the longest noun of two syllables."""
_UNITS_OF_LAND = FAMILY["xã"] | FAMILY["thôn"]

LONGEST_SENTENCE = 2000
"""Characters in which a sentence is taken to end at its last blank, so that what is asked of its words stays small."""
LONGEST_CHAIN = 12
"""How many stretches a number may share with those before it."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        begins, end = mark[1].isupper() or mark[1].isdigit(), mark.start() + 1
        if begins and not (
            text.endswith(_ABBREVIATIONS, start, end) and _NO_END.search(text, max(start, end - _ABBREVIATION), end)
        ):
            found += _cut_long(text, start, end) if end - start > LONGEST_SENTENCE else ((start, end),)
            start = mark.end()
    return [*found, *_cut_long(text, start, len(text))]


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = blank if blank > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


class StandsAt(Protocol):
    """What begins somewhere in a text."""

    @property
    def start(self) -> int:
        """Its first character."""
        ...


N = TypeVar("N", bound=StandsAt)


def by_sentence(numbers: Sequence[N], bounds: Sequence[tuple[int, int]]) -> Iterator[Sequence[N]]:
    """The numbers of each sentence, which are in order, as the sentences are."""
    first = 0
    for _, end in bounds:
        last = first
        while last < len(numbers) and numbers[last].start < end:
            last += 1
        yield numbers[first:last]
        first = last


def segments(
    low: str, sentence: tuple[int, int], numbers: Sequence[tuple[int, int]], line: FeatureLine
) -> list[Segment]:
    """The segment of every number of a sentence.

    `low` is the text in its normal form, `numbers` are stretches of it, in order; `line` has its features.
    """
    if len(numbers) == 1:
        return [Segment(numbers[0], (sentence,), sentence, False)]
    cuts = [_cut(low, first[1], second[0]) for first, second in pairwise(numbers)]
    own = [
        (cuts[i - 1][1] if i else sentence[0], cuts[i][0] if i < len(cuts) else sentence[1])
        for i in range(len(numbers))
    ]
    dealt = _dealt(low, sentence, numbers, line)
    made: list[Segment] = []
    for i, (number, stretch) in enumerate(zip(numbers, own, strict=True)):
        if i in dealt:
            made.append(Segment(number, (dealt[i], number), sentence, False))
            continue
        sides = (stretch[0], number[0]), (number[1], stretch[1])
        joined = (
            bool(i)
            and number[0] - numbers[i - 1][1] < 40
            and len(made[-1].own) < LONGEST_CHAIN
            and not any(line.says(*side) or _DIGIT.search(low, *side) for side in sides)
            # The second may be the rate of the first or its count; not where each counts things of its own.
            and ("%" in low[slice(*numbers[i - 1])] or not line.says(*number))
        )
        made.append(Segment(number, (*(made[-1].own if joined else ()), stretch), sentence, joined))
    return made


def _cut(low: str, start: int, end: int) -> tuple[int, int]:
    """Where the words of the first number end and those of the second begin."""
    gap = _BRACKETED.sub(lambda found: " " * len(found[0]), low[start:end])
    for mark in (";", ")", "(", " - ", ": "):
        if mark in gap:
            at = start + (gap.index(mark) if mark in "(;" else gap.rindex(mark))
            return (at, at + 1)
    if joined := _AND_LAST.search(gap):
        return (start + joined.start(), start + joined.start())
    commas = [start + i for i, letter in enumerate(gap) if letter == "," and not _within_list(gap, i)]
    if commas:
        bare = _BARE.fullmatch(low, commas[-1], end)
        at = commas[-1] if bare else commas[0]
        return (at, at + 1)
    link = _LINK.search(gap)
    if link:
        return (start + link.start(), start + link.start())
    return (end, start)


def _within_list(gap: str, comma: int) -> bool:
    """Whether a comma stands between nouns that are counted together: "100% xã, phường", "3G, 4G"."""
    before, after = _LAST_WORDS.search(gap, max(0, comma - _NOUN), comma), _NEXT_WORDS.match(gap, comma + 1)
    if not before or not after:
        return False
    if _GENERATION.fullmatch(before[0].split()[-1]) and _GENERATION.match(after[0].split()[0]):
        return True
    kin = (_family(before[0].split()[-n:]) for n in (2, 1))
    return any(one & other for one in kin for n in (2, 1) if (other := _family(after[0].split()[:n])))


def _family(words: Sequence[str]) -> frozenset[int]:
    found = FAMILY.get(" ".join(words), frozenset[int]())
    return found | _UNITS_OF_LAND if found & _UNITS_OF_LAND else found


def _dealt(
    low: str, sentence: tuple[int, int], numbers: Sequence[tuple[int, int]], line: FeatureLine
) -> dict[int, tuple[int, int]]:
    """By number, the part of an enumeration that is dealt out to it in order."""
    found: dict[int, tuple[int, int]] = {}
    first = 0
    while first < len(numbers):
        last = first
        while last + 1 < len(numbers) and _BARE.fullmatch(low, numbers[last][1], numbers[last + 1][0]):
            last += 1
        count = last - first + 1
        if count > 1:
            start = numbers[first - 1][1] if first else sentence[0]
            end = numbers[last + 1][0] if last + 1 < len(numbers) else sentence[1]
            said = bool(_IN_ORDER.search(low, start, end))
            before = _parts(low, start, numbers[first][0], line)[-count:]
            after = _parts(low, numbers[last][1], end, line)
            if said and len(after) == count and len(before) < count:
                found.update(zip(range(first, last + 1), after, strict=True))
            elif len(before) == count and (said or (count > 2 and _alike(low, numbers[first : last + 1]))):
                found.update(zip(range(first, last + 1), before, strict=True))
        first = last + 1
    return found


def _alike(low: str, numbers: Sequence[tuple[int, int]]) -> bool:
    """Whether all are shares or none is, as in an enumeration; a count with its rate is not one."""
    return len({"%" in low[start:end] for start, end in numbers}) == 1


def _parts(low: str, start: int, end: int, line: FeatureLine) -> list[tuple[int, int]]:
    """The stretch cut at its commas, semicolons and "và", those parts that say something."""
    parts: list[tuple[int, int]] = []
    for mark in _PART_END.finditer(low, start, end):
        parts.append((start, mark.start()))
        start = mark.end()
    parts.append((start, end))
    return [(a, b) for a, b in parts if line.says(a, b) and features(_IN_ORDER.sub(" ", low[a:b]))]


def introduction(lead: str) -> str:
    """The last sentence of the paragraph before a list or a table, where it leads on to them; else ""."""
    words = lead.rstrip()
    if not words or words[-1] in ".!?…":
        return ""
    return words[slice(*sentences(words)[-1])]
