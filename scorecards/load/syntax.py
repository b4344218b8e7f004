"""What is wrong with a line that is not TOML, in the terms of the person who wrote it.

The parser says where it stopped and what it would have liked there. The slips that people who do not program make most
are told apart by that and by the line itself; each has a message of its own in `strings/problems.toml`.
"""

import re

from scorecards.load.meant import meant_day, meant_number
from scorecards.problems import Location, Problem, problem

_QUOTES = "“”„‟‘’‚«»"
_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that look like a space and are none, as Word and web pages have them."""
_BARE = r"[A-Za-z0-9_-]+"
_KEYS = re.compile(rf"""\s*({_BARE}|"[^"]*"|'[^']*')(\s*\.\s*({_BARE}|"[^"]*"|'[^']*'))*\s*""")
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}\b|\d{1,2}[/-]\d{4}\b|\d{4}[/-]\d{1,2}\b")
_NUMBER = re.compile(r"[-+]?[.,]?\d([\d.,_\s]*[\d.])?\s*%?")
_IN_QUOTES = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'[^']*'|#.*""")
_HEADING = re.compile(r"\s*\[+[A-Za-z0-9_.\s-]+\]+\s*")
_FLAGS = {"true", "false", "yes", "no", "on", "off", "có", "không", "đúng", "sai"}

SLIPS_OF_A_LINE = frozenset((
    "toml-backslash", "toml-blank", "toml-curly-quotes", "toml-date", "toml-flag", "toml-inner-quotes", "toml-key",
    "toml-missing-comma", "toml-no-value", "toml-number", "toml-quotes", "toml-trailing", "toml-twice",
))  # fmt: skip
"""Slips that say nothing of the lines below, which can be read without that line."""


def stands_alone(line: str) -> bool:
    """Whether the lines below a line mean the same without it: no heading, and nothing in it goes on below."""
    if line.lstrip().startswith("[") or '"""' in line or "'''" in line:
        return False
    marks = _IN_QUOTES.sub("", line)
    return all(marks.count(one) == marks.count(other) for one, other in ("[]", "{}"))


def syntax_problem(path: str, text: str, first_line: int, message: str) -> Problem:
    """The problem behind a message of the parser. `first_line` as for a `TomlFile`."""
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    reason = message[: place.start()] if place else message
    lines = text.split("\n")
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
    else:  # the end of the file: what matters is the last line that says something
        line = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)
        column = len(lines[line - 1]) + 1
    code, line, column = _slip(lines, line, column, reason)
    at = Location(path, line + first_line - 1, column)
    sign = f"U+{ord(lines[line - 1][column - 1]):04X}" if code == "toml-blank" else ""
    near = _meant(code, lines[line - 1])
    if code == "toml-twice" and (first := _first(lines, line)):
        near = str(first + first_line - 1)
    return problem(code, at, read=_shown(lines[line - 1]), reason=reason, near=near, sign=sign)


def _first(lines: list[str], line: int) -> int:
    """The line (from 1) that has the heading of a line already, or its key under the same heading; 0 for none."""
    words = lines[line - 1].strip()
    is_heading = words.startswith("[")
    name = words.partition("#")[0].strip() if is_heading else words.partition("=")[0].strip()
    for number in range(line - 1, 0, -1):
        other = lines[number - 1].strip()
        if other.startswith("["):
            if is_heading and other.partition("#")[0].strip() == name:
                return number
            if not is_heading:
                return 0
        elif not is_heading and other.partition("=")[0].strip() == name:
            return number
    return 0


def _meant(code: str, words: str) -> str:
    """The line as it was probably meant, for a day or a number that stands alone behind its key."""
    key, _, value = words.partition("=")
    value = value.partition("#")[0].strip()
    right = meant_day(value) if code == "toml-date" else meant_number(value) if code == "toml-number" else ""
    return f"{key.strip()} = {right}" if right else ""


def _slip(lines: list[str], line: int, column: int, reason: str) -> tuple[str, int, int]:
    """The problem's code, and the line and column to point at (from 1)."""
    words = lines[line - 1]
    start = len(words) - len(words.lstrip()) + 1
    if re.search(r"overwrite|twice|mutate immutable|redefine", reason):
        name = words.strip().strip("[]")
        entry = not words.lstrip().startswith("[[") and any(one.strip() == f"[[{name}]]" for one in lines)
        return ("toml-single-brackets" if entry else "toml-twice"), line, start
    if reason.startswith(("Unterminated", "Expected \"'", "Expected \"'", "Illegal character '\\n'")):
        return "toml-unclosed-quote", *_opening_quote(lines, line, column)
    if reason.startswith("Unclosed") and re.match(r"[\"'\d]", words[column - 1 :]):
        return "toml-missing-comma", line, column
    if reason.startswith("Invalid initial") and "{" in words:
        return "toml-inline-table", line, words.find("{") + 1
    if reason.startswith("Unclosed") or (reason.startswith("Invalid value") and _HEADING.fullmatch(words)):
        return "toml-unclosed-bracket", *_opening_bracket(lines, line, start)
    if words[column - 1 : column] in tuple(_BLANKS):
        return "toml-blank", line, column
    if words[column - 1 : column] in tuple(_QUOTES):
        return "toml-curly-quotes", line, column
    if words.lstrip().startswith("[") and reason.startswith(("Expected", "Invalid initial", "Invalid statement")):
        return "toml-heading", line, start
    if reason.startswith("Unescaped") or "hex value" in reason or "Unicode scalar" in reason:
        return "toml-backslash", line, words.find("\\") + 1 or column
    if reason.startswith(("Expected '='", "Invalid statement", "Invalid initial", "Invalid key")):
        key, equals, _ = words.partition("=")
        return ("toml-key" if equals and key.strip() and not _KEYS.fullmatch(key) else "toml-equals"), line, start
    if reason.startswith(("Invalid value", "Invalid date", "Expected newline")):
        return _value_slip(words, line, column, reason)
    return "toml-syntax", line, column


def _value_slip(words: str, line: int, column: int, reason: str) -> tuple[str, int, int]:
    if reason.startswith("Invalid value"):
        begins = column - 1
    else:
        assignment = re.match(r"[^=\"']*=\s*", words)
        begins = assignment.end() if assignment else 0
    value = words[begins:].split(" #")[0].strip()
    begins += 1
    if not value or value.startswith("#"):
        return "toml-no-value", line, begins
    if reason.startswith("Invalid date") or _DATE.match(value):
        return "toml-date", line, begins
    if value.rstrip(",;]}").lower() in _FLAGS:
        return "toml-flag", line, begins
    if _NUMBER.fullmatch(value):
        return "toml-number", line, begins
    if value[0] in "\"'":
        return ("toml-inner-quotes" if value[0] in words[column - 1 :] else "toml-trailing"), line, column
    if re.fullmatch(r"([\d.-]+|true|false|.*[\]}])\s*[,;]", value):
        return "toml-trailing", line, column
    return "toml-quotes", line, begins


def _opening_quote(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Where the text that never ends begins: three marks for one on many lines, else the line's last opening mark."""
    if column > len(lines[line - 1]):  # at the end of the file, or of the line
        for number in range(len(lines), 0, -1):
            found = max(lines[number - 1].rfind('"""'), lines[number - 1].rfind("'''"))
            if found >= 0:
                if "\n".join(lines[:number]).count(lines[number - 1][found : found + 3]) % 2:
                    return number, found + 1
                break
    value = re.search(r"=\s*(\[\s*)?([\"'])", lines[line - 1])
    return line, value.start(2) + 1 if value else column


def _opening_bracket(lines: list[str], line: int, start: int) -> tuple[int, int]:
    """Where the list or table that never ends begins: the nearest line, upwards, that gives a key one and does not
    close it; where each does, the nearest that gives a key one."""
    near = line, start
    for number in range(line, 0, -1):
        if found := re.search(r"=\s*([\[{])", lines[number - 1]):
            here = number, found.start(1) + 1
            marks = _IN_QUOTES.sub("", lines[number - 1][found.start(1) :])
            if sum(map(marks.count, "[{")) > sum(map(marks.count, "]}")):
                return here
            near = here if near == (line, start) else near
    return near


def _shown(words: str) -> str:
    words = words.strip()
    return words if len(words) <= 80 else words[:79] + "…"
