"""Links that lead nowhere: in Markdown with their line, in templates with the page they are on."""

import html as html_module
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.addresses.base import Base, localised
from scorecards.addresses.paths import LISTS
from scorecards.inputs.media import not_shown
from scorecards.inputs.page_inputs import PageInputs
from scorecards.inputs.prose_html import WrittenLink, file_of, image_path, is_elsewhere, page_of_link, resolve
from scorecards.languages import LANGUAGES, Language
from scorecards.model.articles import NEWS_FILES, original_of
from scorecards.model.project import SiteSection
from scorecards.output import claim_conflicts
from scorecards.problems import Diagnostics, Location, Problem, nearest, problem

_ATTRIBUTE = re.compile(r'="(?:(?<=\s(id)=")|(?<=\shref=")|(?<=\ssrc="))([^"]*)"')
"""Good for the site's own HTML, whose attributes Jinja and the Markdown renderer write in one way. It begins with what
stands in the page less often than a space, which is found faster."""


Known = Mapping[str, Set[str] | None]
"""The anchors of every page by its localised path; None for files."""


class PageLinks(Struct, frozen=True):
    """What leads to a page and away from it."""

    path: str
    """Site path, the same in all languages."""
    language: Language
    source: str
    """What the page is made from, for messages."""
    anchors: frozenset[str]
    links: tuple[str, ...]
    """What its `href` and `src` attributes hold that leads to this site, unescaped, each once, in order."""

    def __reduce__(self) -> tuple[object, ...]:
        """How it comes from another process: what many pages have in common is held once here too."""
        return _handed_over, (self.path, self.language, self.source, (*self.anchors,), self.links)


def _handed_over(
    path: str, language: Language, source: str, anchors: tuple[str, ...], links: tuple[str, ...]
) -> PageLinks:
    return PageLinks(path, language, source, _shared(frozenset(anchors)), tuple(map(sys.intern, links)))


@lru_cache(maxsize=4096)  # those of most articles are the same
def _shared(anchors: frozenset[str]) -> frozenset[str]:
    return anchors


def links_of_page(path: str, language: Language, html: str, source: str) -> PageLinks:
    """The anchors and links of a page's HTML. What many pages have in common is held once (`sys.intern`)."""
    found = dict.fromkeys(_ATTRIBUTE.findall(html))
    anchors = frozenset([_unescaped(value) for id, value in found if id])
    links = dict.fromkeys([_link_in(value) for id, value in found if not id])
    links.pop("", None)
    return PageLinks(path, language, source, anchors, tuple(links))


@lru_cache(maxsize=4096)  # what every page leads to
def _link_in(value: str) -> str:
    """The link that an attribute holds, or "" for one that leads elsewhere."""
    link = _unescaped(value)
    return link if _is_site_path(link) or link.startswith("#") else ""


@lru_cache(maxsize=4096)
def _unescaped(value: str) -> str:
    return sys.intern(html_module.unescape(value))


class LaterSite(Struct, frozen=True):
    """What the site has on other days, with nothing edited: articles to come, and those that have ended."""

    editions: Mapping[Language, PageInputs] = field(default_factory=dict)
    """With these articles."""
    pages: Sequence[PageLinks] = ()
    """The pages of articles to come."""
    files: Sequence[str] = ()
    """The paths of what these pages show or offer: photos, downloads."""
    paths: frozenset[str] = frozenset()
    """The paths, the same in all languages, of every page that is there on other days only."""


NO_LATER_SITE = LaterSite()


def check_links(
    editions: Mapping[Language, PageInputs],
    pages: Sequence[PageLinks],
    files: Iterable[str],
    later: LaterSite,
    diagnostics: Diagnostics,
) -> None:
    """Notes every link on the site that leads to no page, file or anchor of it, once however many languages have it.

    `files` are the paths of all outputs that are no pages. Articles to come are checked as if they were out, so that a
    mistake is met by the person who makes it and not on the day of publication. A link to a page that is there on
    another day is a warning.
    """
    known: dict[str, Set[str] | None] = dict.fromkeys(f"/{file}" for file in files)
    known |= _anchors(pages)
    ahead: dict[str, Set[str] | None] = {
        one.base.localised(path): None for path in later.paths for one in later.editions.values()
    }
    ahead |= _anchors(later.pages)
    coming_files = dict.fromkeys(f"/{file}" for file in later.files)
    reported: set[str] = set()
    read: set[str] = set()
    for inputs in editions.values():
        found = [(path, links) for path, links in inputs.written_links() if path not in read]
        for source, links in found:
            diagnostics.note(*_of_text(source, links, inputs, known, ahead, reported))
        read |= {path for path, _ in found}
        diagnostics.note(*_of_pages(pages, inputs.base, known, reported))
    coming = {page.source for page in later.pages}
    for inputs in later.editions.values():
        found = [(path, links) for path, links in inputs.written_links() if path not in read]
        for source, links in found:
            if original_of(source) in coming:
                diagnostics.note(*_of_text(source, links, inputs, known | ahead, {}, reported))
        read |= {path for path, _ in found}
        diagnostics.note(*_of_pages(later.pages, inputs.base, known | ahead | coming_files, reported))


def check_images(editions: Mapping[Language, PageInputs], later: LaterSite, diagnostics: Diagnostics) -> None:
    """Notes every image of the texts, those of articles to come among them, that cannot be shown."""
    read: set[str] = set()
    coming = {page.source for page in later.pages}
    for inputs in (*editions.values(), *later.editions.values()):
        found = [(path, links) for path, links in inputs.written_links() if path not in read]
        for source, links in found:
            if inputs is editions.get(inputs.language) or original_of(source) in coming:
                images = ((written, at) for kind, written, at in links if kind == "image")
                diagnostics.note(*chain.from_iterable(_image(source, *image, inputs) for image in images))
        read |= {path for path, _ in found}


def open_links(
    pages: Sequence[PageLinks], files: Iterable[str], others: Set[str], editions: Mapping[Language, PageInputs]
) -> Iterator[PageLinks]:
    """Pages of a share of a site with those links alone of which it cannot be told here that they lead somewhere.

    `files` are the paths of the outputs of the share that are no pages, `others` the localised paths of all pages of
    the site: what stands on those of other shares, the anchors, is not known.
    """
    known: dict[str, Set[str] | None] = dict.fromkeys(f"/{file}" for file in files)
    known |= _anchors(pages)
    for page in pages:
        base = editions[page.language].base
        asked = ((link, _path_of(link, page, base)) for link in page.links)
        yield replace(page, links=tuple(link for link, path in asked if not path or not _leads(path, known, others)))


def target_of(link: str, page: PageLinks, base: Base) -> tuple[str, str] | None:
    """The localised path that a link of a page leads to, and the anchor there or ""; None for links to elsewhere."""
    path = _path_of(link, page, base)
    return (page_of_link(path), _anchor_of(path)) if path else None


def _leads(path: str, known: Known, others: Set[str]) -> bool:
    page, anchor = page_of_link(path), _anchor_of(path)
    if page not in known:
        return not anchor and page in others
    names = known[page]
    return not anchor or names is None or anchor in names


def _anchors(pages: Iterable[PageLinks]) -> dict[str, Set[str] | None]:
    return {localised(page.path, page.language): page.anchors for page in pages}


def _of_text(
    source: str, links: Iterable[WrittenLink], inputs: PageInputs, known: Known, ahead: Known, reported: set[str]
) -> Iterator[Problem]:
    """What is wrong with the links of a text from a file; `ahead` has the pages that are there on other days only."""
    base, targets = inputs.base, inputs.targets
    for kind, written, at in links:
        if kind == "image":
            continue
        path = resolve(source, written, targets)
        if path is None:
            yield _of_news(source, written, at, inputs) or _nowhere(written, at)
        elif path.startswith("#"):
            path = (targets.page_of(source) or "") + path
        if not path or not _is_site_path(path):
            continue
        place = base.localised(path)
        absent = inputs.not_out.get(page_of_link(path))
        if absent and page_of_link(place) not in known:
            found = _broken(place, {page_of_link(place): None, **ahead}, at, written)
            why = {f"why_{language}": absent.said(inputs.words_in[language]) or "–" for language in LANGUAGES}
            yield found or problem("link-not-out", at, read=written, **why)
            reported.add(path)
        elif found := _broken(place, known, at, written):
            yield _of_section(path, written, at, inputs) or found
            reported.add(path)


def _of_section(path: str, written: str, at: Location, inputs: PageInputs) -> Problem | None:
    """That a link leads to a section which the site does without; None for any other."""
    for section in inputs.project.site.sections_off:
        if path.startswith(LISTS[section]):
            return problem("link-to-section-off", at, read=written, section=section)
    return None


def _of_news(source: str, written: str, at: Location, inputs: PageInputs) -> Problem | None:
    """That a link names the file of an article on a site without news; None for any other."""
    news = SiteSection.NEWS
    if news in inputs.project.site.sections_off and original_of(file_of(source, written)).startswith(NEWS_FILES):
        return problem("link-to-section-off", at, read=written, section=news)
    return None


def _of_pages(pages: Iterable[PageLinks], base: Base, known: Known, reported: set[str]) -> Iterator[Problem]:
    """What leads nowhere from the pages in the language of `base` and is not yet `reported`, by its path in all
    languages."""
    sound: set[str] = set()  # most links are those of many pages
    for page in pages:
        if page.language == base.language:
            yield from _of_page(page, base, known, reported, sound)


def _of_page(page: PageLinks, base: Base, known: Known, reported: set[str], sound: set[str]) -> Iterator[Problem]:
    here = Location(page.source)
    for link in [link for link in page.links if link not in sound]:
        path = _path_of(link, page, base)
        key = base.neutral(path) if path else link
        if key in reported:
            continue
        found = _broken(path, known, here, link) if path else problem("broken-link", here, read=link, near="")
        if found:
            yield found
            reported.add(key)
        elif not link.startswith("#"):
            sound.add(link)


def _path_of(link: str, page: PageLinks, base: Base) -> str | None:
    """The localised path that a link of a page leads to; None for one that leads elsewhere."""
    return base.localised(page.path) + link if link.startswith("#") else base.site_path(link)


def _anchor_of(path: str) -> str:
    return unquote(path.partition("#")[2])  # a mark written as %23 belongs to what is asked


def _is_site_path(path: str) -> bool:
    return path.startswith("/") and not path.startswith("//")


def _nowhere(written: str, at: Location) -> Problem:
    if is_elsewhere(written):
        return problem("broken-link", at, read=written, near="")
    return problem("missing-file", at, read=written, near="")


def _broken(path: str, known: Known, at: Location, written: str) -> Problem | None:
    page = page_of_link(path)
    anchor = _anchor_of(path)
    if page not in known:
        return problem("broken-link", at, read=written, near=nearest(page, known))
    names = known[page]
    if anchor and names is not None and anchor not in names:
        return problem("broken-anchor", at, page=page, read=anchor, near=nearest(anchor, names))
    return None


def _image(source: str, written: str, at: Location, inputs: PageInputs) -> Iterator[Problem]:
    if is_elsewhere(written):
        yield problem("image-elsewhere", at, read=written)
        return
    path = image_path(source, written)
    if path is None:
        yield problem("outside-project", at, path=written)
        return
    picture = inputs.media.image(path)
    if picture is None or not picture.versions:
        yield not_shown(path, picture, at, inputs.media.files)


def check_addresses(claims: Iterable[tuple[str, str]], diagnostics: Diagnostics) -> None:
    """Notes two sources that make one address; once, though each edition has it.

    `claims` are the path and the source of each output.
    """
    seen: set[tuple[str, str]] = set()
    for clash in claim_conflicts(claims):
        if (clash.source, clash.other_source) in seen:
            continue
        seen.add((clash.source, clash.other_source))
        at, first, second = Location(clash.other_source), clash.source, clash.other_source
        diagnostics.add("address-conflict", at, path=clash.path, first=first, second=second)
