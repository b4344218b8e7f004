"""What a run that made a share of a site leaves for the run that joins it with the others."""

from collections.abc import Iterator

from msgspec.structs import replace

from scorecards.addresses.base import localised
from scorecards.languages import ORIGINAL
from scorecards.load.digests import named_digests, sources_digest
from scorecards.load.source import Files
from scorecards.pipeline import Built
from scorecards.publish.build_record import record_content
from scorecards.render.links import open_links
from scorecards.routes.check import Contents, NotedRoute
from scorecards.routes.make import PAGES, SiteInputs
from scorecards.routes.prepared import Prepared
from scorecards.routes.share import SiteShare
from scorecards.shards.record import PartContents, PartIdentity, record_of
from scorecards.store.program import code_digest


def part_record(built: Built[object], share: SiteShare, files: Files, manifest: str) -> bytes:
    """The record of a part that was made and written; `manifest` is the digest of the list of its files."""
    site = built.prepared.site
    assert site is not None
    identity = PartIdentity(
        share,
        record_content(site.pages[ORIGINAL]).decode(),
        code_digest().hex(),
        sources_digest(files),
        named_digests(files, files.asked),
        manifest,
    )
    made = tuple(_with_open_links(built.made, built.prepared, site))
    texts = site.pages[ORIGINAL].texts
    return record_of(identity, PartContents(made, built.coming.noted, texts, built.problems))


def _with_open_links(made: Contents, prepared: Prepared, site: SiteInputs) -> Iterator[NotedRoute]:
    """What is kept of the routes; most links lead to pages by their address alone, which is known to be one."""
    pages = {localised(route.path, route.language) for route in prepared.routes if route.kind in PAGES}
    files = (path for path, _ in made.files)
    links = {(one.path, one.language): one for one in open_links(made.links, files, pages, site.pages)}
    for one in made.noted:
        yield replace(one, links=links[one.route.path, one.route.language]) if one.links else one
