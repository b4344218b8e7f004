"""Communes, districts and villages that a text names and that the project has not, or has by another unit's name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from scorecards.analysis.tracing.naming import Named
from scorecards.model.places import Level, Place
from scorecards.vietnamese.folding import normal

_CAPITAL = "A-ZĐÀÁẢÃẠĂÂÈÉẺẼẸÊÌÍỈĨỊÒÓỎÕỌÔƠÙÚỦŨỤƯỲÝỶỸỴẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ"
_WORD = rf"[{_CAPITAL}][^\W\d_]*"
_KINDS = ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "thôn", "làng", "bản", "xóm", "buôn")
_SIGNS = ("ã ", "hường ", "hị trấn ", "uyện ", "uận ", "hành phố ", "TP", "hôn ", "àng ", "ản ", "óm ", "uôn ")
"""The ends of these, with small and capital letters before them alike."""
_KIND = "|".join(f"{kind}|{kind.capitalize()}" for kind in _KINDS)
_UNIT = re.compile(rf"(?P<kind>{_KIND}|TP\.?) ?(?P<name>{_WORD}(?: {_WORD}){{0,3}})")
"""It begins with plain letters, so that nothing is tried at others; whether they begin a word is asked afterwards."""


def smaller_units(text: str, named: Sequence[Named], places: Mapping[str, Place]) -> Iterator[re.Match[str]]:
    """Each unit that a text names and that is none of the places of the project that it names.

    "thành phố Hà Tĩnh" is one, for the place of that name is a province.
    """
    for sign in _SIGNS:
        if sign in text:
            break
    else:
        return
    known = {text[one.start : one.end]: one.place for one in named}
    for found in _UNIT.finditer(text):
        if found.start() and text[found.start() - 1].isalnum():
            continue
        # A person's name may follow that of a place: "thành phố Cần Thơ Huỳnh Hoàng Mến".
        name = next((one for one in known if found["name"] == one or found["name"].startswith(f"{one} ")), "")
        if not name or _is_another(found["kind"], name, places.get(known[name])):
            yield found


def _is_another(kind: str, name: str, place: Place | None) -> bool:
    """Whether a kind of unit and the name of a province make the name of no version of it."""
    if place is None or place.latest.level is not Level.PROVINCE:
        return False
    said = normal(f"{'thành phố' if kind.startswith('TP') else kind} {name}")
    return all(normal(area.name.vi) != said for area in place.areas)
