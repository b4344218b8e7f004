"""A field table as a JSON Schema (draft 4, which the TOML tools of editors read), described in Vietnamese."""

from typing import Any

from scorecards.load import composite_types, field_types
from scorecards.load.fields import Field, FieldType, RecordType
from scorecards.load.record_types import record_type
from scorecards.model.fields import IDENTIFIER
from scorecards.schemas.kinds import FileKind
from scorecards.strings.sheet_words import sheet_words

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-04/schema#"
_IDENTIFIER = f"^{IDENTIFIER.pattern.pattern}$"


def schema_of(kind: FileKind) -> Schema:
    """The schema of a kind of file."""
    table = record_type(kind.record)
    schema: Schema = {"$schema": DRAFT, "title": table.label.vi, "description": table.label.en}
    record = _record(table)
    if not kind.register:
        return schema | record
    return schema | {
        "type": "object", "patternProperties": {_IDENTIFIER: record}, "additionalProperties": False,
    }  # fmt: skip


def _record(table: RecordType[Any]) -> Schema:
    required = [field.key for field in table.fields if field.required]
    found: Schema = {
        "type": "object",
        "properties": {field.key: _field(field) for field in table.fields},
        "additionalProperties": False,
        "x-taplo": {"initKeys": required},
    }
    return found | ({"required": required} if required else {})


def _field(field: Field) -> Schema:
    needed = " Bắt buộc." if field.required else ""
    words = field.meaning.vi[:1].upper() + field.meaning.vi[1:]
    example = f" Ví dụ: {field.example}" if "=" in field.example else ""
    return _type(field.type) | {"description": f"{words}.{needed}{example}\n\n{field.meaning.en}"}


def _type(kind: FieldType) -> Schema:
    match kind:
        case field_types.TextType():
            return {"type": "string", "minLength": 1}
        case field_types.Pattern():
            return {"type": "string", "minLength": 1}  # the program's expressions are not those of other languages
        case field_types.Whole(low=low, high=high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case field_types.FigureType():
            return {"type": "number"}
        case field_types.Flag():
            return {"type": "boolean"}
        case field_types.DayType(or_unknown=unknown):
            day: Schema = {"type": "string", "format": "date"}
            return {"anyOf": [day, {"enum": [field_types.UNKNOWN]}]} if unknown else day
        case field_types.Choice(words=words):
            known = sheet_words("choices")
            said = [known.get(str(word), (str(word),))[0] for word in words]
            return {"enum": [str(word) for word in words], "x-taplo": {"docs": {"enumValues": said}}}
        case field_types.Ref() | field_types.NewId():
            return {"type": "string", "minLength": 1}
        case composite_types.ListOf(inner=inner, least=least):
            return {"type": "array", "items": _type(inner), "minItems": least}
        case composite_types.PerMember(inner=inner):
            return {"anyOf": [_type(inner), {"type": "object", "additionalProperties": _type(inner)}]}
        case composite_types.MapOf(inner=inner):
            return {"type": "object", "additionalProperties": _type(inner)}
        case composite_types.Pairs():
            return {"type": "object", "additionalProperties": {"type": "string"}}
        case composite_types.TableType(kind=table):
            return _record(table)
    raise AssertionError(f"no schema has a {kind}")
