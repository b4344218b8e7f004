"""Calendars read back as RFC 5545 says that a calendar is read."""

from __future__ import annotations

import re

Component = dict[str, str]


def read_back(data: bytes) -> tuple[Component, list[Component]]:
    """The properties of a calendar and of its events, by name with parameters; fails on what the standard forbids."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert [octets.decode("utf-8") for octets in lines]  # no character is cut
    unfolded = b"\r\n".join(lines).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    assert (unfolded[0], unfolded[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    calendar: Component = {}
    events: list[Component] = []
    inside = False
    for line in unfolded[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            assert not inside
            inside = True
            events.append({})
        elif line == "END:VEVENT":
            assert inside
            inside = False
        else:
            assert re.fullmatch(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?", name), line
            into = events[-1] if inside else calendar
            assert name not in into
            into[name] = value
    assert not inside
    return calendar, events
