"""A search that is mended is the one that would be made anew, whatever a text has gained and lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL, Language
from scorecards.output import Output
from scorecards.publish.search import search_files
from scorecards.publish.search_mending import mended_search
from scorecards.publish.search_parts import PartChange, PartFiles, mend_parts, steps, write_parts
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
        lambda part: json.dumps([steps(sorted(some)) for some in vocabulary[part]], separators=(",", ":")),
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
        changes[part] = PartChange({*numbers - others}, {*others - numbers})
        after[part] = (titles, numbers)
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
    mend_parts(how, files, {"t5 moi": PartChange({3})}, folder.__getitem__, folder.keep)
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


def _earlier(pages: Mapping[Language, PageInputs]) -> EarlierSearch:
    files = {language: search_files(one).files for language, one in pages.items()}
    return EarlierSearch(files, pages[ORIGINAL].texts)


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
    changed = set()
    for language, inputs in _pages(project).items():
        mended = mended_search(inputs, earlier)
        assert mended == search_files(inputs)
        if mended and mended.head != f"/{earlier.files[language][-1].path}":
            changed.add(language)
    assert changed == {ARTICLE: {"vi"}, TRANSLATION: {"en"}, UNTRANSLATED: {"vi", "en"}}[path]


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
