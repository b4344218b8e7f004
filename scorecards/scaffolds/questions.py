"""The questions at a terminal: what each asks, with an example and the choices, and which answers will do."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from msgspec import Struct

from scorecards.languages import Language
from scorecards.load import field_types
from scorecards.load.composite_types import innermost
from scorecards.load.fields import FieldType
from scorecards.model.fields import IDENTIFIER
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.scaffolds.kinds import ScaffoldKind, asked_for
from scorecards.scaffolds.text import likely, typed_as
from scorecards.sheets.names import ProjectNames
from scorecards.strings.console import console_word
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import slug

_MOST_LISTED = 12
"""Records that are named where an answer names none."""
_SHORTEST_WITHIN = 3
"""Letters that an answer has to have to be looked for within names."""
_LIKENESS = 0.6
"""How like an answer a name has to be (1 is the same) to be told as what was perhaps meant."""
_FEW = ("pillar", "framework")
"""Kinds of record of which there are few enough to be listed."""


class Question(Struct, frozen=True):
    """What is asked for a key."""

    key: str
    meaning: Text
    example: str
    type: FieldType
    required: bool
    """Whether it has to be answered."""
    likely: str
    """What an empty answer means, or ""."""
    known: Mapping[str, str] | None
    """The records that an answer may name, identifiers with names; None where it names no record."""

    def words(self, language: Language) -> str:
        """The question with its example and choices."""
        parts = []
        if self.example != "…":
            parts.append(console_word("scaffold.for-example", language, example=self._named(self.example, language)))
        if choices := self._choices(language):
            parts.append(console_word("scaffold.one-of", language, choices=", ".join(choices)))
        if self.likely:
            parts.append(console_word("scaffold.if-empty", language, said=self._named(self.likely, language)))
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

    def nearest(self, said: str) -> list[str]:
        """The records that are like an answer, or else the first of all: "a (Tên A)", and at last "…" for more."""
        known, meant = self.known or {}, slug(said)
        called = {name: id for id, full in known.items() for name in (slug(full), id)}
        within = [id for name, id in called.items() if len(meant) >= _SHORTEST_WITHIN and meant in name]
        like = within or [called[one] for one in get_close_matches(meant, called, n=_MOST_LISTED, cutoff=_LIKENESS)]
        ids = list(dict.fromkeys(like or known))
        more = ["…"] if len(ids) > _MOST_LISTED or (not like and ids) else []
        return [*(f"{id} ({known[id]})" for id in ids[:_MOST_LISTED]), *more]

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
        records = _known(place, project)
        found.append(Question("place", meaning, _example("ha-tinh", records), place, True, "", records))
    for field in asked_for(kind):
        example = (field.example.partition(" = ")[2] or field.example).strip("[]").replace('"', "")
        said = usual.get(field.key, "")
        required = field.required and not said
        known = _known(field.type, project)
        found.append(Question(field.key, field.meaning, _example(example, known), field.type, required, said, known))
    return found


def _example(usual: str, known: Mapping[str, str] | None) -> str:
    """An identifier of this project, where the answer is one."""
    return usual if known is None or usual in known else next(iter(known), usual)


def id_question(id: str) -> Question:
    """Asks for the identifier of a record, `id` where the answer is empty."""
    meaning = Text(*(console_word("scaffold.id", language) for language in ("vi", "en")))
    return Question("id", meaning, "…", field_types.Pattern(IDENTIFIER), False, id, None)


def wrong_in(said: str, question: Question, names: ProjectNames) -> str:
    """Why an answer will not do, as `scaffold.<why>` of the console's words has it; "" where it will."""
    if not said:
        return "answer-needed" if question.required else ""
    read = typed_as(said, question.type, names)
    inner = innermost(question.type)
    if isinstance(inner, field_types.DayType) and not isinstance(read, date) and read != field_types.UNKNOWN:
        return "no-day"
    if isinstance(inner, field_types.Choice) and read not in list(inner.words):
        return "no-choice"
    if question.known is not None:
        named = read if isinstance(read, list) else [read]
        if not named or any(one not in question.known for one in named):
            return "no-choice" if question.listed else "no-record"
    return ""


def _known(kind: FieldType, project: Project) -> Mapping[str, str] | None:
    inner = innermost(kind)
    if not isinstance(inner, field_types.Ref):
        return None
    match inner.kind:
        case "place":
            return {id: one.name.vi for id, one in project.places.items()}
        case "indicator":
            return {id: one.name.vi for id, one in project.indicators.items()}
        case "document":
            return {id: one.title.vi for id, one in project.documents.items()}
        case "pillar":
            return {id: one.name.vi for id, one in project.pillars.items()}
        case "framework":
            return {id: one.name.vi for id, one in project.frameworks.items()}
    return None
