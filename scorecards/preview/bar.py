"""What the preview lays over a page: mistakes with their lines, and a bar of what is wrong, untraced, or held back."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.base import Base
from scorecards.inputs.link_targets import not_out
from scorecards.languages import Language
from scorecards.model.articles import Article, original_of
from scorecards.preview.checking import SiteCheck
from scorecards.preview.pages import Answer
from scorecards.problems import Problem, in_order, lines_around
from scorecards.render.own_templates import own_templates
from scorecards.strings.console import console_word
from scorecards.strings.words import program_words

_MOST = 50
"""Problems that are listed; the others are counted."""

_UNTRACED = ("untraced-figure", "untraced-date", "untraced-more")


class ShownProblem(Struct, frozen=True):
    """A problem as staff see it."""

    is_error: bool
    place: str
    """File and line."""
    message: str
    hint: str
    lines: tuple[tuple[int, str, bool], ...]
    """The line, two before and two after: number, words, whether it is the line itself."""


class HeldBack(Struct, frozen=True):
    """An article that readers do not see today."""

    title: str
    link: str
    why: str
    """ "bài chưa đăng", "bài đăng từ ngày 1/12/2026"."""


class PreviewBar(Struct, frozen=True):
    """All that is laid over a page."""

    errors: tuple[ShownProblem, ...]
    """What keeps the page from being made anew; it lies over the last good one."""
    has_page: bool
    """Whether there is a good one."""
    own: tuple[ShownProblem, ...]
    """Other problems of the page's own files."""
    others: tuple[ShownProblem, ...]
    """Problems of the rest of the site."""
    stopping: int
    """How many of those two keep the site from being built."""
    untraced: int
    """Numbers and days of texts that nothing in the data says."""
    traced: int
    numbers: int
    findings: tuple[str, ...]
    """Of the place that the page is of."""
    all_findings: int
    findings_link: str
    held_back: tuple[HeldBack, ...]
    state: str
    """Why readers do not see this page, or ""."""
    is_checked: bool
    """Whether the whole site has been checked since the last save."""


def bar_of(
    answer: Answer,
    report: SiteCheck | None,
    held_back: Iterable[Article],
    address: str,
    base: Base,
    language: Language,
    today: date,
) -> PreviewBar:
    """What is laid over the page at an address; `report` is None while the site has not been checked."""
    whole = report or SiteCheck()
    texts = {**(whole.texts or {}), **answer.texts}
    known = in_order((*answer.problems, *(_still_there(whole, answer) if report else ())))
    plain = [one for one in known if one.severity != "error" or one not in answer.errors]
    own = [one for one in plain if _is_of(one.at.path, answer.source)]
    place = answer.source.removeprefix("data/provinces/").strip("/")
    waiting = _waiting(held_back, base, today, language)
    return PreviewBar(
        errors=shown_problems(answer.errors, texts, language),
        has_page=bool(answer.content),
        own=shown_problems(own, texts, language),
        others=shown_problems((one for one in plain if one not in own), texts, language),
        stopping=sum(one.severity == "error" for one in plain),
        untraced=sum(one.code in _UNTRACED for one in known),
        traced=whole.traced,
        numbers=whole.numbers,
        findings=tuple(message for of, message in whole.findings if of == place),
        all_findings=len(whole.findings),
        findings_link=base.link(paths.FINDINGS),
        held_back=waiting,
        state=next((one.why for one in waiting if one.link == address), ""),
        is_checked=report is not None,
    )


def bar_html(bar: PreviewBar, language: Language) -> str:
    """The bar as HTML, to stand in a page of any theme."""
    template = own_templates("scorecards.preview").get_template("bar.html")
    return template.render(bar=bar, w=lambda key, **facts: console_word(f"preview.{key}", language, **facts))


def _still_there(report: SiteCheck, answer: Answer) -> Iterable[Problem]:
    """The problems of the whole site; where a mistake has come since, those of its file are in the answer."""
    fresh = {one.at.path for one in answer.problems}
    return (one for one in report.problems if one.at.path not in fresh)


def _is_of(path: str, source: str) -> bool:
    if source.startswith("data/provinces/"):
        place = source.removeprefix("data/provinces/").strip("/")
        return path.startswith(source) or original_of(path) == f"content/provinces/{place}.md"
    return bool(source) and original_of(path) == source


def shown_problems(
    problems: Iterable[Problem], texts: Mapping[str, str], language: Language
) -> tuple[ShownProblem, ...]:
    """Problems as staff see them; `texts` are those of the files that they are in."""
    return tuple(_problem(one, texts.get(one.at.path, ""), language) for one in list(problems)[:_MOST])


def _problem(one: Problem, text: str, language: Language) -> ShownProblem:
    at = one.at
    place = at.path or "."
    if at.path and at.line:
        place = console_word("preview.place", language, path=at.path, line=at.line)
    around = lines_around(text, at.line, at.column, 2) if text and at.line else []
    return ShownProblem(
        one.severity == "error",
        place,
        one.message(language),
        one.hint(language),
        tuple((number, words, number == at.line) for number, words in around),
    )


def _waiting(articles: Iterable[Article], base: Base, today: date, language: Language) -> tuple[HeldBack, ...]:
    found = list(articles)
    why, words = not_out(found, today, ()), program_words()[language]
    return tuple(
        HeldBack(one.title, base.link(paths.article(one.slug)), why[paths.article(one.slug)].said(words))
        for one in found
    )
