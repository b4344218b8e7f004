"""Reads a whole project: every file, every problem, in one run."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import count
from typing import TypeVar

from scorecards.languages import LANGUAGES
from scorecards.load import kinds, registers, territory
from scorecards.load.articles import read_articles, read_commentaries, read_pages
from scorecards.load.explanations import explanation, revision
from scorecards.load.fields import Diagnostics, Record, RecordType, read_record
from scorecards.load.rankings import framework, read_rankings
from scorecards.load.reports import Registers, check_duplicates, observations_of
from scorecards.load.source import Files
from scorecards.load.tiles import layer
from scorecards.load.translations import read_translations
from scorecards.model.articles import Article
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.problems import Location, Problem, in_order, nearest

T = TypeVar("T")

FOLDERS = {
    "data": ("site", "places", "pillars", "indicators", "dimensions", "documents", "targets", "frameworks", "tiles",
             "glossary", "explanations", "revisions", "rankings", "provinces"),
    "content": ("news", "pages", "provinces", "en"),
}  # fmt: skip
"""What is read below data/ and content/: folders of these names, and in data/ files of these names with ".toml"."""

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
_LABELS = {
    **{kind.name: kind.label for kind in _REGISTERS},
    "area": Text("các đơn vị hành chính (id trong places.toml)", "administrative units (id in places.toml)"),
}

_FROM = {"area": kinds.PLACE.name}
"""Kinds whose records stand within those of another kind."""


def load_project(files: Files, today: date, drafts: bool) -> tuple[Project | None, list[Problem]]:
    """Reads the project at `files.root` as of `today`, drafts and future articles included where `drafts`.

    Returns the project with the problems found; no project where any of them is an error, since pages made from part of
    the data would be wrong.
    """
    diagnostics = Diagnostics()
    project = _read(files, today, drafts, diagnostics)
    problems = in_order([*files.problems, *diagnostics.problems])
    return (None if any(p.severity == "error" for p in problems) else project), problems


def _read(files: Files, today: date, drafts: bool, diagnostics: Diagnostics) -> Project | None:
    if not files.has("data/site.toml"):
        diagnostics.add("no-project", Location("data/site.toml"))
        return None
    site = registers.read_site(files, diagnostics)

    def register(name: str, kind: RecordType, make: Callable[[str, Record], T]) -> dict[str, T]:
        return registers.read_register(files, name, kind, make, diagnostics)

    places = register("places", kinds.PLACE, partial(territory.place, diagnostics=diagnostics))
    territory.check_parents(places, diagnostics)
    order = count(1)
    pillars = register("pillars", kinds.PILLAR, lambda id, record: registers.pillar(id, record, next(order)))
    indicators = register("indicators", kinds.INDICATOR, registers.indicator)
    dimensions = register("dimensions", kinds.DIMENSION, partial(registers.dimension, diagnostics=diagnostics))
    documents = register("documents", kinds.DOCUMENT, registers.document)
    targets = register("targets", kinds.TARGET, partial(registers.target, indicators=indicators))
    frameworks = register("frameworks", kinds.FRAMEWORK, partial(framework, diagnostics=diagnostics))
    layers = register("tiles", kinds.LAYER, lambda id, record: layer(id, record, places, files, diagnostics))
    explanations = register("explanations", kinds.EXPLANATION, explanation)
    revisions = register("revisions", kinds.REVISION, revision)
    glossary = register("glossary", kinds.TERM, registers.term)
    rankings = tuple(read_rankings(files, diagnostics))
    observations = _read_reports(files, Registers(indicators, dimensions), site.country if site else "", diagnostics)
    commentaries = read_commentaries(files, diagnostics)
    articles = sorted(
        read_articles(files, diagnostics), key=lambda article: (-article.published.toordinal(), article.slug)
    )
    pages = read_pages(files, diagnostics)
    texts = {one.at.path for one in commentaries.values()} | {one.at.path for one in articles}
    translations = tuple(read_translations(files, texts | {one.at.path for one in pages.values()}, diagnostics))
    _check_references(diagnostics)
    _check_unread(files, diagnostics)
    if site is None:
        return None
    _check_days(observations, today, diagnostics)
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
        translations=translations,
        explanations=tuple(explanations.values()),
        revisions=tuple(sorted(revisions.values(), key=lambda one: (-one.made_on.toordinal(), one.id))),
        glossary=tuple(glossary.values()),
    )


def _check_days(observations: Iterable[Observation], today: date, diagnostics: Diagnostics) -> None:
    """Notes each last day that is still to come: a report speaks of what has been."""
    for at, day in {one.at.path: (one.at, one.period.as_of) for one in observations if _ahead(one, today)}.values():
        assert day is not None
        diagnostics.add("period-ahead", at, read=day.isoformat(), today=today.isoformat())


def _ahead(observation: Observation, today: date) -> bool:
    return observation.period.as_of is not None and observation.period.as_of > today


def _is_out(article: Article, today: date) -> bool:
    return not article.draft and article.published <= today and (article.ends is None or today <= article.ends)


def _read_reports(files: Files, known: Registers, country: str, diagnostics: Diagnostics) -> list[Observation]:
    found: list[Observation] = []
    places = diagnostics.declared["place"]
    for path in files.find("data/provinces", ".toml"):
        folder = path.split("/")[2]
        if path.count("/") != 3:
            diagnostics.add("misplaced-report", Location(path))
            continue
        if folder not in places and kinds.PLACE.name not in diagnostics.unread:
            diagnostics.add("unknown-place-folder", Location(path), read=folder, near=nearest(folder, places))
            continue
        if folder == country:
            diagnostics.add("country-report", Location(path), read=folder)
            continue
        node = registers.read_toml(files, path, diagnostics)
        report = read_record(kinds.REPORT, node, diagnostics) if node else None
        if report is not None:
            found += observations_of(folder, report, known, diagnostics)
    check_duplicates(found, diagnostics)
    return found


def _check_references(diagnostics: Diagnostics) -> None:
    for reference in diagnostics.references:
        known = diagnostics.declared.get(reference.kind)
        if known is None or reference.name in known or _FROM.get(reference.kind, reference.kind) in diagnostics.unread:
            continue
        near = nearest(reference.name, known)
        kind, _, owner = reference.kind.partition(" of ")
        if kind == "member":
            diagnostics.add("unknown-member", reference.at, dimension=owner, read=reference.name, near=near,
                     known=", ".join(known))  # fmt: skip
        else:
            label = _LABELS.get(kind) or Text(f"bộ chỉ số {owner}", f"the framework {owner}")
            diagnostics.add(
                "unknown-id", reference.at, kind_vi=label.vi, kind_en=label.en, read=reference.name, near=near
            )


def _check_unread(files: Files, diagnostics: Diagnostics) -> None:
    """Notes files under a name that the program does not look for, such as data/indicator.toml."""
    for top, suffix in (("data", ".toml"), ("content", ".md")):
        for path in files.find(top, suffix):
            folder, _, below = path.removeprefix(f"{top}/").rpartition("/")
            if top == "content" and folder.partition("/")[0] in LANGUAGES:  # in it are the same folders
                folder = folder.partition("/")[2]
            name = folder.partition("/")[0] or below.removesuffix(suffix)
            if name not in FOLDERS[top] or (top == "content" and not folder):
                diagnostics.add("unread-file", Location(path), near=nearest(name, FOLDERS[top]), top=top,
                         known=", ".join(FOLDERS[top]))  # fmt: skip
