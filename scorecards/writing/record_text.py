"""Records of a register, such as targets, as a new file of it."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from scorecards.problems import Location
from scorecards.writing.toml_text import TomlText, TomlValue


class StatedRecord(Struct, frozen=True):
    """A record as a file is to state it."""

    id: str
    fields: Mapping[str, TomlValue]
    at: Location | None = None
    """The cell of a sheet that it was read from."""
    about: str = ""
    """A comment before it."""


def record_text(records: Iterable[StatedRecord], head: str) -> TomlText:
    """A file of records; `head` is a comment."""
    text = TomlText(head)
    for one in records:
        text.heading(f"[{one.id}]", [one.at] if one.at else [], one.about)
        for key, value in one.fields.items():
            text.line(key, value)
    return text
