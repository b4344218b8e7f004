"""Words and signs that bound a figure: "gần", "trên", "không quá", "từ … trở lên", "≥".

The nearest one to the numeral decides ("ước đạt trên 1.000" is over 1.000); those before it are taken into the
phrase.

"đến" and "tới" bound a figure only after a verb that makes it a ceiling or a boast ("có tới 500 hộ", "giảm đến 30%",
"hỗ trợ đến 70%"); after others they say where something reaches ("phủ sóng đến 99% khu dân cư"), and the figure is
exact. "lên đến", "lên tới" bound it ("chi phí lên tới 5 tỷ") unless they end a change of level ("tăng lên đến 95%").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from scorecards.vietnamese.phrase_ends import PhraseEnds
from scorecards.vietnamese.values import Qualifier
from scorecards.vietnamese.wordlists import any_of, entries

_BEFORE = {
    Qualifier.ABOUT: """
        khoảng, khoảng chừng, vào khoảng, xấp xỉ, ước, ước tính, ước đạt, ước khoảng, ước có, ước thực hiện,
        ước tính đạt, ước tính khoảng, ước tính có, chừng, tầm, phỏng chừng, độ khoảng, tương đương khoảng,
        quanh mức, trên dưới, ~, ≈""",
    Qualifier.NEARLY: """
        gần, ngót, ngót nghét, suýt soát, gần như, gần đạt, sát mức, gần tới, gần đến, tiệm cận, xấp xỉ gần""",
    Qualifier.OVER: """
        hơn, trên, quá, vượt, vượt mức, vượt quá, vượt trên, lớn hơn, hơn cả, vượt ngưỡng, vượt mốc, cao hơn
        mức, >""",
    Qualifier.UNDER: """
        dưới, chưa đến, chưa tới, chưa đầy, không đến, không tới, không đầy, nhỏ hơn, chưa đạt, chưa được,
        dưới mức, <""",
    Qualifier.AT_LEAST: """
        ít nhất, tối thiểu, tối thiếu, không dưới, không ít hơn, không thấp hơn, không kém, không nhỏ hơn, chí ít, ít
        ra, thấp nhất, ≥, >=, =>""",
    Qualifier.AT_MOST: """
        không quá, tối đa, nhiều nhất, không vượt quá, không lớn hơn, không nhiều hơn, không cao hơn, không
        vượt, không hơn, chưa quá, cao nhất, chậm nhất, không trên, ≤, <=, =<""",
    Qualifier.UP_TO: """
        lên tới, lên đến, tới, đến, lên tới mức, đến mức, tới mức""",
}
_LINKED = (Qualifier.AT_LEAST, Qualifier.AT_MOST)

_NO = any_of("""
    không, chưa, chẳng, chả, không hề, chưa hề, chưa từng, không thể, chưa thể, không còn, không được
""")
_REACHED = """
    đạt, đạt được, được, đạt tới, đạt đến, đến, tới, đầy, chạm, chạm tới, cán, đủ, tròn, bằng, đến được, tới được, lên
    đến, lên tới, vươn tới, vươn đến
"""
_HELD = "có, còn, hoàn thành, đảm bảo, bảo đảm, đảm bảo được, bảo đảm được, đáp ứng"
"""Verbs that a "not" may deny of what is counted as well: "chưa hoàn thành 5 nhiệm vụ" counts five."""
_GOAL = """
    mức, mốc, ngưỡng, con số, tỷ lệ, chỉ tiêu, mục tiêu, kế hoạch, yêu cầu, chỉ tiêu giao, chỉ tiêu được giao, mục tiêu
    đề ra, kế hoạch đề ra, kế hoạch giao, mục tiêu là, chỉ tiêu là, yêu cầu là, mức tối thiểu, là
"""
_NOT_REACHED = re.compile(
    rf"(?<!\w)(?:{_NO}) (?:(?:{any_of(_REACHED)})|(?P<held>{any_of(_HELD)}))"
    rf"(?P<goal> (?:{any_of(_GOAL)}))?(?: (?:{any_of(_GOAL)}))? ?[ \n]\Z"
)
_SHARE_HERE = re.compile(r"[0-9]+(?:[.,][0-9]+)? ?(?:[%‰]|phần trăm)")
"""Words of not reaching: "chưa đạt", "không hoàn thành chỉ tiêu"; they turn the bound behind them round."""
_NOT_REACHED_REACH = 56
_EXCEEDED = entries(
    "trên, quá, vượt, vượt mức, vượt quá, vượt trên, vượt ngưỡng, vượt mốc, hơn, lớn hơn, nhiều hơn, cao hơn"
)
_SHORT_OF = entries("dưới, dưới mức, nhỏ hơn, thấp hơn, ít hơn, kém, thua")
_TURNED = {
    Qualifier.EXACT: Qualifier.UNDER,
    Qualifier.ABOUT: Qualifier.UNDER,
    Qualifier.NEARLY: Qualifier.UNDER,
    Qualifier.UP_TO: Qualifier.UNDER,
    Qualifier.AT_LEAST: Qualifier.UNDER,
    Qualifier.OVER: Qualifier.AT_MOST,
    Qualifier.UNDER: Qualifier.AT_LEAST,
    Qualifier.AT_MOST: Qualifier.OVER,
}
"""What a bound says after a "not"."""


def _negated() -> dict[str, Qualifier]:
    """What a word of exceeding or falling short says right after a "not": "chưa vượt" is at most."""
    found: dict[str, Qualifier] = {}
    for no in entries("không, chưa, chẳng, không hề, chưa hề, không thể, chưa thể, không được"):
        found |= {f"{no} {word}{level}": Qualifier.AT_MOST for word in _EXCEEDED for level in ("", " mức", " ngưỡng")}
        found |= {f"{no} {word}": Qualifier.AT_LEAST for word in _SHORT_OF}
    return found


_BY_WORDS = _negated() | {word: qualifier for qualifier, words in _BEFORE.items() for word in entries(words)}
_LINK = {word for word, qualifier in _BY_WORDS.items() if qualifier in _LINKED and word[0].isalpha()}


_SPOKEN = {word for word in _BY_WORDS if word[-1].isalpha()}


_LINKING = entries("là, đạt, có, được, phải đạt, phải có, đạt từ, từ, là từ, khoảng")
_BY_PHRASE = {word: _BY_WORDS[word] for word in _SPOKEN} | {
    f"{word} {link}": _BY_WORDS[word] for word in _LINK for link in _LINKING
}
_PHRASES = PhraseEnds(_BY_PHRASE)
_REACH = 28
_TIME_WORDS = r"(?: (?:[^\W\d_]+|(?:[0-9]{1,2}/)?(?:19|20)[0-9]{2}|[0-9]{1,2}(?= tháng)))"
_EXPECTED = re.compile(
    r"(?<!\w)(?<!mơ )(?<!mong )(?<!quy )(?<!điều )(?<!công )(?<!hiệp )(?:dự )?ước"
    rf"(?:{_TIME_WORDS}{{0,9}} (?:đạt|là|được)| (?:cả )?năm(?: [0-9]{{4}})?) \Z"
)
"""An estimate, with the time that it is for: "ước thực hiện năm 2023 đạt", "ước cả năm"."""
_EXPECTED_REACH = 72
_LAST_REACHED = frozenset(word.split()[-1] for word in entries(f"{_REACHED}, {_HELD}, {_GOAL}"))
_LAST = (
    frozenset(word.split()[-1] for word in _SPOKEN)
    | _LAST_REACHED
    | frozenset(entries("là, đạt, có, được, từ, khoảng, năm"))
)
_SIGNS = frozenset("~≈><≥≤=")
_LAST_WORD = re.compile(r"([^\W\d_]+|\S)\Z")
_CEILING = re.compile(
    r"(?<!\w)(?:có|tăng|giảm|hỗ trợ|tiết kiệm|chiếm|phạt|gấp|cao|còn|mất|dài|nặng|miễn giảm|cắt giảm"
    r"|cho vay|sâu|bồi thường) \Z"
)
_COMPARING = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|kém|nhanh|chậm|sớm|muộn|tốt) \Z")
_LEVEL = re.compile(r"(?<!\w)(?:tăng|nâng|giảm|đưa|mở rộng|tăng mạnh|tăng dần|đã)(?: \w+){0,6} \Z")
_BELOW = re.compile(r"[^.,;:()0-9\n]{0,30}?(?<!\w)(?:trở (lên|xuống)|(hoặc hơn)|(đổ lên))(?!\w)")
_AFTER_NOUN = re.compile(r" (?:hơn|có lẻ)(?=\s*(?:[.,;:)\n]|\Z))")


class Bound(NamedTuple):
    """A qualifier and where its words begin."""

    qualifier: Qualifier
    start: int


def qualifier_before(low: str, at: int, floor: int) -> Bound:
    """The qualifier whose words end at `at`, not reaching beyond `floor`; exact, beginning at `at`, if none does."""
    if low[at - 1 : at] not in _SIGNS and not _may_bound(low[max(floor, at - 12) : at].rstrip(" \n")):
        return Bound(Qualifier.EXACT, at)
    decided = Qualifier.EXACT
    start = at
    for _ in range(3):
        begin = max(floor, start - _NOT_REACHED_REACH)
        if _denies(low, begin, start) and (denied := _NOT_REACHED.search(low, begin, start)):
            reached = not denied["held"] or denied["goal"] or _SHARE_HERE.match(low, start)
            if decided is not Qualifier.EXACT or (reached and denied["held"] not in ("có", "còn")):
                return Bound(_TURNED[decided], denied.start())
        found = _sign_before(low, max(floor, start - _REACH), start) or _PHRASES.before(
            low, max(floor, start - _REACH), start
        )
        if not found:
            break
        begin, words = found
        qualifier = _BY_PHRASE.get(words) or _BY_WORDS[words]
        if words == "hơn" and _COMPARING.search(low, max(floor, begin - 8), begin):
            break  # "cao hơn" is for `changes` to judge
        if qualifier is Qualifier.UP_TO:
            before = low[max(floor, begin - 40) : begin]
            if words in ("tới", "đến"):
                if not _CEILING.search(before):
                    break
            elif _LEVEL.search(before):
                break
        if decided is Qualifier.EXACT:
            decided = qualifier
        start = begin
    if decided is Qualifier.EXACT:
        begin = max(0, start - _EXPECTED_REACH)
        if low.find("ước", begin, start) >= 0 and (expected := _EXPECTED.search(low, begin, start)):
            return Bound(Qualifier.ABOUT, max(floor, expected.start()))  # a year in it has been read already
    return Bound(decided, start)


def _may_bound(before: str) -> bool:
    """Whether the last word or sign before a numeral, without blanks, may be that of a qualifier."""
    if (last := before[before.rfind(" ") + 1 :]).isalpha():
        return last in _LAST
    touched = _LAST_WORD.search(before)  # "(dưới 50%": without what touches the word
    return touched is not None and (touched[1] in _LAST or touched[1] in _SIGNS)


def _denies(low: str, begin: int, at: int) -> bool:
    """Whether a "not" of any kind stands before `at`."""
    return (
        low.find("không", begin, at) >= 0
        or low.find("chưa", begin, at) >= 0
        or low.find("chẳng", begin, at) >= 0
        or low.find("chả", begin, at) >= 0
    )


def _sign_before(low: str, begin: int, at: int) -> tuple[int, str] | None:
    """The sign that bounds the figure at `at`, and where it begins."""
    end = at - 1 if low[at - 1 : at] == " " else at
    if low[end - 1 : end] in _SIGNS:
        for start in (end - 2, end - 1):
            if start >= begin and low[start:end] in _BY_WORDS:
                return start, low[start:end]
    return None


def of_multiple(low: str, verb: int, floor: int) -> Bound:
    """The qualifier of a multiple that stands before the verb "gấp" and not before the numeral: "tăng gần gấp đôi"."""
    bound = qualifier_before(low, verb, floor) if low.startswith("gấp", verb) else Bound(Qualifier.EXACT, verb)
    rises = low.endswith("tăng ", floor, bound.start)
    return Bound(bound.qualifier, bound.start - len("tăng ") if rises else bound.start)


def qualifier_after(low: str, at: int) -> tuple[Qualifier, int] | None:
    """A qualifier after the unit that ends at `at` ("trở lên"), and where it ends."""
    if "trở " in low[at : at + 36] or "hơn" in low[at : at + 12]:
        if found := _BELOW.match(low, at):
            return (Qualifier.AT_MOST if found[1] == "xuống" else Qualifier.AT_LEAST), found.end()
        if found := _AFTER_NOUN.match(low, at):
            return Qualifier.OVER, found.end()
    return None
