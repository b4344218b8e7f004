"""The words beside a number in a text and in its translation: "gần 61%" is not "over 61%", nor "tăng" a fall.

Only what both languages say plainly is compared: the word that bounds the number, which way a change goes, and the
money that it is in.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from scorecards.analysis.tracing.outcomes import TextNumber
from scorecards.analysis.tracing.passages import Passage, PieceIndex, SourcePlaces
from scorecards.languages import Language
from scorecards.load.english_quotes import english_bound
from scorecards.problems import Problem, Where, problem
from scorecards.vietnamese.folding import same_length_normal
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import ChangeQuantity, Direction, Qualifier, Quantity
from scorecards.vietnamese.written_numbers import WrittenAmount, WrittenNumber

_FALLS = r"fell|fall(?:s|ing)?|fallen|down|decreas\w+|declin\w+|drop\w*|reduc\w+|shrank|lost|cut(?:s|ting)?|lower|fewer"
_RISES = r"rose|ris(?:e|es|en|ing)|up|increas\w+|grew|grow\w*|gain\w*|climb\w*|higher|more|added"
_FALL, _RISE = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_FALLS, _RISES))
_CLAUSE = re.compile(r"[.;:,()]")
_NEAR = 48
"""Characters around a number in which English says which way a change goes."""
_DOLLARS_BEFORE = re.compile(r"(?:US\$|USD|\$) ?\Z", re.IGNORECASE)
_DOLLARS = re.compile(r" ?(?:US dollars?|dollars?|USD|US\$)\b", re.IGNORECASE)
_DONG_BEFORE = re.compile(r"\b(?:VND|VNĐ) ?\Z", re.IGNORECASE)
_DONG = re.compile(r" ?(?:Vietnamese )?(?:dongs?|đồng|VND|VNĐ)\b", re.IGNORECASE)
_YEARS = (1900, 2100)

JOINTS = ("/", " of ", " out of ", "–")
"""What stands between two numbers that the original has as one: "21 of 26"."""
_ALIKE = {
    Qualifier.UNDER: "less", Qualifier.NEARLY: "less", Qualifier.AT_MOST: "no more", Qualifier.UP_TO: "no more",
    Qualifier.OVER: "more", Qualifier.AT_LEAST: "no less", Qualifier.ABOUT: "about", Qualifier.EXACT: "",
}  # fmt: skip
"""Bounds that a translation may take for one another."""
_BETWEEN = (
    frozenset((Qualifier.NEARLY, Qualifier.ABOUT)),
    frozenset((Qualifier.UP_TO, Qualifier.EXACT)),
)
"""Pairs that are near enough."""


class SaidNumber(Struct, frozen=True):
    """A number where a text says it."""

    one: WrittenNumber
    passage: Passage
    places: SourcePlaces
    """Of the passage, as `pieces`: made once for all its numbers."""
    pieces: PieceIndex
    seen: TextNumber | None = None
    """The result, in the original."""

    @property
    def text(self) -> str:
        return self.passage.text[self.one.start : self.one.end]

    @property
    def at(self) -> Where:
        return self.places.of(self.one.start)

    @property
    def is_declared(self) -> bool:
        """Whether the translator says that it is a number of the translation alone."""
        start, end = self.one.start, self.one.end
        return any(one.plain and one.start < end and start < one.end for one in self.pieces.over(start, end))


class WordsBeside(Struct, frozen=True):
    """What stands beside a number of a text."""

    bound: Qualifier | None
    """None where it is not clear."""
    direction: Direction | None = None
    money: str = ""
    """"đồng" or "USD"."""

    def differs(self, other: "WordsBeside") -> bool:
        """Whether the two cannot say the same."""
        if self.bound and other.bound and _ALIKE[self.bound] != _ALIKE[other.bound]:
            bounds = frozenset((self.bound, other.bound))
            if bounds not in _BETWEEN:
                return True
        if self.direction and other.direction and self.direction is not other.direction:
            return True
        return bool(self.money and other.money and self.money != other.money)


def _in_vietnamese(text: str, one: Quantity | None) -> WordsBeside:
    """What a quantity of a Vietnamese text says beside its number."""
    if one is None:
        return WordsBeside(None)
    value = one.value
    direction = value.direction if isinstance(value, ChangeQuantity) else None
    money = one.unit if one.unit in ("đồng", "USD") else ""
    is_unread = one.qualifier is Qualifier.EXACT and _OTHER_BOUND.search(same_length_normal(text[: one.start][-24:]))
    return WordsBeside(None if is_unread else one.qualifier, direction, money)


_OTHER_BOUND = re.compile(
    r"(?<!\w)(?:hơn|trên|dưới|gần|khoảng|quá|vượt|đủ|từ|nhất|thiểu|đa|ước|không|chưa|đến|tới|thứ|hạng) \Z"
)
"""Words that may bound the number behind them, where the reader of quantities takes it for exact."""


def _in_english(text: str, start: int, end: int) -> WordsBeside:
    """What stands beside the number at a place of an English text."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    clause = _CLAUSE.split(before)[-1] + " " + _CLAUSE.split(after)[0]
    falls, rises = bool(_FALL.search(clause)), bool(_RISE.search(clause))
    direction = None if falls == rises else Direction.DECREASE if falls else Direction.INCREASE
    dollars = _DOLLARS_BEFORE.search(before) or _DOLLARS.match(after)
    dong = _DONG_BEFORE.search(before) or _DONG.match(after)
    return WordsBeside(english_bound(text, start, end), direction, "USD" if dollars else "đồng" if dong else "")


def _is_year(value: Decimal, unit: str) -> bool:
    """Whether a number may be a year, of which "over" and "under" say where it stands and not how great it is."""
    return not unit and value == int(value) and _YEARS[0] <= value < _YEARS[1]


class OtherWords(Struct, frozen=True):
    """A number that both say, with words beside it that cannot mean the same, or in another place."""

    code: str
    ours: SaidNumber
    theirs: SaidNumber

    def told(self, language: Language) -> Problem:
        """The problem, for whoever wrote the translation in this language."""
        del language  # the message shows both texts
        words = {"read": _with_words(self.theirs), "written": _with_words(self.ours), "original": self.ours.at}
        return problem(self.code, self.theirs.at, **words)


def _with_words(said: SaidNumber) -> str:
    return _printed_with(said.passage.text, said.one.start, said.one.end)


class BesideNumbers:
    """The words beside the numbers of a part of a text and of its translation, and the passages they stand in."""

    def __init__(self, ours: Sequence[Passage], theirs: Sequence[Passage]) -> None:
        self._is_parallel = len(ours) == len(theirs)
        self._index = {id(one): n for passages in (ours, theirs) for n, one in enumerate(passages)}
        self._seen: dict[int, tuple[Quantity, ...]] = {}

    def nearest(self, theirs: SaidNumber, alike: Sequence[SaidNumber]) -> int:
        """Which of the same numbers, the first at the end, a number of the translation is likely to be."""
        near = range(len(alike) - 1, max(-1, len(alike) - 1 - _MOST_ALIKE), -1)
        fits = (n for n in near if not self.difference(theirs, alike[n]))
        return next(fits, len(alike) - 1)

    def difference(self, theirs: SaidNumber, ours: SaidNumber) -> str:
        """The code of what differs; or ""."""
        what = ours.one.what
        if self._is_parallel and self._index[id(ours.passage)] != self._index[id(theirs.passage)]:
            return "translation-number-moved"
        if not isinstance(what, WrittenAmount) or _is_year(what.value, what.unit):
            return ""
        mine = _in_vietnamese(ours.passage.text, self._quantity(ours))
        other = _in_english(theirs.passage.text, theirs.one.start, theirs.one.end)
        return "translation-words-differ" if mine.differs(other) else ""

    def turned(self, before: tuple[SaidNumber, SaidNumber] | None, here: tuple[SaidNumber, SaidNumber]) -> str:
        """The code for a number of the translation that has changed places with the one before it, as in "22 of 18" for
        "18/22", or 30% and 20% for 20% and 30%; or "". Each with the number of the original that it is."""
        if before is None:
            return ""
        (first, first_twin), (second, twin) = before, here
        is_one_passage = first.passage is second.passage and first_twin.passage is twin.passage
        is_same = first_twin.one.what == twin.one.what
        if not is_one_passage or is_same or first_twin.one.start < twin.one.start:
            return ""
        joint = second.passage.text[first.one.end : second.one.start]
        is_ratio = joint in JOINTS and twin.passage.text[twin.one.end : first_twin.one.start] in ("/", "–", "-")
        units = [one.unit if (one := self._quantity(said)) else "" for said in (first_twin, twin)]
        return "translation-number-moved" if is_ratio or (units[0] and units[0] == units[1]) else ""

    def _quantity(self, ours: SaidNumber) -> Quantity | None:
        """The quantity of the original that a number is, or is part of."""
        passage = ours.passage
        seen = self._seen.get(id(passage))
        if seen is None:
            seen = self._seen[id(passage)] = read_quantities(passage.text).quantities
        start, end = ours.one.start, ours.one.end
        at = bisect_right(seen, start, key=lambda one: one.start)
        return next((one for one in seen[max(0, at - 1) : at + 1] if one.start < end and start < one.end), None)


_MOST_ALIKE = 8
"""Of many equal numbers, how many are looked at for the one that a number of the translation is."""


def _printed_with(text: str, start: int, end: int) -> str:
    """A number with a few words around it, for messages."""
    first, last = text.rfind(" ", 0, max(0, start - 12)), text.find(" ", end + 8)
    return " ".join(text[first + 1 : last if last > 0 else len(text)][:80].split())
