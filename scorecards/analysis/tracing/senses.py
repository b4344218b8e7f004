"""Whether the words right beside a number make another thing of it than its figure is.

The value, the unit and the words around may all agree, and yet "95 xã chưa đạt" is not the figure of communes that
have. What the words turn (`vietnamese.senses`) has to be turned in the figure's own words too, and the other way round.
"""

import re
from functools import lru_cache

from scorecards.analysis.tracing.agreement import SoughtNumber
from scorecards.analysis.tracing.context import NumberContext
from scorecards.analysis.tracing.figures import Figure, FigureKind, FigureNumber
from scorecards.model.observations import Measure, Observation
from scorecards.vietnamese.actions import other_action
from scorecards.vietnamese.folding import normal
from scorecards.vietnamese.senses import Sense, says
from scorecards.vietnamese.values import Direction
from scorecards.vietnamese.wordlists import any_of

_GENERATION = re.compile(r"(?<!\w)[2-6]g(?!\w)")
"""Of mobile networks: a station of 5G is not any station."""
LEVELS = (Measure.POINT_IN_TIME, Measure.CUMULATIVE)
"""Ways of counting all that there are, and not those of a span of time."""
_CHANGING = re.compile(
    r"(?<!\w)(?:tăng|giảm|gấp|tốc độ|vượt|thêm|mức thay đổi|chênh lệch|cao hơn|thấp hơn|lên|xuống)(?!\w)"
)
IN_NAMES = (
    (Sense.NOT, re.compile(r"(?<!\w)chưa(?!\w)")),
    (Sense.LATE, re.compile(r"(?<!\w)(?:quá hạn|trễ hạn)(?!\w)")),
)
"""Senses that the name of a figure says with these words, so that a text has to say them too."""
_AVERAGED = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi|hàng năm|hằng năm|một năm)(?!\w)|/")
_INDICES = any_of("""
    par index, cải cách hành chính, papi, pci, năng lực cạnh tranh, sipas, hài lòng, pii, đổi mới sáng tạo, ict index,
    hiệu quả quản trị, pgi, chỉ số xanh, ipv6, thương mại điện tử, tăng trưởng
""")
_OTHER_INDEX = re.compile(rf"(?<!\w)(?:{_INDICES})(?!\w)")

_OWN_INDEX = re.compile(r"(?<!\w)(?:dti|chuyển đổi số|chính quyền số|kinh tế số|xã hội số)(?!\w)")


def in_another_sense(figure: Figure, figure_number: FigureNumber, number: SoughtNumber, context: NumberContext) -> bool:
    """Whether words beside a number turn it into something else than the figure of its value."""
    if figure.sort is FigureKind.RANK:
        return context.is_from_below or _is_of_another_index(figure, context)
    words = _words(figure.noun, figure.quote)
    for sense in context.senses:
        if says(sense, words) or (sense is Sense.EACH and figure_number.unit == "%"):
            continue
        if sense is Sense.DUE and figure.sort is FigureKind.TARGET:
            continue
        if sense is not Sense.ADDED or _is_level(figure):
            return True
    if _is_amount_of_change(figure, figure_number) and number.key[0] == "number":
        return not _CHANGING.search(normal(context.own))
    generations = _GENERATION.findall(context.behind)
    if generations and not set(generations).intersection(_GENERATION.findall(words)):
        return True
    return _leaves_out(figure, context)


def is_done_otherwise(figure: Figure, context: NumberContext) -> bool:
    """Whether the words right beside a number say that something else was done with what is counted than the figure's
    own words say: received, where these say digitised."""
    return bool(context.actions) and bool(other_action(context.actions, _words(figure.noun, figure.quote)))


@lru_cache(maxsize=1 << 14)
def _words(noun: str, quote: str) -> str:
    return normal(f"{noun}. {quote}")


def _is_level(figure: Figure) -> bool:
    """Whether it counts all that there are, and not those of a span of time."""
    return not isinstance(figure.source, Observation) or figure.source.measure in LEVELS


def _is_amount_of_change(figure: Figure, figure_number: FigureNumber) -> bool:
    return not figure_number.main and any(one.key[0] in tuple(Direction) for one in figure.figure_numbers)


def _leaves_out(figure: Figure, context: NumberContext) -> bool:
    """Whether the figure's name says what turns it, or it is an average, and no words of the text do."""
    averaged = isinstance(figure.source, Observation) and figure.source.measure is Measure.YEARLY_AVERAGE
    asked = _named(figure.noun)
    if not asked and not averaged:
        return False
    said = normal(" . ".join(context.texts))
    return any(not says(sense, said) for sense in asked) or (averaged and not _AVERAGED.search(said))


@lru_cache(maxsize=1 << 12)
def _named(noun: str) -> tuple[Sense, ...]:
    """The senses that the name of a figure says, and that a text has to say too."""
    name = normal(noun)
    return tuple(sense for sense, pattern in IN_NAMES if pattern.search(name))


def _is_of_another_index(figure: Figure, context: NumberContext) -> bool:
    """Whether the number's own words name another index than the figure's, and not this one."""
    own, subject = normal(context.own), normal(figure.subject)
    named = {found[0] for found in _OTHER_INDEX.finditer(own)}
    return bool(named) and not any(one in subject for one in named) and not _OWN_INDEX.search(own)
