"""What the store has of the last build into an output folder: its routes, and what came of the texts of articles.

A line of JSON for each route and each text, read when it is asked for and written again as it is where that is the
same. Strings that many routes have are numbers in them. Beside these lines, in an entry of its own, stand the digests
of all texts and what the whole site says of each article, for a build that makes the pages of a few articles alone;
what such builds have changed stands in a third, until a build of the whole site keeps all anew.
"""

import json
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.addresses.route import Route
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.kept_texts import Terms, text_of_values, values_of_text
from scorecards.model.project import AmongAll
from scorecards.output import Signature, StandingFile, StandingFiles
from scorecards.render.links import PageLinks
from scorecards.routes.check import NotedRoute
from scorecards.routes.make import Made
from scorecards.routes.source_digests import SourceDigests, TextDigests
from scorecards.signatures import digest_of
from scorecards.store import Store, key_of

_KIND, _TEXTS, _SOURCES, _EDITS = "pages", "texts of pages", "sources", "edits"
_FORMAT = 12
_LEVEL = 1
"""Of zlib: the quickest."""
DAMAGED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a record may raise: a store may hold anything."""


class RecordEnd(Struct, frozen=True):
    """What is kept of the site as a whole."""

    manifest: str
    """A digest of the list of its files (`signatures.digest_of`)."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Digests of the files outside of the usual folders that were looked for, by path."""
    addresses: str = ""
    """A digest of the addresses that the links of texts led to."""
    search_besides_articles: str = ""
    """`PageKeys.search_besides_articles`."""
    unsound: Collection[str] = ()
    """Articles whose texts are read in every build, for what was noted of them."""
    search: Mapping[str, str] = field(default_factory=dict)
    """The key of the search in each language."""
    coverage: Coverage = Coverage(0, 0)
    """How many of the numbers of all texts are traced."""
    held_back: Sequence[Sequence[str]] = ()
    """Articles that are not out, as `Prepared.held_back` has them."""


class PageRecord(Struct, eq=False):
    """The last build."""

    end: RecordEnd
    routes: Mapping[bytes, bytes] = field(default_factory=dict)
    """Files and links by the keys of routes; strings in them are numbers in `strings`."""
    texts: Mapping[bytes, bytes] = field(default_factory=dict)
    """What came of the texts of articles (`inputs.kept_texts.values_of_text`), by the paths of their files, the newest
    first."""
    strings: Sequence[str] = ()
    numbered: int = 0
    """How many strings there were when they were last numbered anew."""


class RecordEdits(Struct, frozen=True):
    """What builds of edited texts have changed since a record was kept."""

    of: str
    """Which record: a digest of its entry."""
    end: RecordEnd
    """What is kept of the site now."""
    routes: Mapping[str, str] = field(default_factory=dict)
    """Lines of routes that were made, by their keys."""
    gone: Collection[str] = ()
    """The keys of those in whose places they are."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Lines of texts that were read, by the paths of their files."""
    strings: Sequence[str] = ()
    """What they name besides the strings of the record."""
    digests: Mapping[str, TextDigests] = field(default_factory=dict)
    """Of these texts."""


class WholeSite(Struct, frozen=True):
    """What a build of a few articles has to know of the others."""

    sources: SourceDigests
    articles: Mapping[str, AmongAll]
    """What all say of each article that is out, by the path of its file, the newest first."""
    texts: Mapping[str, bytes]
    """The keys of their texts in the store; of those that something was noted of none."""


def read_record(store: Store, folder: str) -> tuple[PageRecord, RecordEdits] | None:
    """The record of the last build into an output folder, with what was changed in it since; None where there is none
    that can be read. Its texts are left out (`with_texts`).
    """
    content = store.get(_KIND, _place(folder))
    if content is None:
        return None
    with suppress(*DAMAGED, zlib.error):
        *lines, last = zlib.decompress(content).split(b"\n")
        end = json.loads(last)
        if end["format"] != _FORMAT:
            return None
        strings = [*map(sys.intern, end["strings"])]
        record = PageRecord(_end(end), dict(_parted(lines)), {}, strings, int(end["numbered"]))
        own = digest_of(content)
        edits = _edits(store, folder, own)
        return (_with_edits(record, edits), edits) if edits else (record, RecordEdits(own, record.end))
    return None


def with_texts(store: Store, folder: str, record: PageRecord, edits: RecordEdits) -> PageRecord | None:
    """The record with the lines of its texts; None where these cannot be read."""
    content = store.get(_TEXTS, _place(folder))
    if content is None:
        return None
    with suppress(*DAMAGED, zlib.error):
        first, *lines = zlib.decompress(content).split(b"\n")
        if first.decode() == edits.of:
            texts = dict(_parted(lines)) | {line_of(path): _bytes(line) for path, line in edits.texts.items()}
            return replace(record, texts=texts)
    return None


def _parted(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    return ((key, values) for key, _, values in (line.partition(b"\t") for line in lines))


def _bytes(line: str) -> bytes:
    return line.encode("utf-8", "surrogatepass")


def _edits(store: Store, folder: str, record: str) -> RecordEdits | None:
    content = store.get(_EDITS, _place(folder))
    if not content:
        return None
    found = json.loads(content)
    if found["of"] != record:
        return None
    digests = {path: TextDigests(*map(bytes.fromhex, both)) for path, both in found["digests"].items()}
    strings = [*map(sys.intern, found["strings"])]
    end = _end(found["end"])
    return RecordEdits(found["of"], end, found["routes"], found["gone"], found["texts"], strings, digests)


def _with_edits(record: PageRecord, edits: RecordEdits) -> PageRecord:
    routes = dict(record.routes)
    for key in edits.gone:
        routes.pop(key.encode(), None)
    routes |= {key.encode(): _bytes(line) for key, line in edits.routes.items()}
    return PageRecord(edits.end, routes, {}, [*record.strings, *edits.strings], record.numbered)


def keep_edits(store: Store, folder: str, edits: RecordEdits) -> None:
    """Keeps what was changed since the record was kept."""
    digests = {path: [one.head.hex(), one.whole.hex()] for path, one in edits.digests.items()}
    values = {
        "of": edits.of,
        "end": _end_values(edits.end),
        "routes": edits.routes,
        "gone": [*edits.gone],
        "texts": edits.texts,
        "strings": edits.strings,
        "digests": digests,
    }
    store.put(_EDITS, _place(folder), line_of(values))


def record_contents(
    end: RecordEnd,
    routes: Iterable[tuple[bytes, bytes]],
    texts: Iterable[tuple[bytes, bytes]],
    strings: Iterable[str],
    numbered: int,
) -> tuple[bytes, bytes]:
    """A record as the store has it: the routes, and the texts apart from them.

    `routes` and `texts` are lines with their keys, taken one at a time; `strings` are asked for once these have come.
    """
    packer = zlib.compressobj(_LEVEL)
    parts = [packer.compress(b"%b\t%b\n" % one) for one in routes]
    named = [*strings]
    last = {"format": _FORMAT, **_end_values(end), "numbered": numbered or len(named), "strings": named}
    routes_content = b"".join([*parts, packer.compress(line_of(last)), packer.flush()])
    packer = zlib.compressobj(_LEVEL)
    first = packer.compress(digest_of(routes_content).encode())
    return routes_content, b"".join([first, *(packer.compress(b"\n%b\t%b" % one) for one in texts), packer.flush()])


def keep_record(store: Store, folder: str, contents: tuple[bytes, bytes]) -> None:
    """Keeps the record of a build into an output folder (`record_contents`), in which nothing is changed yet."""
    for kind, content in zip((_KIND, _TEXTS, _EDITS), (*contents, b""), strict=True):
        store.put(kind, _place(folder), content)


def read_whole_site(store: Store, folder: str, edits: RecordEdits) -> WholeSite | None:
    """What is kept of the whole site besides its record, as it is after these edits; None where that cannot be read."""
    content = store.get(_SOURCES, _place(folder))
    with suppress(*DAMAGED):
        found = json.loads(content or "")
        if found["of"] != edits.of:
            return None
        texts = {path: TextDigests(bytes.fromhex(head), bytes.fromhex(whole)) for path, head, whole in found["texts"]}
        sources = SourceDigests(bytes.fromhex(found["rest"]), texts).with_texts(edits.digests)
        named = [path for path, *_ in found["articles"]]
        articles = {
            path: AmongAll(rank, tuple(named[one] for one in related))
            for rank, (path, related, _) in enumerate(found["articles"])
        }
        keys = {path: bytes.fromhex(key) for path, _, key in found["articles"] if key}
        keys |= {path: key_of_text(_bytes(line)) for path, line in edits.texts.items()}
        return WholeSite(sources, articles, keys)
    return None


def keep_whole_site(store: Store, folder: str, contents: tuple[bytes, bytes], site: WholeSite) -> None:
    """Keeps what a build of a few articles has to know of the others, beside the record of these contents."""
    articles = [
        [path, [site.articles[other].rank for other in one.related], site.texts.get(path, b"").hex()]
        for path, one in site.articles.items()
    ]
    texts = [[path, one.head.hex(), one.whole.hex()] for path, one in site.sources.texts.items()]
    values = {"of": digest_of(contents[0]), "rest": site.sources.rest.hex(), "texts": texts, "articles": articles}
    store.put(_SOURCES, _place(folder), line_of(values))


def line_of_route(
    noted: NotedRoute, digests: Mapping[str, str], files: StandingFiles, strings: dict[str, int]
) -> bytes:
    """The line of a route whose files stand in the output folder, with these digests; its strings are numbered."""

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    signatures = files.signatures(path for path, _ in noted.claims)
    claims = [
        [path, digests[path], number(source), signature]
        for (path, source), signature in zip(noted.claims, signatures, strict=True)
    ]
    links = None
    if found := noted.links:
        links = [number(found.source), [*map(number, sorted(found.anchors))], [*map(number, found.links)]]
    return line_of([claims, links])


def route_of_line(
    line: bytes,
    route: Route,
    strings: Sequence[str],
    output: Callable[[str, str, str, Signature | None], StandingFile],
) -> tuple[Made, bool]:
    """What was made of a route by its line, and whether a file was read to know that it stands.

    `output` gives a file by path, digest, source and signature. Raises one of `DAMAGED` for a line that is none.
    """
    files, links = json.loads(line)
    outputs = [output(path, digest, strings[source], _signature(signed)) for path, digest, source, signed in files]
    found = None
    if links:
        source, anchors, named = links
        own = frozenset(strings[one] for one in anchors)
        found = PageLinks(route.path, route.language, strings[source], own, tuple(strings[one] for one in named))
    return Made(route, tuple(outputs), found), any(one.was_read for one in outputs)


def _signature(signed: Sequence[int] | None) -> Signature | None:
    if not signed:
        return None
    size, saved, changed, inode = signed
    return size, saved, changed, inode


def line_of_text(text: ArticleText, key: bytes | None) -> bytes:
    """The line of a text: its key in the store, a tab, what came of it. What a search finds it by is in the store, and
    here where the text has no key."""
    return b"%b\t%b" % ((key or b"").hex().encode(), line_of(values_of_text(text, with_terms=key is None)))


def key_of_text(line: bytes) -> bytes:
    """The key of a text by its line; b"" where it has none. ValueError for a line that is none."""
    return bytes.fromhex(line.partition(b"\t")[0].decode())


def text_of_line(line: bytes, terms: Terms) -> ArticleText:
    """The text by its line. `terms` gives what a search finds it by, if that is not there. Raises one of `DAMAGED`."""
    key_of_text(line)
    return text_of_values(json.loads(line.partition(b"\t")[2]), terms)


def _end(found: Mapping[str, Any]) -> RecordEnd:
    end = RecordEnd(**{name: found[name] for name in RecordEnd.__struct_fields__})
    return replace(end, coverage=Coverage(*found["coverage"]), unsound=frozenset(found["unsound"]))


def _end_values(end: RecordEnd) -> dict[str, Any]:
    values = {name: getattr(end, name) for name in RecordEnd.__struct_fields__}
    return {**values, "coverage": [end.coverage.traced, end.coverage.numbers], "unsound": sorted(end.unsound)}


def line_of(values: object) -> bytes:
    """Values as a line of JSON."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _place(folder: str) -> bytes:
    return key_of((_KIND, folder))
