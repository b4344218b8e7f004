"""Places named in running text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from scorecards.analysis.tracing.publishers import within_a_name
from scorecards.model.places import Place
from scorecards.model.project import Project
from scorecards.vietnamese.folding import DASHES, SPACES, same_length_normal

_ONE_DASH = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " "))
_OTHER_SIGN = re.compile(f"[{re.escape(DASHES + SPACES)}]")
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"\w")
_COUNTRY = r"cả nước|toàn quốc|cấp quốc gia|trung bình quốc gia"
_COUNTRY_SIGNS = ("nước", "quốc")
"""One of these is in each of those words."""


class Named(Struct, frozen=True):
    """A place, where a text names it."""

    place: str
    start: int
    end: int


class FirstWords:
    """Finds the words of a text that something in a list begins with; the others are passed over, not looked up."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        letters = "".join(sorted({word[0] for word in self._words}))
        self._begins = re.compile(rf"[{re.escape(letters)}]\w*") if letters else None

    def are_in(self, text: str) -> bool:
        """Whether a text may have any of the words."""
        return self._begins is not None and not self._words.isdisjoint(self._begins.findall(text))

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """Each of the words where the text has it, whole, and the place of its first character."""
        if self._begins is None:
            return
        for found in self._begins.finditer(text):
            start = found.start()
            if found[0] in self._words and not (start and _LETTER.match(text, start - 1)):
                yield found[0], start


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
        self._first_words = FirstWords(lengths)
        self._whole = re.compile(rf"(?<!\w)(?:{_COUNTRY})(?!\w)")

    def find(self, text: str) -> list[Named]:
        """Every place that the text names, in order; the longest name where several begin."""
        found = self._named(text) if self._first_words.are_in(text) else []
        low = same_length_normal(text) if self._country else ""
        if _COUNTRY_SIGNS[0] in low or _COUNTRY_SIGNS[1] in low:
            found += [Named(self._country, f.start(), f.end()) for f in self._whole.finditer(low)]
            found.sort(key=lambda one: one.start)
        return found

    def _named(self, text: str) -> list[Named]:
        dashed = text.translate(_ONE_DASH) if _OTHER_SIGN.search(text) else text
        found: list[Named] = []
        done = 0
        for word, start in self._first_words.find(dashed):
            if start < done:
                continue
            for length in self._lengths[word]:
                slug = self._slugs.get(dashed[start : start + length])
                if slug is not None and not _LETTER.match(dashed, start + length):
                    done = start + length
                    if not within_a_name(dashed, start, of_country=slug == self._country):
                        found.append(Named(slug, start, done))
                    break
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
