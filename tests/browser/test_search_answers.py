"""What a search gives first: the questions of tests/fixtures/search_questions.txt on the site of tests/sites/search.

question => site path
question => site path ~ what the result says as well
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, until
from tests.support.projects import ROOT, Site, build_site

pytestmark = pytest.mark.browser

QUESTIONS = ROOT / "tests" / "fixtures" / "search_questions.txt"
DONE = "document.querySelector('#ket-qua')?.getAttribute('aria-busy') === 'false'"


def questions() -> Iterator[tuple[str, str, str, str]]:
    """The page, the question, the path, and what the result says or ""."""
    page = "/tim-kiem/"
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            page = line.removeprefix("@ ")
        elif line and not line.startswith("#"):
            question, _, expected = line.partition(" => ")
            path, _, said = expected.partition(" ~ ")
            assert path, line
            yield page, question, path, said


@pytest.fixture(scope="module")
def site() -> Site:
    built = build_site(ROOT / "tests" / "sites" / "search")
    assert built.problems == []
    return built


def answer(page: Page, question: str) -> list[tuple[str, str]]:
    """The results of a question typed into the field: path and text, best first."""
    page.get_by_role("searchbox").fill(question)
    page.keyboard.press("Enter")
    until(page, DONE)
    found = page.locator("#ket-qua li")
    paths = found.evaluate_all("items => items.map((item) => item.querySelector('a').getAttribute('href'))")
    return list(zip(paths, found.all_inner_texts(), strict=True))


@pytest.mark.long
def test_each_question_gives_its_answer_first(site: Site, visit: Visitor) -> None:
    asked = list(questions())
    assert len(asked) >= 60
    pages = {path: visit(site, path).page for path in {page for page, *_ in asked}}
    wrong = []
    for page, question, path, said in asked:
        found = answer(pages[page], question)
        if not found or found[0][0] != path or said not in found[0][1]:
            wrong.append(f"{question}: {found[0] if found else 'nothing'} instead of {path} {said}")
    assert not wrong, "\n".join(wrong)
