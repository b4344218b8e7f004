"""The words by which a person knows the numbers of a text that was read."""

from collections.abc import Iterable, Sequence

from scorecards.drafting.draft import Draft
from scorecards.problems import Location, Problem, problem
from scorecards.writing.toml_text import TomlText


def words_of_line(draft: Draft, made: TomlText | None, line: int) -> str:
    """The words of the number that a line of a new file was made of, "" for a line of its head."""
    origin = made.made_of(line) if made else None
    return "" if origin is None or origin.line is None else draft.words_of(origin.line)


def words_of_choice(given: Sequence[object], place: int) -> str:
    """The words of the number that a choice is of; `place` is counted from 1."""
    one = given[place - 1] if 0 < place <= len(given) else None
    return str(one.get("words") or "") if isinstance(one, dict) else ""


def changed_since(given: Iterable[object], draft: Draft) -> list[Problem]:
    """A problem for each choice that was made of other words than stand there now: the text was changed since."""
    found = []
    for one in given:
        seen, number = (one.get("words"), one.get("number")) if isinstance(one, dict) else (None, None)
        if not isinstance(seen, str) or not isinstance(number, int):
            continue
        if not 0 <= number < len(draft.quantities) or draft.words_of(number) != seen:
            found.append(problem("desk-changed", Location(""), read=seen))
    return found
