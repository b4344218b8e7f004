"""The kinds of TOML file that have a schema: which files they are, and whether a file holds one record or many."""

from typing import Any

from msgspec import Struct

from scorecards.model.articles import Term
from scorecards.model.communes import CommuneLists
from scorecards.model.documents import Document
from scorecards.model.findings import Explanation, Revision
from scorecards.model.indicators import Dimension, Indicator, Pillar
from scorecards.model.observations import Target
from scorecards.model.places import Layer, Place
from scorecards.model.populations import Population
from scorecards.model.project import Site
from scorecards.model.rankings import Framework, MoreRanks, Ranking
from scorecards.model.redirects import Redirect
from scorecards.model.reports import Report


class FileKind(Struct, frozen=True):
    """A kind of TOML file."""

    name: str
    """Of its schema file."""
    record: type[Any]
    globs: tuple[str, ...]
    """The files, from the project's root."""
    register: bool = True
    """Whether its records stand under headings of their own."""


def _register(name: str, record: type[Any]) -> FileKind:
    return FileKind(name, record, (f"data/{name}.toml", f"data/{name}/**/*.toml"))


KINDS = (
    FileKind("report", Report, ("data/provinces/*/*.toml",), register=False),
    FileKind("ranking", Ranking, ("data/rankings/*.toml",), register=False),
    FileKind("more-ranks", MoreRanks, ("data/rankings/*/*.toml",), register=False),
    FileKind("communes", CommuneLists, ("data/communes.toml",), register=False),
    FileKind("site", Site, ("data/site.toml",), register=False),
    _register("documents", Document),
    _register("indicators", Indicator),
    _register("targets", Target),
    _register("places", Place),
    _register("pillars", Pillar),
    _register("dimensions", Dimension),
    _register("frameworks", Framework),
    _register("glossary", Term),
    _register("explanations", Explanation),
    _register("revisions", Revision),
    _register("populations", Population),
    _register("redirects", Redirect),
    _register("tiles", Layer),
)
