"""How many slips in commentary the tracing of numbers catches: every text of the project, spoilt in five ways.

    python benchmarks/mutations.py [--seed N] [--escaped N] [--root FOLDER]

    digit   one digit of a traced number is another
    swap    two traced numbers of one text change places (both shares, both counts, or both ratios)
    unit    a traced number has the unit of another figure
    place   the name of a place on which a number depends is that of another place with figures
    period  a date, month, period or year is another one of the same form

A mutant is caught where it brings any warning, since the texts as they are bring none. Each text is tried as it is and
with its links taken out, since a link to an indicator says more than most authors will. Mentions of places in
sentences on which no number behind them depends are left out, and so are durations ("sau 3 năm").
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scorecards.analysis.tracing.commentary import Links, TracedText, Tracer
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.outcomes import TextNumber, Traced
from scorecards.analysis.tracing.segments import sentences
from scorecards.commands.arguments import VIETNAM
from scorecards.inputs.link_targets import figure_path, leads_to
from scorecards.load.articles import read_articles, read_commentaries
from scorecards.load.names import LoadContext
from scorecards.load.source import Files
from scorecards.model.articles import Article, Commentary
from scorecards.strings.words import program_words
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.time_uses import time_expressions
from tests.support.loading import loaded

TODAY = datetime.now(VIETNAM).date()
KINDS = ("digit", "swap", "unit", "place", "period")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
_NUMERAL = re.compile(r"\d[\d.,/]*\d|\d")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the project."""

    path: str
    source: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A text with one slip."""

    kind: str
    source: str
    what: str


class Bench:
    """The tracer of a project, for one text after another."""

    def __init__(self, root: Path) -> None:
        self.files = Files(root)
        project, problems = loaded(self.files, TODAY, drafts=False)
        if project is None:
            raise SystemExit("\n".join(f"{p.at}: {p.message('en')}" for p in problems))
        self.project = project
        self.stated = FigureIndex(project)
        self.tracer = Tracer(self.stated, Links(leads_to, figure_path(project)), program_words())

    def texts(self) -> list[Text]:
        """Commentaries and articles."""
        paths = [one.at.path for one in (*self.project.commentaries.values(), *self.project.articles)]
        return [Text(path, self.files.text(path) or "") for path in sorted(paths)]

    def trace(self, text: Text, source: str) -> TracedText[Article] | TracedText[Commentary]:
        """The text with other words, traced."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, text.path)
            file.parent.mkdir(parents=True)
            file.write_text(source, encoding="utf-8")
            files = Files(Path(folder))
            for article in read_articles(files, LoadContext()):
                return self.tracer.article(article)
            for commentary in read_commentaries(files, LoadContext()).values():
                return self.tracer.commentary(commentary)
        raise SystemExit(f"{text.path} can no longer be read")


def offset(source: str, seen: TextNumber) -> int:
    """Where a number stands in the source, or -1 where its words are broken up by Markdown."""
    if seen.at.line is None or seen.at.column is None:
        return -1
    lines = source.split("\n")
    start = sum(len(line) + 1 for line in lines[: seen.at.line - 1]) + seen.at.column - 1
    found = source.find(seen.written, max(0, start - 2))
    return found if 0 <= found - start < 40 else -1


def mutants(text: Text, source: str, bench: Bench, chance: random.Random) -> Iterator[Mutant]:
    """Every slip of a text, those that need a choice chosen by chance."""
    traced = bench.trace(text, source)
    numbers = [
        (at, at + len(seen.written), seen)
        for seen in traced.seen
        if isinstance(seen.outcome, Traced) and (at := offset(source, seen)) >= 0
    ]
    yield from _digits(source, numbers, chance)
    yield from _swaps(source, numbers)
    yield from _units(source, numbers, bench, chance)
    yield from _places(source, bench, chance)
    yield from _periods(source, bench, chance)


Numbers = list[tuple[int, int, TextNumber]]


def _digits(source: str, numbers: Numbers, chance: random.Random) -> Iterator[Mutant]:
    for start, _, seen in numbers:
        numeral = _NUMERAL.search(seen.written)
        if not numeral:
            continue
        for at in range(*numeral.span()):
            old = seen.written[at]
            if old.isdigit():
                new = chance.choice([d for d in "0123456789" if d != old and (d != "0" or at > numeral.start())])
                words = seen.written[:at] + new + seen.written[at + 1 :]
                yield Mutant("digit", _put(source, (start, seen.written, words)), f"{seen.written} → {words}")


def _swaps(source: str, numbers: Numbers) -> Iterator[Mutant]:
    found = [(start, seen.written, n[0]) for start, _, seen in numbers if (n := _NUMERAL.search(seen.written))]
    for i, (first, one, left) in enumerate(found):
        for second, other, right in found[i + 1 :]:
            if left != right and _sort(one) == _sort(other):
                changes = ((first, one, one.replace(left, right)), (second, other, other.replace(right, left)))
                yield Mutant("swap", _put(source, *changes), f"{one} ↔ {other}")


def _sort(words: str) -> str:
    return "%" if "%" in words else "/" if "/" in words else "n"


def _units(source: str, numbers: Numbers, bench: Bench, chance: random.Random) -> Iterator[Mutant]:
    nouns = sorted({unit for o in bench.project.indicators.values() if (unit := o.unit.vi) not in ("", "%", "hạng")})
    for start, _, seen in numbers:
        quantity = next(iter(read_quantities(seen.written).quantities), None)
        if quantity is None or not quantity.unit:
            continue
        own = re.search(re.escape(quantity.unit) + r"$", seen.written)
        if not own:
            continue
        assert isinstance(seen.outcome, Traced)
        figure = seen.outcome.figure
        others = [n for n in nouns if n not in figure.units and not set(n.split()) & set(quantity.unit.split())]
        others = [n for n in others if n not in figure.noun.lower()]
        for unit in chance.sample([*others, *["%"] * (quantity.unit != "%") * len(others)], 2):
            gap = "" if unit == "%" else " "
            words = seen.written[: own.start()].rstrip() + gap + unit
            yield Mutant("unit", _put(source, (start, seen.written, words)), f"{seen.written} → {words}")


def _places(source: str, bench: Bench, chance: random.Random) -> Iterator[Mutant]:
    with_figures = sorted({o.place for o in bench.project.observations})
    for start, end, place in _dependent_names(source, bench):
        for other in with_figures:
            if other != place:
                name = bench.project.places[other].name.vi
                words = source[max(0, start - 30) : start] + "[" + source[start:end] + " → " + name + "]"
                yield Mutant("place", source[:start] + name + source[end:], " ".join(words.split()))


def _dependent_names(source: str, bench: Bench) -> Iterator[tuple[int, int, str]]:
    """Names of places, outside addresses, in sentences that state a number behind or before them."""
    body = source
    for line in re.finditer(r"[^\n]+", body):
        if re.match(r"(places|documents|pillars|author|place|\+\+\+)", line[0]):
            continue
        for a, b in sentences(line[0]):
            words = line[0][a:b]
            plain = _LINK.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), words)
            numbers = [q for q in read_quantities(plain).quantities if any(c.isdigit() for c in q.printed)]
            names = bench.stated.names.find(plain)
            for name in names:
                later = [n.start for n in names if n.start > name.start]
                if any(name.end <= q.start < min(later, default=len(plain)) for q in numbers):
                    begin = line.start() + a + name.start
                    shift = 0
                    found = source.find(plain[name.start : name.end], begin - 2)
                    if 0 <= found - begin < 60:
                        yield found + shift, found + (name.end - name.start), name.place


def _periods(source: str, bench: Bench, chance: random.Random) -> Iterator[Mutant]:
    for line in re.finditer(r"[^\n]+", source):
        if re.match(r"(places|documents|pillars|author|place|date|event|as_of|\+\+\+)", line[0]):
            continue
        plain = re.sub(r"\]\([^)]*\)|\{=[^}]*\}", lambda found: " " * len(found[0]), line[0])
        for one in time_expressions(plain):
            written = plain[one.start : one.end]
            for at, digits in [(d.start(), d[0]) for d in re.finditer(r"\d+", written)]:
                number = int(digits)
                others = [number + by for by in (-2, -1, 1, 2)] if len(digits) == 4 else range(1, 13 if at else 29)
                for new in chance.sample([other for other in others if other != number], 3):
                    words = written[:at] + str(new).zfill(len(digits)) + written[at + len(digits) :]
                    start = line.start() + one.start
                    yield Mutant("period", _put(source, (start, written, words)), f"{written} → {words}")


def _put(source: str, *changes: tuple[int, str, str]) -> str:
    for start, old, new in sorted(changes, reverse=True):
        assert source[start : start + len(old)] == old, (source[start : start + len(old)], old)
        source = source[:start] + new + source[start + len(old) :]
    return source


def main(arguments: argparse.Namespace) -> int:
    """Prints the scores and what escaped; 1 where a kind falls short or a text as it is brings a warning."""
    bench = Bench(arguments.root)
    short = False
    for title, form in (("as written", lambda s: s), ("without links", lambda s: _LINK.sub(r"\1", s))):
        tried: Counter[str] = Counter()
        caught: Counter[str] = Counter()
        escaped: dict[str, list[str]] = defaultdict(list)
        print(f"== {title}")
        for text in bench.texts():
            source = form(text.source)
            clean = bench.trace(text, source)
            print(f"{text.path}: {clean.coverage.traced} of {clean.coverage.numbers} numbers traced")
            for problem in clean.problems:
                short = True
                print(f"   warning as it is: {problem.at}: {problem.message('en')}")
            known = Counter(problem.code for problem in clean.problems)
            chance = random.Random(f"{arguments.seed} {text.path}")
            for mutant in mutants(text, source, bench, chance):
                tried[mutant.kind] += 1
                now = Counter(problem.code for problem in bench.trace(text, mutant.source).problems)
                if now - known:
                    caught[mutant.kind] += 1
                else:
                    escaped[mutant.kind].append(f"{text.path}: {mutant.what}")
        for kind in KINDS:
            share = 100 * caught[kind] / max(1, tried[kind])
            short = short or share < 95
            print(f"{kind:8}{caught[kind]:5} of {tried[kind]:5} caught, {share:.1f} %")
            for line in escaped[kind][: arguments.escaped]:
                print(f"           escaped: {line}")
    return int(short)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--escaped", type=int, default=40, help="how many of those that escaped to print of each kind")
    parser.add_argument("--root", type=Path, default=ROOT)
    raise SystemExit(main(parser.parse_args()))
