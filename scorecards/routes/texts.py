"""The stage of texts: those of all articles read, in several processes where that pays."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain

from scorecards.analysis.tracing.texts import ArticleTracer
from scorecards.inputs.article_texts import ArticleText, TextReader, coverage_by_path
from scorecards.inputs.kept_texts import KeptTexts
from scorecards.languages import ORIGINAL
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.model.articles import Article
from scorecards.problems import Diagnostics
from scorecards.processes import in_processes, processes_for
from scorecards.publish.search_entries import found_by
from scorecards.routes.make import SiteInputs
from scorecards.store import NO_STORE, Store, key_of
from scorecards.store.program import program_digest

_TOGETHER = 16
"""Articles whose texts a process reads at a time."""


@dataclass(frozen=True, slots=True)
class TextsWanted:
    """What the stage takes besides the sites and what their texts are traced with."""

    files: Files
    is_wanted: Callable[[str], bool]
    """Whether the text of a file is read; the others are on no page that is made."""
    store: Store
    processes: int
    """As `Settings` has it."""
    known: Mapping[str, ArticleText]
    """What other runs have read, by the paths of the files."""


def with_texts(
    site: SiteInputs, later: SiteInputs | None, tracer: ArticleTracer, wanted: TextsWanted
) -> tuple[SiteInputs, SiteInputs | None]:
    """The site of today and that of other days with the texts of their articles; problems are noted.

    Of articles that neither shows the texts are read for their problems alone.
    """
    project = site.pages[ORIGINAL].project
    today = {one.path for one in project.articles}
    coming = [one for one in later.pages[ORIGINAL].project.articles if one.path not in today] if later else []
    shown = today | {one.path for one in coming}
    others = [one for one in project.held_back if one.path not in shown]
    work = _work(project.articles, _Reader(site, tracer, wanted, "shown"), wanted)
    work += _work(coming, _Reader(later, tracer, wanted, "shown"), wanted) if later else []
    work += _work(others, _Reader(site, tracer, wanted, "held back"), wanted)
    texts = {**wanted.known, **_read(work, wanted)}
    return _given(site, texts), later and _given(later, texts)


class _Reader:
    """Reads the texts of articles for one site; takes what an earlier run has read."""

    def __init__(self, site: SiteInputs, tracer: ArticleTracer, wanted: TextsWanted, state: str) -> None:
        inputs = site.pages[ORIGINAL]
        targets = {language: site.pages[language].targets for language in inputs.project.site.languages}
        self._files, self._tracer = wanted.files, tracer
        self._how = TextReader(inputs.project.indicators, tracer, targets, inputs.words_in, found_by)
        self._make = self._how.read if state == "shown" else self._how.look
        addresses = key_of((state, repr(sorted(inputs.page_of_file.items())), repr(sorted(inputs.not_out.items())),
                            repr(sorted(inputs.base.untranslated)),  # a set's own order is another in each run
                            *(repr(site.pages[language].base) for language in targets)))  # fmt: skip
        self._key = ("article text", tracer.same, addresses)
        made_with = b""
        if wanted.store is not NO_STORE:
            words = (repr(sorted(one.table.items())) for one in inputs.words_in.values())
            bases = (repr(site.pages[language].base) for language in targets)
            made_with = key_of((state, program_digest(), wanted.files.digest("data"), *bases, *words))
        self._kept = KeptTexts(wanted.store, made_with, targets)

    def read(self, article: Article, diagnostics: Diagnostics) -> ArticleText:
        """The text of an article; problems are noted."""
        translations = self._tracer.translations(article)

        def made(own: Diagnostics) -> ArticleText:
            if self._kept.store is NO_STORE:
                return self._make(article, own)
            texts = (self._files.text(one.path) or "" for one in translations)
            return self._kept.read(article, texts, self._make, own)

        key = (*self._key, SameObjects((article, *translations)))
        return self._files.memo.recall(key, made, diagnostics)


_Work = list[tuple[Article, _Reader]]


def _work(articles: Iterable[Article], reader: _Reader, wanted: TextsWanted) -> _Work:
    return [(one, reader) for one in articles if wanted.is_wanted(one.path)]


def _read(work: _Work, wanted: TextsWanted) -> Mapping[str, ArticleText]:
    groups = [work[start : start + _TOGETHER] for start in range(0, len(work), _TOGETHER)]
    processes = processes_for(len(work), wanted.processes)

    def make(number: int, own: Diagnostics) -> list[tuple[str, ArticleText]]:
        return [(article.path, reader.read(article, own)) for article, reader in groups[number]]

    with closing(in_processes(len(groups), make, processes, wanted.store, wanted.files.diagnostics)) as found:
        return dict(chain.from_iterable(some for _, some in found))


def _given(site: SiteInputs, texts: Mapping[str, ArticleText]) -> SiteInputs:
    coverage = {**site.pages[ORIGINAL].coverage, **dict(coverage_by_path(texts))}
    pages = {language: replace(one, texts=texts, coverage=coverage) for language, one in site.pages.items()}
    return replace(site, pages=pages)
