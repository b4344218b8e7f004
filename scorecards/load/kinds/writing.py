"""Short ways to write a field table."""

from scorecards.load.field_types import Words
from scorecards.load.fields import Field, FieldType
from scorecards.model.text import Text


def one(key: str, type_: FieldType, vi: str, en: str, example: str, required: bool = False) -> Field:
    """A field: key, type, meaning in Vietnamese and English, an example as it would stand in a file."""
    return Field(key, type_, Text(vi, en), example, required)


def both(key: str, vi: str, en: str, example: str, required: bool = False) -> tuple[Field, Field]:
    """A text and its English twin."""
    return (
        one(key, Words(), vi, en, example, required),
        one(f"{key}_en", Words(), f"{vi} (tiếng Anh)", f"{en} (in English)", f'{key}_en = "…"'),
    )
