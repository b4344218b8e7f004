"""The words that say what kind of unit a name is of: "Xã Kỳ Phú", "Thị xã Kỳ Anh", and how readers shorten them."""

from collections.abc import Collection

TODAY = ("Xã", "Phường", "Đặc khu")
"""Kinds of unit below the province since 1 July 2025."""
FORMER = ("Xã", "Phường", "Thị trấn")
"""Kinds of commune until then."""
DISTRICTS = ("Huyện", "Quận", "Thị xã", "Thành phố")
"""Kinds of district until then."""
PROVINCES = ("Tỉnh", "Thành phố")
KINDS = tuple(dict.fromkeys((*TODAY, *FORMER, *DISTRICTS, *PROVINCES)))
"""Every kind."""

SHORT = {
    "x": "Xã",
    "p": "Phường",
    "f": "Phường",
    "tt": "Thị trấn",
    "dk": "Đặc khu",
    "h": "Huyện",
    "q": "Quận",
    "tx": "Thị xã",
    "tp": "Thành phố",
    "t": "Tỉnh",
}
"""What readers type for them, without marks."""


def kind_of(name: str, kinds: Collection[str] = KINDS) -> str:
    """The kind that a full name begins with, or "".

    >>> kind_of("Thị xã Kỳ Anh"), kind_of("Kỳ Anh")
    ('Thị xã', '')
    """
    first, _, rest = name.partition(" ")
    if rest and first in kinds:
        return first
    second, _, own = rest.partition(" ")
    both = f"{first} {second}"
    return both if own and both in kinds else ""


def own_name(name: str) -> str:
    """A full name without its kind.

    >>> own_name("Thị xã Kỳ Anh"), own_name("tỉnh Hà Tĩnh")
    ('Kỳ Anh', 'Hà Tĩnh')
    """
    kind = kind_of(name[:1].upper() + name[1:])
    return name[len(kind) :].lstrip() if kind else name


def in_sentence(name: str) -> str:
    """A full name with its kind as it is written within a sentence.

    >>> in_sentence("Xã Kỳ Phú")
    'xã Kỳ Phú'
    """
    return name[:1].lower() + name[1:]
