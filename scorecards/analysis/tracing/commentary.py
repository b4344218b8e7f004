"""Single texts traced: annotated for the pages, with coverage and what could not be traced."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.analysis.tracing.annotate import Marker, annotate
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.figure_words import day_words, number_words_of_figure, subject_words, value_text
from scorecards.analysis.tracing.figures import Figure
from scorecards.analysis.tracing.newer import FigureKey, key_of, newer_figures
from scorecards.analysis.tracing.outcomes import (
    Coverage,
    TextNumber,
    Traced,
    UnknownTime,
    Untraced,
    UntracedReason,
    coverage,
)
from scorecards.analysis.tracing.passages import Passage, passages, plain_passage
from scorecards.analysis.tracing.pictures import picture_passages, told_of_pictures
from scorecards.analysis.tracing.shortcodes import ExpandedText, expand_shortcodes
from scorecards.analysis.tracing.topic import Topic
from scorecards.analysis.tracing.trace import LONGEST_PASSAGE, PassageTraces, trace, trace_all
from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.model.articles import Article, Commentary, Photo, Prose, Section, StandingPage
from scorecards.model.project import Project
from scorecards.problems import Problem, problem
from scorecards.strings.console import console_word
from scorecards.strings.words import Words

T = TypeVar("T", Article, Commentary, StandingPage)


class Links(Struct, frozen=True):
    """What analysis has to be told of the site's addresses."""

    leads_to: Callable[[str], str]
    """The indicator or the figure that a link in a text leads to, or ""."""
    path_of: Callable[[Figure], str]
    """The site path of a figure's permanent place."""


class TracedText(Struct, Generic[T], frozen=True):
    """A commentary or an article with its marks."""

    text: T
    seen: tuple[TextNumber, ...]
    """Its numbers and dates, in order, with the result for each."""
    groups: tuple[tuple[PassageTraces, ...], ...]
    """The same passage by passage: of title, summary and body, or of each section of a commentary."""
    coverage: Coverage
    problems: tuple[Problem, ...]
    newer: Mapping[FigureKey, Figure] = field(default_factory=dict)
    """For its figures that have been overtaken, the newest of the same thing; an article is of its day."""


class Tracer(Struct, frozen=True):
    """Traces single texts against what the data state."""

    figure_index: FigureIndex
    links: Links
    words: Mapping[Language, Words]
    """The texts are in the original language; what is wrong with one is said in every language."""
    titles: dict[FigureKey, str] = field(default_factory=dict)
    """See `Marker.titles`."""

    def commentary(self, one: Commentary) -> TracedText[Commentary]:
        """A commentary; its sections share what the author declared of them."""
        self.figure_index.begin_text()
        topic = Topic("", (one.place,), one.documents, (one.as_of,) if one.as_of else ())
        expanded = [
            expand_shortcodes(section.prose, topic.places, self.figure_index, self.words[ORIGINAL])
            for section in one.sections
        ]
        traced = [trace(topic, passages(part.prose), self.figure_index, self.links.leads_to) for part in expanded]
        seen = tuple(s for found in traced for traces in found for s in traces.seen)
        seen += self._pictures(topic, None, expanded)
        newer = newer_figures(seen, self.figure_index)
        sections = tuple(
            Section(section.id, self._marked(part.prose, found, newer))
            for section, part, found in zip(one.sections, expanded, traced, strict=True)
        )
        made = self._traced(replace(one, sections=sections), expanded, seen, traced)
        old = overtaken(seen, newer, self.figure_index.project, self.words)
        return replace(made, newer=newer, problems=(*made.problems, *old))

    def article(self, one: Article) -> TracedText[Article]:
        """An article with its title, its summary and the words of its pictures."""
        return self.articles([one], [one.prose])[0]

    def articles(self, some: Sequence[Article], parsed: Sequence[Prose]) -> list[TracedText[Article]]:
        """Articles whose texts were parsed, each step of all of them before the next."""
        self.figure_index.begin_text()
        topics = [_topic(one) for one in some]
        expanded = [
            expand_shortcodes(prose, one.places, self.figure_index, self.words[ORIGINAL])
            for one, prose in zip(some, parsed, strict=True)
        ]
        said = [_passages_of(one, text.prose) for one, text in zip(some, expanded, strict=True)]
        traced = trace_all([*zip(topics, said, strict=True)], self.figure_index, self.links.leads_to)
        marked = [self._marked(text.prose, found) for text, found in zip(expanded, traced, strict=True)]
        made: list[TracedText[Article]] = []
        for one, topic, text, found, prose in zip(some, topics, expanded, traced, marked, strict=True):
            seen = tuple(s for traces in found for s in traces.seen) + self._pictures(topic, one.photo, [text])
            groups = (found[:1], found[1:2], found[2:])
            made.append(self._traced(replace(one, prose=prose), [text], seen, groups))
        return made

    def _pictures(self, topic: Topic, photo: Photo | None, expanded: Iterable[ExpandedText]) -> tuple[TextNumber, ...]:
        said = picture_passages(photo, (part.prose for part in expanded))
        return told_of_pictures(trace(topic, said, self.figure_index, self.links.leads_to))

    def page(self, one: StandingPage) -> TracedText[StandingPage]:
        """A standing page, which is not traced."""
        expanded = expand_shortcodes(one.prose, (), self.figure_index, self.words[ORIGINAL])
        heads = (plain_passage(one.title, one.at), plain_passage(one.summary, one.at))
        groups = [[PassageTraces(head, ())] for head in heads]
        groups.append([PassageTraces(passage, ()) for passage in passages(expanded.prose)])
        return self._traced(replace(one, prose=self._marked(expanded.prose, ())), [expanded], (), groups)

    def _marked(
        self, prose: Prose, traces: Iterable[PassageTraces], newer: Mapping[FigureKey, Figure] | None = None
    ) -> Prose:
        marker = Marker(self.figure_index.project, self.words[ORIGINAL], self.links.path_of, newer or {}, self.titles)
        return annotate(prose, traces, marker)

    def _traced(
        self,
        text: T,
        expanded: Iterable[ExpandedText],
        seen: tuple[TextNumber, ...],
        groups: Iterable[Iterable[PassageTraces]],
    ) -> TracedText[T]:
        problems = [problem for part in expanded for problem in part.problems]
        parts = tuple(map(tuple, groups))
        for passage in (one.passage for part in parts for one in part):
            if len(passage.text) > LONGEST_PASSAGE:
                length = len(passage.text)
                problems.append(problem("long-passage", passage.place_of(0), length=length, most=LONGEST_PASSAGE))
        problems += problems_of(seen, self.figure_index.project, self.words)
        return TracedText(text, seen, parts, coverage(seen), tuple(problems))


def _topic(one: Article) -> Topic:
    days = (one.event,) if isinstance(one.event, date) else ()
    published = (one.published, one.ends) if one.ends else (one.published,)
    return Topic(one.title, one.places, one.documents, days, published)


def _passages_of(one: Article, prose: Prose) -> tuple[Passage, ...]:
    """Those of its title, its summary and its text."""
    return (
        plain_passage(one.title, one.title_at),
        plain_passage(one.summary, one.summary_at),
        *passages(prose),
    )


_UNKNOWN = UnknownTime, Untraced
MOST_TOLD = 500
"""Warnings of untraced numbers in one text; nobody works through more of them one by one."""


def problems_of(seen: Iterable[TextNumber], project: Project, words: Mapping[Language, Words]) -> Iterator[Problem]:
    """A warning for every number and every date that nothing in the data says; for the first of very many."""
    said: dict[int, dict[str, str]] = {}
    unknown = [one for one in seen if isinstance(one.outcome, _UNKNOWN)]
    if len(unknown) > MOST_TOLD:
        yield problem("untraced-more", unknown[MOST_TOLD].at, most=MOST_TOLD, more=len(unknown) - MOST_TOLD)
    for one in unknown[:MOST_TOLD]:
        if isinstance(one.outcome, UnknownTime):
            yield problem("untraced-date", one.at, read=one.written)
        elif isinstance(one.outcome, Untraced):
            if id(one.outcome) not in said:  # numbers that are repeated in the same words share their outcome
                said[id(one.outcome)] = _details(one.outcome, project, words)
            yield problem("untraced-figure", one.at, read=one.written, **said[id(one.outcome)])


def overtaken(
    seen: Iterable[TextNumber],
    newer: Mapping[FigureKey, Figure],
    project: Project,
    words: Mapping[Language, Words],
) -> Iterator[Problem]:
    """A warning for every figure of a text that has been overtaken, where the text first says it."""
    told: set[FigureKey] = set()
    for one in seen:
        if not isinstance(one.outcome, Traced) or (key := key_of(one.outcome.figure)) in told or key not in newer:
            continue
        told.add(key)
        facts: dict[str, str] = {}
        for language in LANGUAGES:
            said = words[language]
            facts |= {
                f"day_{language}": day_words(one.outcome.figure, said),
                f"newer_{language}": value_text(newer[key], project, said),
                f"newer_day_{language}": day_words(newer[key], said),
            }
        yield problem("newer-figure", one.at, read=one.written, id=newer[key].id, **facts)


def _details(outcome: Untraced, project: Project, words: Mapping[Language, Words]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for language in LANGUAGES:
        facts |= {f"found_{language}": _found(outcome, project, words[language]),
                  f"why_{language}": _why(outcome, project, language)}  # fmt: skip
    return facts


def _why(outcome: Untraced, project: Project, language: Language) -> str:
    if outcome.place in project.places and _shown(outcome) == UntracedReason.PLACE:
        return console_word("untraced.other-place", language, read=project.places[outcome.place].name.to(language))
    return console_word(f"untraced.{_shown(outcome)}", language)


def _shown(outcome: Untraced) -> str:
    return outcome.reason if outcome.figure else UntracedReason.VALUE


def _found(outcome: Untraced, project: Project, words: Words) -> str:
    if outcome.figure is None or outcome.figure_number is None:
        return console_word("trace.nothing", words.language)
    number = number_words_of_figure(outcome.figure, outcome.figure_number, project, words)
    return console_word(
        "trace.found", words.language, number=number, subject=subject_words(outcome.figure, project, words)
    )
