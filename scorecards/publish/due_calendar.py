"""A calendar of due days as a file that phones and computers open (iCalendar, RFC 5545): an all-day event for each.

Lines end with CR LF and are folded at 75 octets, never within a character. An event keeps its UID from build to build,
so that a calendar that reads the file again changes it in place.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

MOST_OCTETS = 75
"""Of a line, without its end."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class DueEvent(Struct, frozen=True):
    """Something that is due on a day."""

    uid: str
    day: date
    summary: str
    description: str
    url: str
    """Absolute address of more about it, or ""."""
    category: str
    cancelled: bool = False
    """Whether it is no longer due, so that calendars that have it take it out."""


def due_calendar(name: str, events: Iterable[DueEvent], made_on: date) -> bytes:
    """The file. `made_on` is the day of the build, so that the same data give the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//scorecards//due days//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for event in events:
        lines += _event(event, made_on)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in folded(line))


def folded(line: str) -> Iterator[bytes]:
    """A line in parts of at most 75 octets, each but the first begun with a space; no character is cut."""
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > MOST_OCTETS:
            yield part
            part = b" "
        part += octets
    yield part


def _event(event: DueEvent, made_on: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{made_on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    yield f"CATEGORIES:{_text(event.category)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    return text.translate(_ESCAPED)
