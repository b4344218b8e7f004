"""How well drafts of whole pages come out, against keys that were made before the pages were read.

    python benchmarks/draft_scores.py PAGES [--seeds FOLDER] [--list] [--own]

PAGES is a folder with the pages as `NN_*.txt`, for the keys `tests/fixtures/drafts/page-NN.key`; pages are not kept in
this repository. Twice: with the indicators of data/ alone, and with those of other provinces besides
(`more-indicators.toml`); `--own` leaves the second out. With `--seeds`, a folder with the texts that documents of data/
name, those pages are compared with the observations that people made of them. `--list` names everything that differs.
Drafts are made without the project's observations: some are from these pages.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scorecards.drafting.draft import Draft, Drafter, DraftQuantity
from scorecards.drafting.roles import Role
from scorecards.intake.opening import take_in
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.indicators import Better, Indicator, IndicatorKind, MergeRule
from scorecards.model.kept_observations import Observations
from scorecards.model.project import Project
from scorecards.model.text import Text

KEYS = ROOT / "tests" / "fixtures" / "drafts"
TODAY = date(2026, 12, 1)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What a draft should make of one quantity."""

    quote: str
    indicators: tuple[str, ...]
    """Any of them is right; "" for none."""
    place: str = ""
    as_of: str = "any"
    part: str = ""
    role: str = ""


@dataclass(slots=True)
class Tally:
    """Counts over one page or more: so many of so many, by what is asked."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def say(self, name: str, good: bool, told: str) -> None:
        """Count one answer."""
        self.of[name] += 1
        self.right[name] += good
        if not good:
            self.differences.append(f"{name:16} {told}")

    def add(self, other: Tally) -> None:
        """Take in the counts of another page."""
        self.right.update(other.right)
        self.of.update(other.of)

    def lines(self) -> list[str]:
        """The scores, one a line."""
        return [
            f"    {name:24} {self.right[name]}/{of} ({100 * self.right[name] / of:.1f}%)"
            for name, of in self.of.items()
        ]


def key_lines(text: str) -> list[KeyLine]:
    """Read a key."""
    found = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            quote, indicators, *rest = (part.strip() for part in line.split("|"))
            named = tuple("" if one == "-" else one for one in indicators.split(" or "))
            found.append(KeyLine(quote, named, *rest))
    return found


def compare(draft: Draft, key: list[KeyLine], known: frozenset[str]) -> Tally:
    """Compare a draft with its key, whose quotes stand in the page in the order of the key."""
    tally, text, at = Tally(), draft.page.text, 0
    unmatched = list(draft.quantities)
    for line in key:
        place = text.find(line.quote, at)
        if place < 0:
            raise ValueError(f"the key's “{line.quote}” is not in the text after character {at}")
        at = place + len(line.quote)
        hit = next((one for one in unmatched if place <= _numeral(text, one) < at), None)
        tally.say("found", hit is not None, repr(line.quote))
        if hit is not None:
            unmatched.remove(hit)
            _one(tally, line, hit, text, known)
    for one in unmatched:
        tally.say("spurious", False, repr(text[one.quantity.start : one.quantity.end]))
    return tally


def _one(tally: Tally, line: KeyLine, hit: DraftQuantity, text: str, known: frozenset[str]) -> None:
    wanted = tuple(one for one in line.indicators if one in known)
    around = text[max(0, hit.quantity.start - 60) : hit.quantity.end + 60].replace("\n", " ")
    listed = ", ".join(f"{one.indicator} {one.score}" for one in hit.candidates[:3])
    told = f"{line.quote!r}: {' or '.join(line.indicators) or '-'} – {hit.indicator or '-'} ({listed})  …{around}…"
    if not wanted:
        tally.say("none where none", not hit.indicator, told)
        return
    optional = "" in line.indicators
    first = hit.candidates[0].indicator if hit.candidates else ""
    if not optional:
        tally.say("right proposed", hit.indicator in wanted, told)
        tally.say("right first", first in wanted, told)
        tally.say("right in three", any(one.indicator in wanted for one in hit.candidates[:3]), told)
    if hit.indicator:
        tally.say("proposed is right", hit.indicator in wanted, told)
    if line.place:
        tally.say("place", hit.place.place == line.place, f"{told} place {line.place} – {hit.place}")
    if line.role:
        role = Role.TARGET if hit.role is Role.FORECAST else hit.role  # the keys call both a target
        tally.say("role", role == line.role, f"{told} role {line.role} – {role}")
    if line.as_of != "any":
        said = hit.period.as_of.isoformat() if hit.period.as_of else "unknown"
        tally.say("as_of", said == line.as_of, f"{told} as_of {line.as_of} – {said}")
    if hit.indicator in wanted:
        part = "".join(member for _, member in hit.members)
        tally.say("part", part == line.part, f"{told} part {line.part!r} – {part!r}")


def _numeral(text: str, one: DraftQuantity) -> int:
    return text.find(one.quantity.printed, one.quantity.start)


def main(argv: list[str]) -> int:
    """Print the scores; 0 whatever they are."""
    reader = argparse.ArgumentParser()
    reader.add_argument("pages", type=Path)
    reader.add_argument("--seeds", type=Path)
    reader.add_argument("--list", action="store_true")
    reader.add_argument("--own", action="store_true")
    arguments = reader.parse_args(argv)
    project = load_project(Files(ROOT), TODAY, drafts=False)
    assert project is not None, "the project's own data have errors: run build.py check"
    variants = [("indicators of data/", project)]
    if not arguments.own:
        variants.append(("with indicators of other provinces", _with_more(project)))
    for title, variant in variants:
        total, drafter = Tally(), Drafter.of(replace(variant, observations=Observations.of(())))
        sys.stdout.write(f"{title}: {len(variant.indicators)}\n")
        for path in sorted(KEYS.glob("page-*.key")):
            number = path.stem.removeprefix("page-")
            key = key_lines(path.read_text(encoding="utf-8"))
            place = next((line.place for line in key if line.place), "ha-tinh")
            for page in sorted(arguments.pages.glob(f"{number}_*.txt")):
                draft = drafter.draft(take_in(page.read_bytes(), page.name), place)
                tally = compare(draft, key, frozenset(variant.indicators))
                total.add(tally)
                if arguments.list:
                    sys.stdout.writelines(f"  {number} {line}\n" for line in tally.differences)
        sys.stdout.writelines(f"{line}\n" for line in total.lines())
        if arguments.seeds:
            seeds = _seeds(arguments.seeds, project, drafter)
            sys.stdout.writelines(f"  {line}\n" for line in (seeds.differences if arguments.list else ()))
            sys.stdout.writelines(["  pages of data/\n", *(f"{line}\n" for line in seeds.lines())])
    return 0


def _seeds(folder: Path, project: Project, drafter: Drafter) -> Tally:
    """Compare drafts of pages with the project's own observations from them."""
    tally = Tally()
    for id, document in project.documents.items():
        own = [one for one in project.observations if one.quote and id in (one.read_in or one.document, one.document)]
        if not document.source_text or not own:
            continue
        file = folder / document.source_text
        drafts = {
            place: drafter.draft(take_in(file.read_bytes(), file.name), place) for place in {one.place for one in own}
        }
        for one in own:
            draft = drafts[one.place]
            at = draft.page.text.find(one.quote)
            inside = [q for q in draft.quantities if at <= _numeral(draft.page.text, q) < at + len(one.quote)]
            told = f"{id} {one.quote!r}: {one.indicator}"
            tally.say("quote in draft", bool(at >= 0 and inside), told)
            for hit in inside[:1]:
                listed = ", ".join(f"{c.indicator} {c.score}" for c in hit.candidates[:3])
                told = f"{told} – {hit.indicator or '-'} ({listed})"
                tally.say("right proposed", hit.indicator == one.indicator, told)
                tally.say("right first", bool(hit.candidates) and hit.candidates[0].indicator == one.indicator, told)
                tally.say("right in three", one.indicator in [c.indicator for c in hit.candidates[:3]], told)
                if hit.indicator:
                    tally.say("proposed is right", hit.indicator == one.indicator, told)
                tally.say("as_of", hit.period.as_of == one.period.as_of, f"{told} {one.period.as_of} – {hit.period}")
                part = dict(hit.members) == dict(one.members)
                tally.say("part", part or hit.indicator != one.indicator, f"{told} {one.members} – {hit.members}")
    return tally


def _with_more(project: Project) -> Project:
    table = tomllib.loads((KEYS / "more-indicators.toml").read_text(encoding="utf-8"))
    pillar = next(iter(project.pillars))
    more = {
        id: Indicator(
            id=id,
            name=Text(one["name"]),
            other_names=tuple(one.get("other_names", ())),
            definition=Text(one["definition"]),
            pillar=pillar,
            kind=IndicatorKind(one["kind"]),
            better=Better.NEITHER,
            unit=Text(one["unit"]),
            low=Decimal(0),
            merge=MergeRule.NOT_COMPARABLE,
        )
        for id, one in table.items()
    }
    return replace(project, indicators={**more, **project.indicators})


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
