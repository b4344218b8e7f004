"""Links that lead nowhere: in Markdown with their line, in templates with the page they are on."""

import html as html_module
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from scorecards.model.articles import Prose
from scorecards.output import Output, conflicts
from scorecards.pages.page import Page
from scorecards.problems import Location, Problem, nearest, problem
from scorecards.render.addresses import Base
from scorecards.render.prose import Targets, image_path, is_elsewhere, links_of, resolve

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
                problems.append(_nowhere(written, at))
            elif path.startswith("#"):
                path = (targets.page_of(prose.path) or "") + path
            if path and _is_site_path(path) and (found := _broken(path, known, at, written)):
                problems.append(found)
                reported.add(path)
    for page in pages:
        here = Location(page.source)
        for name, value in _ATTRIBUTE.findall(html[page.path]):
            link = html_module.unescape(value)
            if name == "id" or not (_is_site_path(link) or link.startswith("#")):
                continue
            path = page.path + link if link.startswith("#") else base.site_path(link)
            if (path or link) in reported:
                continue
            found = _broken(path, known, here, link) if path else problem("broken-link", here, read=link, near="")
            if found:
                problems.append(found)
                reported.add(path or link)
    return problems


def _is_site_path(path: str) -> bool:
    return path.startswith("/") and not path.startswith("//")


def _nowhere(written: str, at: Location) -> Problem:
    if is_elsewhere(written):
        return problem("broken-link", at, read=written, near="")
    return problem("missing-file", at, read=written)


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
    if is_elsewhere(written):
        yield problem("image-elsewhere", at, read=written)
        return
    path = image_path(prose.path, written)
    if path is None:
        yield problem("outside-project", at, path=written)
    elif not (found := targets.image_of(path)):
        yield problem("missing-file" if found is None else "bad-image", at, read=path)


def check_addresses(outputs: Sequence[Output]) -> list[Problem]:
    """Two sources that make one address."""
    return [
        problem(
            "address-conflict",
            Location(clash.other_source),
            path=clash.path,
            first=clash.source,
            second=clash.other_source,
        )
        for clash in conflicts(outputs)
    ]
