"""The text of a new file: what was answered, and every other key as a comment with its meaning and an example."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from scorecards.load import composite_types, field_types
from scorecards.load.fields import Field, FieldType
from scorecards.model.project import Project
from scorecards.scaffolds.kinds import SCAFFOLDS, Scaffold, ScaffoldKind, fields_at
from scorecards.sheets.days import day_of
from scorecards.sheets.grid import Cell
from scorecards.sheets.names import ProjectNames, names_of, plain_address
from scorecards.sheets.numbers import number_of_words
from scorecards.strings.console import console_word
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import normal, slug
from scorecards.writing.toml_text import TomlValue, toml_value

Answers = Mapping[str, str]
"""What was answered, by key, as it was typed."""


def scaffold_text(
    kind: ScaffoldKind, id: str, answers: Answers, project: Project, today: date, entries: Sequence[Answers] = ()
) -> str:
    """The text of a new file; `entries` are answers for further inner tables, which have what was answered alone."""
    made, names = SCAFFOLDS[kind], names_of(project)
    given = _with_likely(kind, answers, today)
    lines = [f"# {console_word('scaffold.head', 'vi')}"]
    if made.heading:
        lines += ["", made.heading.format(id=id)]
    lines += _table(made.record, given, names)
    if made.inner:
        inner = {"id": id, **given} if kind is ScaffoldKind.PLACE else given
        if kind is ScaffoldKind.PLACE:
            inner = {**inner, "name": _full_name(answers)}
        own = {field.key for field in fields_at(made.record)} if kind is not ScaffoldKind.PLACE else set()
        lines += ["", made.inner_heading.format(id=id)]
        lines += _table(made.inner, {key: value for key, value in inner.items() if key not in own}, names)
        for entry in entries:
            lines += ["", made.inner_heading.format(id=id), *_entry(made, {**likely(kind, today), **entry}, names)]
    text = "\n".join(lines) + "\n"
    if kind is ScaffoldKind.ARTICLE:
        return f"+++\n{text}+++\n\n{console_word('scaffold.body', 'vi')}\n"
    return text


_INFERRED = {"as_of": "inferred", "event": "event_inferred"}
"""The keys which say that the day of another key was inferred."""


def _with_likely(kind: ScaffoldKind, answers: Answers, today: date) -> dict[str, str]:
    """The answers, and what is most likely where none was given."""
    given = {key: value for key, value in answers.items() if value.strip()}
    for key, inferred in _INFERRED.items():
        read = day_of(Cell(1, 1, given.get(key, "")))
        if read and read.inferred:
            given.setdefault(inferred, "true")
    return {**likely(kind, today), **given}


def likely(kind: ScaffoldKind, today: date) -> Mapping[str, str]:
    """What is most likely where no answer is given, by key."""
    found: dict[ScaffoldKind, dict[str, str]] = {
        ScaffoldKind.PLACE: {"level": "province"},
        ScaffoldKind.INDICATOR: {"merge": "not-comparable"},
        ScaffoldKind.ARTICLE: {"date": today.isoformat(), "draft": "true"},
        ScaffoldKind.DOCUMENT: {"date": field_types.UNKNOWN, "read_on": today.isoformat()},
        ScaffoldKind.REPORT: {"as_of": field_types.UNKNOWN, "measure": "unknown"},
        ScaffoldKind.RANKING: {"published_on": field_types.UNKNOWN},
    }
    return found.get(kind, {})


def _full_name(answers: Answers) -> str:
    name = answers.get("name", "").strip()
    return name and f"tỉnh {name}"


def _table(record: type[Any], given: Mapping[str, str], names: ProjectNames) -> list[str]:
    lines = []
    for field in fields_at(record):
        words = field.meaning.vi[:1].upper() + field.meaning.vi[1:]
        required = f" ({console_word('scaffold.required', 'vi')})" if field.required else ""
        choices = f": {', '.join(field.type.words)}" if isinstance(field.type, field_types.Choice) else ""
        lines.append(f"# {words}{choices}{required}")
        said = given.get(field.key, "")
        lines.append(f"{field.key} = {toml_value(typed(said, field, names))}" if said else f"# {field.example}")
    return lines


def _entry(made: Scaffold, given: Mapping[str, str], names: ProjectNames) -> list[str]:
    """The lines of a further inner table."""
    fields = {field.key: field for field in fields_at(made.inner)} if made.inner else {}
    return [f"{key} = {toml_value(typed(given[key], fields[key], names))}" for key in made.entry_keys if given.get(key)]


def typed(text: str, field: Field, names: ProjectNames) -> TomlValue:
    """What was typed as its field takes it; as it is where it is something else, which the check then tells."""
    text = text.strip()
    day = day_of(Cell(1, 1, text)) if isinstance(field.type, field_types.DayType) else None
    if day and day.last and field.key not in _INFERRED:
        return day.for_key(field.key) or text
    return typed_as(text, field.type, names)


def typed_as(text: str, kind: FieldType, names: ProjectNames) -> TomlValue:
    """The same for a type."""
    match kind:
        case composite_types.PerMember(inner=inner):
            return typed_as(text, inner, names)
        case composite_types.ListOf(inner=field_types.Ref(kind=of)) if (whole := _reference(text, of, names)) != text:
            return [whole]  # a name may hold commas
        case composite_types.ListOf(inner=inner):
            signs = text.replace(",", ";") if isinstance(inner, field_types.Ref) else text  # words may hold commas
            parts = [part.strip() for part in signs.split(";") if part.strip()]
            return [str(typed_as(part, inner, names)) for part in parts]
        case field_types.Ref(kind=of):
            return _reference(text, of, names)
        case field_types.Flag():
            flags = sheet_words("flags")
            return True if normal(text) in flags["yes"] else False if normal(text) in flags["no"] else text
        case field_types.DayType():
            found = day_of(Cell(1, 1, text))
            return (found.last or field_types.UNKNOWN) if found else text
        case field_types.Choice(words=words):
            known = {str(word): (str(word), *sheet_words("choices").get(str(word), ())) for word in words}
            for key in (normal, slug):  # as it is called; else without marks, where that leaves no doubt
                meant = [word for word, names in known.items() if key(text) in map(key, names)]
                if len(meant) == 1:
                    return meant[0]
            return text
        case field_types.Whole() | field_types.FigureType():
            number = number_of_words(text)
            return text if number is None else number
    return text


def _reference(text: str, kind: str, names: ProjectNames) -> str:
    match kind:
        case "place":
            return names.places.find(text).id or text
        case "document":
            return names.documents.find(plain_address(text)).id or text
        case "indicator":
            return names.indicators.find(text).id or text
        case "pillar":
            return names.pillars.find(text).id or text
        case "framework":
            return names.frameworks.find(text).id or text
    return text
