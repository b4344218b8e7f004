"""The questions of `new` at a terminal: one after another, and once more where the file shows an answer to be wrong."""

import re
import sys
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from scorecards.languages import Language
from scorecards.model.project import Project
from scorecards.problems import Problem
from scorecards.scaffolds.kinds import SCAFFOLDS, ScaffoldKind
from scorecards.scaffolds.make import NewFile
from scorecards.scaffolds.numbers import wrong_numbers
from scorecards.scaffolds.questions import Question, id_question, wrong_in
from scorecards.scaffolds.text import Answers
from scorecards.sheets.names import names_of
from scorecards.strings.console import console_word

_KEY = re.compile("([a-z_]+) = ")
_ANSWERS = {"duplicate-observation": "indicator"}
"""The answers that are asked for again where the place of a problem is that of another."""


class Dialogue(Struct):
    """With whoever sits at the terminal, about a new file."""

    kind: ScaffoldKind
    project: Project
    language: Language
    ended: bool = False
    """Whether the input has ended, so that nothing more can be asked."""

    def asked(self, questions: Sequence[Question], answers: Answers) -> dict[str, str]:
        """The answers, and those to what is not answered yet, asked again until they will do or the input ends."""
        found = dict(answers)
        for one in questions:
            while not found.get(one.key):
                print(one.words(self.language), end=": ", flush=True)
                if not (line := sys.stdin.readline()):
                    self.ended = True
                    return found
                said = line.strip()
                if wrong := self._wrong(one, said, found):
                    print(wrong)
                    continue
                if not said:
                    break
                found[one.key] = said
        return found

    def entries(self, questions: Sequence[Question]) -> list[dict[str, str]]:
        """Further entries of the file, such as figures of a report, until the first question of one is left empty."""
        own = [one for one in questions if one.key in SCAFFOLDS[self.kind].entry_keys]
        found: list[dict[str, str]] = []
        while own and not self.ended:
            print(console_word("scaffold.another", self.language))
            first = replace(own[0], required=False, likely=console_word("scaffold.no-more", self.language))
            if not (entry := self.asked([first], {})):
                break
            found.append(self.asked(own[1:], entry))
        return found

    def again(
        self, made: NewFile, questions: Sequence[Question], answers: Answers, entries: Sequence[Answers]
    ) -> tuple[dict[str, str], list[dict[str, str]]] | None:
        """The answers, with those that `made` shows to be wrong asked again; None where no answer would mend it."""
        every = [dict(answers), *map(dict, entries)]
        asked = {one.key: one for one in questions}
        wrong = dict.fromkeys(_answer_of(one, made, self.kind) for one in made.wrong)
        if self.ended or not all(number < len(every) and key in asked for number, key in wrong):
            return None
        for one in made.wrong:
            print(f"{one.message(self.language)} {one.hint(self.language)}")
        print(console_word("scaffold.answer-again", self.language))
        for number, key in wrong:
            every[number].pop(key, None)
            every[number] = self.asked([asked[key]], every[number])
        return None if self.ended else (every[0], every[1:])

    def other_id(self, path: str, id: str) -> str:
        """An identifier for a file that is not there yet, where that of `id` is; "" where the input ends."""
        print(console_word("scaffold.file-is-there", self.language, path=path))
        said = self.asked([id_question(f"{id}-2")], {}).get("id", f"{id}-2")
        return "" if self.ended else said

    def _wrong(self, one: Question, said: str, found: Answers) -> str:
        """Why an answer will not do, in words; "" where it will."""
        if wrong := wrong_in(said, one, names_of(self.project)):
            if wrong == "no-record":
                return no_record(said, one, self.language)
            return console_word(f"scaffold.{wrong}", self.language, read=said)
        number = next((p for p in wrong_numbers(self.kind, {**found, one.key: said}, self.project) if said), None)
        if number and number.details["key"] == one.key:
            return f"{number.message(self.language)} {number.hint(self.language)}"
        return ""


def no_record(said: str, question: Question, language: Language) -> str:
    """Says that the project has no record of that name, and which it has, a line each."""
    known = "".join(f"\n  {one}" for one in question.nearest(said))
    return console_word("scaffold.no-record" if known else "scaffold.no-records", language, read=said, known=known)


def _answer_of(one: Problem, made: NewFile, kind: ScaffoldKind) -> tuple[int, str]:
    """The answer that a problem is of: the number of the entry, 0 for the first and all around it, and the key."""
    if one.at.path.startswith("--"):
        return 0, one.at.path.removeprefix("--").replace("-", "_")
    lines = made.text.splitlines()[: one.at.line or 0] if one.at.path == made.path else []
    found = _KEY.match(lines[-1]) if lines else None
    key = _ANSWERS.get(one.code) or (found[1] if found else "")
    return max(0, lines.count(SCAFFOLDS[kind].inner_heading) - 1), key
