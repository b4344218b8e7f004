"""The pages of a preview: each made when it is asked for, the last good one kept for when files have mistakes."""

import gc
import mimetypes
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.addresses.base import Base, is_page_path
from scorecards.addresses.paths import HOME, NOT_FOUND, SEARCH
from scorecards.addresses.route import Route
from scorecards.inputs.link_targets import Focus
from scorecards.languages import LANGUAGES, ORIGINAL
from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.model.articles import Article, ArticleState
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.pipeline import Settings, prepare
from scorecards.problems import ContentError, Diagnostics, Problem
from scorecards.routes.all_routes import file_routes, find_route
from scorecards.routes.make import SiteInputs, make
from scorecards.sheets.overlay import FilesWith

T = TypeVar("T")

OWN = "/_xem/"
"""Where the preview's own files and events are; no page of a site begins so."""

HTML = "text/html; charset=utf-8"

_MOST_KEPT = 100
"""Good pages that are kept for when files have mistakes."""
_MOST_FILES = 2_000
"""Photos, charts and downloads of pages that were looked at."""


class Answer(Struct, frozen=True):
    """What is shown at an address."""

    content: bytes
    kind: str
    """Media type."""
    status: int = 200
    leads_to: str = ""
    """The address to go to instead, or ""."""
    source: str = ""
    """File or folder that the page is made from: "content/news/2026/x.md", "data/provinces/ha-tinh/"."""
    problems: tuple[Problem, ...] = ()
    """What the run that made it noted."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts of the files that have problems."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the page from being made anew."""
        return tuple(one for one in self.problems if one.severity == "error")


class PreviewPages:
    """The site of a project as its files are now. Safe to be asked from several threads; one page is made at a time."""

    def __init__(self, root: Path, settings: Settings) -> None:
        """`settings` are those of the public site; here drafts and articles of other days are shown too."""
        self._root = root
        self._settings = replace(settings, drafts=True)
        self._memo = Memo()
        self._lock = RLock()
        self._answers: dict[str, Answer] = {}
        self._good: dict[str, Output] = {}
        self._files: dict[str, bytes] = {}
        self._site: SiteInputs | None = None
        self._project: Project | None = None

    @property
    def base(self) -> Base:
        """Where the site stands, as far as it is known."""
        if self._site is not None:
            return self._site.pages[ORIGINAL].base
        return self._settings.base or Base("/")

    def changed(self) -> None:
        """Files were saved: what is asked for next is made from them."""
        with self._lock:
            self._answers.clear()

    def answer(self, address: str) -> Answer:
        """What is shown at an address of the server, without its query: "/repo/tinh/ha-tinh/"."""
        with self._lock:
            if address not in self._answers:
                self._answers[address] = self._made(unquote(address))
            return self._answers[address]

    def site_path(self, address: str) -> Focus | None:
        """The page that an address names, by its path in all languages; None for one outside of the site."""
        path = self.base.site_path(unquote(address))
        if path is None:
            return None
        for language in LANGUAGES:
            neutral = self.base.to(language).neutral(path)
            if neutral != path:
                return Focus(neutral, language)
        return Focus(path)

    def held_back(self) -> tuple[Article, ...]:
        """The articles that are shown here and not on the public site today."""
        with self._lock:
            shown = self._site.pages[ORIGINAL].index.project.articles if self._site else ()
            return tuple(one for one in shown if one.state_on(self._settings.today) is not ArticleState.OUT)

    def project(self) -> Project | None:
        """The project as its files are now; None where they have mistakes."""
        with self._lock:
            self._run(Focus(HOME))
            return self._project

    def files(self) -> Files:
        """The files of the project, for whoever reads on."""
        return Files(self._root, Diagnostics(), self._memo)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key and kept as what is read is."""
        with self._lock:
            return self._memo.recall(key, lambda _: make(), Diagnostics())

    def look(self, added: Mapping[str, str], focus: Focus) -> Answer:
        """A page as it would be with new files; the answer has the problems of these alone, errors of others too."""
        with self._lock:
            self._memo.begin_run()
            files = FilesWith(self._root, Diagnostics(), self._memo, added=added)
            site = prepare(files, replace(self._settings, focus=focus)).site
            noted = files.diagnostics.problems
            problems = tuple(one for one in noted if one.at.path in added or one.severity == "error")
            route = find_route(site.pages[ORIGINAL], focus.path, focus.language) if site else None
            page, found = self._drawn(route, None if files.diagnostics.errors else site)
            problems = (*problems, *found)
            content = page.content if page else b""
            return Answer(content, HTML, problems=problems, texts=_texts(files, problems))

    def _made(self, address: str) -> Answer:
        if self._site is None:
            self._run(Focus(HOME))  # where the site stands is known with its files alone
        focus = self.site_path(address)
        if focus is None:
            to = self.base.path if address == "/" else ""
            return Answer(b"", HTML, 302 if to else 404, leads_to=to)
        if is_page_path(focus.path):
            return self._page(address, focus)
        return self._file(address, focus)

    def _page(self, address: str, focus: Focus) -> Answer:
        files, site = self._run(focus)
        problems = files.diagnostics.problems
        usable = site or self._site
        route = find_route(usable.pages[ORIGINAL], focus.path, focus.language) if usable else None
        if usable is not None and route is None:
            return self._missing(usable, problems)
        page, found = self._drawn(route, site)
        problems, texts = (*problems, *found), _texts(files, (*problems, *found))
        if page is not None:
            self._good[address] = page
            _drop_first(self._good, _MOST_KEPT)
        shown = self._good.get(address)
        if shown is None:
            return Answer(b"", HTML, 503, problems=problems, texts=texts)
        return Answer(shown.content, HTML, source=shown.source, problems=problems, texts=texts)

    def _drawn(self, route: Route | None, site: SiteInputs | None) -> tuple[Output | None, tuple[Problem, ...]]:
        """The page of a route, its files kept for when it asks for them; None, and why, where it cannot be made."""
        if route is None or site is None:
            return None, ()
        try:
            page, *others = make(route, site).files
        except ContentError as error:
            return None, error.problems
        self._files |= {file.path: file.content for file in others}
        _drop_first(self._files, _MOST_FILES)
        return page, ()

    def _run(self, focus: Focus) -> tuple[Files, SiteInputs | None]:
        """Reads the project for one page; the site's inputs, None where a mistake forbids to make the page."""
        self._memo.begin_run()
        files = Files(self._root, Diagnostics(), self._memo)
        gc.disable()
        try:
            prepared = prepare(files, replace(self._settings, focus=focus))
        finally:
            gc.freeze()  # what was read stays: looking through it for cycles would keep the next page waiting
            gc.enable()
        if prepared.site is None or files.diagnostics.errors:
            return files, None
        self._site, self._project = prepared.site, prepared.project
        return files, prepared.site

    def _missing(self, site: SiteInputs, problems: tuple[Problem, ...] = ()) -> Answer:
        route = find_route(site.pages[ORIGINAL], NOT_FOUND, ORIGINAL)
        assert route is not None
        return Answer(make(route, site).files[0].content, HTML, 404, problems=problems)

    def _file(self, address: str, focus: Focus) -> Answer:
        """A file: of a route that holds it, or one that a page which was looked at names."""
        if focus.path.startswith(SEARCH):
            self._run(Focus(SEARCH))  # its index holds every text
        if self._site is None:
            return Answer(b"", HTML, 503)
        inputs, name = self._site.pages[ORIGINAL], (self.base.site_path(unquote(address)) or "").lstrip("/")
        within = (one for one in file_routes(inputs.index, inputs.base) if _holds(one, focus))
        made = {file.path: file.content for one in within for file in make(one, self._site).files}
        content = made.get(name, self._files.get(name))
        if content is not None:
            return Answer(content, mimetypes.guess_type(name)[0] or "application/octet-stream")
        if find_route(inputs, f"{focus.path}/", focus.language):
            return Answer(b"", HTML, 302, f"{address}/")
        if route := find_route(inputs, focus.path, focus.language):
            return Answer(make(route, self._site).files[0].content, HTML)
        return self._missing(self._site)


def _holds(route: Route, focus: Focus) -> bool:
    """Whether a file may be among those of a route; a route of a set of files has the folder that they stand in."""
    return focus.path.startswith(route.path)


def _texts(files: Files, problems: Iterable[Problem]) -> dict[str, str]:
    """The texts of the files that have problems."""
    return {one.at.path: files.known_text(one.at.path) or "" for one in problems}


def _drop_first(kept: dict[str, Any], most: int) -> None:
    while len(kept) > most:
        del kept[next(iter(kept))]
