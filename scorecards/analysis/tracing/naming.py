"""Places named in running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.model.places import Place
from scorecards.model.project import Project
from scorecards.vietnamese.folding import DASHES, SPACES

_ONE_DASH = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " "))
_COUNTRY = r"cả nước|toàn quốc|cấp quốc gia|trung bình quốc gia"


@dataclass(frozen=True, slots=True)
class Named:
    """A place, where a text names it."""

    place: str
    start: int
    end: int


class PlaceNames:
    """Finds the names of a project's places, with marks or without, in title case or in capitals.

    Names are told from common words ("hòa bình") by their capitals.
    """

    def __init__(self, project: Project) -> None:
        self._country = project.site.country
        self._slugs: dict[str, str] = {}
        for slug, place in project.places.items():
            for name in _spellings(place):
                self._slugs.setdefault(name, slug)
        names = sorted(self._slugs, key=lambda name: (-len(name), name))
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")
        self._whole = re.compile(rf"(?<!\w)(?:{_COUNTRY})(?!\w)")

    def find(self, text: str) -> list[Named]:
        """Every place that the text names, in order."""
        dashed = text.translate(_ONE_DASH)
        found = [Named(self._slugs[f[0]], f.start(), f.end()) for f in self._names.finditer(dashed)]
        if self._country:
            found += [Named(self._country, f.start(), f.end()) for f in self._whole.finditer(dashed.lower())]
        return sorted(found, key=lambda one: one.start)


def _spellings(place: Place) -> Iterable[str]:
    for name in (place.name.vi, place.name.en):
        if name:
            yield from (name, name.upper(), name.replace(" - ", "-"))


def family(places: Iterable[str], project: Project) -> frozenset[str]:
    """The places, the units that went into them, and the districts and communes that belong or belonged to them."""
    own = set(places)
    by_area = {area.id: slug for slug, place in project.places.items() for area in place.areas}
    for slug in tuple(own):
        if slug in project.places:
            own |= {by_area[id] for area in project.places[slug].areas for id in area.predecessors if id in by_area}
    own |= {slug for slug, place in project.places.items() if any(area.parent in own for area in place.areas)}
    return frozenset(own)
