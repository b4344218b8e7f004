"""The shortest words of a page that carry a figure: what a report file quotes.

A phrase is taken only if the program reads the same value from it, by the very rules that reports are read by
(`load.quotes`), with every numeral in it explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from scorecards.drafting.draft import Draft
from scorecards.drafting.same_words import meant
from scorecards.load.quotes import read_value
from scorecards.load.stated_values import NOTHING_SAID, Trouble
from scorecards.model.indicators import Indicator
from scorecards.model.values import Change, Number, Progress, Range, Rank, Share, Value
from scorecards.vietnamese.units import SHARES
from scorecards.vietnamese.values import Quantity

_STOP = re.compile(
    r"[,.;:()\n“”\"|]|(?<!\w)"
    r"(?:(?:chưa|không|đều) )?"
    r"(?:được|đã|có|trên địa bàn|so với|để|phục vụ|nhằm|và|với|trong đó|là|của|tại|đạt|theo)(?!\w)"
)
_CLAUSE = re.compile(r"[.;:()\n“”\"|]")
_SENTENCE = re.compile(r"[.;\n“”\"|]")
_BOUND = re.compile(r"[,.;:()\n“”\"|]")
_SUBJECT = re.compile(r"(?<!\w)(?:[Tt]ỷ lệ|[Tt]ỉ lệ|[Tt]ổng số|[Ss]ố lượt|[Ss]ố lượng)(?!\w)")
"""How what a number is of begins."""
_RIGHT, _LEFT = 100, 90
"""Characters to either side of a number among which its phrase may begin and end."""


def phrase_of(quantities: Sequence[Quantity], indicator: Indicator, draft: Draft) -> str | Trouble:
    """The shortest phrase that gives the quantities, in order, as one value of the indicator; or what is in the way.

    Of those that do, the first that has a word of what the indicator is called, so that a reader knows what it is of.
    """
    called = {f for f in meant(". ".join((indicator.name.vi, *indicator.other_names))) if " " in f}
    trouble: Trouble | None = None
    fallback = ""
    for phrase in _phrases(quantities, draft):
        read = read_value(indicator, phrase, NOTHING_SAID)
        if isinstance(read, Trouble):
            trouble = trouble or read
        elif _same(read.value, quantities):
            if called & meant(phrase):
                return phrase
            fallback = fallback or phrase
    return (
        fallback or trouble or Trouble("unreadable-quote", "quote", {"quote": "", "kind": indicator.kind, "seen": ""})
    )


def trouble_with(phrase: str, quantities: Sequence[Quantity], indicator: Indicator, draft: Draft) -> Trouble | None:
    """What is wrong with words that a person chose: they have to stand on the page and to give the figure."""
    if phrase not in draft.page.text:
        return Trouble("quote-not-on-page", "quote", {"quote": phrase})
    read = read_value(indicator, phrase, NOTHING_SAID)
    if isinstance(read, Trouble):
        return read
    seen = "; ".join(one.printed for one in quantities)
    return (
        None if _same(read.value, quantities) else Trouble("quote-of-other", "quote", {"quote": phrase, "read": seen})
    )


def _phrases(quantities: Sequence[Quantity], draft: Draft) -> Iterator[str]:
    """Stretches of the text around the quantities: the nearest noun first, then more of the clause on either side."""
    text = draft.page.text
    start, end = quantities[0].start, quantities[-1].end
    noun, clause = _right(end, draft, _STOP), _right(end, draft, _CLAUSE)
    left, far = _left(start, draft, _BOUND), _left(start, draft, _SENTENCE)
    named = [found.start() for found in _SUBJECT.finditer(text, left, start)]
    left = named[-1] if named else left
    spans = [(start, end), (start, noun), (left, end), (left, noun), (start, clause), (left, clause), (far, end)]
    if len(quantities) == 1 and quantities[0].unit in (*SHARES, ""):
        spans = [*(spans[1:4] if noun > end else spans[2:3]), *spans[4:], (start, end)]
    seen: set[str] = set()
    for a, b in spans:
        if "(" in text[a:b] and text[b : b + 1] == ")":
            b += 1
        phrase = text[a:b].strip(" ,;:-–")
        if phrase not in seen:
            seen.add(phrase)
            yield phrase


def _right(end: int, draft: Draft, bound: re.Pattern[str]) -> int:
    """Where the words behind the last number end, before the next number."""
    text = draft.page.text
    most = min(end + _RIGHT, draft.bounds(end, end)[1])
    if text[end : end + 1] != " ":
        return end
    if found := bound.search(text, end, most):
        return found.start()
    return most if most == len(text) else end  # where the clause goes on and on, it says too much


def _left(start: int, draft: Draft, bound: re.Pattern[str]) -> int:
    """Where the words before the first number begin, behind the number before it."""
    text, last = draft.page.text, draft.bounds(start, start)[0]
    least = max(0, start - _LEFT, last)
    bounds = [found.end() for found in bound.finditer(text, least, start)]
    if bounds:
        return bounds[-1]
    return least if least == last else text.find(" ", least, start) + 1


def _same(value: Value, quantities: Sequence[Quantity]) -> bool:
    """Whether a value is made of all numbers of the quantities and of no others."""
    wanted = {part.value for q in quantities for part in (q.number, q.low, q.high, q.numerator, q.denominator) if part}
    return _numbers(value) == wanted


def _numbers(value: Value) -> set[Decimal]:
    match value:
        case Number(printed=one):
            return {one.value}
        case Share(rate=rate, numerator=top, denominator=bottom):
            return {part.value for part in (rate, top, bottom) if part}
        case Range(low=low, high=high):
            return {low.value, high.value}
        case Rank(best=best, worst=worst, universe=universe):
            return {Decimal(part) for part in (best, worst, universe) if part is not None}
        case Progress(done=done, planned=planned):
            return {done.value, planned.value}
        case Change(amount=amount):
            return {amount.value}
    return set()
