"""Projects prepared for making single routes, and inputs that have made nothing yet."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from scorecards.addresses.base import base_of
from scorecards.inputs.media import Media
from scorecards.load.source import Files
from scorecards.output import Output
from scorecards.pipeline import Settings, prepare
from scorecards.routes.make import Made, SiteInputs
from scorecards.routes.prepared import Prepared
from tests.support.projects import TODAY


def prepared(root: Path, base: str = "/") -> tuple[Prepared, SiteInputs]:
    """The project in a folder, read and indexed, and what its routes are made from."""
    files = Files(root)
    found = prepare(files, Settings(TODAY, base_of(base)))
    assert found.site is not None, files.diagnostics.problems
    return found, found.site


def fresh(site: SiteInputs) -> SiteInputs:
    """The same inputs with nothing kept of what was made from them: as for the first route of a preview."""
    (index,) = {id(inputs.index): inputs.index for inputs in site.pages.values()}.values()
    index = replace(index, _made={})  # a new object, so without the values of its cached properties too
    with_texts, without_texts = (
        {one: replace(inputs, index=index, media=Media(inputs.media.files), _made={}) for one, inputs in pages.items()}
        for pages in (site.pages, site.without_texts)
    )
    return replace(site, pages=with_texts, without_texts=without_texts)


def content(made: Made) -> list[tuple[str, bytes, str]]:
    """Path, bytes and source of what a route gives, in order."""
    return [parts(file) for file in made.files]


def parts(file: Output) -> tuple[str, bytes, str]:
    """Path, bytes and source of a file."""
    return file.path, file.content, file.source
