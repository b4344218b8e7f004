"""What records of targets have in common, whatever they are made of."""

from collections.abc import Iterable

from scorecards.model.indicators import Better, Indicator
from scorecards.model.observations import Comparator
from scorecards.vietnamese.values import Qualifier

_COMPARATORS = {
    Qualifier.OVER: Comparator.OVER,
    Qualifier.AT_LEAST: Comparator.AT_LEAST,
    Qualifier.UP_TO: Comparator.AT_LEAST,
    Qualifier.AT_MOST: Comparator.AT_MOST,
}


def comparator_of(qualifier: Qualifier, indicator: Indicator) -> Comparator | None:
    """How the words before a level say that it compares: "trên 80%"; None for about, nearly and under, and for none.

    "Lên tới 80%" is a level to rise to, and so none of an indicator of which less is better.
    """
    if qualifier is Qualifier.UP_TO and indicator.better is Better.LOWER:
        return None
    return _COMPARATORS.get(qualifier)


def target_id(indicator: str, place: str, parts: Iterable[str], due: str) -> str:
    """The identifier of a target where none is given: "thanh-hoa-ho-so-so-hoa-commune-2025".

    `place` is "" for the country; `parts` are the members of dimensions that it is of; `due` begins with its year.
    """
    return "-".join(filter(None, (place, indicator, *parts, due[:4])))
