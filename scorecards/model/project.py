"""A whole project, read and checked: what every later stage works on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scorecards.model.articles import Article, Commentary, Prose, StandingPage, Term, Translation
from scorecards.model.documents import Document
from scorecards.model.findings import Explanation, Revision
from scorecards.model.indicators import Dimension, Indicator, Pillar
from scorecards.model.observations import Observation, Target
from scorecards.model.places import Layer, Place
from scorecards.model.rankings import Framework, Ranking
from scorecards.model.text import Text


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another agency."""

    name: Text
    url: str


class Feedback(StrEnum):
    """How readers report what is wrong."""

    EMAIL = "email"
    ISSUES = "issues"
    """The issue form of the repository."""


@dataclass(frozen=True, slots=True)
class Site:
    """What `data/site.toml` says of the site as a whole."""

    title: Text
    description: Text
    theme: str
    address: str
    """Where the site is published, used where `--base-url` is not given; "/" where it is not known."""
    publisher: Text
    """Who publishes the site."""
    publisher_note: Text
    """Who the publisher is not: that this is not an official portal."""
    email: str
    repository: str
    """Address of the repository, for edit links and reports; "" for none."""
    feedback: Feedback | None
    """How readers report what is wrong; None for whichever way there is an address for, e-mail first."""
    country: str
    """Slug of the place that is the whole country."""
    links: tuple[Link, ...]
    stale_after: int | None
    """Age in months from which a figure is marked as old; None for never."""
    visits: str
    """Exported file of visit figures, from the project's root; "" for none."""
    data_licence: Text
    data_licence_url: str


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that was read. Mappings keep the order of the files; observations keep the order of their reports."""

    site: Site
    places: Mapping[str, Place]
    pillars: Mapping[str, Pillar]
    indicators: Mapping[str, Indicator]
    dimensions: Mapping[str, Dimension]
    documents: Mapping[str, Document]
    observations: tuple[Observation, ...]
    targets: tuple[Target, ...]
    layers: Mapping[str, Layer]
    frameworks: Mapping[str, Framework]
    rankings: tuple[Ranking, ...]
    commentaries: Mapping[str, Commentary]
    """By place slug."""
    articles: tuple[Article, ...]
    """Newest first; held-back ones are not among them."""
    held_back: tuple[Article, ...]
    """Drafts, articles of the future and articles past their end."""
    pages: Mapping[str, StandingPage]
    translations: tuple[Translation, ...]
    """Of what is shown, in the order of their files; see `analysis.tracing.translation`."""
    explanations: tuple[Explanation, ...]
    """Explanations of findings and replies of agencies."""
    revisions: tuple[Revision, ...]
    """Newest first."""
    glossary: tuple[Term, ...]

    @property
    def proses(self) -> list[Prose]:
        """Every text, as it is to be rendered."""
        return [
            *(section.prose for one in self.commentaries.values() for section in one.sections),
            *(article.prose for article in self.articles),
            *(page.prose for page in self.pages.values()),
        ]
