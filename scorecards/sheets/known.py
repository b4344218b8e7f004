"""New rows against what the project says already: equal ones are left out, differing ones told."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from scorecards.load.quotes import read_value
from scorecards.load.registers import read_toml
from scorecards.load.source import Files
from scorecards.load.stated_values import Trouble
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation
from scorecards.model.project import Project
from scorecards.model.rankings import RankRow
from scorecards.model.values import Change, Missing, Number, Progress, Range, Rank, Share, Value
from scorecards.sheets.figures import FigureRow
from scorecards.sheets.rankings import RankItem
from scorecards.sheets.registers import FOLDERS, RegisterRow
from scorecards.sheets.values import explicit_of
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Qualifier


class Novelty(StrEnum):
    """How a row stands to what is there."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    """The same thing from the same source, with another value."""
    DISPUTED = "disputed"
    """The same thing from another source, with another value."""


class Compared(Struct, frozen=True):
    """How a row stands, and to which figure."""

    standing: Novelty
    other: Observation | None = None


def value_of(row: FigureRow, indicator: Indicator) -> Value | None:
    """The value that a row will have in the project."""
    read = read_value(indicator, str(row.fields.get("quote", "")), explicit_of(row.fields))
    return None if isinstance(read, Trouble) else read.value


def compare_figure(row: FigureRow, value: Value, there: list[Observation]) -> Compared:
    """How a figure stands to those that the project has of the same place, indicator and part."""
    own = [one for one in there if (one.document, one.read_in) == (row.document, row.read_in)]
    own = own or [one for one in there if one.document == row.document]
    same_time = [one for one in own if row.as_of is None or one.period.as_of == row.as_of]
    if any(alike(one.value, value) for one in same_time):
        return Compared(Novelty.SAME)
    if same_time:
        return Compared(Novelty.DIFFERS, same_time[0])
    if row.as_of is not None:
        for one in there:
            if one.document != row.document and one.period.as_of == row.as_of and not alike(one.value, value):
                return Compared(Novelty.DISPUTED, one)
    return Compared(Novelty.NEW)


def alike(one: Value, other: Value) -> bool:
    """Whether two values say the same: counts and units count where both have them."""
    match one, other:
        case (Share(), Share()):
            parts = ((one.numerator, other.numerator), (one.denominator, other.denominator))
            agree = all(a is None or b is None or a.value == b.value for a, b in parts)
            return agree and one.rate.value == other.rate.value and one.qualifier is other.qualifier
        case (Number(), Number()):
            return one.printed.value == other.printed.value and one.qualifier is other.qualifier
        case (Progress(), Progress()):
            return (one.done.value, one.planned.value) == (other.done.value, other.planned.value)
        case (Rank(), Rank()):
            universes = {one.universe, other.universe} - {None}
            return (one.best, one.worst) == (other.best, other.worst) and len(universes) < 2
        case (Range(), Range()):
            return (one.low.value, one.high.value) == (other.low.value, other.high.value)
        case (Change(), Change()):
            return (one.amount.value, one.direction) == (other.amount.value, other.direction)
        case (Missing(), Missing()):
            return one.reason is other.reason
    return False


def shown(value: Value) -> str:
    """A value in words, its qualifier and unit included."""
    qualifier = getattr(value, "qualifier", Qualifier.EXACT)
    before = "" if qualifier is Qualifier.EXACT else f"{sheet_words('choices')[qualifier][0]} "
    return before + _unqualified(value)


def _unqualified(value: Value) -> str:
    match value:
        case Number(printed=one, unit=unit):
            return f"{formatting.printed(one, 'vi')} {unit}".strip().replace(" %", "%")
        case Share(rate=one):
            return formatting.percent(one, "vi")
        case Range(low=low, high=high, unit=unit):
            words = f"{formatting.printed(low, 'vi')}–{formatting.printed(high, 'vi')} {unit}"
            return words.strip().replace(" %", "%")
        case Rank(best=best, worst=worst, universe=universe):
            place = str(best) if best == worst else f"{best}–{worst}"
            return f"thứ {place}/{universe}" if universe else f"thứ {place}"
        case Progress(done=done, planned=planned, unit=unit):
            words = f"{formatting.printed(done, 'vi')}/{formatting.printed(planned, 'vi')} {unit}"
            return words.strip()
        case Change(amount=amount, direction=direction, unit=unit):
            sign = "+" if direction == "increase" else "-"
            return f"{sign}{formatting.printed(amount, 'vi')} {unit}".strip().replace(" %", "%")
        case Missing(reason=reason):
            return f"({reason})"


def figures_there(project: Project) -> Mapping[tuple[str, str, tuple[tuple[str, str], ...]], list[Observation]]:
    """The project's figures by place, indicator and part."""
    found: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Observation]] = {}
    for one in project.observations:
        found.setdefault((one.place, one.indicator, tuple(sorted(one.members))), []).append(one)
    return found


def rank_difference(item: RankItem, there: RankRow) -> str:
    """The key of a ranking's row in which a sheet says other than the project or more; "" where it does not."""
    for key in ("rank", "rank_to", "score", "tied"):
        if key in item.fields and item.fields[key] != (
            getattr(there, key) or False if key == "tied" else getattr(there, key)
        ):
            return key
    for key in ("indices", "pillars"):
        values = item.fields.get(key, {})
        assert isinstance(values, dict)
        for name, number in values.items():
            if getattr(there, key).get(name) != number:
                return f"{key}.{name}"
    return ""


def records_there(files: Files) -> Mapping[str, Mapping[str, object]]:
    """The tables of the registers that sheets add to, as they stand in the files, by register and identifier."""
    found: dict[str, dict[str, object]] = {}
    for folder in FOLDERS.values():
        whole = [f"{folder}.toml"] if files.has(f"{folder}.toml") else []
        records = found.setdefault(folder, {})
        for path in [*whole, *files.find(folder, ".toml")]:
            node = read_toml(files, path)
            records |= node.value if node else {}
    return found


def record_difference(row: RegisterRow, there: object) -> str:
    """The key in which a row says other than the record of its identifier; "" where it says nothing else."""
    table = there if isinstance(there, dict) else {}
    return next((key for key, value in row.fields.items() if table.get(key) != value), "")
