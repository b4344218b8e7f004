"""What a chart shows, in one sentence computed from its data: what a reader gets who does not see the drawing."""

from collections.abc import Iterable, Sequence

from scorecards.charts.specs import Bar
from scorecards.charts.text_metrics import clean
from scorecards.strings.words import Words
from scorecards.vietnamese.formatting import number
from scorecards.wording import listed_words

_NAMED = 3
"""Up to so many are named together; more are counted."""


def bars_reading(subject: str, bars: Sequence[Bar], words: Words, tells: bool = True) -> str:
    """Which part is highest and which lowest, what the whole is, and what is missing.

    `tells` is False where words such as "nearly" leave open which of two parts is higher: then each is named alone.

    >>> bars_reading("Hồ sơ được số hóa", bars, vietnamese)
    'Hồ sơ được số hóa: cấp xã cao nhất với 74,16%, cấp tỉnh thấp nhất với 36,23%; tính chung 57,53%.'
    """
    known = [bar for bar in bars if bar.value is not None]
    if not known:
        return _sentence(subject, [_texts(bars, words) or words("reading.nothing")])
    parts = [bar for bar in known if not bar.whole]
    clauses = [_compared(parts, words)] if tells else [f"{_names([bar], words)} {bar.text}" for bar in parts]
    clauses += [f"{_names([bar], words)} {bar.text}" for bar in known if bar.whole]
    reasons = dict.fromkeys(bar.text for bar in bars if bar.value is None)
    for reason in reasons:
        unknown = [bar for bar in bars if bar.value is None and bar.text == reason]
        clauses.append(f"{_names(unknown, words)} {reason}")
    return _sentence(subject, clauses)


def squares_reading(subject: str, done: int, planned: int, unit: str, words: Words) -> str:
    """How many of the planned are done and how many are left: "…: 21 trong số 26 chỉ tiêu, còn 5 chưa đạt."."""
    if not (done or planned):
        return _sentence(subject, [words("reading.nothing")])
    case = "more-than-planned" if done > planned else "all-done" if done == planned else "done" if done else "none-done"
    figures = {"done": done, "planned": planned, "rest": planned - done}
    details = {name: number(figure, words.language) for name, figure in figures.items()}
    return _sentence(subject, [words(f"reading.{case}", unit=unit, **details)])


def rank_reading(place: str, edition: str, rank: int, worst: int, universe: int, words: Words) -> str:
    """Where a unit stands among how many: "DTI cấp tỉnh năm 2022: Hà Tĩnh xếp hạng 37 trong số 63 đơn vị."."""
    figures = {"rank": rank, "worst": worst, "universe": universe}
    details = {name: number(figure, words.language) for name, figure in figures.items()}
    return _sentence(edition, [words("reading.rank" if rank == worst else "reading.ranks", place=place, **details)])


def _compared(parts: Sequence[Bar], words: Words) -> str:
    """The highest and the lowest of some bars that all have values."""
    if len(parts) < 2:
        return "".join(f"{_names([bar], words)} {bar.text}" for bar in parts)
    ordered = sorted({bar.value for bar in parts if bar.value is not None})
    if len(ordered) == 1:
        return _clause("equal", parts, words)
    highest, lowest = ([bar for bar in parts if bar.value == value] for value in (ordered[-1], ordered[0]))
    if len(parts) == 2:
        lower = f"{_names(lowest, words)} {lowest[0].text}"
        return _clause("higher", highest, words, lower=lower)
    clauses = []
    for case, group in (("highest", highest), ("lowest", lowest)):
        clauses.append(_clause(case if len(group) == 1 else f"{case}-together", group, words))
    return ", ".join(clauses)


def _clause(case: str, bars: Sequence[Bar], words: Words, **details: str) -> str:
    return words(f"reading.{case}", names=_names(bars, words), text=_texts(bars, words), **details)


def _names(bars: Sequence[Bar], words: Words) -> str:
    """The labels of bars as they stand within a sentence."""
    if len(bars) > _NAMED:
        return words("reading.several", n=len(bars))
    return listed_words([_within(bar) for bar in bars], words)


def _within(bar: Bar) -> str:
    """A label without the capital that it has on its own; a name keeps its: "Cấp xã" is "cấp xã", "Hà Tĩnh" stays."""
    first, _, rest = bar.label.partition(" ")
    common = bar.whole or rest[:1].islower()
    return f"{first.lower()} {rest}".strip() if common and first.istitle() else bar.label


def _texts(bars: Iterable[Bar], words: Words) -> str:
    """The figures of bars, each wording once."""
    return listed_words(list(dict.fromkeys(bar.text for bar in bars)), words)


def _sentence(subject: str, clauses: Iterable[str]) -> str:
    return clean(f"{subject}: {'; '.join(filter(None, clauses))}.")
