"""The questions at a terminal: what each asks, with an example and the choices, and which answers will do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from scorecards.languages import Language
from scorecards.load import field_types
from scorecards.load.composite_types import innermost
from scorecards.load.fields import FieldType
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.scaffolds.kinds import ScaffoldKind, asked_for
from scorecards.scaffolds.text import likely, typed_as
from scorecards.sheets.names import ProjectNames
from scorecards.strings.console import console_word
from scorecards.strings.sheet_words import sheet_words

_FEW = ("pillar", "framework")
"""Kinds of record of which there are few enough to be listed."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for a key."""

    key: str
    meaning: Text
    example: str
    type: FieldType
    required: bool
    """Whether it has to be answered."""
    likely: str
    """What an empty answer means, or ""."""
    known: Collection[str] | None
    """The identifiers that an answer may name; None where it names no record."""

    def words(self, language: Language) -> str:
        """The question with its example and choices."""
        parts = []
        if self.example != "…":
            parts.append(console_word("scaffold.for-example", language, example=self._named(self.example, language)))
        if choices := self._choices(language):
            parts.append(console_word("scaffold.one-of", language, choices=", ".join(choices)))
        if self.likely:
            parts.append(console_word("scaffold.if-empty", language, said=self.likely))
        return f"{self.meaning.to(language)} ({'; '.join(parts)})" if parts else self.meaning.to(language)

    @property
    def listed(self) -> bool:
        """Whether the question lists what may be answered."""
        return bool(self._choices("vi"))

    def _choices(self, language: Language) -> list[str]:
        inner = innermost(self.type)
        if isinstance(inner, field_types.Choice):
            return [self._named(str(word), language) for word in inner.words]
        if isinstance(inner, field_types.Ref) and inner.kind in _FEW:
            return list(self.known or ())
        return []

    def _named(self, word: str, language: Language) -> str:
        """A choice as it is called in a sheet; anything else as it is."""
        if language != "vi" or not isinstance(innermost(self.type), field_types.Choice):
            return word
        return next(iter(sheet_words("choices").get(word, ())), word)


def questions(kind: ScaffoldKind, project: Project, today: date) -> list[Question]:
    """What is asked for a new file of that kind, in order."""
    usual = likely(kind, today)
    found = []
    if kind is ScaffoldKind.REPORT:
        place = field_types.Ref("place")
        meaning = Text(*(console_word("scaffold.place", language) for language in ("vi", "en")))
        found.append(Question("place", meaning, "ha-tinh", place, True, "", _known(place, project)))
    for field in asked_for(kind):
        example = (field.example.partition(" = ")[2] or field.example).strip("[]").replace('"', "")
        said = usual.get(field.key, "")
        required = field.required and not said
        known = _known(field.type, project)
        found.append(Question(field.key, field.meaning, example, field.type, required, said, known))
    return found


def wrong_in(said: str, question: Question, names: ProjectNames) -> str:
    """Why an answer will not do, as `scaffold.<why>` of the console's words has it; "" where it will."""
    if not said:
        return "answer-needed" if question.required else ""
    read = typed_as(said, question.type, names)
    inner = innermost(question.type)
    if isinstance(inner, field_types.Choice) and read not in list(inner.words):
        return "no-choice"
    if question.known is not None:
        named = read if isinstance(read, list) else [read]
        if not named or any(one not in question.known for one in named):
            return "no-choice" if question.listed else "no-record"
    return ""


def _known(kind: FieldType, project: Project) -> Collection[str] | None:
    inner = innermost(kind)
    if not isinstance(inner, field_types.Ref):
        return None
    records: dict[str, Collection[str]] = {
        "place": project.places, "indicator": project.indicators, "document": project.documents,
        "pillar": project.pillars, "framework": project.frameworks,
    }  # fmt: skip
    return records.get(inner.kind)
