"""Translations: their numbers compared with the original's, and marked as the original's are.

Part by part (title, summary, what stands under each heading) both say the same numbers, days and names with digits,
each as often; small whole numbers may be in words in one and in digits in the other. A number of the translation that
answers a traced one of the original leads to the same figure.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from scorecards.analysis.tracing.annotate import Marker, annotate
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.outcomes import TextNumber, Traced
from scorecards.analysis.tracing.passages import Passage, PieceIndex, SourcePlaces, passages, plain_passage
from scorecards.analysis.tracing.pictures import picture_passages
from scorecards.analysis.tracing.shortcodes import ExpandedText, expand_shortcodes
from scorecards.analysis.tracing.trace import PassageTraces
from scorecards.analysis.tracing.translated_words import JOINTS, BesideNumbers, OtherWords, SaidNumber
from scorecards.languages import ORIGINAL, Language
from scorecards.model.articles import Article, Commentary, Photo, PhotoWords, Prose, StandingPage, Translation
from scorecards.problems import Location, Problem, Where, problem
from scorecards.vietnamese.written_numbers import (
    WrittenAmount,
    numbers_in_words,
    written_numbers,
)

MOST_TOLD = 500
"""Numbers of one text whose translation differs; nobody works through more of them one by one."""

T = TypeVar("T", Article, Commentary, StandingPage)

Groups = Sequence[Sequence[PassageTraces]]
"""The results for the numbers of a text: of its title, its summary and its body, or of each section of a commentary."""

ANCHOR = "anchor"
"""In the `meta` of a heading's token: the original's words, of which its anchor is made in all languages."""


class Translated(Struct, Generic[T], frozen=True):
    """A text in another language, its numbers marked."""

    text: T
    problems: tuple[Problem, ...]


_Answers = dict[int, list[tuple[SaidNumber, SaidNumber]]]
"""Numbers of a translation with those of the original that they are, by the identity of the passage, in order."""


class _Difference(Struct, frozen=True):
    """A number that the original and its translation do not both say."""

    lost: SaidNumber | None
    """Of the original; None where the translation alone has one."""
    new: SaidNumber | None
    """Of the translation; None where it lacks one."""
    here: Where
    """Where the part of the translation begins."""
    there: Where
    """Where the part of the original begins."""

    def told(self, language: Language) -> Problem:
        """The problem, for whoever wrote the translation in this language."""
        if self.lost is None:
            assert self.new is not None
            return problem("translation-number-extra", self.new.at, read=self.new.text, original=self.there)
        details = {"written": self.lost.text, "original": self.lost.at, "expected": self.lost.one.what.to(language)}
        if self.new is None:
            return problem("translation-number-missing", self.here, **details)
        return problem("translation-number-changed", self.new.at, read=self.new.text, **details)


def translate(
    original: T,
    groups: Groups,
    found: Translation,
    texts: Sequence[Prose],
    figure_index: FigureIndex,
    marker: Marker,
) -> Translated[T]:
    """The text in the language of its translation, which was parsed to `texts`: one for each that the original has.

    `groups` are of the original, `marker` speaks the language.
    """
    match original:
        case Article():
            places: tuple[str, ...] = original.places
        case Commentary():
            places = (original.place,)
        case _:
            places = ()
    expanded = [expand_shortcodes(text, places, figure_index, marker.words) for text in texts]
    bodies: list[list[Passage]] = [list(passages(part.prose)) for part in expanded]
    heads: list[tuple[str, Where]] = [(found.title, found.title_at), (found.summary, found.summary_at)]
    theirs: list[list[Passage]] = [*([plain_passage(words, at)] for words, at in heads if words), *bodies]
    problems = [one for part in expanded for one in part.problems]
    differences: list[_Difference | OtherWords] = []
    answers: _Answers = {}
    for ours, yours in zip(groups, theirs, strict=True):
        mine, parts = _parts([one.passage for one in ours]), _parts(yours)
        if len(mine) != len(parts):  # other headings: only the whole can be compared
            mine, parts = [[one.passage for one in ours]], [yours]
        seen = {id(one.passage): sorted(one.seen, key=lambda number: number.start) for one in ours}
        for part, translation in zip(mine, parts, strict=True):
            said = _with_outcomes(_said(part, ORIGINAL), seen)
            differences += _compared(said, part, translation, found, answers)
    for words, others in _beside_the_text(original, found, expanded):
        differences += _compared(_said(words, ORIGINAL), words, others, found, {})
    marked = [
        _anchored(annotate(part.prose, [_marks(one, answers) for one in body], marker), ours)
        for part, body, ours in zip(expanded, bodies, _proses(original), strict=True)
    ]
    problems += _told(differences, found)
    return Translated(in_place(original, found, marked), tuple(problems))


def _beside_the_text(
    original: T, found: Translation, expanded: Sequence[ExpandedText]
) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """What is said of pictures and corrections, with what the translation says of them."""
    if isinstance(original, Article):
        if original.photo and found.photo:
            for key in ("alternative", "caption", "credit"):
                mine, other = (getattr(one, key) for one in (original.photo, found.photo))
                yield [plain_passage(mine, original.photo.at)], [plain_passage(other, found.at)]
        days = {one.made_on: one.text for one in original.corrections}
        for one in found.corrections:
            if one.made_on in days:
                yield [plain_passage(days[one.made_on], original.at)], [plain_passage(one.text, found.at)]
    mine, other = (
        list(picture_passages(None, texts)) for texts in (_proses(original), [one.prose for one in expanded])
    )
    if len(mine) == len(other):
        yield from (([first], [second]) for first, second in zip(mine, other, strict=True))
    else:
        yield mine, other


def _told(differences: Sequence[_Difference | OtherWords], found: Translation) -> Iterator[Problem]:
    """A problem for every difference; for the first of very many, and how many more there are."""
    yield from (one.told(found.language) for one in differences[:MOST_TOLD])
    if len(differences) > MOST_TOLD:
        yield problem("translation-more", found.at, most=MOST_TOLD, more=len(differences) - MOST_TOLD)


def _parts(group: Sequence[Passage]) -> list[list[Passage]]:
    """The passages of a group that stand under each heading; first what stands under none."""
    parts: list[list[Passage]] = [[]]
    for passage in group:
        if passage.heading:
            parts.append([])
        parts[-1].append(passage)
    return parts


def _said(part: Iterable[Passage], language: Language) -> list[SaidNumber]:
    looked_at = [(passage, SourcePlaces(passage), PieceIndex(passage.pieces)) for passage in part]
    return [SaidNumber(one, *of) for of in looked_at for one in written_numbers(of[0].text, language)]


def _with_outcomes(said: list[SaidNumber], seen: Mapping[int, Sequence[TextNumber]]) -> list[SaidNumber]:
    """The numbers with the results for those that they overlap; `seen` is by the identity of the passage, in order."""
    found: list[SaidNumber] = []
    for one in said:
        numbers = seen[id(one.passage)]
        at = max(0, bisect_right(numbers, one.one.start, key=lambda number: number.start) - 1)
        near = (number for number in numbers[at : at + 2] if number.start < one.one.end)
        found.append(replace(one, seen=next((number for number in near if one.one.start < number.end), None)))
    return found


def _compared(
    ours: list[SaidNumber],
    part: Sequence[Passage],
    translation: Sequence[Passage],
    found: Translation,
    answers: _Answers,
) -> Iterator[_Difference | OtherWords]:
    """What the two do not both say; notes in `answers` which number of the original each of the translation is."""
    theirs = _said(translation, found.language)
    unanswered: dict[object, list[SaidNumber]] = defaultdict(list)
    for one in reversed(ours):
        unanswered[one.one.what].append(one)
    extra = []
    beside = BesideNumbers(part, translation)
    before: tuple[SaidNumber, SaidNumber] | None = None
    for one in theirs:
        if alike := unanswered.get(one.one.what):
            twin = alike.pop(beside.nearest(one, alike))
            answers.setdefault(id(one.passage), []).append((one, twin))
            if code := beside.difference(one, twin) or beside.turned(before, (one, twin)):
                yield OtherWords(code, twin, one)
            before = one, twin
        else:
            extra.append(one)
    left = {id(one) for alike in unanswered.values() for one in alike}
    missing = _not_in_words([one for one in ours if id(one) in left], translation, found.language)
    extra = _not_in_words([one for one in extra if not one.is_declared], part, ORIGINAL)
    here = translation[0].place_of(0) if translation else found.at
    there = part[0].place_of(0) if part else Location(found.original)
    for lost, new in zip_longest(missing, extra):
        yield _Difference(lost, new, here, there)


def _not_in_words(said: list[SaidNumber], other: Iterable[Passage], language: Language) -> list[SaidNumber]:
    """Those that the other text does not say in words."""
    if not said:
        return said
    words = Counter(number for passage in other for number in numbers_in_words(passage.text, language))
    left = []
    for one in said:
        what = one.one.what
        if (
            isinstance(what, WrittenAmount)
            and not what.unit
            and words[int(what.value)]
            and what.value == int(what.value)
        ):
            words[int(what.value)] -= 1
        else:
            left.append(one)
    return left


def _marks(passage: Passage, answers: _Answers) -> PassageTraces:
    """The numbers of a passage that answer traced ones; two that answer one ("21 of 26") are marked as one."""
    marks: list[TextNumber] = []
    for one, twin in answers.get(id(passage), ()):
        if twin.seen is None or not isinstance(twin.seen.outcome, Traced):
            continue
        start, end, outcome = one.one.start, one.one.end, twin.seen.outcome
        if marks and marks[-1].outcome == outcome and passage.text[marks[-1].end : start] in JOINTS:
            start = marks.pop().start
        marks.append(TextNumber(start, end, passage.text[start:end], one.places, outcome))
    return PassageTraces(passage, tuple(marks))


def _proses(original: Article | Commentary | StandingPage) -> list[Prose]:
    return [one.prose for one in original.sections] if isinstance(original, Commentary) else [original.prose]


def _anchored(translation: Prose, original: Prose) -> Prose:
    """The text with the anchors of the original, so that links to a heading hold in both; its own where they differ."""
    headings = [original.tokens[n + 1].content for n, one in enumerate(original.tokens) if one.type == "heading_open"]
    if len(headings) != sum(one.type == "heading_open" for one in translation.tokens):
        return translation
    left = iter(headings)
    tokens = (
        one.copy(meta={**one.meta, ANCHOR: next(left)}) if one.type == "heading_open" else one
        for one in translation.tokens
    )
    return Prose(translation.path, tuple(tokens))


def in_place(original: T, found: Translation, texts: Sequence[Prose]) -> T:
    """The original with the words of the translation, whose `texts` are as in `translate`; an article with its own text
    where these are none.
    """
    if isinstance(original, Commentary):
        sections = tuple(replace(one, prose=text) for one, text in zip(original.sections, texts, strict=True))
        own = replace(original, sections=sections, front_matter=found.front_matter, language=found.language)
        return replace(own, author=found.author, author_language=found.language) if found.author else own
    made = replace(
        original,
        title=found.title,
        summary=found.summary,
        prose=texts[0] if texts else original.prose,
        front_matter=found.front_matter,
        language=found.language,
    )
    if isinstance(made, Article):
        if found.author:
            made = replace(made, author=found.author, author_language=found.language)
        days = {one.made_on: one for one in found.corrections}
        return replace(
            made,
            translator=found.translator,
            photo=_photo(made.photo, found.photo, found.language),
            corrections=tuple(days.get(one.made_on, one) for one in made.corrections),
        )
    return made


def _photo(original: Photo | None, words: PhotoWords | None, language: Language) -> Photo | None:
    if original is None or words is None:
        return original
    return replace(
        original, alternative=words.alternative, caption=words.caption, credit=words.credit, language=language
    )
