"""Frameworks and rankings of the official index."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from scorecards.load.names import LoadContext
from scorecards.load.registers import read_file, read_register
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.model.rankings import Framework, MoreRanks, Ranking, RankRow
from scorecards.problems import nearest
from scorecards.vietnamese.written_numbers import WrittenAmount, written_numbers

_FOLDER = "data/rankings"


def read_frameworks(files: Files, context: LoadContext) -> dict[str, Framework]:
    """data/frameworks.toml; indices and pillars are noted as names."""
    found = read_register(files, "frameworks", Framework, context)
    for id, framework in found.items():
        for kind, parts in (("index", framework.indices), ("pillar", framework.pillars)):
            for part in parts:
                context.declare(f"{kind} of {id}", part.id, part.at.child("id"))
    return found


def read_rankings(files: Files, context: LoadContext) -> list[Ranking]:
    """data/rankings/*.toml: the DTI before other indices, the newest year first, then by name of the file.

    data/rankings/<ranking>/*.toml hold more rows of a ranking. A file without its ranking is noted.
    """
    found: dict[str, Ranking] = {}
    more: dict[str, list[MoreRanks]] = {}
    unread: set[str] = set()
    for path in files.find(_FOLDER, ".toml"):
        below = path.removeprefix(f"{_FOLDER}/").removesuffix(".toml").split("/")
        if len(below) == 1:
            ranking = read_file(files, path, Ranking, context, id=below[0])
            if ranking is not None:
                found[ranking.id] = ranking
            else:
                unread.add(below[0])
        elif (rows := read_file(files, path, MoreRanks, context)) is not None:
            more.setdefault(below[0], []).append(rows)
    for id in more.keys() - found.keys() - unread:
        for rows in more[id]:
            context.add("ranks-without-ranking", rows.at, read=id, near=nearest(id, found))
    whole = [_whole(ranking, more.get(ranking.id, []), context) for ranking in found.values()]
    return sorted(whole, key=lambda ranking: (bool(ranking.subject), -ranking.reference_year, ranking.id))


def _whole(ranking: Ranking, more: Iterable[MoreRanks], context: LoadContext) -> Ranking:
    """The ranking with the rows of all its files."""

    def read(own: LoadContext) -> Ranking:
        _check_words(ranking, own)
        together = replace(ranking, rows=(*ranking.rows, *(row for one in more for row in one.rows)))
        return replace(together, rows=_rows(together, own))

    return context.recall(("ranks", SameObjects((ranking, *more))), read)


def _rows(ranking: Ranking, context: LoadContext) -> tuple[RankRow, ...]:
    """The rows with their identifiers, the first of each place."""
    rows: dict[str, RankRow] = {}
    for entry in ranking.rows:
        row = replace(entry, id=f"{ranking.id}.{entry.place}")
        for key, kind, values in (("indices", "index", row.indices), ("pillars", "pillar", row.pillars)):
            for name in values:
                context.names.refer(f"{kind} of {ranking.framework}", name, row.at.key(key, name))
        _check_rank(row, ranking.universe, context)
        if row.place in rows:
            context.add("duplicate-observation", row.at.child("place"), id=row.id, other=rows[row.place].at)
        rows.setdefault(row.place, row)
    return tuple(rows.values())


def _check_words(ranking: Ranking, context: LoadContext) -> None:
    """Asks about a name of another year than that measured or that of publication, and words for another number of
    units than the ranking has."""
    published = ranking.published_on.year if isinstance(ranking.published_on, date) else None
    for key, words, expected, numbers in (
        ("reference_year", ranking.name.vi, ranking.reference_year, _numbers(ranking.name.vi, _YEARS)),
        ("universe", ranking.universe_name.vi, ranking.universe, _numbers(ranking.universe_name.vi, _COUNTS)),
    ):
        if numbers and expected not in numbers and (key == "universe" or published not in numbers):
            at = ranking.at.child("name" if key == "reference_year" else "universe_name")
            said = ", ".join(map(str, numbers))
            context.add("ranking-words", at, read=words, said=said, key=key, expected=expected)


_YEARS, _COUNTS = range(2000, 2100), range(2, 1000)


def _numbers(words: str, among: range) -> list[int]:
    amounts = (one.what for one in written_numbers(words, "vi"))
    return [int(one.value) for one in amounts if isinstance(one, WrittenAmount) and one.value in among and not one.unit]


def _check_rank(row: RankRow, universe: int, context: LoadContext) -> None:
    rank, last = row.rank, row.rank_to
    for key, number in (("rank", rank), ("rank_to", last)):
        if number is not None and number > universe:
            context.add("rank-outside-universe", row.at.child(key), read=number, universe=universe)
    if last is not None and last <= (rank or last):
        context.add("bad-rank-range", row.at.child("rank_to"), rank="–" if rank is None else rank, last=last)
    if rank is None and row.score is None:
        context.add("empty-rank", row.at, place=row.place)
