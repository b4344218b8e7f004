"""The texts of a project traced, in every language.

Commentaries and standing pages are few and are traced together. Articles may be many: `ArticleTracer` traces some, so
that their tokens need not be kept when the next ones' turn comes.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.analysis.tracing.annotate import Marker
from scorecards.analysis.tracing.commentary import Links, TracedText, Tracer
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.outcomes import Coverage, coverage
from scorecards.analysis.tracing.translation import Translated, in_place, translate
from scorecards.languages import LANGUAGES, Language
from scorecards.memo import Memo, SameObjects
from scorecards.model.articles import (
    Article,
    ArticleTranslation,
    Commentary,
    ParsedTranslation,
    Prose,
    StandingPage,
    Translation,
)
from scorecards.model.project import Project
from scorecards.problems import Diagnostics, Problem
from scorecards.strings.words import Words

T = TypeVar("T", Article, Commentary, StandingPage)


class Annotated(Struct, frozen=True):
    """A project whose commentaries and standing pages carry marks."""

    projects: Mapping[Language, Project]
    """By language, with the translations into it; a text that has none is there as it was written. Articles have the
    words of their front matter alone."""
    coverage: Mapping[str, Coverage]
    """Of the commentaries, by path of the text's file; standing pages are not traced."""
    articles: "ArticleTracer"
    """Traces the texts of the articles."""


class Tracing(Struct, frozen=True):
    """What tracing the texts of a project takes besides the project."""

    links: Links
    words: Mapping[Language, Words]
    diagnostics: Diagnostics
    memo: Memo = field(default_factory=Memo)
    wanted: Callable[[str], bool] = lambda path: True
    """Whether the text of a file is traced; the others are left as they were written."""
    translated: Collection[Language] = tuple(LANGUAGES)
    """The languages in which translations take the place of originals."""


def trace_texts(project: Project, tracing: Tracing) -> Annotated:
    """Traces commentaries; fills in the short forms of these and of the standing pages.

    Translations are compared with their originals and take their places in the project of their language.
    """
    words, diagnostics, memo = tracing.words, tracing.diagnostics, tracing.memo
    data = project.same_data
    figure_index = memo.recall(("figures", data), lambda _: FigureIndex(project), diagnostics)
    tracer = Tracer(figure_index, tracing.links, words)
    same = SameObjects((figure_index, *words.values()))

    def traced(one: T, how: Callable[[T], TracedText[T]]) -> TracedText[T]:
        if not tracing.wanted(one.path):
            return TracedText(one, (), (), coverage(()), ())
        return memo.recall(("traced", SameObjects((one,)), same), lambda _: how(one), diagnostics)

    commentaries = [traced(one, tracer.commentary) for one in project.commentaries.values()]
    pages = [traced(one, tracer.page) for one in project.pages.values()]
    covered = {one.text.path: one.coverage for one in commentaries}
    texts: tuple[TracedText[Any], ...] = (*commentaries, *pages)
    for text in texts:
        diagnostics.note(*text.problems)
    for found in project.translations:
        if found.original in covered:  # both say the same numbers, and the same of them are traced
            covered[found.at.path] = covered[found.original]
    projects: dict[Language, Project] = {}
    translators: dict[Language, _Translator] = {}
    for language in LANGUAGES:
        chosen = project.translations if language in tracing.translated else ()
        own = [one for one in chosen if one.language == language]
        marker = Marker(project, words[language], tracing.links.path_of)
        translator = translators[language] = _Translator(
            {one.original: one for one in own if isinstance(one, ArticleTranslation)},
            {one.original: one for one in own if isinstance(one, ParsedTranslation)},
            figure_index,
            marker,
            tracing,
            same,
        )
        projects[language] = replace(
            project,
            commentaries={one.text.place: translator.text_of(one) for one in commentaries},
            articles=tuple(translator.head_of(one) for one in project.articles),
            pages={one.text.slug: translator.text_of(one) for one in pages},
        )
    return Annotated(projects, covered, ArticleTracer(tracer, translators, same))


class TracedArticle(Struct, frozen=True):
    """An article with its marks, in each language that it is in."""

    texts: Mapping[Language, Article]
    """The original and its translations."""
    coverage: Coverage
    problems: tuple[Problem, ...]


class ArticleTracer(Struct, frozen=True):
    """Traces the texts of articles, some at a time."""

    tracer: Tracer
    translators: "Mapping[Language, _Translator]"
    same: SameObjects
    """Part of a key: what the result depends on besides the article."""

    def translations(self, article: Article) -> list[ArticleTranslation]:
        """The translations of an article that are to take its place."""
        return [found for one in self.translators.values() if (found := one.articles.get(article.path))]

    def trace(self, articles: Sequence[Article], parsed: Sequence[Mapping[Language, Prose]]) -> list[TracedArticle]:
        """Articles, traced and compared with their translations. Of each its text as it was parsed and those of its
        translations, by language.
        """
        texts = [of[article.language] for article, of in zip(articles, parsed, strict=True)]
        return list(map(self._translated, articles, self.tracer.articles(articles, texts), parsed))

    def _translated(
        self, article: Article, original: TracedText[Article], parsed: Mapping[Language, Prose]
    ) -> TracedArticle:
        texts, problems = {article.language: original.text}, [*original.problems]
        for found in self.translations(article):
            made = self.translators[found.language].made(original, found, [parsed[found.language]])
            texts[found.language] = made.text
            problems += made.problems
        return TracedArticle(texts, original.coverage, tuple(problems))


class _Translator(Struct, frozen=True):
    """Puts translations into one language in the place of originals."""

    articles: Mapping[str, ArticleTranslation]
    """By the path of the original, as the others."""
    texts: Mapping[str, ParsedTranslation]
    figure_index: FigureIndex
    marker: Marker
    tracing: Tracing
    same: SameObjects

    def text_of(self, one: TracedText[T]) -> T:
        found = self.texts.get(one.text.path)
        if found is None or not self.tracing.wanted(one.text.path):
            return one.text
        key = ("translated", SameObjects((one, found)), self.same)
        made = self.tracing.memo.recall(key, lambda _: self.made(one, found, found.proses), self.tracing.diagnostics)
        self.tracing.diagnostics.note(*made.problems)
        return made.text

    def head_of(self, article: Article) -> Article:
        """An article with the words of its translation's front matter, where there is one."""
        found = self.articles.get(article.path) if self.articles else None
        return in_place(article, found, ()) if found else article

    def made(self, one: TracedText[T], found: Translation, texts: Sequence[Prose]) -> Translated[T]:
        """A translation, parsed to these texts, with the marks of its original."""
        marker = replace(self.marker, newer=one.newer)
        return translate(one.text, one.groups, found, texts, self.figure_index, marker)
