"""A theme's words: they take the place of the program's, and mistakes in them are problems with file and line."""

from __future__ import annotations

import json
import re

import pytest

from scorecards.load.source import Files
from scorecards.problems import ContentError, Problem
from scorecards.render.theme import Theme, load_theme
from scorecards.strings.words import blanks, program_words
from scorecards.vietnamese.formatting import NO_BREAK
from tests.support.html_tree import Element
from tests.support.projects import Workshop

LOCAL = "themes/local/strings"


def theme(project: Workshop) -> Theme:
    """The theme of the small project as it is now."""
    return load_theme("plain", Files(project.root))


def mistake(project: Workshop) -> Problem:
    """The one problem of the theme."""
    files = Files(project.root)
    with pytest.raises(ContentError):
        load_theme("plain", files)
    (problem,) = files.diagnostics.problems
    return problem


def test_a_theme_has_the_program_s_words_and_its_own(project: Workshop) -> None:
    for language, words in theme(project).words.items():
        assert words.language == language
        assert program_words()[language].table.items() <= words.table.items()
        assert words("to.source", name="x")


def test_a_word_takes_the_place_of_the_program_s_in_its_language_alone(project: Workshop) -> None:
    project.write(
        f"{LOCAL}/vi.toml", '[period]\nuntil = "tính tới {day}"\n[rule.rate.case]\noutside = "Lệch: {name}"\n'
    )
    words, own = program_words(), theme(project).words
    assert own["vi"]("period.until", day="1/1") == "tính tới 1/1"
    assert own["vi"]("rule.rate.case.outside", name="x") == "Lệch: x"
    changed = {key for key, template in words["vi"].table.items() if own["vi"].table[key] != template}
    assert changed == {"period.until", "rule.rate.case.outside"}
    assert words["en"].table.items() <= own["en"].table.items()


@pytest.mark.parametrize("order", [("plain", "local"), ("local", "plain")])
def test_the_nearer_theme_has_the_last_word(project: Workshop, order: tuple[str, str]) -> None:
    for name in order:
        project.write(f"themes/{name}/strings/en.toml", f'[word]\nrank = "{name}"\n[to]\nsource = ""\nbuilt = ""\n')
    assert theme(project).words["en"]("word.rank") == "local"


def test_words_for_what_sources_count_can_be_added(project: Workshop) -> None:
    project.write(f"{LOCAL}/en.toml", '[counted]\n"máy trạm" = "workstations"\n')
    assert theme(project).words["en"]("counted.máy trạm") == "workstations"


def test_a_word_that_a_template_asks_for_can_be_added(project: Workshop) -> None:
    project.write(f"{LOCAL}/vi.toml", '[own]\nhello = "Chào"\n')
    project.write("themes/local/templates/glossary.html", "{{ t('own.hello') }}")
    assert theme(project).words["vi"]("own.hello") == "Chào"


@pytest.mark.parametrize(
    ("strings", "line", "read", "near"),
    [
        ('[period]\nuntill = "tới {day}"\n', 2, "period.untill", "period.until"),
        ('[rule.rate.case]\n\noutsid = "Lệch"\n', 3, "rule.rate.case.outsid", "rule.rate.case.outside"),
        ('[base]\nskipp = "Bỏ qua"\n', 2, "base.skipp", "base.skip"),
        ('[zzz]\nqqq = ""\n', 2, "zzz.qqq", ""),
    ],
)
def test_a_word_that_nothing_asks_for(project: Workshop, strings: str, line: int, read: str, near: str) -> None:
    project.write(f"{LOCAL}/vi.toml", strings)
    problem = mistake(project)
    assert (problem.code, problem.at.path, problem.at.line) == ("unknown-word", f"{LOCAL}/vi.toml", line)
    assert problem.details["read"] == read
    assert problem.details["near"] == near


@pytest.mark.parametrize(
    ("strings", "read", "near", "known"),
    [
        ('[period]\nbetween = "{start} – {dya}"\n', "{dya}", "{day}", "{day}, {start}"),
        ('[period]\nuntil = "{day:>12}"\n', "{day:>12}", "{day}", "{day}"),
        ('[period]\nuntil = "{}"\n', "{}", "", "{day}"),
        ('[word]\nrank = "hạng {n}"\n', "{n}", "", "–"),
        ('[base]\nbuilt = "Bản {date}"\n', "{date}", "", "{day}"),
    ],
)
def test_a_blank_that_is_not_filled_in(project: Workshop, strings: str, read: str, near: str, known: str) -> None:
    project.write(f"{LOCAL}/en.toml", strings)
    problem = mistake(project)
    assert (problem.code, problem.at.path, problem.at.line) == ("unknown-blank", f"{LOCAL}/en.toml", 2)
    assert (problem.details["read"], problem.details["near"], problem.details["known"]) == (read, near, known)
    assert read in problem.message("vi")


@pytest.mark.parametrize(
    "blank", ["{day:>300000000}", "{day!r}", "{day.__class__}", "{day[0]}", "{}", "{0}", "{a:{b}}"]
)
def test_a_blank_of_a_word_of_its_own_is_a_name_and_nothing_else(project: Workshop, blank: str) -> None:
    project.write(f"{LOCAL}/en.toml", f'[own]\nnew = "{blank} {{day}}"\n')
    project.write("themes/local/templates/search.html", "{{ t('own.new', day='1/2', a='', b=1) }}")
    problem = mistake(project)
    assert (problem.code, problem.at.path, problem.at.line) == ("unknown-blank", f"{LOCAL}/en.toml", 2)
    assert problem.details["read"] == blank
    assert "{day}" in problem.details["known"]


def test_a_blank_may_be_left_out_and_one_that_the_other_language_has_may_be_used(project: Workshop) -> None:
    project.write(f"{LOCAL}/vi.toml", '[period]\nuntil = "gần đây"\n')
    project.write(f"{LOCAL}/en.toml", '[rule.head-count.case]\ncount = "{count} {unit}"\n')
    words = theme(project).words
    assert words["vi"]("period.until", day="1/1") == "gần đây"
    assert words["en"]("rule.head-count.case.count", count="7", unit="files") == "7 files"


def test_findings_speak_in_the_theme_s_words(project: Workshop) -> None:
    report = "data/provinces/thu-nghiem/2025-02.toml"
    project.replace(report, '"234 hồ sơ, đạt tỷ lệ 20,5%"', '"234/1.000 hồ sơ, đạt gần 20,5%"')
    project.write(f"{LOCAL}/vi.toml", '[qualifier]\nnearly = "suýt"\n[rule.rate.case]\noutside = "Lệch: {printed}."\n')
    messages = [one.message for one in project.build().built.prepared.findings if one.rule == "rate"]
    assert [text.vi.replace(NO_BREAK, " ") for text in messages] == ["Lệch: suýt 20,5%."]
    assert ["nearly" in text.en and "suýt" not in text.en for text in messages] == [True]


def test_every_word_on_the_pages_is_the_theme_s(project: Workshop) -> None:
    """With marks around every word of every table, none stands outside them in a page or a file of data."""
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    plain = project.build()
    loaded = load_theme("default", Files(project.root))
    for language, words in loaded.words.items():
        marked = {key: f"[~{template}~]" for key, template in words.table.items() if template}
        strings = (f"{dotted(key)} = {json.dumps(template)}\n" for key, template in marked.items())
        project.write(f"{LOCAL}/{language}.toml", "".join(strings))
    site = project.build()
    assert site.problems == []
    assert site.pages.keys() == plain.pages.keys()

    sayings = {one for words in loaded.words.values() for one in words.table.values() if is_saying(one)}
    assert len(sayings) > 300
    shown = "\n".join(said(page) for page in plain.pages.values())
    found = {one for one in sayings if one in shown}
    assert len(found) > 200, "the small site shows most of them"
    texts = {name: said(page) for name, page in site.pages.items()}
    texts |= {name: content.decode() for name, content in site.files.items() if name.endswith((".json", ".csv"))}
    for name, text in texts.items():
        if name.removeprefix("en/").startswith("du-lieu/phien-ban/"):
            continue  # an edition keeps the words that were said on its day
        outside = unmarked(text)
        assert [one for one in found if one in outside] == [], name


def dotted(key: str) -> str:
    """A key as TOML writes it below no table: rule."head-count"."title"."""
    return ".".join(json.dumps(part, ensure_ascii=False) for part in key.split("."))


def is_saying(template: str) -> bool:
    """Whether words can be told from those of the data: several of them, and nothing to fill in."""
    return not blanks(template) and template.strip().count(" ") > 1


def said(page: Element) -> str:
    """What a page says: its words and its attributes; drawings, whose lines break, are left out."""
    if page.tag in ("svg", "script", "style"):
        return ""
    attributes = (value for name, value in page.attributes.items() if name not in ("href", "src", "class", "id"))
    words = (said(child) if isinstance(child, Element) else child for child in page.children)
    return " ".join((*attributes, "".join(words)))


def unmarked(text: str) -> str:
    """What stands outside all marks."""
    while (shorter := re.sub(r"\[~((?!\[~|~\]).)*~\]", "", text, flags=re.DOTALL)) != text:
        text = shorter
    return text
