"""The calendar of due days, read back as RFC 5545 says that a calendar is read."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scorecards.publish.due_calendar import DueEvent, due_calendar, folded
from tests.support.calendars import read_back

TODAY = date(2026, 11, 22)
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\n;,\\ế"), max_size=200)


def text_of(value: str) -> str:
    """A text value as a reader sees it."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def event(summary: str = "Hạn", description: str = "", url: str = "") -> DueEvent:
    return DueEvent("t.muc-tieu@host.example", date(2025, 12, 31), summary, description, url, "Xã hội số")


def test_an_event_lasts_its_whole_day_and_keeps_its_name() -> None:
    calendar, (found,) = read_back(due_calendar("Mục tiêu", [event(url="https://host.example/x/#t")], TODAY))
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert text_of(calendar["X-WR-CALNAME"]) == "Mục tiêu"
    assert found == {
        "UID": "t.muc-tieu@host.example",
        "DTSTAMP": "20261122T000000Z",
        "DTSTART;VALUE=DATE": "20251231",
        "DTEND;VALUE=DATE": "20260101",
        "SUMMARY": "Hạn",
        "DESCRIPTION": "",
        "CATEGORIES": "Xã hội số",
        "URL": "https://host.example/x/#t",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
    }


def test_what_no_longer_holds_is_cancelled() -> None:
    dropped = DueEvent("u", date(2025, 12, 31), "", "", "", "", cancelled=True)
    _, (found,) = read_back(due_calendar("", [dropped], TODAY))
    assert found["STATUS"] == "CANCELLED"
    assert "URL" not in found


@given(TEXTS, TEXTS)
def test_every_text_comes_back(summary: str, description: str) -> None:
    _, (found,) = read_back(due_calendar("Lịch", [event(summary=summary, description=description)], TODAY))
    assert text_of(found["SUMMARY"]) == summary
    assert text_of(found["DESCRIPTION"]) == description


def test_lines_are_folded_at_75_octets_and_no_character_is_cut() -> None:
    parts = list(folded("ế" * 60))
    assert [len(part) for part in parts] == [75, 73, 34]
    assert b"".join(part.removeprefix(b" ") for part in parts).decode("utf-8") == "ế" * 60
    assert list(folded("a" * 75)) == [b"a" * 75]
