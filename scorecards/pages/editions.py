"""The editions of the data: the log, what each changed, and each place as it was, to which citations lead."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.editions import (
    RowDifference,
    differences,
    edition_states,
    is_same_figure,
    kept_rows,
    version_in,
    versions_of,
)
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.editions import EditionState, KeptRow, RowKey
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.links import document_link
from scorecards.views.view_types import LinkView

_SOURCE = "data/editions/"


class EditionLine(Struct, frozen=True):
    """An edition in the log."""

    link: LinkView
    note: str
    counts: tuple[tuple[str, str], ...]
    """How many rows, and how many of them are new, other, gone."""


class EditionsPage(Struct, frozen=True):
    """The log of all editions."""

    lead: str
    editions: tuple[EditionLine, ...]
    """Newest first."""


class ChangedRow(Struct, frozen=True):
    """A row that says another thing than in the edition before, is new, or is gone."""

    link: LinkView
    """What and whose; leads to it in this edition, to nothing where it is gone."""
    before: str
    after: str
    """Value and day; "" for none."""


class EditionPage(Struct, frozen=True):
    """An edition: what it changed and where its data are."""

    line: EditionLine
    file: LinkView
    changed: tuple[ChangedRow, ...]
    removed: tuple[ChangedRow, ...]
    added: tuple[tuple[LinkView, str], ...]
    """Places with new rows, and how many."""
    others: str
    """How many rows have another name or note alone, in a sentence; or ""."""
    places: tuple[LinkView, ...]
    """Every place, as this edition has it."""
    log: LinkView


class KeptFigure(Struct, frozen=True):
    """A figure, target or rank as an edition has it."""

    id: str
    """Its anchor."""
    name: str
    value: str
    period: str
    source: LinkView
    quote: str
    note: str
    now: str
    """What has become of it since, in words; "" where it is the same today."""
    today: str
    """Site path of it today, or ""."""


class EditionUnitPage(Struct, frozen=True):
    """A place as an edition has it."""

    lead: str
    figures: tuple[KeptFigure, ...]
    place: LinkView
    edition: LinkView
    later: LinkView | None
    """The next edition that changed data of the place."""


def editions_page(route: Route, inputs: PageInputs) -> Page:
    """The log of all editions."""
    lines = tuple(_line(state, inputs) for state in reversed(edition_states(inputs.index)))
    title, lead = inputs.words("page.editions"), inputs.words("lead.editions")
    return Page(route, title, lead, EditionsPage(lead, lines), trail(inputs, "data"), _SOURCE, "data")


def edition_page(route: Route, inputs: PageInputs) -> Page:
    """What the edition of a day changed."""
    state, line = _state(route.key, inputs), _line(_state(route.key, inputs), inputs)
    day, found = state.edition.day, differences(state)
    other = [one for one in found if one.before and one.after]
    changed = [one for one in other if not is_same_figure(one.before, one.after)]
    new = Counter(one.row["place"] for one in found if one.before is None)
    names = len(other) - len(changed)
    context = EditionPage(
        line=line,
        file=LinkView("observations.csv", paths.edition_data(day)),
        changed=tuple(_changed(one, day, inputs) for one in changed),
        removed=tuple(_changed(one, day, inputs) for one in found if one.after is None),
        added=tuple(
            (_place_link(place, day, inputs), formatting.number(count, inputs.language))
            for place, count in sorted(new.items(), key=lambda pair: _order(pair[0], inputs))
        ),
        others=inputs.words("edition.others", count=formatting.number(names, inputs.language)) if names else "",
        places=tuple(
            _place_link(place, day, inputs)
            for place in sorted({row["place"] for row in state.rows.values()}, key=lambda one: _order(one, inputs))
        ),
        log=LinkView(inputs.words("page.editions"), paths.EDITIONS),
    )
    title, lead = line.link.name, inputs.words("lead.editions")
    return Page(route, title, lead, context, _trail(inputs), state.edition.at.path, "data")


def edition_unit_page(route: Route, inputs: PageInputs) -> Page:
    """A place as the edition of a day has it; the route's key is the day and the place."""
    key, _, place = route.key.partition("/")
    state = _state(key, inputs)
    day = state.edition.day
    name = _place_name(place, inputs)
    now = kept_rows(inputs.index, inputs.words_in)
    rows = {found: row for found, row in state.rows.items() if row["place"] == place}
    later = next((one for one in versions_of(place, inputs.index) if one > day), None)
    written = formatting.day(day, inputs.language)
    title = inputs.words("edition.of-place", name=name, day=written)
    context = EditionUnitPage(
        lead=inputs.words("edition.place-lead", name=name, day=written),
        figures=tuple(_kept(found, row, now, inputs) for found, row in rows.items()),
        place=LinkView(name, _page_of(place, inputs)),
        edition=_link(day, inputs),
        later=LinkView(formatting.day(later, inputs.language), paths.edition_unit(later, place)) if later else None,
    )
    return Page(route, title, context.lead, context, _trail(inputs), state.edition.at.path, "data")


def _trail(inputs: PageInputs) -> tuple[LinkView, ...]:
    return (*trail(inputs, "data"), LinkView(inputs.words("page.editions"), paths.EDITIONS))


def _state(key: str, inputs: PageInputs) -> EditionState:
    return next(one for one in edition_states(inputs.index) if one.edition.day == date.fromisoformat(key))


def _link(day: date, inputs: PageInputs) -> LinkView:
    return LinkView(inputs.words("edition.of-day", day=formatting.day(day, inputs.language)), paths.edition(day))


def _line(state: EditionState, inputs: PageInputs) -> EditionLine:
    found = differences(state)
    counts = {
        "rows": len(state.rows),
        "added": sum(one.before is None for one in found),
        "changed": sum(one.before is not None and one.after is not None for one in found),
        "removed": len(state.edition.removed),
    }
    return EditionLine(
        _link(state.edition.day, inputs),
        state.edition.note.to(inputs.language),
        tuple(
            (formatting.number(count, inputs.language), inputs.words(f"edition.{key}"))
            for key, count in counts.items()
            if count or key == "rows"
        ),
    )


def _place_name(place: str, inputs: PageInputs) -> str:
    found = inputs.project.places.get(place)
    return found.name.to(inputs.language) if found else place


def _order(place: str, inputs: PageInputs) -> tuple[object, ...]:
    return (sort_key(_place_name(place, inputs)),)


def _page_of(place: str, inputs: PageInputs) -> str:
    """The page of a place today, or ""."""
    return paths.unit(place) if place in inputs.project.places and place != inputs.project.site.country else ""


def _place_link(place: str, day: date, inputs: PageInputs) -> LinkView:
    version = version_in(place, day, inputs.index)
    return LinkView(_place_name(place, inputs), paths.edition_unit(version, place) if version else "")


def _changed(one: RowDifference, day: date, inputs: PageInputs) -> ChangedRow:
    row = one.row
    name = f"{_place_name(row['place'], inputs)}: {_name(row, inputs)}"
    path = f"{paths.edition_unit(day, row['place'])}#{row['id']}" if one.after else ""
    return ChangedRow(LinkView(name, path), _said(one.before, inputs), _said(one.after, inputs))


def _said(row: KeptRow | None, inputs: PageInputs) -> str:
    """Value and time in words; "" for no row."""
    return "" if row is None else ", ".join(filter(None, (_cell("shown", row, inputs), _period(row, inputs))))


def _cell(column: str, row: KeptRow, inputs: PageInputs) -> str:
    """A cell in the language of the page, where the row has it."""
    return (row.get(f"{column}_en") if inputs.language == "en" else "") or row.get(column, "")


def _name(row: KeptRow, inputs: PageInputs) -> str:
    return ", ".join(filter(None, (_cell("indicator_name", row, inputs), _cell("part", row, inputs))))


def _period(row: KeptRow, inputs: PageInputs) -> str:
    if "year" in row:
        return inputs.words("sentence.year", year=row["year"])
    days = {
        name: formatting.day(date.fromisoformat(row[name]), inputs.language)
        for name in ("as_of", "from")
        if name in row
    }
    if not days:
        return inputs.words("period.unknown")
    if row["kind"] == "target":
        return inputs.words("edition.due", day=days["as_of"])
    if "from" in days:
        said = inputs.words("period.between", start=days["from"], day=days["as_of"])
    else:
        said = inputs.words("period.until", day=days["as_of"])
    return inputs.words("period.inferred", period=said) if row.get("day_basis") == "inferred" else said


def _kept(key: RowKey, row: KeptRow, rows: Mapping[RowKey, KeptRow], inputs: PageInputs) -> KeptFigure:
    now = rows.get(key)
    became = ""
    if now is None:
        became = inputs.words("edition.gone")
    elif not is_same_figure(row, now):
        became = inputs.words("edition.now", value=_said(now, inputs))
    document = row.get("source", "")
    known = document in inputs.project.documents
    return KeptFigure(
        id=row["id"],
        name=_name(row, inputs),
        value=_cell("shown", row, inputs),
        period=_period(row, inputs),
        source=document_link(document, inputs) if known else LinkView(document, row.get("source_url", "")),
        quote=row.get("quote", ""),
        note=_cell("note", row, inputs),
        now=became,
        today=_today(now, inputs) if now else "",
    )


def _today(row: KeptRow, inputs: PageInputs) -> str:
    place, id = row["place"], row["id"]
    if row["kind"] == "target":
        return paths.targets()
    if place != inputs.project.site.country:
        return paths.figure(place, id)
    return paths.country_figure(row["indicator"], id) if row["kind"] == "observation" else ""
