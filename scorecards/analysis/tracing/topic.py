"""What a text is about, before a word of it is read."""

from datetime import date

from msgspec import Struct


class Topic(Struct, frozen=True):
    """What a text is about, as its front matter says."""

    title: str
    places: tuple[str, ...]
    documents: tuple[str, ...]
    days: tuple[date, ...]
    """Its own: of the event, up to which it speaks."""
    published: tuple[date, ...] = ()
    """Days on which it was or ceases to be published."""
