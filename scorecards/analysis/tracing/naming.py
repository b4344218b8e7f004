"""Places named in running text."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.model.places import Place
from scorecards.model.project import Project
from scorecards.vietnamese.folding import DASHES, SPACES

_ONE_DASH = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " "))
_WORD = re.compile(r"\w+")
_COUNTRY = r"cả nước|toàn quốc|cấp quốc gia|trung bình quốc gia"


@dataclass(frozen=True, slots=True)
class Named:
    """A place, where a text names it."""

    place: str
    start: int
    end: int


class PlaceNames:
    """Finds the names of a project's places, with marks or without, in title case or in capitals.

    Names are told from common words ("hòa bình") by their capitals. Names are looked up by their first word, so that
    the time grows with the text and not with the number of places.
    """

    def __init__(self, project: Project) -> None:
        self._country = project.site.country
        self._slugs: dict[str, str] = {}
        for slug, place in project.places.items():
            for name in _spellings(place):
                self._slugs.setdefault(name, slug)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._slugs:
            if first := _WORD.match(name):
                lengths[first[0]].add(len(name))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}
        self._whole = re.compile(rf"(?<!\w)(?:{_COUNTRY})(?!\w)")

    def find(self, text: str) -> list[Named]:
        """Every place that the text names, in order; the longest name where several begin."""
        dashed = text.translate(_ONE_DASH)
        found: list[Named] = []
        done = 0
        for word in _WORD.finditer(dashed):
            start = word.start()
            if start < done:
                continue
            for length in self._lengths.get(word[0], ()):
                slug = self._slugs.get(dashed[start : start + length])
                if slug is not None and not _WORD.match(dashed, start + length):
                    done = start + length
                    found.append(Named(slug, start, done))
                    break
        if self._country:
            found += [Named(self._country, f.start(), f.end()) for f in self._whole.finditer(dashed.lower())]
            found.sort(key=lambda one: one.start)
        return found


def _spellings(place: Place) -> Iterable[str]:
    for name in (place.name.vi, place.name.en):
        if name:
            yield from (name, name.upper(), name.replace(" - ", "-"))


class Families:
    """Which places belong together, from indexes that are made once."""

    def __init__(self, project: Project) -> None:
        self._places = project.places
        self._by_area = {area.id: slug for slug, place in project.places.items() for area in place.areas}
        self._below: dict[str, list[str]] = defaultdict(list)
        for slug, place in project.places.items():
            for parent in {area.parent for area in place.areas}:
                self._below[parent].append(slug)
        self._found: dict[tuple[str, ...], frozenset[str]] = {}

    def of(self, places: tuple[str, ...]) -> frozenset[str]:
        """The places, the units that went into them, and the districts and communes that belong or belonged to them."""
        if places not in self._found:
            own = set(places)
            for slug in places:
                if slug in self._places:
                    ids = (id for area in self._places[slug].areas for id in area.predecessors)
                    own |= {self._by_area[id] for id in ids if id in self._by_area}
            self._found[places] = frozenset(own).union(*(self._below.get(slug, ()) for slug in own))
        return self._found[places]
