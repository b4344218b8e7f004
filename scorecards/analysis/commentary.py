"""All texts of a project traced: annotated for the pages, with coverage and what could not be traced."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from scorecards.analysis.annotate import Marker, annotate
from scorecards.analysis.figure_words import facet_words, subject_words
from scorecards.analysis.figures import Figure
from scorecards.analysis.outcomes import Coverage, Reason, Seen, UnknownTime, Untraced, coverage
from scorecards.analysis.passages import passages, plain_passage
from scorecards.analysis.short_forms import settle
from scorecards.analysis.stated import Stated
from scorecards.analysis.tracing import Topic, Traces, trace
from scorecards.model.articles import Article, Commentary, Prose, Section, StandingPage
from scorecards.model.project import Project
from scorecards.model.text import Language
from scorecards.problems import Problem, problem
from scorecards.wording import word

LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A project whose texts carry marks."""

    project: Project
    coverage: Mapping[str, Coverage]
    """By path of the text's file; standing pages are not traced."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What analysis has to be told of the site's addresses."""

    leads_to: Callable[[str], str]
    """The indicator or the figure that a link in a text leads to, or ""."""
    path_of: Callable[[Figure], str]
    """The site path of a figure's permanent place."""


def trace_texts(project: Project, links: Links, language: Language) -> Annotated:
    """Traces commentaries and articles; fills in the short forms of these and of the standing pages."""
    work = _Work(project, Stated(project), links, language, {}, [])
    commentaries = {place: work.commentary(one) for place, one in project.commentaries.items()}
    articles = tuple(work.article(one) for one in project.articles)
    pages = {slug: work.page(one) for slug, one in project.pages.items()}
    made = replace(project, commentaries=commentaries, articles=articles, pages=pages)
    return Annotated(made, work.coverage, tuple(work.problems))


@dataclass(frozen=True, slots=True)
class _Work:
    project: Project
    stated: Stated
    links: Links
    language: Language
    coverage: dict[str, Coverage]
    problems: list[Problem]

    def commentary(self, one: Commentary) -> Commentary:
        """A commentary, its sections read as one text."""
        topic = Topic("", (one.place,), one.documents, (one.as_of,) if one.as_of else ())
        proses = [self._settled(section.prose, (one.place,)) for section in one.sections]
        traced = [trace(topic, passages(prose), self.stated, self.links.leads_to) for prose in proses]
        self._note(one.at.path, [traces for found in traced for traces in found])
        sections = zip(one.sections, proses, traced, strict=True)
        return replace(one, sections=tuple(Section(s.id, self._marked(p, t)) for s, p, t in sections))

    def article(self, one: Article) -> Article:
        """An article with its title and summary."""
        days = tuple(day for day in (one.published, one.event, one.ends) if isinstance(day, date))
        topic = Topic(one.title, one.places, one.documents, days)
        prose = self._settled(one.prose, one.places)
        heads = (plain_passage(one.title, one.title_at), plain_passage(one.summary, one.summary_at))
        traced = trace(topic, (*heads, *passages(prose)), self.stated, self.links.leads_to)
        self._note(one.at.path, traced)
        return replace(one, prose=self._marked(prose, traced))

    def page(self, one: StandingPage) -> StandingPage:
        """A standing page, which is not traced."""
        return replace(one, prose=self._marked(self._settled(one.prose, ()), ()))

    def _settled(self, prose: Prose, places: tuple[str, ...]) -> Prose:
        settled = settle(prose, places, self.stated, self.language)
        self.problems.extend(settled.problems)
        return settled.prose

    def _marked(self, prose: Prose, traces: Iterable[Traces]) -> Prose:
        return annotate(prose, traces, Marker(self.project, self.language, self.links.path_of))

    def _note(self, path: str, traces: Iterable[Traces]) -> None:
        seen = tuple(one for found in traces for one in found.seen)
        self.coverage[path] = coverage(seen)
        self.problems.extend(problems_of(seen, self.project))


def problems_of(seen: Iterable[Seen], project: Project) -> Iterator[Problem]:
    """A warning for every number and every date that nothing in the data says."""
    for one in seen:
        if isinstance(one.outcome, UnknownTime):
            yield problem("untraced-date", one.at, read=one.written)
        elif isinstance(one.outcome, Untraced):
            words: dict[str, str] = {}
            for language in LANGUAGES:
                words |= {f"found_{language}": _found(one.outcome, project, language),
                          f"why_{language}": word(f"untraced.{_shown(one.outcome)}", language)}  # fmt: skip
            yield problem("untraced-figure", one.at, read=one.written, **words)


def _shown(outcome: Untraced) -> str:
    return outcome.reason if outcome.figure else Reason.VALUE


def _found(outcome: Untraced, project: Project, language: Language) -> str:
    if outcome.figure is None or outcome.facet is None:
        return word("trace.nothing", language)
    number = facet_words(outcome.figure, outcome.facet, project, language)
    return word("trace.found", language, number=number, subject=subject_words(outcome.figure, project, language))
