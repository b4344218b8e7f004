"""Reads a whole project: every file, every problem, in one run."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TypeVar

from scorecards.load import kinds, registers
from scorecards.load.field_types import IDENTIFIER
from scorecards.load.fields import Collected, Kind, Record
from scorecards.load.prose import commentary_sections, read_prose
from scorecards.load.rankings import framework, read_rankings
from scorecards.load.reports import Registers, check_duplicates, observations_of
from scorecards.load.source import Files
from scorecards.load.tiles import layer
from scorecards.model.articles import Article, Commentary, Correction, Photo, StandingPage
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.problems import Location, Problem, nearest

T = TypeVar("T")

_REGISTERS = (
    kinds.PLACE,
    kinds.PILLAR,
    kinds.INDICATOR,
    kinds.DIMENSION,
    kinds.DOCUMENT,
    kinds.TARGET,
    kinds.FRAMEWORK,
    kinds.TERM,
)
_LABELS = {kind.name: kind.label for kind in _REGISTERS}


def load_project(files: Files, today: date, drafts: bool) -> tuple[Project | None, list[Problem]]:
    """Reads the project at `files.root` as of `today`, drafts and future articles included where `drafts`.

    Returns the project with the problems found; no project where any of them is an error, since pages made from part of
    the data would be wrong.
    """
    into = Collected()
    project = _read(files, today, drafts, into)
    problems = [*files.problems, *into.problems]
    return (None if any(p.severity == "error" for p in problems) else project), problems


def _read(files: Files, today: date, drafts: bool, into: Collected) -> Project | None:
    site = registers.read_site(files, into)
    if site is None:
        return None
    declared: dict[str, set[str]] = {}

    def register(name: str, kind: Kind, make: Callable[[str, Record], T]) -> dict[str, T]:
        return registers.read_register(files, name, kind, make, into, declared.setdefault(kind.name, set()))

    places = register("places", kinds.PLACE, registers.place)
    order = iter(range(1, 1000))
    pillars = register("pillars", kinds.PILLAR, lambda id, record: registers.pillar(id, record, next(order)))
    indicators = register("indicators", kinds.INDICATOR, registers.indicator)
    dimensions = register("dimensions", kinds.DIMENSION, registers.dimension)
    documents = register("documents", kinds.DOCUMENT, registers.document)
    targets = register("targets", kinds.TARGET, partial(registers.target, indicators=indicators))
    frameworks = register("frameworks", kinds.FRAMEWORK, framework)
    layers = register("tiles", kinds.LAYER, lambda id, record: layer(id, record, places, into))
    glossary = register("glossary", kinds.TERM, registers.term)
    for name, one in dimensions.items():
        declared[f"member of {name}"] = {member.id for member in one.members}
    rankings = tuple(read_rankings(files, into))
    observations = _read_reports(files, declared["place"], Registers(indicators, dimensions), into)
    commentaries = _read_commentaries(files, into)
    articles = sorted(_read_articles(files, into), key=lambda article: (-article.published.toordinal(), article.slug))
    pages = {page.slug: page for page in _read_pages(files, into)}
    _check_references(into, declared)
    shown = [article for article in articles if drafts or _is_out(article, today)]
    return Project(
        site=site,
        places=places,
        pillars=pillars,
        indicators=indicators,
        dimensions=dimensions,
        documents=documents,
        observations=tuple(observations),
        targets=tuple(targets.values()),
        layers=layers,
        frameworks=frameworks,
        rankings=rankings,
        commentaries=commentaries,
        articles=tuple(shown),
        held_back=tuple(article for article in articles if article not in shown),
        pages=pages,
        glossary=tuple(glossary.values()),
    )


def _is_out(article: Article, today: date) -> bool:
    return not article.draft and article.published <= today and (article.ends is None or today <= article.ends)


def _read_reports(files: Files, places: set[str], known: Registers, into: Collected) -> list[Observation]:
    found: list[Observation] = []
    for path in files.find("data/provinces", ".toml"):
        folder = path.split("/")[2]
        if path.count("/") != 3 or folder not in places:
            into.add("unknown-place-folder", Location(path), read=folder, near=nearest(folder, places))
            continue
        node = registers.read_toml(files, path, into)
        report = registers.read_record(kinds.REPORT, node, into) if node else None
        if report is not None:
            found += observations_of(folder, report, known, into)
    check_duplicates(found, into)
    return found


def _read_commentaries(files: Files, into: Collected) -> dict[str, Commentary]:
    found: dict[str, Commentary] = {}
    for path in files.find("content/provinces", ".md"):
        read = read_prose(files, path, kinds.COMMENTARY, into)
        if read is None:
            continue
        record, prose = read
        place = record.words("place")
        if place in found:
            into.add("duplicate-commentary", record.at("place"), place=place, other=found[place].at)
            continue
        found[place] = Commentary(
            place=place,
            as_of=record.day("as_of"),
            documents=_sources(record, into),
            author=record.words("author"),
            sections=commentary_sections(prose, into),
            at=Location(path, 1),
        )
    return found


def _read_articles(files: Files, into: Collected) -> Iterable[Article]:
    for path in files.find("content/news", ".md"):
        read = read_prose(files, path, kinds.ARTICLE, into)
        if read is None:
            continue
        record, prose = read
        published = record.day("date")
        assert published is not None
        photo = record.find("photo", Record)
        folder = path.rpartition("/")[0]
        yield Article(
            slug=_slug(path, into),
            title=record.words("title"),
            summary=record.words("summary"),
            published=published,
            event=record.values.get("event"),
            places=record.names("places"),
            pillars=record.names("pillars"),
            documents=_sources(record, into),
            author=record.words("author"),
            unit=record.words("unit"),
            photo=photo
            and Photo(
                f"{folder}/{photo.words('file')}", photo.words("alt"), photo.words("caption"), photo.words("credit")
            ),
            corrections=tuple(
                Correction(day, one.words("text")) for one in record.names("correction") if (day := one.day("date"))
            ),
            draft=bool(record.find("draft", bool)),
            ends=record.day("ends"),
            old_addresses=record.names("old_addresses"),
            prose=prose,
            at=Location(path, 1),
        )


def _read_pages(files: Files, into: Collected) -> Iterable[StandingPage]:
    for path in files.find("content/pages", ".md"):
        read = read_prose(files, path, kinds.PAGE, into)
        if read is not None:
            record, prose = read
            yield StandingPage(
                _slug(path, into), record.words("title"), record.words("summary"), prose, Location(path, 1)
            )


def _slug(path: str, into: Collected) -> str:
    slug = path.rsplit("/", 1)[1].removesuffix(".md")
    if not IDENTIFIER.form.fullmatch(slug):
        into.add("bad-file-name", Location(path), read=f"{slug}.md")
    return slug


def _sources(record: Record, into: Collected) -> tuple[str, ...]:
    documents = record.names("documents")
    if not documents and "documents" in record.values and not record.node.value["documents"]:
        into.add("missing-source", record.at("documents"))
    return documents


def _check_references(into: Collected, declared: dict[str, set[str]]) -> None:
    for reference in into.references:
        known = declared.get(reference.kind)
        if known is not None and reference.name not in known:
            label = _LABELS.get(reference.kind, Text(reference.kind, reference.kind))
            into.add(
                "unknown-id", reference.at, kind_vi=label.vi, kind_en=label.en, read=reference.name,
                near=nearest(reference.name, known),
            )  # fmt: skip
