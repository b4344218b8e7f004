"""A search that is mended is the one that would be made anew, whatever a text has gained and lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.inputs.earlier_search import EarlierArticle, EarlierSearch
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL, Language
from scorecards.output import Output
from scorecards.publish.search import search_files
from scorecards.publish.search_index import PER_FILE
from scorecards.publish.search_mending import mended_search
from scorecards.publish.search_parts import NumbersChange, PartChange, PartFiles, mend_parts, steps_down, write_parts
from tests.support.projects import Workshop, workshop

Numbers = tuple[frozenset[int], frozenset[int]]
"""The numbers of texts that have a part in their titles, and elsewhere."""

PARTS = [f"{one}{two}{three}" for one in "abcđ\U0001d400Å" for two in ("", *"giu") for three in ("", *"mnt")]


def _numbers(random: Random) -> frozenset[int]:
    return frozenset(random.sample(range(30), random.choice([0, 0, 1, 2, 5])))


def _vocabulary(random: Random) -> dict[str, Numbers]:
    parts = random.sample(PARTS, random.randint(1, len(PARTS)))
    return {part: (_numbers(random), _numbers(random) or frozenset({1})) for part in parts}


HOW = st.sampled_from(
    [PartFiles("words.json", lambda part: part[:2], size) for size in (24, 80, 200, 400)]
    + [PartFiles("pairs.json", str, size) for size in (24, 80, 200, 400)]
)


def _change(before: frozenset[int], now: frozenset[int], random: Random) -> NumbersChange:
    """What makes of numbers others; that of a text may be noted as removed where another has come to it."""
    return NumbersChange({*before - now, *filter(lambda _: random.random() < 0.5, now)}, {*now})


class Folder(dict[str, bytes]):
    """Files by their names; one name for one content."""

    def keep(self, name: str, data: bytes) -> str:
        found = f"{hash(data) % 10**12}.{name}"
        assert self.setdefault(found, data) == data
        return found


def made(how: PartFiles, vocabulary: Mapping[str, Numbers], folder: Folder) -> list[list[str]]:
    return write_parts(
        how,
        vocabulary,
        lambda part: json.dumps(
            [steps_down(sorted(some, reverse=True)) for some in vocabulary[part]], separators=(",", ":")
        ),
        folder.keep,
    )


@settings(max_examples=400)
@given(HOW, st.integers(0, 2**32), st.integers(1, 12))
def test_mended_files_are_those_that_are_made_anew(how: PartFiles, seed: int, count: int) -> None:
    random = Random(seed)
    before, now = _vocabulary(random), {part: _numbers(random) for part in random.sample(PARTS, count)}
    folder, changes, after = Folder(), dict[str, PartChange](), dict(before)
    for part, numbers in now.items():
        titles, others = before.get(part, (frozenset(), frozenset()))
        in_titles = _numbers(random)
        changes[part] = PartChange(_change(titles, in_titles, random), _change(others, numbers, random))
        after[part] = (in_titles, numbers)
    after = {part: numbers for part, numbers in after.items() if any(numbers)}
    files = made(how, before, folder)
    assert mend_parts(how, files, changes, folder.__getitem__, folder.keep) == made(how, after, folder)


@given(HOW, st.integers(0, 2**32))
def test_a_file_holds_whole_groups_and_is_of_about_its_size(how: PartFiles, seed: int) -> None:
    folder, vocabulary = Folder(), _vocabulary(Random(seed))
    files = made(how, vocabulary, folder)
    read = [json.loads(folder[name]) for _, name in files]
    groups = [list(dict.fromkeys(map(how.group_of, one))) for one in read]
    assert [first for first, _ in files] == [some[0] for some in groups]
    in_order = [group for some in groups for group in some]
    assert in_order == sorted({*map(how.group_of, vocabulary)}, key=lambda one: one.encode("utf-16-be"))
    for (_, name), some in zip(files[:-1], groups[:-1], strict=True):
        assert len(folder[name]) >= how.size // 2 or len(folder[files[files.index([some[0], name]) + 1][1]]) > how.size
    assert all(
        len(folder[name]) <= 1.5 * how.size + 2 for (_, name), some in zip(files, groups, strict=True) if some[1:]
    )


def test_few_files_of_many_change_with_a_word() -> None:
    how, folder = PartFiles("pairs.json", str, 8_000), Folder()
    numbers = (frozenset[int](), frozenset(range(9)))
    vocabulary = {f"t{number * 7919 % 100_003} kh": numbers for number in range(10_000)}
    files = made(how, vocabulary, folder)
    known = set(folder)
    assert len(files) > 30
    mend_parts(how, files, {"t5 moi": PartChange(others=NumbersChange(added={3}))}, folder.__getitem__, folder.keep)
    assert 1 <= len(set(folder) - known) <= 4


# -- of a site ---------------------------------------------------------------------------------------------------------

ARTICLE = "content/news/2025/so-hoa.md"
TRANSLATION = "content/en/news/2025/so-hoa.md"
UNTRANSLATED = "content/news/2025/hai.md"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


def _pages(project: Workshop) -> Mapping[Language, PageInputs]:
    site = project.build().built.prepared.site
    assert site is not None
    return site.pages


def _earlier(pages: Mapping[Language, PageInputs], come: Collection[str] = ()) -> EarlierSearch:
    """Of the site as it is; all of its articles may be others later, and these may have come."""
    files = {language: search_files(one).files for language, one in pages.items()}
    inputs = pages[ORIGINAL]
    then = {path: EarlierArticle(rank, inputs.texts[path]) for path, rank in inputs.index.article_rank.items()}
    return EarlierSearch(files, {**then, **dict.fromkeys(come)})


def _mended(project: Workshop, earlier: EarlierSearch) -> set[str]:
    """The languages in which the search is another; mended it is that made anew."""
    changed = set[str]()
    for language, inputs in _pages(project).items():
        mended = mended_search(inputs, earlier)
        assert mended == search_files(inputs)
        if mended and mended.head != f"/{earlier.files[language][-1].path}":
            changed.add(language)
    return changed


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (ARTICLE, "Thêm một câu có từ lạ hoắc."),
        (ARTICLE, "Số hóa, số hóa."),
        (ARTICLE, "Ngày 1.711 người \U0001d400."),
        (ARTICLE, ""),
        (TRANSLATION, "One sentence more, with hitherto."),
        (UNTRANSLATED, "Thêm một câu có từ lạ hoắc."),
    ],
)
def test_a_mended_search_is_the_one_made_anew(path: str, said: str, project: Workshop) -> None:
    for one in (ARTICLE, TRANSLATION, UNTRANSLATED):
        project.write(one, (project.root / one).read_text("utf-8") + "\nCâu {=12345} cũ.\n")
    earlier = _earlier(_pages(project))
    project.write(path, (project.root / path).read_text("utf-8").replace("Câu {=12345} cũ.", f"{said} {{=12345}}"))
    assert _mended(project, earlier) == {ARTICLE: {"vi"}, TRANSLATION: {"en"}, UNTRANSLATED: {"vi", "en"}}[path]


@pytest.mark.parametrize(
    ("path", "old", "new", "languages"),
    [
        (ARTICLE, 'title = "', 'title = "Lạ hoắc: ', {"vi"}),
        (ARTICLE, 'title = "', 'title = "Câu chữ của bài: ', {"vi"}),
        (TRANSLATION, 'title = "', 'title = "Hitherto: ', {"en"}),
        (UNTRANSLATED, 'title = "', 'title = "Lạ hoắc: ', {"vi", "en"}),
        (ARTICLE, 'summary = "', 'summary = "Lạ hoắc: ', {"vi"}),
        (ARTICLE, "date = 2025-03-02", "date = 2025-03-03", {"vi", "en"}),
        (UNTRANSLATED, "date = 2025-01-09", "date = 2025-03-04", {"vi", "en"}),
        (ARTICLE, 'places = ["thu-nghiem"]', "places = []", {"vi", "en"}),
    ],
)
def test_a_search_is_mended_after_edits_of_heads(
    path: str, old: str, new: str, languages: set[str], project: Workshop
) -> None:
    project.append(path, "\nCâu chữ của bài.\n")
    earlier = _earlier(_pages(project))
    text = (project.root / path).read_text("utf-8")
    assert old in text
    project.write(path, text.replace(old, new, 1))
    assert _mended(project, earlier) == languages


@pytest.mark.parametrize("day", ["2025-01-01", "2025-01-10", "2025-03-04"])
def test_a_search_is_mended_where_articles_come_and_go(day: str, project: Workshop) -> None:
    head = f'title = "Bài mới"\nsummary = "Mới."\ndate = {day}\nauthor = "Người Thử"\nevent = "unknown"\n'
    path, without = "content/news/2025/moi.md", _pages(project)
    earlier = _earlier(without, [path])
    project.write(path, f'+++\n{head}places = ["thu-nghiem"]\ndocuments = ["trang-tin"]\n+++\n\nCâu lạ hoắc.\n')
    assert _mended(project, earlier) == {"vi", "en"}
    earlier = _earlier(_pages(project))
    (project.root / path).unlink()
    (project.root / TRANSLATION).unlink()
    assert _mended(project, earlier) == {"vi", "en"}


def test_a_search_of_more_than_a_file_of_entries_is_mended_where_articles_come_and_go(project: Workshop) -> None:
    head = 'summary = "Mới."\ndate = 2025-01-{day}\nauthor = "Người Thử"\nevent = "unknown"\n'
    head += 'places = ["thu-nghiem"]\ndocuments = ["trang-tin"]\n'
    paths = [f"content/news/2025/bai-{number}.md" for number in range(10, 10 + PER_FILE + 2)]

    def write(path: str) -> None:
        number = path[-5:-3]
        text = f'+++\ntitle = "Bài {chr(int(number) + 87)}"\n{head.format(day=number)}+++\n\nCâu {{={number}}}.\n'
        project.write(path, text)

    for path in paths[:-2]:
        write(path)
    earlier = _earlier(_pages(project), paths[-2:])
    for path in paths[-2:]:
        write(path)
    (project.root / paths[5]).unlink()
    assert _mended(project, earlier) == {"vi", "en"}
    earlier = _earlier(_pages(project))
    for path in (*paths[:5], *paths[6:]):
        (project.root / path).unlink()
    assert _mended(project, earlier) == {"vi", "en"}


def test_what_is_not_the_entry_of_an_article_is_not_mended(project: Workshop) -> None:
    earlier = _earlier(_pages(project))
    ranks = {path: len(earlier.articles) - 1 - one.rank for path, one in earlier.articles.items() if one}
    others = {path: replace(one, rank=ranks[path]) for path, one in earlier.articles.items() if one}
    inputs = _pages(project)[ORIGINAL]
    assert mended_search(inputs, earlier) is not None
    assert mended_search(inputs, replace(earlier, articles=others)) is None


DAMAGES: dict[str, Callable[[tuple[Output, ...]], tuple[Output, ...]]] = {
    "no files": lambda files: (),
    "a head that is none": lambda files: (*files[:-1], Output(files[-1].path, b"[", "")),
    "a head of another kind": lambda files: (*files[:-1], Output(files[-1].path, b'{"kinds": 3}', "")),
    "files that are gone": lambda files: files[-1:],
    "files of another kind": lambda files: (*(Output(one.path, b"[]", "") for one in files[:-1]), files[-1]),
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_files_that_are_not_as_they_were_written_are_not_mended(damage: str, project: Workshop) -> None:
    earlier = _earlier(_pages(project))
    project.write(ARTICLE, (project.root / ARTICLE).read_text("utf-8") + "\nThêm một câu lạ hoắc.\n")
    inputs = _pages(project)[ORIGINAL]
    damaged = {language: DAMAGES[damage](files) for language, files in earlier.files.items()}
    assert mended_search(inputs, replace(earlier, files=damaged)) is None
    assert search_files(replace(inputs, earlier_search=replace(earlier, files=damaged), _made={})) == search_files(
        inputs
    )
