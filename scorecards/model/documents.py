"""The register of documents that figures and articles rest on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecards.model.text import Text
from scorecards.problems import Location


class DocumentKind(StrEnum):
    """Kinds of document in the register."""

    REPORT = "report"
    PLAN = "plan"
    DECISION = "decision"
    RESOLUTION = "resolution"
    DECREE = "decree"
    SCHEME = "scheme"
    WEB_PAGE = "web-page"


@dataclass(frozen=True, slots=True)
class Document:
    """A document, whether read itself or only cited by another."""

    id: str
    number: str
    """Official number: "227/BC-STTTT"; "" for a page without one."""
    title: Text
    kind: DocumentKind
    issuer: Text
    issued_on: date | None
    """None where unknown."""
    publisher: Text
    """Who put it where it was read; empty where that is the issuer."""
    url: str
    """Address where it can be read, or ""."""
    read_on: date | None
    """Day on which it was read for this site; None where it was not read itself or the day is unknown."""
    cited_in: tuple[str, ...]
    """Documents that this register knows it from."""
    file: str
    """The document itself to download, from the project's root, or ""."""
    source_text: str
    """File name of the stored source text, for checking quotes; "" where there is none."""
    note: Text
    at: Location
