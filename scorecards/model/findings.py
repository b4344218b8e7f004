"""Findings: what does not follow from a document's own figures. These stay as printed; a finding stands beside them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecards.model.text import Text
from scorecards.problems import Location


class Weight(StrEnum):
    """How much a finding says. None of them is an error: errors are the project's own mistakes."""

    CONTRADICTION = "contradiction"
    """No choice of values that the figures can stand for makes all of them true."""
    UNEXPLAINED = "unexplained"
    """The figures do not follow from each other, but something the document does not say could explain it."""
    NOTE = "note"
    """The figures hold in one reading of the words and not in another; readers are told in which."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the agency answered, or how the finding was explained; the finding stays visible beside it."""

    text: Text
    by: Text
    """Who says so: the agency, or the editors."""
    given_on: date


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reply with the finding that it belongs to, as a person entered it."""

    finding: str
    reply: Reply
    at: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One calculation that does not come out."""

    id: str
    """Stable: the rule and what it was applied to, joined by a colon; no number in it, so it outlives a correction."""
    rule: str
    """A heading below `rule` in the string tables: "rate"."""
    weight: Weight
    place: str
    """Place slug; "" where the figures of several places are concerned."""
    documents: tuple[str, ...]
    """Documents that print the figures, each once."""
    observations: tuple[str, ...]
    """Identifiers of the figures concerned: observations, or rows of a ranking."""
    message: Text
    """The calculation in words and numbers."""
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that the site showed differently before."""

    id: str
    figure: str
    """Identifier of the figure."""
    old: str
    new: str
    """As readers saw and see it, unit included."""
    reason: Text
    made_on: date
    new_data: bool
    """Whether new data are the reason; else the site or the source was wrong."""
    status_changed: bool
    """Whether the standing against a target changed with it."""
    at: Location
