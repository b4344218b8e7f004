"""Names as people write them, looked up among the records of a project: identifiers, numbers, addresses, provinces."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct, field

from scorecards.model.indicators import TOTAL, Dimension
from scorecards.model.places import Level, Place
from scorecards.model.project import Project
from scorecards.vietnamese.folding import fold, normal, slug


class Lookup(Struct, frozen=True):
    """What a name was found to mean."""

    ids: tuple[str, ...]
    """One where it is known; none, or several that it could mean."""

    @property
    def id(self) -> str:
        """The only meaning, or ""."""
        return self.ids[0] if len(self.ids) == 1 else ""


class SpelledNames(Struct):
    """Records by what they are called: first as written with marks, then without."""

    _exact: dict[str, dict[str, None]] = field(default_factory=dict)
    _plain: dict[str, dict[str, None]] = field(default_factory=dict)
    _written: dict[str, None] = field(default_factory=dict)

    def add(self, id: str, words: Iterable[str]) -> None:
        """Notes what a record is called."""
        for word in words:
            if word.strip():
                self._exact.setdefault(normal(word), {})[id] = None
                self._plain.setdefault(_key(word), {})[id] = None
                self._written[word.strip()] = None

    def find(self, text: str) -> Lookup:
        """The records of that name."""
        exact = self._exact.get(normal(text))
        return Lookup(tuple(exact or self._plain.get(_key(text)) or ()))

    @property
    def words(self) -> list[str]:
        """All names as they are written, for suggestions."""
        return list(self._written)


def _key(text: str) -> str:
    return slug(text) or normal(text)


class ProjectNames(Struct, frozen=True):
    """The names of what the rows of sheets refer to."""

    indicators: SpelledNames
    documents: SpelledNames
    editions: SpelledNames
    pillars: SpelledNames
    frameworks: SpelledNames
    places: "PlaceSpellings"
    members: Mapping[str, SpelledNames]
    """By dimension."""


def names_of(project: Project) -> ProjectNames:
    """The names in a project."""
    indicators, documents, editions, pillars, frameworks = (
        SpelledNames(),
        SpelledNames(),
        SpelledNames(),
        SpelledNames(),
        SpelledNames(),
    )
    for id, indicator in project.indicators.items():
        indicators.add(id, (id, indicator.name.vi, indicator.name.en, *indicator.other_names))
    for id, document in project.documents.items():
        documents.add(id, (id, document.number, document.title.vi, document.title.en, plain_address(document.url)))
    for ranking in project.rankings:
        editions.add(ranking.id, (ranking.id, ranking.name.vi, ranking.name.en))
    for id, pillar in project.pillars.items():
        pillars.add(id, (id, pillar.name.vi, pillar.name.en))
    for id, framework in project.frameworks.items():
        frameworks.add(id, (id, framework.name.vi, framework.name.en))
    members = {id: _members(dimension) for id, dimension in project.dimensions.items()}
    return ProjectNames(indicators, documents, editions, pillars, frameworks, PlaceSpellings(project.places), members)


def _members(dimension: Dimension) -> SpelledNames:
    found = SpelledNames()
    for member in dimension.members:
        found.add(member.id, (member.id, member.name.vi, member.name.en))
    found.add(TOTAL, (TOTAL, "tổng", "tổng số", "chung", "toàn tỉnh", "toàn bộ", "all"))
    return found


def plain_address(url: str) -> str:
    """A web address as it is compared: without its scheme and a stroke at its end."""
    return url.strip().removeprefix("https://").removeprefix("http://").rstrip("/")


_KINDS = ("tinh ", "thanh pho ", "thanh pho truc thuoc trung uong ", "tp ", "t p ", "t ", "province of ", "city of ")
_ENDS = (" province", " city")


class PlaceSpellings:
    """Places as people write them: "TP.HCM", "T.T Huế", "tỉnh Hà Tĩnh", "BÀ RỊA-VŨNG TÀU", "Hoà Bình"."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._exact: dict[str, dict[str, None]] = {}
        self._plain: dict[str, dict[str, None]] = {}
        self._words: dict[str, None] = {}
        for slug_, place in places.items():
            names = [place.name.vi, place.name.en, slug_.replace("-", " ")]
            names += [name for area in place.areas for name in (area.name.vi, area.name.en)]
            names += place.other_names
            for name in filter(None, names):
                self._words.setdefault(place.name.vi)
                self._exact.setdefault(normal(_bare(name)), {})[slug_] = None
                for key in _keys(name):
                    self._plain.setdefault(key, {})[slug_] = None

    @property
    def words(self) -> list[str]:
        """All short names, for suggestions."""
        return list(self._words)

    def find(self, text: str, on: date | None = None) -> Lookup:
        """The places of that name, provinces before districts; of several, those that exist on the day `on`.

        A place that was renamed is the one that it was, or became, by then.
        """
        exact = self._exact.get(normal(_bare(text)))
        found = list(exact or next((self._plain[key] for key in _keys(text) if key in self._plain), ()))
        is_city = any(_CITY.match(normal(words)) for words in (text, _remark(text)))
        if is_city and on is None:  # "TP Hà Tĩnh" is a city of the province; rankings are of provinces alone
            found = [one for one in found if self._is_city(one)]
        if _OLD.match(normal(_remark(text))):  # of "Phú Thọ (cũ)" the name alone says that it is the new one
            found = [one for one in found if len(self._places[one].areas) == 1]
        provinces = [one for one in found if self._places[one].latest.level is not Level.DISTRICT]
        found = provinces or found
        if on is not None:
            there = [one for one in found if self._exists(one, on)]
            found = there or [self._renamed(one, on) or one for one in found]
        return Lookup(tuple(dict.fromkeys(found)))

    def _is_city(self, place: str) -> bool:
        """Whether a place is, or was, a city by its full name."""
        return any(not normal(area.name.vi).startswith("tỉnh ") for area in self._places[place].areas)

    def _exists(self, place: str, on: date) -> bool:
        return any(area.exists_on(on) for area in self._places[place].areas)

    def _renamed(self, place: str, on: date) -> str:
        """The place that this one was, or became, on that day, where nothing but its name changed; or ""."""
        by_area = {area.id: slug_ for slug_, one in self._places.items() for area in one.areas}
        for area in self._places[place].areas:
            others = [*area.predecessors] if len(area.predecessors) == 1 else []
            if area.successor:
                shared = [a for one in self._places.values() for a in one.areas if a.successor == area.successor]
                others += [area.successor] if len(shared) == 1 else []
            for other in others:
                if (slug_ := by_area.get(other, "")) and self._exists(slug_, on):
                    return slug_
        return ""


_CITY = re.compile(r"(?:tp|t\. ?p|thành phố|city of)(?:\.| |\Z)")
_OLD = re.compile(r"(?:cũ|trước|old|former|before)(?: |\Z)")


def _remark(text: str) -> str:
    """What stands in brackets behind a name: "TP" of "Hà Tĩnh (TP)"."""
    return text.partition("(")[2].strip(" )")


def _spelt(text: str) -> str:
    """Small letters and digits of the Latin alphabet, other signs as spaces."""
    return " ".join("".join(one if one.isalnum() else " " for one in fold(text)).split())


def _bare(text: str) -> str:
    """The name without "tỉnh", "thành phố", "TP." before it and what stands in brackets."""
    text = " ".join(text.split("(")[0].replace(".", ". ").split())
    low = normal(text)
    for kind in ("tỉnh ", "thành phố ", "tp. ", "tp ", "t. "):
        if low.startswith(kind):
            return low[len(kind) :]
    return text


def _keys(text: str) -> list[str]:
    """What a name is found under: without marks, with and without the word for its kind, with and without blanks."""
    whole = _spelt(text.split("(")[0])
    found = [whole]
    for kind in _KINDS:
        if whole.startswith(kind) and len(whole) > len(kind) + 2:
            found.append(whole.removeprefix(kind))
    found += [one.removesuffix(end) for one in list(found) for end in _ENDS if one.endswith(end)]
    return list(dict.fromkeys([*found, *(one.replace(" ", "") for one in found)]))
