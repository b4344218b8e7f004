"""The stage of articles: each is read, and its pages made, in several processes where that pays.

The page of an article shows its own text and no other, so whoever has read a text makes its pages at once: its HTML is
neither held nor handed on. What the search and the checks need of every text is.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby, islice

from msgspec import Struct

from scorecards.addresses.route import Route, RouteKind
from scorecards.analysis.tracing.texts import ArticleTracer
from scorecards.inputs.article_texts import ArticleText, ReadText, TextReader, leads_there_still
from scorecards.inputs.kept_texts import KeptTexts, kept_terms
from scorecards.languages import ORIGINAL, Language
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.model.articles import Article, ArticleState
from scorecards.output import Output
from scorecards.problems import ContentError, Diagnostics
from scorecards.processes import in_processes
from scorecards.publish.search_entries import found_by
from scorecards.render.templates import compile_templates
from scorecards.routes.make import Made, SiteInputs, make_together
from scorecards.routes.prepared import Prepared
from scorecards.store import NO_STORE, Store, key_of
from scorecards.store.program import program_digest

_TOGETHER = 32
"""Articles that a process makes at a time, one step for all before the next: what each step needs of the processor's
caches is lost to the others (a fifth of the time)."""


_Results = tuple[ArticleText, tuple[Made, ...], bool]
"""What comes of an article: text and pages, and whether nothing was noted of the text."""


class ArticleWork(Struct, frozen=True):
    """An article whose text is read, and the pages that are made of it."""

    article: Article
    reader: "ArticleReader"
    site: SiteInputs
    """What its pages are made from besides its text."""
    routes: tuple[Route, ...]
    """Its pages; none where a draft or an article that has ended is read for its problems alone."""
    is_out: bool
    """Whether these are pages of today's site."""


class MadeArticle(Struct, frozen=True):
    """An article that was read, with its pages."""

    work: ArticleWork
    text: ArticleText
    pages: tuple[Made, ...]
    is_sound: bool
    """Whether nothing was noted of its text."""


class ArticleReading(Struct, frozen=True):
    """What the texts of articles are read with."""

    tracer: ArticleTracer
    files: Files
    store: Store


def works_of(
    prepared: Prepared, reading: ArticleReading, is_wanted: Callable[[str], bool], makes: Callable[[str], bool]
) -> tuple[ArticleWork, ...]:
    """What is to be done of the articles of today's site, of those to come, and of those that neither shows.

    `is_wanted` tells whether the text of a file is read, `makes` whether what stands at a site path is made.
    """
    site, later = prepared.site, prepared.later
    assert site is not None
    project = site.pages[ORIGINAL].project
    today = {one.path for one in project.articles}
    coming = [one for one in later.pages[ORIGINAL].project.articles if one.path not in today] if later else []
    others = [one for one in project.held_back if one.path not in {one.path for one in coming}]
    day = site.pages[ORIGINAL].index.today
    to_come = {one.path for one in coming if one.state_on(day) is ArticleState.SCHEDULED}
    out = _routes(prepared.routes, lambda path: path in today, makes)
    ahead = _routes(prepared.later_routes, lambda path: path in to_come, makes)
    shown = ArticleReader(site, reading, "shown")
    works = [ArticleWork(one, shown, site, out.get(one.path, ()), True) for one in project.articles]
    if later:
        reader = ArticleReader(later, reading, "shown")
        works += [ArticleWork(one, reader, later, ahead.get(one.path, ()), False) for one in coming]
    held_back = ArticleReader(site, reading, "held back")
    works += [ArticleWork(one, held_back, site, (), False) for one in others]
    return tuple(work for work in works if is_wanted(work.article.path))


def _routes(
    routes: Iterable[Route], is_one: Callable[[str], bool], makes: Callable[[str], bool]
) -> Mapping[str, tuple[Route, ...]]:
    found: dict[str, tuple[Route, ...]] = {}
    for route in routes:
        if route.kind is RouteKind.ARTICLE and is_one(route.key) and makes(route.path):
            found[route.key] = (*found.get(route.key, ()), route)
    return found


class ArticleReader:
    """Reads the texts of articles for one site; takes what an earlier run has read."""

    def __init__(self, site: SiteInputs, reading: ArticleReading, state: str) -> None:
        inputs = site.pages[ORIGINAL]
        self._targets = {language: site.pages[language].targets for language in inputs.project.site.languages}
        self._files, self._tracer, store = reading.files, reading.tracer, reading.store
        self._how = TextReader(inputs.project.indicators, self._tracer, self._targets, inputs.words_in, found_by)
        self._make = self._how.read if state == "shown" else self._how.look
        bases = [site.pages[language].base.stated for language in self._targets]
        there = (inputs.page_of_file.items(), inputs.not_out.items(), inputs.base.untranslated)
        self.addresses = key_of((state, *bases, *(repr(sorted(one)) for one in there)))
        """Digest of where the links of texts may lead."""
        self._key = ("article text", self._tracer.same, self.addresses)
        made_with = b""
        if store is not NO_STORE:
            words = (repr(sorted(one.table.items())) for one in inputs.words_in.values())
            made_with = key_of((state, program_digest(), self._files.digest("data"), *bases, *words))
        self._kept = KeptTexts(store, made_with, self._targets)

    def leads_there_still(self, text: ArticleText) -> bool:
        """Whether the links of a text lead today where they led when it was drawn."""
        return leads_there_still(text, self._targets)

    def key(self, article: Article) -> bytes:
        """Names what comes of the text of an article in the store."""
        return self._kept.key(article, self._tracer.translations(article))

    def terms(self, article: Article) -> Mapping[Language, bytes]:
        """What a search finds an article by in each language; read anew where the store has lost it."""
        if kept := kept_terms(self._kept.store, self.key(article)):
            return kept
        (read,) = self.read([article], [Diagnostics()])
        return {language: body.found_by for language, body in read.text.bodies.items()}

    def read(self, articles: Sequence[Article], noted: Sequence[Diagnostics]) -> list[ReadText]:
        """The texts of articles; the problems of each are noted in its own diagnostics."""
        if not self._files.memo.keeps:
            return self._read(articles, noted)
        return [self._recalled(article, own) for article, own in zip(articles, noted, strict=True)]

    def _recalled(self, article: Article, diagnostics: Diagnostics) -> ReadText:
        key = (*self._key, SameObjects((article, *self._tracer.translations(article))))
        return self._files.memo.recall(key, lambda own: self._read([article], [own])[0], diagnostics)

    def _read(self, articles: Sequence[Article], noted: Sequence[Diagnostics]) -> list[ReadText]:
        if self._kept.store is NO_STORE:
            return self._make(articles, noted)
        keys = list(map(self.key, articles))
        found = {number: read for number, key in enumerate(keys) if (read := self._kept.find(key))}
        left = [number for number in range(len(articles)) if number not in found]
        made = self._make([articles[number] for number in left], [noted[number] for number in left])
        for number, read in zip(left, made, strict=True):
            found[number] = read
            if not noted[number].noted:
                self._kept.keep(keys[number], read)
        return [found[number] for number in range(len(articles))]


def read_texts(works: Iterable[ArticleWork], diagnostics: Diagnostics) -> Mapping[str, ReadText]:
    """The texts of articles by the paths of their files, no page made; problems are noted."""
    return {work.article.path: work.reader.read([work.article], [diagnostics])[0] for work in works}


def make_articles(
    works: Sequence[ArticleWork],
    processes: int,
    store: Store,
    put: Callable[[Output], Output],
    diagnostics: Diagnostics,
    templates: Iterable[str] = (),
) -> Generator[MadeArticle, None, None]:
    """Reads articles and makes their pages, in any order, in so many processes beside this one; in this one for 1.

    `put` is called in the other processes with each file that they have made, and what it gives is handed on.
    `templates` are what other pages are drawn with, which this process compiles while it waits.
    """
    together = sorted(works, key=lambda work: work.article.places)  # what is known of a place is needed for all of its
    groups = [together[start : start + _TOGETHER] for start in range(0, len(works), _TOGETHER)]
    meanwhile: Iterable[str] = ()
    if processes > 1 and works:
        renderers = works[0].site.renderers
        for _ in compile_templates(renderers, {route.template for work in works for route in work.routes}):
            pass
        meanwhile = compile_templates(renderers, templates)

    def make(number: int, own: Diagnostics) -> list[_Results]:
        made = list(_made(groups[number], own))
        if processes > 1:
            made = [(text, tuple(one.with_files(put) for one in pages), sound) for text, pages, sound in made]
        return made

    with closing(in_processes([len(groups)], make, processes, store, diagnostics, meanwhile)) as found:
        for number, some in found:
            for work, made in zip(groups[number], some, strict=True):
                yield MadeArticle(work, *made)


def _made(works: Sequence[ArticleWork], diagnostics: Diagnostics) -> Iterator[_Results]:
    for reader, some in groupby(works, key=lambda work: work.reader):
        yield from _of_one_reader(reader, [*some], diagnostics)


def _of_one_reader(reader: ArticleReader, works: Sequence[ArticleWork], diagnostics: Diagnostics) -> Iterator[_Results]:
    noted = [Diagnostics() for _ in works]
    texts = reader.read([work.article for work in works], noted)
    site = works[0].site.with_drawn({work.article.path: read for work, read in zip(works, texts, strict=True)})
    made = iter(make_together([route for work in works for route in work.routes], site))
    for work, read, own in zip(works, texts, noted, strict=True):
        is_sound = not own.noted
        pages = tuple(_sound([*islice(made, len(work.routes))], own))
        diagnostics.note(*own.noted)
        yield read.text, pages, is_sound


def _sound(pages: Iterable[Made | ContentError], diagnostics: Diagnostics) -> Iterator[Made]:
    """The pages of an article before the first that could not be made, whose problems are noted."""
    for one in pages:
        if isinstance(one, ContentError):
            diagnostics.note(*one.problems)
            return
        yield one
