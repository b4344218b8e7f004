"""Damage to real small files: by bytes, by tokens, by structure; the same for the same state of `Random`."""

from __future__ import annotations

import copy
import io
import re
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any

import tomli_w

BYTES = (
    b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\xe1\xbb", b"\r", b"\r\n", b"\n\n",
    b"\t", b"\x1b[2J", b'"""', b"'''", b'"', b"\\", b"\\u", b"#", b"[[", b"]]", b"{", b"}", b"=", b"+++\n", b"<",
    b">", b"&#0;",
)  # fmt: skip
TOKENS = (
    "../../../etc/passwd", "/etc/passwd", "C:\\x", "con", "nul.md", ".", "..", "a" * 300, "\u202e", "\u200b",
    "\ufeff", "\u2028", "e\u0301", "đ", "ﬁ", "𝟙", "٣", "½", "‰", "-0", "1e400", "1e-400", "0x" + "F" * 400,
    "9" * 5000, "nan", "inf", "1.234.567,89", "1. 234", "57,53%", "12/0", "0/0", "99/63", "29/2/2023", "31/4/2024",
    "0/0/0000", "năm 0", "2024-02-30", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59+23:59", "quý V", "{=", "{=1}",
    "{}", "{x}", "{{", "}}", "{%", "%}", "{ho-so}", "[^1]", "[^1]: x", "[x](", "![x](", "](/a/)", "<!--", "-->",
    "<script>", "</div>", "<details>", "&nbsp;", "|", "|---|", "\n|a|b|\n|---|---|\n|1|2|\n", "```", "~~~", "    ",
    "\t", "# ", "- ", "1) ", "> ", "***", "__", "`", "\\", "$", "%s", "%n", "javascript:alert(1)", "https://?",
    "https://vi-du.vn/", "//x", "mailto:", "http://[", "=1+1", "@SUM(1)", "true", "[]", "{}", "[[]]", '""', "''",
    "\n", "\n\n", "\r", "\0", "thu-nghiem", "gia-dinh", "nuoc-thu", "tinh", "total", "một triệu hai", "tỷ rưỡi",
    "không trăm linh", "âm", "từ", "đến", "khoảng", "lần lượt", "tương ứng", "trong đó", "và",
)  # fmt: skip
"""What files of other people were broken by, or what another part of a program takes for its own."""
OPENERS = (
    "[",
    "(",
    "{",
    "> ",
    "- ",
    "<div>",
    "<b>",
    "*",
    "_",
    "![",
    "[[",
    '"',
    "a.",
    "(a ",
    "<ul><li>",
    "{{",
    "{=",
    "<table><tr><td>",
)
"""What is nested when it is repeated."""
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
TAG = re.compile(r"<[^>]*>|[^<]+")
MOST = 200_000
"""Characters beyond which no text is made longer."""


def of_bytes(raw: bytes, rng: Random, times: int | None = None) -> bytes:
    """The bytes with some of them changed, taken out, doubled, moved or put in."""
    made = bytearray(raw)
    for _ in range(times or rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(len(made) + 1)
        end = min(len(made), at + rng.choice((1, 1, 2, 8, 64, 1000)))
        match rng.randrange(7):
            case 0:
                made[at:end] = rng.randbytes(end - at)
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end] * rng.choice((1, 2, 50))
            case 3:
                made[at:at] = rng.choice(BYTES) * rng.choice((1, 1, 3, 1000))
            case 4:
                del made[at:]
            case 5:
                to = rng.randrange(len(made) + 1)
                made[to:to] = made[at:end]
            case 6 if at < len(made):
                made[at] ^= 1 << rng.randrange(8)
        del made[MOST * 4 :]
    return bytes(made)


def of_text(text: str, rng: Random, words: Sequence[str] = TOKENS, token: re.Pattern[str] = TOKEN) -> str:
    """The text with tokens or lines changed, doubled, moved, nested, repeated."""
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        by_line = rng.random() < 0.25
        parts = text.splitlines(keepends=True) if by_line else token.findall(text)
        at = rng.randrange(len(parts) + 1)
        end = min(len(parts), at + rng.choice((1, 1, 2, 5, 30)))
        match rng.randrange(8):
            case 0:
                parts[at:end] = [rng.choice(words)]
            case 1:
                parts.insert(at, rng.choice(words))
            case 2:
                del parts[at:end]
            case 3:
                parts[at:at] = parts[at:end]
            case 4:
                moved = parts[at:end]
                del parts[at:end]
                to = rng.randrange(len(parts) + 1)
                parts[to:to] = moved
            case 5:
                parts[at:at] = [_repeated(rng.choice((*OPENERS, *words)), rng.choice((2, 20, 500, 3000)))]
            case 6 if at < end:
                parts[at:end] = [_repeated("".join(parts[at:end]), rng.choice((2, 20, 1000)))]
            case 7 if at < end:
                other = rng.randrange(len(parts))
                parts[at], parts[other] = parts[other], parts[at]
        text = "".join(parts)[:MOST]
    return text


def _repeated(text: str, times: int) -> str:
    return text * min(times, MOST // (len(text) + 1) + 1)


def of_toml(text: str, rng: Random) -> str:
    """The text of a TOML file with a value of another kind somewhere, or a key too many or too few."""
    try:
        data: Any = tomllib.loads(text)
    except ValueError:
        return of_text(text, rng)
    for _ in range(rng.choice((1, 1, 2, 5))):
        places = list(_places(data))
        if not places:
            break
        table, key = rng.choice(places)
        match rng.randrange(5):
            case 0:
                del table[key]
            case 1 if isinstance(table, dict):
                table[rng.choice((*TOKENS[:14], "id", "name", "value", "place"))] = table[key]
            case 2 if isinstance(table, list):
                table[:] = table * rng.choice((2, 50))
            case 3:
                table[key] = copy.deepcopy(rng.choice(places)[0])  # nothing holds itself
            case _:
                table[key] = _value(rng)
        if len(repr(data)) > MOST:
            break
    try:
        made = tomli_w.dumps(data)
    except (ValueError, TypeError):  # what the writer cannot write
        return of_text(text, rng)
    return made if len(made) <= MOST * 4 else text


def _places(data: Any, depth: int = 0) -> list[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    found: list[tuple[Any, Any]] = []
    for key in keys:
        found.append((data, key))
        if depth < 8:
            found += _places(data[key], depth + 1)
    return found


def _value(rng: Random) -> Any:
    simple: tuple[Callable[[], Any], ...] = (
        lambda: rng.choice(TOKENS),
        lambda: rng.choice((0, -1, 1, 2**63, -(2**63), 10**40, 64)),
        lambda: rng.choice((0.0, -0.5, 1e308, float("inf"), float("nan"), Decimal("57.530"))),
        lambda: rng.choice((True, False)),
        lambda: tomllib.loads(
            f"a = {rng.choice(('1926-01-01', '2030-12-31', '9999-12-31', '07:30:00', '2024-01-01T00:00:00Z'))}"
        )["a"],
    )
    match rng.randrange(4):
        case 0:
            return [rng.choice(simple)() for _ in range(rng.randrange(4))]
        case 1:
            return {
                rng.choice(("id", "name", "tinh", "total", "x")): rng.choice(simple)() for _ in range(rng.randrange(3))
            }
    return rng.choice(simple)()


def of_zip(raw: bytes, rng: Random) -> bytes:
    """A packed file (Excel, Word) with a part changed, taken out, doubled, renamed; or with its own bytes changed."""
    if rng.random() < 0.3:
        return of_bytes(raw, rng)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = [(one.filename, packed.read(one)) for one in packed.infolist()]
    at = rng.randrange(len(parts))
    name, content = parts[at]
    match rng.randrange(8):
        case 0:
            del parts[at]
        case 1:
            parts[at] = (rng.choice(("../../x", "/etc/x", name.upper(), name + "x")), content)
        case 2:
            parts[at] = (name, b"<!DOCTYPE x [<!ENTITY a '" + b"b" * 999 + b"'>" + _entities() + b"]><x>&h;</x>")
        case 3:
            parts[at] = (name, rng.choice(parts)[1])
        case 4:
            parts[at] = (name, of_bytes(content, rng))
        case _:
            parts[at] = (name, of_text(content.decode("utf-8", "replace"), rng, token=TAG).encode("utf-8", "replace"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            packed.writestr(name, content)
    return made.getvalue()


def _entities() -> bytes:
    return b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 12) for n in range(7))
