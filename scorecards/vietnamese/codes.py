"""Digits that their own shape shows not to be a quantity: dates, times, documents, telephones, addresses, versions."""

from __future__ import annotations

import re

from scorecards.vietnamese.fraction_signs import DECIMALS
from scorecards.vietnamese.times import DAY, MONTH, YEAR
from scorecards.vietnamese.units import noun_after
from scorecards.vietnamese.view import View
from scorecards.vietnamese.wordlists import entries

Span = tuple[int, int, str]
"""Start, end, why."""

_TIMES = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_CLOCK = rf"(?:{_TIMES}|[0-9]{{1,2}}\ ?(?:h|giờ)\ ?[0-9]{{2}}(?:\ ?(?:phút|'|p))?|[0-9]{{1,2}}h)(?![\w])"

CLOCK_AFTER_DAY = re.compile(rf",?\ -?\ ?{_CLOCK}|[t ]{_TIMES}(?:z|[+-][0-9]{{2}}:?[0-9]{{2}})?(?![0-9])")
"""The time of a day that was just named: "02/10/2023 - 09:15", "2023-10-02T09:15"."""
_SHAPES = re.compile(
    rf"""(?P<date>
        [0-9]{{1,2}}(?:\ ?[/.]\ ?[0-9]{{1,2}})?\ ?-\ ?[0-9]{{1,2}}\ ?[/.]\ ?[0-9]{{1,2}}\ ?[/.]\ ?{YEAR}
      | [0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{2}}(?![0-9/])
      | {MONTH}\ ?-\ ?{MONTH}/{YEAR}(?![/-][0-9]|\ ?%)
      | {DAY}(?:/{MONTH})?\ ?-\ ?{DAY}/{MONTH}(?![0-9/%])
      )
    | (?P<period>{YEAR}(?:\ ?[-/]\ ?{YEAR}|-[0-9]{{2}}(?![0-9/-])))
    | (?P<time>{_CLOCK}(?:\ ?-\ ?{_CLOCK})?|24/(?:24|7)(?:\ ?(?:h|giờ))?(?![/0-9])|7/7(?=\ ngày)|24/24/7)
    | (?P<phone>84[ .]?[0-9]{{2,3}}[ .]?[0-9]{{3}}[ .]?[0-9]{{3,4}}(?![0-9])
      |(?:0|84)[0-9]{{2,3}}(?:[ .-]|\)\ ?)[0-9]{{3,4}}[ .-]?(?:[0-9]{{3,4}}|x+)(?![0-9])
      |0[0-9]{{9,10}}(?![0-9])
      |1[89]00(?:[ .][0-9]{{4}}|[0-9]{{4}}|\ [0-9]{{2}}\ [0-9]{{2}})(?![0-9]))
    | (?P<code>[0-9]{{10,}}|0[0-9]{{4,}}
      |[0-9]+(?:\.[0-9]+){{2,}}\.?(?=\D|\Z)|[0-9]{{1,3}}°[0-9]+\S*|[0-9]+(?:-[0-9]+){{2,}}|[0-9]{{1,3}}(?:['’][0-9]{{3}})+(?![0-9]))
    """,
    re.VERBOSE,
)
_SHAPELESS = re.compile(r"[0-9]{1,4}(?:[%,;\n]| (?![hg])[^\W\d_]|\Z)")
"""Most digits: too few, and nothing right behind them, for any of these shapes."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?!\.?[0-9])")
_SHARE_AHEAD = re.compile(r"[0-9]+ ?- ?[0-9]+/[0-9]+ (?:%|chỉ tiêu|xã|nhiệm vụ)")

_DOCUMENT = re.compile(
    r"""[0-9]{1,6}[a-z]?(?:/[0-9]{4})?\ ?/[A-ZĐ][A-ZĐ0-9&]+(?:[-–.&/][A-ZĐa-zđ0-9&]+)*
        (?:\ (?:UBND|HĐND|TTg|BTTTT)(?!\w))?
      | [0-9]{1,4}\ ?[-–]\ ?[A-ZĐ]{2,}[A-ZĐ0-9&]*/[A-ZĐ][\w&/-]*
      | [0-9]{1,5}/(?=[A-ZĐ][A-ZĐ0-9&-]+(?!\w))[A-ZĐ0-9&-]+""",
    re.VERBOSE,
)

_SITE = r"(?:https?://|www\.)[^\s<>\"”]+"
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
_FILE = (
    r"(?<![\w.])(?:[a-z0-9-]{1,40}\.){1,5}(?:vn|com|net|org|gov|edu|info|html|aspx?|php|pdf|docx?|xlsx?"
    r"|jpe?g|png)(?!\w)(?:/[^\s<>\"”]*)?"
)
_ADDRESS, _ADDRESS_OR_MAIL = re.compile(f"{_SITE}|{_FILE}"), re.compile(f"{_SITE}|{_MAIL}|{_FILE}")
_FILE_SIGN = re.compile(r"\.(?:vn|com|net|org|htm|php|asp|pdf|doc|xls|jp|png)")
"""What is in every text that has an address without "@", "://" and "www."."""

_APART = frozenset((" ", "\n", "(", "/", ""))
"""What stands before most digits, and glues them to nothing."""
_GLUED = re.compile(r"[0-9][\w+./-]*(?<![.,/-])(?:,[0-9]+)*")
_SUFFIXED = re.compile(r"[0-9]+(?:[.,][0-9]+)?([^\W\d_]+)")
# Letters that measure when they touch the digits; other letters make a name: 4G, 1A, 3D, 12B.
_MEASURES = frozenset(
    entries("""
        km, m, cm, mm, ha, kg, mg, ml, kwh, mwh, gwh, kw, mw, gw, kv, kva, gb, tb, mb, kb, mbps, gbps, hz, mhz, ghz, tr,
        k, đ, vnđ, vnd, usd, l, lít, tấn, tạ, mwp, m², m³, km², đồng, tỷ, tỉ, triệu, nghìn, ngàn, trđ, hộ, xã, lần""")
)
_UNIT_AHEAD = frozenset({"m2", "m3", "km2"})
_ON = re.compile(r"[.,]?[0-9]")
"""A numeral that goes on behind a letter read for a digit: "9l,5%"."""
_SUFFIX_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)?(\w+)")
_RELEASE = re.compile(
    r"[0-9]\.0(?![.,]?[0-9])(?! ?(?:%|triệu|tỷ|tỉ|nghìn|ngàn|điểm|km|ha|tấn|m|kg|lần|đồng|usd|mw)(?!\w))"
)


def addresses(view: View) -> list[Span]:
    """Web and mail addresses and file names, in order."""
    low = view.low
    if not ("@" in low or "://" in low or "www." in low or _FILE_SIGN.search(low)):
        return []
    pattern = _ADDRESS_OR_MAIL if "@" in low else _ADDRESS  # at each character mail may begin, and most of it is none
    return [
        (found.start(), found.start() + len(found[0].rstrip(".,;:)]")), "address") for found in pattern.finditer(low)
    ]


def shape_at(view: View, at: int) -> Span | None:
    """What the digits at `at` are, if their shape alone says that they are no quantity."""
    low, text = view.low, view.text
    if _SHAPELESS.match(low, at):
        return None
    if document := _DOCUMENT.match(text, at):
        return at, document.end(), "document"
    found = _SHAPES.match(low, at)
    if found:
        why = found.lastgroup or ""
        if found[0].startswith("24/") and noun_after(view, found.end()):
            return None  # "24/24 chỉ tiêu"
        plain = why in ("code", "phone") and _THOUSANDS.match(low, at)
        if not (plain and not low.startswith("0", at)) and not (why == "date" and _SHARE_AHEAD.match(low, at)):
            bracket = why == "phone" and low[at - 1 : at] == "(" and ")" in found[0]
            return at - bracket, found.end(), why
    return None


def release_at(low: str, at: int) -> int:
    """Where a version such as the 4.0 of "công nghiệp 4.0" ends; 0 if there is none."""
    found = _RELEASE.match(low, at)
    return found.end() if found else 0


def suffixed_at(view: View, at: int) -> int:
    """Where a name such as 4G or 1A ends; 0 if no letters touch the digits, or those of a measure."""
    found = _SUFFIXED.match(view.low, at)
    if not found:
        return 0
    letters = found[1]
    if letters[0] in DECIMALS:
        return 0  # "2½ km"
    word = _SUFFIX_WORD.match(view.low, at)
    if word and word[1] in _UNIT_AHEAD:
        return 0
    mistaken = letters == "l" and _ON.match(view.low, found.end())
    if letters in _MEASURES and view.text[found.start(1)] != "K" and not mistaken:
        return 0
    if noun_after(view, found.start(1)) and view.text[found.start(1) : found.end(1)].islower():
        return 0  # a space is missing: "1.234hồ sơ"
    if len(letters) >= 3 and view.text[found.start(1) : found.end(1)].islower():
        return 0  # a space is missing: "60lớp"
    glued = _GLUED.match(view.low, at)
    return glued.end() if glued else found.end()


def glued_before(view: View, at: int) -> int:
    """Where a name that the digits at `at` end begins: the C of "Covid-19", the I of "IPv6"; `at` if there is none."""
    low, text = view.low, view.text
    start = at
    if low[at - 1 : at] in _APART:
        return at
    if low[start - 1 : start] in ("-", "+") and start > 1 and low[start - 2].isalpha():
        start -= 2
    floor = max(0, at - 24)
    while start > floor and (low[start - 1].isalnum() or low[start - 1] == "_"):
        start -= 1
    if start == at:
        return at
    letters = text[start:at]
    if letters[-1] != "-" and len(letters) > 1 and letters.islower() and letters not in ("km", "m", "ipv", "tp", "ql"):
        return at  # a space is missing: "đạt98%"
    return start


def glued_end(low: str, at: int) -> int:
    """Where a name that the digits at `at` belong to ends."""
    found = _GLUED.match(low, at)
    return found.end() if found else at + 1
