"""The texts of articles as pages, the search and the checks need them: HTML and words, whose tokens are not kept.

A text is read in one go, parsed, traced and drawn, and what comes of it is small and made of plain values: it can be
handed from one process to another and kept for the next run (`inputs.kept_texts`). The HTML is needed for the pages of
the article alone, and so it is apart from what the search and the checks of the site need of every text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from msgspec import Struct

from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.analysis.tracing.passages import texts_of
from scorecards.analysis.tracing.texts import ArticleTracer, TracedArticle
from scorecards.inputs.prose_html import (
    DrawnProse,
    Targets,
    WrittenLink,
    draw_prose,
    image_path,
    links_of,
    page_of_link,
    resolve,
)
from scorecards.languages import ORIGINAL, Language
from scorecards.load.names import LoadContext, Names
from scorecards.load.parsed_text import parse_sources
from scorecards.model.articles import Article, ArticleTranslation, Prose
from scorecards.problems import Diagnostics, Location
from scorecards.strings.words import Words

_MARKS = (".", "!", "?", "…", ":", ";", ",")
"""What ends a text, so that no full stop is put behind it."""

PREFIX = "bai"
"""What the ids of a text begin with, on the page of an article as on a standing page."""


LedTo = tuple[str | None, str | None, Language | None]
"""Of a link the site path that it means, what readers are told where that is not out, and another language there."""


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """What comes of the text of an article in one language, besides its HTML."""

    path: str
    """The file that it is from: of a translation its own."""
    found_by: bytes
    """What a search finds the article by besides its title, in one piece (`publish.search_entries`)."""
    links: tuple[WrittenLink, ...]
    led_to: tuple[LedTo, ...]
    """Where each of its links leads, images left out: what its HTML depends on besides the text."""


class ArticleText(Struct, frozen=True):
    """What comes of an article's text."""

    bodies: Mapping[Language, ArticleBody]
    """By language, of the original and its translations; none for an article that is not shown."""
    images: tuple[str, ...]
    """The image files that the original and its translations name, whether or not they are there."""
    coverage: Coverage = Coverage(0, 0)
    """How many of its numbers are traced, in one language."""
    places: tuple[str, ...] = ()
    """The places that its head names, whose names a search finds it by."""


class ReadText(Struct, frozen=True):
    """An article's text as it was read."""

    text: ArticleText
    drawn: Mapping[Language, DrawnProse]
    """Its HTML by language, as `ArticleText.bodies`; for the pages of the article."""


class TextReader(Struct, frozen=True):
    """What the texts of articles are read with."""

    indicators: Iterable[str]
    """The indicators that short forms may name."""
    tracer: ArticleTracer
    targets: Mapping[Language, Targets]
    """Where the links of texts lead, on pages of each language."""
    words: Mapping[Language, Words]
    found_by: Callable[[Article, str], bytes]
    """What a search finds an article by whose text says this."""

    def read(self, articles: Sequence[Article], noted: Sequence[Diagnostics]) -> list[ReadText]:
        """Articles that are shown: their texts parsed, their numbers traced, their HTML drawn, all of one step before
        the next, which takes less time (`routes.articles`). The problems of each are noted in its own diagnostics,
        those of its translations among them.
        """
        parsed = self._parsed(articles, noted)
        traced = self.tracer.trace(articles, [one.texts for one in parsed])
        for one, texts, own in zip(traced, parsed, noted, strict=True):
            own.note(*(told for told in one.problems if told.at.path not in texts.faulty))
        drawn = [{language: self._drawn(text, language) for language, text in one.texts.items()} for one in traced]
        return list(map(self._read, parsed, traced, drawn))

    def _drawn(self, text: Article, language: Language) -> DrawnProse:
        return draw_prose(text.prose, self.targets[language], PREFIX, self.words[language])

    def _read(self, parsed: "_ParsedTexts", traced: TracedArticle, drawn: Mapping[Language, DrawnProse]) -> ReadText:
        bodies = {}
        for language, text in traced.texts.items():
            links = parsed.links[language]
            found_by = self.found_by(text, said_in(text.prose))
            led_to = tuple(led_by(links, text.path, self.targets[language]))
            bodies[language] = ArticleBody(text.path, found_by, links, led_to)
        places = traced.texts[ORIGINAL].places
        return ReadText(ArticleText(bodies, parsed.images, traced.coverage, places), drawn)

    def look(self, articles: Sequence[Article], noted: Sequence[Diagnostics]) -> list[ReadText]:
        """Articles that are not shown: their texts parsed for their problems, and for what they name."""
        return [ReadText(ArticleText({}, one.images), {}) for one in self._parsed(articles, noted)]

    def _parsed(self, articles: Sequence[Article], noted: Sequence[Diagnostics]) -> list["_ParsedTexts"]:
        names = Names({"indicator": dict.fromkeys(self.indicators, Location(""))})
        files: list[list[Article | ArticleTranslation]] = [[one, *self.tracer.translations(one)] for one in articles]
        told = [Diagnostics() for some in files for _ in some]
        contexts = [LoadContext(one, names) for one in told]
        parsed = zip(parse_sources((one.source for some in files for one in some), contexts), told, strict=True)
        made = []
        for some, own in zip(files, noted, strict=True):
            texts = {one.language: text for one, text in zip(some, islice(parsed, len(some)), strict=True)}
            own.note(*(problem for _, found in texts.values() for problem in found.noted))
            made.append(_ParsedTexts.of(texts))
        return made


class _ParsedTexts(Struct, frozen=True):
    """An article's text and those of its translations, by language."""

    texts: Mapping[Language, Prose]
    links: Mapping[Language, tuple[WrittenLink, ...]]
    faulty: frozenset[str]
    """The files of translations with errors, of which the numbers that they lack may come: they are not told too."""

    @classmethod
    def of(cls, found: Mapping[Language, tuple[Prose, Diagnostics]]) -> "_ParsedTexts":
        """Texts as they were parsed, and what is wrong with each."""
        texts = {language: prose for language, (prose, _) in found.items()}
        faulty = (prose.path for language, (prose, told) in found.items() if language != ORIGINAL and told.errors)
        links = {language: tuple(links_of(prose)) for language, prose in texts.items()}
        return cls(texts, links, frozenset(faulty))

    @property
    def images(self) -> tuple[str, ...]:
        """The image files that they name."""
        named = (link for some in self.links.values() for link in some if link.kind == "image")
        return tuple(dict.fromkeys(path for link in named if (path := image_path(link.at.path, link.written))))


def led_by(links: Iterable[WrittenLink], path: str, targets: Targets) -> Iterator[LedTo]:
    """Where the links of a text from the file at `path` lead."""
    for link in links:
        if link.kind == "link":
            page = resolve(path, link.written, targets)
            yield page, targets.not_out(page_of_link(page or "#")), targets.language_of(page or "#")


def leads_there_still(text: ArticleText, targets: Mapping[Language, Targets]) -> bool:
    """Whether the links of a text lead today where they led when it was drawn."""
    return all(
        body.led_to == tuple(led_by(body.links, body.path, targets[language])) for language, body in text.bodies.items()
    )


def said_in(prose: Prose) -> str:
    """What a text says, passage after passage, each once."""
    return in_a_row(texts_of(prose))


def in_a_row(texts: Iterable[str]) -> str:
    """Texts after each other, each once, with a full stop behind those that end without a mark of their own."""
    *before, last = tuple(dict.fromkeys(filter(None, texts))) or ("",)
    return " ".join([*(one if one.endswith(_MARKS) else f"{one}." for one in before), last])


def coverage_by_path(texts: Mapping[str, ArticleText]) -> Iterator[tuple[str, Coverage]]:
    """How many numbers of each text are traced, by the paths of the original and of its translations."""
    for path, text in texts.items():
        yield path, text.coverage
        yield from ((body.path, text.coverage) for body in text.bodies.values())
