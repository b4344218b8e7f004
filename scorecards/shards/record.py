"""The record of a part: which part of what it is, and what the stages need of it that see the whole site.

Three lines of JSON, so that the second can be read without the third: a digest of the rest, `PartIdentity`, and
`PartContents`.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.article_texts import ArticleBody, ArticleText
from scorecards.inputs.kept_texts import text_of_values, values_of_text
from scorecards.problems import Location, Problem
from scorecards.publish.build_record import BuildRecord, read_record
from scorecards.render.links import PageLinks
from scorecards.routes.check import NotedRoute
from scorecards.routes.share import SiteShare


class PartIdentity(Struct, frozen=True):
    """Which part it is, and of what site."""

    share: SiteShare
    build: str
    """What the site is built for, as `publish.build_record` has it."""
    program: str
    """Digest of the program, as the others in hexadecimal."""
    sources: str
    """Digest of the files that the project is made of."""
    named: Mapping[str, str]
    """Digests of the files outside of the usual folders that were looked for, by path; "" where there is none."""
    manifest: str
    """Digest of the list of the part's files."""

    @property
    def settings(self) -> BuildRecord:
        """What the site is built for. Raises ValueError where that cannot be read."""
        found = read_record(self.build.encode())
        if found is None:
            raise ValueError(self.build)
        return found

    def unlike(self, other: "PartIdentity") -> str:
        """In what two parts differ, so that they are none of one site; "" where they are."""
        one, another = self.settings, other.settings
        same = {
            "number": self.share.of == other.share.of,
            "program": (self.program, one.version) == (other.program, another.version),
            "day": one.day == another.day,
            "address": one.base == another.base,
            "repository": one.repository == another.repository,
            "request": one.request == another.request,
            "drafts": one.drafts == another.drafts,
            "sources": self.sources == other.sources and self._names_the_same(other),
        }
        return next((what for what, is_so in same.items() if not is_so), "")

    def _names_the_same(self, other: "PartIdentity") -> bool:
        return all(self.named[path] == other.named[path] for path in self.named.keys() & other.named.keys())


class PartContents(Struct, frozen=True):
    """What is kept of a part besides its files."""

    made: tuple[NotedRoute, ...]
    """Of the links of pages, those of which the part cannot tell that they lead somewhere."""
    coming: tuple[NotedRoute, ...]
    """The pages of articles to come."""
    texts: Mapping[str, ArticleText]
    """What search and checks need of the texts of articles: neither HTML nor images, which are of pages."""
    problems: tuple[Problem, ...]


def record_of(identity: PartIdentity, contents: PartContents) -> bytes:
    """The record of a part."""
    values = {
        "shard": [identity.share.number, identity.share.of],
        "build": identity.build,
        "program": identity.program,
        "sources": identity.sources,
        "named": dict(identity.named),
        "manifest": identity.manifest,
    }
    kept = {
        "made": [_route_values(one) for one in contents.made],
        "coming": [_route_values(one) for one in contents.coming],
        "texts": {path: values_of_text(_without_pages(one)) for path, one in contents.texts.items()},
        "problems": [[one.code, *_place(one.at), dict(one.details)] for one in contents.problems],
    }
    rest = f"{_line(values)}\n{_line(kept)}\n".encode()
    return f"{_line(hashlib.sha256(rest).hexdigest())}\n".encode() + rest


def identity_in(record: bytes) -> PartIdentity:
    """Which part a record is of. Raises ValueError or LookupError for one that is not as it was made."""
    head, _, rest = record.partition(b"\n")
    if json.loads(head) != hashlib.sha256(rest).hexdigest():
        raise ValueError
    values = json.loads(rest.partition(b"\n")[0])
    identity = PartIdentity(
        SiteShare(*values["shard"]),
        values["build"],
        values["program"],
        values["sources"],
        values["named"],
        values["manifest"],
    )
    identity.settings  # noqa: B018 -- raises where it cannot be read
    return identity


def contents_in(record: bytes) -> PartContents:
    """What is kept of a part, whose identity says that this program has written the record."""
    kept = json.loads(record.split(b"\n", 2)[2])
    return PartContents(
        tuple(map(_route_of, kept["made"])),
        tuple(map(_route_of, kept["coming"])),
        {path: text_of_values(values) for path, values in kept["texts"].items()},
        tuple(Problem(code, Location(*place), details) for code, *place, details in kept["problems"]),
    )


def _line(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _place(at: Location) -> Sequence[object]:
    return at.path, at.line, at.column


def _without_pages(text: ArticleText) -> ArticleText:
    """A text without what its page alone needs: its images were looked at where the page was made."""
    bodies = {
        language: ArticleBody(body.path, body.found_by, tuple(link for link in body.links if link.kind != "image"), ())
        for language, body in text.bodies.items()
    }
    return replace(text, bodies=bodies)


def _route_values(noted: NotedRoute) -> list[Any]:
    route, links = noted.route, noted.links
    found = [links.source, sorted(links.anchors), links.links] if links else None
    return [[route.path, route.language, route.kind, route.template, route.key, route.number], noted.claims, found]


def _route_of(values: list[Any]) -> NotedRoute:
    (path, language, kind, *more), claims, found = values
    route = Route(path, language, RouteKind(kind), *more)
    links = None
    if found:
        source, anchors, leads = found
        links = PageLinks(path, language, source, frozenset(_interned(anchors)), tuple(_interned(leads)))
    return NotedRoute(route, links, tuple((claimed, source) for claimed, source in claims))


def _interned(texts: Iterable[str]) -> Iterable[str]:
    """Texts that many pages have in common, each held once."""
    return map(sys.intern, texts)
