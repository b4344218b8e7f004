"""Field tables from the annotated records of the model; `model.fields` has the vocabulary."""

import types
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from scorecards.load import composite_types, field_types
from scorecards.load.fields import Field, FieldType, RecordType
from scorecards.load.stated_values import as_printed
from scorecards.model import fields as words
from scorecards.model.articles import (
    Article,
    ArticleTranslation,
    Commentary,
    CommentaryTranslation,
    PageTranslation,
    StandingPage,
    Term,
)
from scorecards.model.communes import CommuneLists
from scorecards.model.documents import Document
from scorecards.model.findings import Explanation, Revision
from scorecards.model.indicators import Dimension, Indicator, Pillar
from scorecards.model.observations import Target
from scorecards.model.places import Layer, Place
from scorecards.model.populations import Population
from scorecards.model.project import Site
from scorecards.model.rankings import Framework, MoreRanks, Ranking
from scorecards.model.redirects import Redirect
from scorecards.model.reports import Report
from scorecards.model.text import Text
from scorecards.model.themes import ThemeSettings
from scorecards.problems import Where
from scorecards.vietnamese.values import Printed

T = TypeVar("T")

FILES: tuple[type[Any], ...] = (
    Report, Article, Commentary, StandingPage, ArticleTranslation, CommentaryTranslation, PageTranslation, Document,
    Indicator, Dimension, Target, Explanation, Revision, Population, Redirect, Term, Place, Pillar, Framework, Ranking,
    MoreRanks, Layer, CommuneLists, Site, ThemeSettings,
)  # fmt: skip
"""The records of kinds of file; those of tables within them are reached from there."""


def record_type(record: type[T]) -> RecordType[T]:
    """The field table of a record of the model that has a `TABLE`."""
    table: RecordType[T] = _derived(cast("Hashable", record))  # which mypy does not know of a type variable
    return table


@cache
def _derived(record: Any) -> RecordType[Any]:
    hints = get_type_hints(record, include_extras=True)
    name: words.TableName = record.TABLE
    keys: list[Field] = []
    texts: list[str] = []
    automatic = {"own_name": "", "at": "", "not_read": ""}
    for one in fields(record):
        base, notes = _parted(hints[one.name])
        key = _note(notes, words.Key)
        if key is not None:
            keys += _fields(one, base, notes, key)
            if base is Text:
                texts.append(one.name)
        elif base == Where:
            automatic["at"] = one.name
        elif _note(notes, words.OwnName):
            automatic["own_name"] = one.name
        elif _note(notes, words.KeysNotRead):
            automatic["not_read"] = one.name
    return RecordType(record, name.name, name.label, tuple(keys), tuple(texts), **automatic)


def _fields(one: FieldInfo, base: Any, notes: tuple[object, ...], key: words.Key) -> Iterator[Field]:
    """The key of a field of a record, or the two keys of a `Text`."""
    name, required = key.name or one.name, one.required
    convert = _converter(base, notes)
    example = f"{name} = {toml(key.example)}" if not isinstance(key.example, words.Heading) else key.example.words
    yield Field(name, _type(base, notes), Text(key.vi, key.en), example, required, one.name, convert)
    if base is Text:
        meaning = Text(f"{key.vi} (tiếng Anh)", f"{key.en} (in English)")
        yield Field(f"{name}_en", field_types.TextType(), meaning, f'{name}_en = "…"', False, one.name)


def _parted(hint: Any) -> tuple[Any, tuple[object, ...]]:
    """A type without its annotations and without "or None", and the annotations, the outermost last."""
    if get_origin(hint) is Annotated:
        base, notes = _parted(hint.__origin__)
        return base, (*notes, *hint.__metadata__)
    if get_origin(hint) in (Union, types.UnionType) and hint != Where:
        inner = [part for part in get_args(hint) if part is not types.NoneType]
        literal = [part for part in inner if get_origin(part) is Literal]
        [rest] = [part for part in inner if part not in literal]
        base, notes = _parted(rest)
        return base, (*notes, *literal)
    return hint, ()


def _note(notes: tuple[object, ...], kind: type[T]) -> T | None:
    return next((one for one in notes if isinstance(one, kind)), None)


def _inner(hint: Any) -> FieldType:
    return _type(*_parted(hint))


def _type(base: Any, notes: tuple[object, ...]) -> FieldType:
    """How a value of that type is read."""
    for one in notes:
        match one:
            case words.Form():
                return field_types.Pattern(one)
            case words.RefersTo(kind=kind):
                return field_types.Ref(kind)
            case words.Declares(kind=kind):
                return field_types.NewId(kind)
            case words.Between(low=low, high=high) if base is int:
                return field_types.Whole(low, high)
            case words.OneOrByMember():
                return composite_types.PerMember(_inner(get_args(base)[1]))
            case words.MembersOfDimensions():
                return composite_types.Pairs()
    if base is date:
        return field_types.DayType(or_unknown=any(_is_unknown(one) for one in notes))
    if get_origin(base) is tuple:
        least = _note(notes, words.AtLeast)
        return composite_types.ListOf(_inner(get_args(base)[0]), least.entries if least else 0)
    if get_origin(base) is Mapping:
        return composite_types.MapOf(_inner(get_args(base)[1]))
    if base in _PLAIN:
        return _PLAIN[base]
    if issubclass(base, StrEnum):
        return field_types.Choice(base)
    assert isinstance(base, type), base
    assert issubclass(base, Struct), base
    return composite_types.TableType(record_type(base))


_PLAIN: Mapping[type[Any], FieldType] = {
    str: field_types.TextType(),
    Text: field_types.TextType(),
    int: field_types.Whole(),
    bool: field_types.Flag(),
    Decimal: field_types.FigureType(),
    Printed: field_types.FigureType(),
}


def _is_unknown(note: object) -> bool:
    return isinstance(note, words.OrUnknown) or note == Literal["unknown"]


def _converter(base: Any, notes: tuple[object, ...]) -> Callable[[Any], Any] | None:
    """What makes the field's value of the value that was read; None where they are the same."""
    if base is Printed:
        return as_printed
    folder = _note(notes, words.InFolder)
    if folder is not None:
        return lambda name: f"{folder.folder}{name}"
    if _note(notes, words.OrUnknown):
        return _known_day
    return None


def _known_day(day: date | str) -> date | None:
    return day if isinstance(day, date) else None


def toml(value: object) -> str:
    """A value as it stands in a file, on one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return f"{{ {', '.join(f'{key} = {toml(one)}' for key, one in value.items())} }}"
    return str(value)
