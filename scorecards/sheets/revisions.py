"""Revisions that an import makes: figures of which the site showed another value before, from another source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.sheets.figures import FigureRow
from scorecards.sheets.toml_text import TomlText
from scorecards.strings.console import console_word
from scorecards.vietnamese.folding import slug


@dataclass(frozen=True, slots=True)
class Differing:
    """A new figure and what the project had before."""

    row: FigureRow
    old: str
    new: str
    """Both in words, unit included."""
    document: str
    """Where the old value stands."""


def revision_text(
    differing: Sequence[Differing], after: Project, texts: Mapping[str, TomlText], today: date, name: str
) -> tuple[str, TomlText]:
    """A new file of the register of revisions and its path; `after` is the project with the new figures."""
    text = TomlText(console_word("import.head", "vi", name=name, day=today.isoformat()))
    known = {revision.id for revision in after.revisions}
    for one in differing:
        figure = _figure(one.row, after, texts)
        if figure is None:
            continue
        id = slug(f"{one.row.place} {one.row.indicator} {'-'.join(m for _, m in one.row.members)} {today.isoformat()}")
        while id in known:
            id += "-2"
        known.add(id)
        text.heading(f"[{id}]", [one.row.at])
        text.line("figure", figure.id)
        text.line("old", one.old)
        text.line("new", one.new)
        facts = {"old_document": one.document, "new_document": one.row.document, "old": one.old}
        text.line("reason", console_word("import.reason", "vi", **facts))
        text.line("reason_en", console_word("import.reason", "en", **facts))
        text.line("date", today)
        text.line("new_data", True)
    return f"data/revisions/{slug(name.rpartition('.')[0]) or 'bang'}-{today.isoformat()}.toml", text


def _figure(row: FigureRow, after: Project, texts: Mapping[str, TomlText]) -> Observation | None:
    for one in after.observations:
        own = (row.place, row.indicator, row.document, row.as_of)
        same = (one.place, one.indicator, one.document, one.period.as_of) == own
        if same and tuple(sorted(one.members)) == row.members and one.at.path in texts:
            return one
    return None
