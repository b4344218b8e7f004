"""Words that turn what a number counts, for the page that checks the numbers of a text.

The script looks for the same words as tracing does (`vietnamese.senses`, `vietnamese.actions`): their patterns are
handed to it as JavaScript has them, senses in their order and then actions, and of each figure and indicator which of
these its own words say, a bit for each.
"""

import re
from collections.abc import Iterable

from scorecards.analysis.tracing.senses import IN_NAMES, LEVELS
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.vietnamese import actions
from scorecards.vietnamese.actions import Action, says_any
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.ranks import FROM_BELOW
from scorecards.vietnamese.senses import AFTER, BEFORE, NEAR, SAYING, Sense, says

_LETTER = r"[\p{L}\p{N}_]"
_IN_SCRIPT = (
    (r"(?<!\w)", rf"(?<!{_LETTER})"),
    (r"(?!\w)", rf"(?!{_LETTER})"),
    (r"[^\W\d_]", r"\p{L}"),
    (r"[^\W_]", r"[\p{L}\p{N}]"),
    (r"\Z", "$"),
    (r"\-", "-"),
)
"""What Python's patterns and those of JavaScript write otherwise, as far as these have it."""


def senses_for_script() -> dict[str, object]:
    """The patterns, and in how many characters beside a number they are looked for."""
    table = [[_script(BEFORE.get(one)), _script(AFTER.get(one), "^"), _script(SAYING[one])] for one in Sense]
    table += [
        [_script(actions.BEFORE[one]), _script(actions.AFTER[one], "^"), _script(actions.SAYING[one])] for one in Action
    ]
    return {
        "table": table,
        "near": NEAR,
        "fromBelow": _script(FROM_BELOW, "^"),
        "each": _bits([Sense.EACH]),
        "actions": _bits(Action),
    }


def said_by(observation: Observation, indicator: Indicator, part: str) -> int:
    """The senses and actions that a figure's own words say, so that they do not turn it, a bit for each; all actions
    where they say none."""
    words = normal(f"{indicator.name.vi}. {part}. {observation.quote}")
    level = observation.measure in LEVELS
    senses = _bits(one for one in Sense if says(one, words) or (one is Sense.ADDED and not level))
    own = [one for one in Action if actions.SAYING[one].search(words)] if says_any(words) else Action
    return senses | _bits(own)


def named_by(indicator: Indicator) -> int:
    """The senses that an indicator's name says, and that a text has to say too."""
    name = normal(indicator.name.vi)
    return _bits(sense for sense, pattern in IN_NAMES if pattern.search(name))


_ORDER: tuple[Sense | Action, ...] = (*Sense, *Action)


def _bits(said: Iterable[Sense | Action]) -> int:
    return sum(1 << _ORDER.index(one) for one in said)


def _script(pattern: re.Pattern[str] | None, begins: str = "") -> str:
    """A pattern as JavaScript has it with the flag u; "" for none."""
    if pattern is None:
        return ""
    text = pattern.pattern
    for python, script in _IN_SCRIPT:
        text = text.replace(python, script)
    return f"{begins}(?:{text})" if begins else text
