"""Parts put together: whether they are those of one site, all of them, and what they give to whoever joins them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from scorecards.inputs.article_texts import ArticleText
from scorecards.languages import LANGUAGES
from scorecards.load.digests import named_digests, sources_digest
from scorecards.load.source import Files
from scorecards.output import Output
from scorecards.problems import NOWHERE, ContentError, Problem, problem
from scorecards.routes.joined import Joined
from scorecards.shards.part import Part, read_part
from scorecards.shards.record import PartContents
from scorecards.store.program import code_digest
from scorecards.strings.console import console_word


def read_parts(folders: Sequence[Path]) -> tuple[Part, ...]:
    """The parts in folders, of which there is one at least; they are all the parts of one site.

    Raises ContentError with `part-damaged`, `parts-unlike`, `part-twice` or `parts-missing`.
    """
    parts = tuple(read_part(folder) for folder in folders)
    if found := [*_unlike(parts)] or [*_incomplete(parts)]:
        raise ContentError(found)
    return parts


def check_sources(parts: Sequence[Part], files: Files) -> None:
    """Raises ContentError `parts-unlike` where parts of one site are not of the project behind `files`, or of this
    program."""
    first = parts[0]
    if first.identity.program != code_digest().hex():
        raise ContentError([_unlike_in("program", first.folder, files.root)])
    if first.identity.sources != sources_digest(files):
        raise ContentError([_unlike_in("sources", first.folder, files.root)])
    for part in parts:
        if part.identity.named != named_digests(files, part.identity.named):
            raise ContentError([_unlike_in("sources", part.folder, files.root)])


def join(parts: Sequence[Part]) -> Joined:
    """What the parts of a site give to the run that makes the rest. Raises ContentError `parts-differ`."""
    contents = [part.contents for part in parts]
    if found := [*_differing(parts, [_own_paths(one) for one in contents])]:
        raise ContentError(found)
    made = tuple(chain.from_iterable(one.made for one in contents))
    sources = dict(chain.from_iterable(reversed(one.claims) for one in reversed(made)))  # the first counts
    return Joined(
        _texts(contents),
        made,
        tuple(chain.from_iterable(one.coming for one in contents)),
        tuple(chain.from_iterable(one.problems for one in contents)),
        lambda: _files(parts, sources),
    )


def _texts(contents: Iterable[PartContents]) -> Mapping[str, ArticleText]:
    return {path: text for one in contents for path, text in one.texts.items()}


def _files(parts: Iterable[Part], sources: Mapping[str, str]) -> Iterator[Output]:
    given: set[str] = set()
    for part in parts:
        for path in part.digests:
            if path not in given:
                given.add(path)
                yield Output(path, part.file(path), sources[path])


def _unlike(parts: Sequence[Part]) -> Iterator[Problem]:
    first = parts[0]
    for other in parts[1:]:
        if what := first.identity.unlike(other.identity):
            yield _unlike_in(what, first.folder, other.folder)


def _unlike_in(what: str, first: Path, second: Path) -> Problem:
    words = {f"what_{one}": console_word(f"console.parts-{what}", one) for one in LANGUAGES}
    return problem("parts-unlike", NOWHERE, first=first, second=second, **words)


def _incomplete(parts: Sequence[Part]) -> Iterator[Problem]:
    counted = Counter(part.identity.share for part in parts)
    for share, times in counted.items():
        if times > 1:
            folders = ", ".join(str(part.folder) for part in parts if part.identity.share == share)
            yield problem("part-twice", NOWHERE, read=share, folders=folders)
    of = parts[0].identity.share.of
    there = {share.number for share in counted}
    if missing := [f"{number}/{of}" for number in range(1, of + 1) if number not in there]:
        yield problem("parts-missing", NOWHERE, parts=", ".join(missing))


def _own_paths(contents: PartContents) -> frozenset[str]:
    """The paths of pages and of files that no page has brought: two parts that have one of them have two sources."""
    claims = (one.claims[:1] if one.links else one.claims for one in contents.made)
    return frozenset(path for path, _ in chain.from_iterable(claims))


def _differing(parts: Sequence[Part], own: Sequence[frozenset[str]]) -> Iterator[Problem]:
    """Files that two parts give with other bytes, but for those of two sources, which the checks of a site tell."""
    seen: dict[str, int] = {}
    for number, part in enumerate(parts):
        for path, digest in part.digests.items():
            first = seen.setdefault(path, number)
            is_of_two = path in own[first] and path in own[number]
            if parts[first].digests[path] != digest and not is_of_two:
                yield problem("parts-differ", NOWHERE, path=path, first=parts[first].folder, second=part.folder)
