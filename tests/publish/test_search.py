"""The search index: everything is in it under all its words, in the same bytes each time, and little of it is moved."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.inputs.article_texts import in_a_row
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.publish.search_entries import KINDS, Entry
from scorecards.publish.search_index import PAIRS, PER_FILE, search_index
from scorecards.publish.search_terms import passage_terms, title_terms
from scorecards.publish.search_vocabulary import Places, Vocabulary
from scorecards.publish.search_words import joined, question_keys, text_words
from scorecards.views.view_types import LinkView
from tests.support.projects import ROOT, Site, Workshop
from tests.support.search import Index, read_index
from tests.support.words import VI


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


@pytest.fixture(scope="module")
def data(site: Site) -> Project:
    assert site.built.prepared.project is not None, site.codes
    return site.built.prepared.project


@pytest.fixture(scope="module")
def index(site: Site) -> Index:
    return read_index(site.files)


def written(outputs: Iterable[Output]) -> dict[str, bytes]:
    return {output.path: output.content for output in outputs}


# -- what is in it -----------------------------------------------------------------------------------------------------


def test_everything_that_has_a_page_can_be_found(data: Project, index: Index) -> None:
    country = data.site.country
    expected = {
        *(paths.unit(slug) for slug in data.places if slug != country),
        *map(paths.indicator, data.indicators),
        *map(paths.pillar, data.pillars),
        *map(paths.document, data.documents),
        *(paths.ranking(ranking.id) for ranking in data.rankings),
        *(paths.article(article.slug) for article in data.articles),
        *map(paths.standing, data.pages),
        *(f"{paths.GLOSSARY}#{term.id}" for term in data.glossary),
        *(f"{paths.unit(one.place)}#{s.id}" for one in data.commentaries.values() for s in one.sections),
    }
    assert expected <= {path for _, path, *_ in index.entries}


def test_every_page_but_the_home_page_can_be_found(site: Site, index: Index) -> None:
    found = {path.partition("#")[0] for _, path, *_ in index.entries}
    pages = {f"/{name.removesuffix('index.html')}" for name in site.pages if not name.startswith("en/")}
    lists_in_parts = {path for path in pages if path.startswith("/tin-tuc/") and path.count("/") > 3}
    lists_in_parts |= {
        path for path in pages if path.startswith(("/van-ban/theo/", "/xa-phuong/")) and path.count("/") > 2
    }
    assert pages - found - lists_in_parts == {"/", "/404.html", paths.SEARCH}


def test_every_entry_leads_to_a_page_and_a_place_on_it(site: Site, index: Index) -> None:
    for title, path, _, *now in index.entries:
        page, _, anchor = path.partition("#")
        assert title
        assert not anchor or site.page(page).by_id(anchor), path
        assert site.page(page)
        assert not now or site.page(now[1]).one("h1").text.startswith(now[0])


def test_kinds_count_all_entries_in_their_order(data: Project, index: Index) -> None:
    counts = {heading: len(shown) for heading, shown in index.kinds}
    assert sum(counts.values()) == len(index.entries)
    assert counts["Chỉ tiêu"] == len(data.indicators)
    assert counts["Tin tức"] == len(data.articles)
    assert index.entries[0][1].startswith(paths.UNITS)


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("ha tinh", "/tinh/ha-tinh/"),
        ("da nang", "/tinh/da-nang/"),
        ("ba ria vung tau", "/tinh/ba-ria-vung-tau/"),
        ("ho so so hoa", "/thuat-ngu/#ho-so-so-hoa"),
        ("922 qd btttt", "/van-ban/qd-922-2022/"),
    ],
)
def test_a_question_without_marks_finds_its_page(index: Index, question: str, path: str) -> None:
    assert path in index.find(question)


def test_a_former_province_leads_to_todays(index: Index) -> None:
    found = index.find("ha giang")
    assert {"/tinh/ha-giang/", "/tinh/tuyen-quang/"} <= set(found)
    _, _, detail, *now = index.entry("/tinh/ha-giang/")
    assert "30/6/2025" in detail
    assert now == ["Tuyên Quang", "/tinh/tuyen-quang/"]
    assert detail.count("tỉnh Hà Giang (đến 30/6/2025)") == 1
    assert "Hà Giang" in index.entry("/tinh/tuyen-quang/")[2]


def test_a_former_district_leads_to_todays_province(index: Index) -> None:
    assert {"/tinh/thanh-chuong/", "/tinh/nghe-an/"} <= set(index.find("thanh chuong"))
    assert index.entry("/tinh/thanh-chuong/")[3:] == ["Nghệ An", "/tinh/nghe-an/"]
    assert len(index.entry("/tinh/nghe-an/")) == 3


def test_units_of_today_stand_before_former_ones(index: Index) -> None:
    former = [len(entry) > 3 for entry in (index.entries[number] for number in index.kinds[0][1])]
    assert former == sorted(former)
    assert sum(former) == 14


def test_every_word_of_an_article_finds_it(project: Workshop) -> None:
    project.replace("content/news/2025/hai.md", "Bài thứ hai", "Bài thứ hai về Điện Biên")
    project.append("content/news/2025/hai.md", "\n## Chữ ở đầu mục\n\n- một **quặng** [sắt](/tinh/)\n")
    index = read_index(project.build().files)
    for word in ("dien", "bien", "muc", "quang", "sat"):
        assert "/tin-tuc/hai/" in index.find(word), word
    assert "điện" in index.titles
    assert index.others["quặng"]
    assert not index.titles["quặng"]


def test_words_of_the_source_lead_to_the_newest_figure(data: Project, index: Index) -> None:
    for place in ("ha-tinh", "thanh-hoa"):
        newest = [o for o in data.observations if o.place == place and o.id == o.whole and o.quote]
        assert newest
        asked = f"{newest[0].quote} {data.places[place].name.vi}"
        assert any(path.startswith(paths.unit(place)) for path in index.find(asked)), asked


def test_passages_stand_behind_each_other_with_one_mark_between() -> None:
    texts = ("Việc đã làm:", "phủ sóng;", "số hóa.", "số hóa.", "Bảng", "", "Hết")
    assert in_a_row(texts) == "Việc đã làm: phủ sóng; số hóa. Bảng. Hết"
    assert in_a_row(()) == ""


def test_drafts_are_not_found(project: Workshop) -> None:
    draft = "/tin-tuc/nhap/"
    assert draft not in [entry[1] for entry in read_index(project.build().files).entries]
    assert draft in [entry[1] for entry in read_index(project.build(drafts=True).files).entries]


# -- how it is written -------------------------------------------------------------------------------------------------

LETTERS = st.text("aáàăâbcdđeêghiklmnoôơ stuưy12-/'.,đĐĂ日\U0001d400Å", max_size=20)
NAMES = st.lists(LETTERS | st.sampled_from(["1.711", "98,89", "Kỳ"]), max_size=2).map(tuple)
ENTRIES = st.lists(
    st.builds(
        Entry,
        kind=st.sampled_from(KINDS),
        title=LETTERS,
        path=st.integers(0, 10**6).map(lambda n: f"/{n}/"),
        detail=LETTERS,
        text=LETTERS,
        names=NAMES,
        now=st.sampled_from([None, LinkView("Nay", "/nay/")]),
    ),
    max_size=60,
    unique_by=lambda entry: entry.path,
)


@given(ENTRIES)
def test_every_entry_is_found_by_each_of_its_words_and_no_other(found: list[Entry]) -> None:
    index = read_index(written(search_index(found, VI).files))
    assert [entry[1] for entry in index.entries] == [entry.path for entry in found]
    own = [keys_of(e.title, *e.names, f"{e.detail} {e.text}") for e in found]
    for word in set().union(*own):
        asked = set(question_keys(word)[0])
        assert index.find(word) == [e.path for e, has in zip(found, own, strict=True) if asked & has]
    for numbers in (*index.titles.values(), *index.others.values()):
        assert numbers == sorted(set(numbers))
    assert not {(form, n) for form, at in index.titles.items() for n in at if n in index.others[form]}


def keys_of(*texts: str) -> set[str]:
    """Everything that texts are found by."""
    return {key for text in texts for word in text_words(text) for key in (*word.keys, *word.parts)}


@given(ENTRIES, st.lists(st.tuples(LETTERS, LETTERS, st.booleans()), max_size=40), ENTRIES)
def test_texts_taken_apart_once_for_all_languages_are_found_as_their_own(
    before: list[Entry], texts: list[tuple[str, str, bool]], behind: list[Entry]
) -> None:
    known, of_all, own = Vocabulary(), list[Entry](), list[Entry]()
    for number, (title, said, is_shared) in enumerate(texts):
        detail = f"Ngày 1. {said[:5]}"
        own.append(
            Entry("news", title, f"/{number}/", detail, said=(passage_terms(said) - title_terms(title)).packed())
        )
        of_all.append(replace(own[-1], said=b"", untranslated=number, alike=said[:5]) if is_shared else own[-1])
        if is_shared:
            known.add(number, title_terms(title), passage_terms(said, said[:5]) - title_terms(title))
    assert search_index([*before, *of_all, *behind], VI, known) == search_index([*before, *own, *behind], VI)


@pytest.mark.parametrize("texts", [0, 3, 1 << 16, (1 << 16) + 1])
def test_numbers_take_the_bytes_that_they_need(texts: int) -> None:
    known = Vocabulary(texts)
    numbers = sorted({0, 1, (texts or 1 << 20) - 1})
    for number in numbers:
        known.add(number, title_terms("Tin"), passage_terms("mới"))
    steps = ",".join(str(after - before) for before, after in reversed([*pairwise(numbers)]))
    assert known.words.written("tin", Places(), 0) == f"[[{numbers[-1]},{steps}],[]]"
    assert Places().written("mới", known.words, 5) == f"[[],[{numbers[-1] + 5},{steps}]]"


def test_each_file_is_handed_on_as_it_is_made() -> None:
    put: list[str] = []

    def taken(output: Output) -> Output:
        put.append(output.path)
        return Output(output.path, b"elsewhere", output.source)

    texts = [Entry("news", "Tin", f"/{number}/", "") for number in range(PER_FILE + 1)]
    found = search_index(texts, VI, None, taken)
    assert [file.path for file in found.files] == put == [file.path for file in search_index(texts, VI).files]
    assert {file.content for file in found.files} == {b"elsewhere"}


def test_untranslated_texts_stand_in_one_order_in_all_languages() -> None:
    texts = [Entry("news", "A", f"/{number}/", "", untranslated=number) for number in (1, 0)]
    with pytest.raises(ValueError, match="order"):
        search_index(texts, VI, Vocabulary())


def test_an_untranslated_text_is_found_in_every_language_and_a_translation_in_its_own(project: Workshop) -> None:
    project.append("content/news/2025/hai.md", "\nMột mỏ quặng sắt.\n")
    project.append("content/news/2025/so-hoa.md", "\nMột mỏ than đá.\n")
    files = project.build().files
    english = {name.removeprefix("en/"): content for name, content in files.items() if name.startswith("en/")}
    for index, of_translation in ((read_index(files), ["/tin-tuc/so-hoa/"]), (read_index(english), [])):
        assert index.find("quặng sắt") == ["/tin-tuc/hai/"]
        assert index.other_pairs["quang sat"] == index.others["quặng"]
        assert index.find("than đá") == of_translation


@given(ENTRIES)
def test_words_side_by_side_are_kept_of_titles_and_of_other_texts(found: list[Entry]) -> None:
    index = read_index(written(search_index(found, VI).files))
    for number, entry in enumerate(found):
        titles = {pair for text in (entry.title, *entry.names) for pair in beside("", *readings_of(text), "")}
        others = beside(*readings_of(f"{entry.detail} {entry.text}")) - titles
        assert titles == {pair for pair, at in index.pairs.items() if number in at}
        assert others == {pair for pair, at in index.other_pairs.items() if number in at}


@pytest.mark.parametrize("text", ["Có 1 711 trạm, 2\u00a0\u00a0345,5 km, 40 thôn", "Tốp 3 100 lần", "ΟΔΟΣ İ", "- –"])
def test_a_text_is_found_by_the_words_that_it_has_as_a_whole(text: str) -> None:
    """And not by those of its pieces: a number may have blanks in it, and a letter be written by those around it."""
    words, terms = text_words(text), passage_terms(text)
    assert list(terms.words) == list(dict.fromkeys(form for word in words for form in (*word.forms, *word.parts)))
    assert set(terms.pairs) == beside(*readings_of(text))


def readings_of(text: str) -> list[tuple[str, ...]]:
    return [word.keys for word in text_words(text)]


def beside(*words: str | tuple[str, ...]) -> set[str]:
    every = [(word,) if isinstance(word, str) else word for word in words]
    return {f"{one} {other}" for before, after in pairwise(every) for one in before for other in after} - {" "}


@given(ENTRIES)
def test_a_unit_is_known_by_its_names_as_one_word(found: list[Entry]) -> None:
    index = read_index(written(search_index(found, VI).files))
    for number, entry in enumerate(found):
        names = {joined(name) for name in (entry.title, *entry.names)} - {""} if entry.kind == "units" else set()
        assert names == {name for name, at in index.names.items() if number in at}


@given(ENTRIES)
def test_the_same_entries_make_the_same_bytes(found: list[Entry]) -> None:
    assert search_index(found, VI) == search_index(list(found), VI)


def test_names_of_files_change_with_what_they_hold() -> None:
    one, other = (search_index([Entry("units", title, "/a/", "")], VI) for title in ("Một", "Hai"))
    assert one.head != other.head
    assert not written(one.files).keys() & written(other.files).keys()
    assert one.head.lstrip("/") in written(one.files)


def test_an_index_of_nothing_is_one() -> None:
    assert read_index(written(search_index([], VI).files)).entries == []


# -- how much is moved -------------------------------------------------------------------------------------------------


def test_a_first_search_among_a_thousand_articles_moves_little() -> None:
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "search_size.py"))
    common = "của và các số chuyển đổi trong được tỉnh cho có đã là một năm với"
    text = benchmark["Text"](common.split(), seed=2)
    found = [Entry("news", text.words(12), f"/tin-tuc/{n}/", text.words(35), text.words(400)) for n in range(1000)]
    index = search_index(found, VI)
    script = (ROOT / "scorecards" / "themes" / "default" / "static" / "search.js").read_bytes()
    moved = benchmark["Moved"](written(index.files), index.head.lstrip("/"), script)
    worst = max(moved.bytes(text.words(n % 6 + 1)) for n in range(60))
    assert 10_000 < worst < benchmark["LIMIT"]
    assert len(index.files) < 2 * (1000 / PER_FILE + sum(len(o.content) for o in index.files) / PAIRS.size)
