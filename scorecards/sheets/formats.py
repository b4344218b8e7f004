"""Number formats of Excel: the part of one that shows a number, and the words that it puts around the digits.

"#,##0.0" tỷ"" shows 2.5 as "2.5 tỷ", "[<1]0%;0.0" has a part for small numbers, "0;-0;"-"" one for zero, and ";;;"
shows nothing. What is shown is what whoever made the sheet saw.
"""

import operator
import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

_TOKEN = re.compile(r"\"([^\"]*)\"?|\\(.)|\[([^\]]*)\]|_.|\*.|(General)|(.)", re.IGNORECASE | re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\Z")
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?\Z", re.DOTALL)
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_SIGNS = frozenset("0#?.,%/ eE@;+-()")
"""Signs of a format that are no words; a plus sign is one where it stands before the digits."""
_PLACES = frozenset(("0", "#", "?", "@", "general"))
"""What stands for digits."""
_SURE = re.compile(r"0|@|general", re.IGNORECASE)
"""What shows a zero; "#" and "?" show none."""


class FormatPart(Struct, frozen=True):
    """One of the parts of a format, for some of the numbers."""

    pattern: str
    """Its digits and signs, without words: "#,##0.0"."""
    before: str
    after: str
    """The words that are shown around the digits."""
    within: str
    """Those between digits, which make another number of it: 953 as "95.3" by "00\\.0"."""
    condition: str = ""
    """"<1" of a part for numbers below 1, or ""."""

    def shows(self, number: float) -> bool:
        """Whether a number is to be seen at all."""
        return bool(_SURE.search(self.pattern)) or (number != 0 and any(one in self.pattern for one in "#?"))

    def holds(self, number: float) -> bool:
        """Whether its condition is true of a number."""
        sign, bound = _CONDITION.match(self.condition).groups()  # type: ignore[union-attr]
        return _HOLDS[sign](number, float(bound))


def section_of(format: str, number: float) -> FormatPart:
    """The part of a format by which a number is shown."""
    sections = _sections(format or "General")
    if any(one.condition for one in sections):
        return next((one for one in sections if not one.condition or one.holds(number)), sections[-1])
    index = 0 if number > 0 or len(sections) == 1 else 1 if number < 0 else 2
    return sections[index if index < len(sections) else 0]


@lru_cache(maxsize=1 << 10)
def _sections(format: str) -> tuple[FormatPart, ...]:
    parts: list[list[tuple[str, bool]]] = [[]]
    conditions = [""]
    for found in _TOKEN.finditer(format):
        quoted, escaped, bracket, general, sign = found.groups()
        if bracket is not None:
            if _CONDITION.match(bracket.strip()):
                conditions[-1] = bracket.strip()
            elif currency := _CURRENCY.match(bracket):
                parts[-1].append((currency[1], True))
        elif general:
            parts[-1].append((general, False))
        elif sign == ";":
            parts.append([])
            conditions.append("")
        elif sign is not None:
            parts[-1].append((sign, sign not in _SIGNS))
        elif quoted is not None or escaped is not None:
            parts[-1].append((quoted or escaped or "", True))
    return tuple(_section(part, condition) for part, condition in zip(parts, conditions, strict=True))


def _section(part: list[tuple[str, bool]], condition: str) -> FormatPart:
    pattern = "".join(text for text, is_words in part if not is_words)
    places = [n for n, (text, is_words) in enumerate(part) if not is_words and text.lower() in _PLACES]
    first, last = (places[0], places[-1]) if places else (len(part), len(part))
    before = "".join(text for text, is_words in part[:first] if is_words or text == "+")
    within = "".join(text for text, is_words in part[first : last + 1] if is_words)
    after = "".join(text for text, is_words in part[last + 1 :] if is_words)
    return FormatPart(pattern, before.strip(), after.strip(), within.strip(), condition)
