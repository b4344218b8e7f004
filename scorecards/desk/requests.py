"""What the desk is asked, and the choices of a person, as plain values of JSON."""

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from scorecards.drafting.periods import UNKNOWN, DraftPeriod, PeriodSource
from scorecards.intake.blocks import TakenIn
from scorecards.intake.opening import take_in, take_in_text
from scorecards.load.source import without_unseen
from scorecards.model.project import Project
from scorecards.sheets.days import day_of
from scorecards.sheets.grid import Cell
from scorecards.sheets.names import PlaceSpellings, ProjectNames, SpelledNames, names_of
from scorecards.vietnamese.folding import composed_text


class BadRequestError(ValueError):
    """The request is not one that the desk's own page makes."""


class Source(Struct, frozen=True):
    """What was pasted or dropped on the desk."""

    name: str
    """Of the file; "" for text that was pasted."""
    text: str
    raw: bytes

    def taken_in(self) -> TakenIn:
        """Its text in blocks; what cannot be read is among the problems."""
        return take_in(self.raw, self.name) if self.name else take_in_text(self.text)


def asked_of(body: bytes) -> dict[str, Any]:
    """The request of a body of JSON. Raises BadRequestError.

    Words come composed and without characters that nobody sees, as they would be read from a file. Half a letter, as a
    cut emoji leaves it, becomes U+FFFD, which is told as a lost letter.
    """
    try:
        asked = _clean(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise BadRequestError from error
    if not isinstance(asked, dict):
        raise BadRequestError
    return asked


def _clean(value: Any) -> Any:
    match value:
        case str():
            return without_unseen(composed_text(_HALF_LETTERS.sub("\ufffd", value)))
        case list():
            return [_clean(one) for one in value]
        case dict():
            return {_clean(key): _clean(one) for key, one in value.items()}
    return value


_HALF_LETTERS = re.compile("[\ud800-\udfff]")


def source_of(asked: Mapping[str, Any]) -> Source:
    """The source that a request brings. Raises BadRequestError."""
    return Source(words(asked, "name"), words(asked, "text"), content_of(asked, "content"))


def content_of(asked: Mapping[str, Any], key: str) -> bytes:
    """The bytes of a file. Raises BadRequestError."""
    try:
        return b64decode(words(asked, key), validate=True)
    except ValueError as error:  # binascii.Error among them
        raise BadRequestError(key) from error


def words(asked: Mapping[str, Any], key: str) -> str:
    """A text of a request, "" where there is none. Raises BadRequestError."""
    found = asked.get(key, "")
    if not isinstance(found, str):
        raise BadRequestError(key)
    return found


def names(asked: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of identifiers, as one text with commas between them."""
    return tuple(one.strip() for one in words(asked, key).split(",") if one.strip())


PAGE_DAY = "page_as_of"
"""The box of the day that holds where a page says none."""


class NoDayError(ValueError):
    """What was typed is no day."""

    def __init__(self, read: str, key: str, number: str) -> None:
        super().__init__(read)
        self.read = read
        self.key = key
        """Of the box that it was typed in."""
        self.number = number
        """The words of the number on whose card that box is, "" for none."""


def day_of_box(asked: Mapping[str, Any], key: str, box: str = "") -> date | None:
    """A day as people write it, "31/10/2023", whatever the language of the browser; None where there is none.

    `box` is the key of its box where that is another. Raises NoDayError.
    """
    return _day_of_words(words(asked, key), box or key, "")


def _day_of_words(said: str, key: str, number: str) -> date | None:
    if not said.strip():
        return None
    found = day_of(Cell(0, 0, said))
    if found is None or found.last is None or found.inferred:
        raise NoDayError(said, key, number)
    return found.last


def period(asked: Mapping[str, Any]) -> DraftPeriod:
    """The day that holds where the page says none."""
    as_of = day_of_box(asked, "as_of", PAGE_DAY)
    return DraftPeriod(as_of, None, PeriodSource.GIVEN) if as_of else UNKNOWN


def by_identifiers(asked: Mapping[str, Any], project: Project) -> dict[str, Any]:
    """The request with places and documents by their identifiers, where a person has typed their names.

    Raises BadRequestError and NoDayError.
    """
    known = names_of(project)
    found = dict(asked)
    for key, lookup in (("area", known.places), ("document", known.documents)):
        found[key] = _identifier(words(asked, key).strip(), lookup)
    for key, lookup in (("places", known.places), ("documents", known.documents)):
        found[key] = ", ".join(_identifier(one, lookup) for one in names(asked, key))
    given = asked.get("choices") or []
    if not isinstance(given, list):
        raise BadRequestError("choices")
    found["choices"] = [_choice(one, known) for one in given]
    return found


def _choice(one: object, known: ProjectNames) -> object:
    """A choice with identifiers, and its days as a program writes them. Raises NoDayError."""
    if not isinstance(one, dict):
        return one
    made = dict(one)
    for key, lookup in (("place", known.places), ("indicator", known.indicators)):
        if isinstance(one.get(key), str):
            made[key] = _identifier(one[key].strip(), lookup)
    period = one.get("period")
    if isinstance(period, dict):
        made["period"] = dict(period)
        for key, empty in (("as_of", "unknown"), ("from", "")):
            said = period.get(key)
            if isinstance(said, str) and said != "unknown":
                day = _day_of_words(said, key, str(one.get("words") or ""))
                made["period"][key] = day.isoformat() if day else empty
    return made


def _identifier(said: str, lookup: SpelledNames | PlaceSpellings) -> str:
    """The identifier of what is named so; the words as they are where nothing is, or several things are."""
    return (lookup.find(said).id if said else "") or said
