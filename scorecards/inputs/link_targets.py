"""Where the project's files and figures are found on the site: for links in texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.analysis.tracing.commentary import Links
from scorecards.analysis.tracing.figures import Figure, FigureKind
from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.model.articles import Article, ArticleState, ParsedTranslation, original_of, translation_of
from scorecards.model.project import AmongAll, Project
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting


def links(project: Project) -> Links:
    """What the tracing of texts has to know of addresses."""
    return Links(leads_to, figure_path(project))


def pages_by_file(project: Project) -> dict[str, str]:
    """The site path of the page that each Markdown file makes, or would make if it were translated."""
    found = _originals(project)
    return {translation_of(file, language): path for file, path in found.items() for language in LANGUAGES}


def _originals(project: Project) -> dict[str, str]:
    """The site path of the page that each Markdown file in the original language makes."""
    articles = (*project.articles, *project.held_back)
    found = {
        **{article.path: paths.article(article.slug) for article in articles},
        **{page.path: paths.standing(page.slug) for page in project.pages.values()},
        **{one.path: paths.unit(one.place) for one in project.commentaries.values()},
    }
    return {original_of(file): path for file, path in found.items()}


class Focus(Struct, frozen=True):
    """A page that is made alone."""

    path: str
    """Its site path, the same in all languages."""
    language: Language = ORIGINAL


class SomeArticles(Struct, frozen=True):
    """Articles of which the pages are made alone, in all languages."""

    files: frozenset[str]
    """Those of the originals."""
    among_all: Mapping[str, AmongAll]
    """What all articles say of these, and of what their pages name."""


class WantedTexts(Struct, frozen=True):
    """Which texts have to be traced for what is made."""

    originals: Callable[[str], bool]
    """Whether the text of a file is traced."""
    translations: tuple[Language, ...]
    """The languages whose translations are compared with their originals and take their places."""


def wanted_texts(project: Project, focus: Focus | SomeArticles | None) -> WantedTexts:
    """For some articles theirs; for a page, its own text, for one in another language all commentaries and standing
    pages that are translated too, since lists name them.

    All texts for None, and for the search, whose index holds them.
    """
    if isinstance(focus, SomeArticles):
        return WantedTexts(focus.files.__contains__, tuple(LANGUAGES))
    if focus is None or needs_all_texts(focus.path):
        return WantedTexts(lambda path: True, tuple(LANGUAGES))
    translated = project.translations if focus.language != ORIGINAL else ()
    named = {one.original for one in translated if isinstance(one, ParsedTranslation)}
    shown = {file for file, path in _originals(project).items() if path == focus.path}
    return WantedTexts(lambda path: path in named or path in shown, (focus.language,))


def needs_all_texts(path: str) -> bool:
    """Whether what stands at a site path is made from the texts of all articles: the search, whose index has them."""
    return path == paths.SEARCH


class NotOut(Struct, frozen=True):
    """What a site path will lead to, or has led to."""

    state: ArticleState | None
    """Of the article there; None for a list of articles, of which none is out."""
    day: date | None
    """From when on or until when the article is shown; None for drafts and lists."""

    def said(self, words: Words) -> str:
        """What a reader is told beside the words that would be the link; "" for a list."""
        day = formatting.day(self.day, words.language) if self.day else ""
        return words(f"not-out.{self.state}", day=day) if self.state else ""


def not_out(held_back: Iterable[Article], today: date, lists: Iterable[str]) -> dict[str, NotOut]:
    """The site paths that lead nowhere on this day and would on another, or once a draft is published.

    `lists` are the paths of pages that only articles which are not out make.
    """
    found = {path: NotOut(None, None) for path in lists}
    for article in held_back:
        state = article.state_on(today)
        days = {ArticleState.SCHEDULED: article.published, ArticleState.ENDED: article.ends}
        for path in (paths.article(article.slug), *old_paths(article)):
            found[path] = NotOut(state, days.get(state))
    return found


def old_paths(article: Article) -> Iterator[str]:
    """The site paths of an article's old addresses; an address that names no file is that of a folder."""
    for address in article.old_addresses:
        folder = not address.endswith("/") and "." not in address.rsplit("/", 1)[1]
        yield address + "/" * folder


def leads_to(link: str) -> str:
    """The figure, the indicator or the document that a link in a text leads to, or ""."""
    page, _, anchor = link.partition("#")
    if page.startswith(paths.UNITS):
        return paths.indicator_of_line(anchor) or anchor
    for folder in (paths.INDICATORS, paths.DOCUMENTS):
        if page.startswith(folder):
            return page.removeprefix(folder).strip("/")
    return ""


def figure_path(project: Project) -> Callable[[Figure], str]:
    """Where a figure has its permanent place: its unit's page; for targets and the country's, the indicator's."""
    communes = {slug for slug, place in project.places.items() if place.is_brief}

    def path_of(figure: Figure) -> str:
        if figure.sort is FigureKind.TARGET:
            return f"{paths.indicator(figure.subject)}#{figure.id}"
        if figure.place == project.site.country:
            return paths.country_figure(figure.subject, figure.id)
        if figure.sort is FigureKind.OBSERVATION and figure.place in communes:
            return paths.figure_line(figure.place, figure.subject, figure.members)
        return paths.figure(figure.place, figure.id)

    return path_of
