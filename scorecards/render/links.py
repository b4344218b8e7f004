"""Links that lead nowhere: in Markdown with their line, in templates with the page they are on."""

import html as html_module
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from scorecards.model.articles import Prose
from scorecards.pages.page import Page
from scorecards.problems import Location, Problem, nearest, problem
from scorecards.render.addresses import Base
from scorecards.render.prose import Targets, image_path, links_of, resolve

_ATTRIBUTE = re.compile(r'\s(href|src|id)="([^"]*)"')
"""Good for the site's own HTML, whose attributes Jinja and the Markdown renderer write in one way."""


def check_links(
    proses: Iterable[Prose],
    pages: Iterable[Page],
    html: Mapping[str, str],
    files: Iterable[str],
    base: Base,
    targets: Targets,
) -> list[Problem]:
    """Every link on the site that leads to no page, file or anchor of it, each once.

    `html` is by site path; `files` are the site paths of all other outputs.
    """
    ids = {path: {value for name, value in _ATTRIBUTE.findall(text) if name == "id"} for path, text in html.items()}
    known = {**dict.fromkeys(files), **ids}
    reported: set[str] = set()
    problems: list[Problem] = []
    for prose in proses:
        for kind, written, at in links_of(prose):
            if kind == "image":
                problems += _image(prose, written, at, targets)
                continue
            path = resolve(prose.path, written, targets)
            if path is None:
                problems.append(problem("missing-file", at, read=written))
            elif path.startswith("/") and not path.startswith("//") and (found := _broken(path, known, at, written)):
                problems.append(found)
                reported.add(html_module.escape(base.link(path)))
    for page in pages:
        here = Location(page.source)
        for name, value in _ATTRIBUTE.findall(html[page.path]):
            if name == "id" or value in reported:
                continue
            href = html_module.unescape(value)
            target = (
                page.path + href if href.startswith("#") else base.site_path(href) if href.startswith("/") else None
            )
            if target is not None and (found := _broken(target, known, here, href)):
                reported.add(value)
                problems.append(found)
            elif href.startswith("/") and target is None:
                reported.add(value)
                problems.append(problem("broken-link", here, read=href, near=""))
    return problems


def _broken(path: str, known: Mapping[str, set[str] | None], at: Location, written: str) -> Problem | None:
    page, _, anchor = unquote(path).partition("#")
    page = page.partition("?")[0]
    if page not in known:
        return problem("broken-link", at, read=written, near=nearest(page, known))
    names = known[page]
    if anchor and names is not None and anchor not in names:
        return problem("broken-anchor", at, page=page, read=anchor, near=nearest(anchor, names))
    return None


def _image(prose: Prose, written: str, at: Location, targets: Targets) -> Iterator[Problem]:
    if "://" in written:
        yield problem("image-elsewhere", at, read=written)
        return
    path = image_path(prose.path, written)
    if path is None:
        yield problem("outside-project", at, path=written)
    elif targets.image_of(path) is None:
        yield problem("missing-file", at, read=path)
