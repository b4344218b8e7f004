"""How well the quantity reader reads whole pages and invented paragraphs, against keys made by hand.

    python benchmarks/quantity_scores.py [FOLDER]

FOLDER holds the source pages as `NNN_*.txt`, for the keys `tests/fixtures/quantities/page-NNN.key`; the pages
themselves are not kept in this repository. Without it only the invented paragraphs are scored. Prints, for each
page: recall and precision of quantities, and of those found the share whose kind, value, unit and qualifier are
right; then everything that differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scorecards.vietnamese.quantities import (
    ChangeQuantity,
    Quantity,
    RangeQuantity,
    RankQuantity,
    RatioQuantity,
    read_quantities,
)
from scorecards.vietnamese.reading import plain

KEYS = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "quantities"


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a key."""

    kind: str
    quote: str
    value: str
    """Or, for what is left aside, why."""
    unit: str = ""
    qualifier: str = ""


@dataclass(slots=True)
class Score:
    """Counts over one page or more."""

    expected: int = 0
    found: int = 0
    spurious: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("kind", "value", "unit", "qualifier"), 0))
    differences: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take in the counts of another page."""
        self.expected += other.expected
        self.found += other.found
        self.spurious += other.spurious
        for name, count in other.right.items():
            self.right[name] += count

    def line(self) -> str:
        """The score as one line."""
        read = self.found + self.spurious
        shares = [f"recall {_share(self.found, self.expected)}", f"precision {_share(self.found, read)}"]
        shares += [f"{name} {_share(count, self.found)}" for name, count in self.right.items()]
        return ", ".join(shares)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole if whole else 100:.1f}%)"


def expected_line(line: str) -> Expected:
    """Read one line of a key."""
    parts = [part.strip() for part in line.split("|")]
    return Expected(*parts)


def expected_lines(text: str) -> list[Expected]:
    """Read a key."""
    return [expected_line(line) for line in text.splitlines() if line.strip() and not line.startswith("#")]


def value_line(quantity: Quantity) -> str:
    """The value of a quantity as keys write it."""
    match quantity.value:
        case RatioQuantity():
            return f"{plain(quantity.numerator)}/{plain(quantity.denominator)}"
        case RangeQuantity():
            return f"{plain(quantity.low)}..{plain(quantity.high)}"
        case RankQuantity(universe=universe):
            position = plain(quantity.number) or f"{plain(quantity.low)}..{plain(quantity.high)}"
            return f"{position}/{plain(universe)}" if universe else position
        case ChangeQuantity(direction=direction, base=base):
            amount = plain(quantity.number) or f"{plain(quantity.low)}..{plain(quantity.high)}"
            return f"{direction} {amount} {base}"
    return plain(quantity.number) or ""


def score(text: str, key: Iterable[Expected]) -> Score:
    """Compare a reading of `text` with its key, whose quotes stand in the text in the order of the key."""
    reading = read_quantities(text)
    result = Score()
    unmatched = list(reading.quantities)
    at = 0
    for wanted in key:
        place = text.find(wanted.quote, at)
        if place < 0:
            raise ValueError(f"the key's “{wanted.quote}” is not in the text after character {at}")
        end = place + len(wanted.quote)
        at = end
        if wanted.kind == "aside":
            continue
        result.expected += 1
        hits = [one for one in unmatched if _numeral_start(text, one) >= place and _numeral_start(text, one) < end]
        if not hits:
            result.differences.append(f"missed   {wanted.quote!r}")
            continue
        hit = hits[0]
        unmatched.remove(hit)
        result.found += 1
        pairs = {
            "kind": (wanted.kind, hit.kind.value),
            "value": (wanted.value, value_line(hit)),
            "unit": (wanted.unit, hit.unit),
            "qualifier": (wanted.qualifier, hit.qualifier.value),
        }
        for name, (right, read) in pairs.items():
            if right == read:
                result.right[name] += 1
            else:
                result.differences.append(f"{name:9}{wanted.quote!r}: {right!r}, read {read!r}")
    result.spurious = len(unmatched)
    result.differences += [f"spurious {text[one.start : one.end]!r}" for one in unmatched]
    return result


def _numeral_start(text: str, quantity: Quantity) -> int:
    return text.find(quantity.printed, quantity.start)


def cases(path: Path) -> Iterator[tuple[str, str, str]]:
    """Title, text and expected lines of each case of a fixture file."""
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    for at in range(0, len(parts) - 2, 3):
        yield parts[at].strip(), parts[at + 1], parts[at + 2]


def main(arguments: list[str]) -> int:
    """Print the scores; 0 whatever they are."""
    total = Score()
    for path in sorted(KEYS.glob("page-*.key")):
        number = path.stem.removeprefix("page-")
        pages = sorted(Path(arguments[0]).glob(f"{number}_*.txt")) if arguments else []
        for page in pages:
            result = score(page.read_text(encoding="utf-8"), expected_lines(path.read_text(encoding="utf-8")))
            _print(f"page {number}", result)
            total.add(result)
    for path in sorted(KEYS.glob("paragraphs-*.txt")):
        both = Score()
        for title, text, key in cases(path):
            result = score(text, expected_lines(key))
            both.add(result)
            both.differences += [f"{title}: {line}" for line in result.differences]
        _print(path.stem, both)
        total.add(both)
    _print("together", total)
    return 0


def _print(title: str, result: Score) -> None:
    sys.stdout.write(f"{title}: {result.line()}\n")
    for line in result.differences:
        sys.stdout.write(f"    {line}\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
