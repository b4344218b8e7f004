"""The main figure of an article: its chart where it has parts, else its number."""

import pytest

from tests.support.html_tree import Element
from tests.support.projects import Workshop

ARTICLE = "content/news/2025/so-hoa.md"


def named(project: Workshop, indicator: str) -> None:
    project.replace(ARTICLE, 'author = "Người Thử"', f'figure = "{indicator}"\nauthor = "Người Thử"')


def shown(project: Workshop, language: str = "") -> list[Element]:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    site = project.build()
    assert not site.codes
    return [part for part in site.page(f"{language}/tin-tuc/so-hoa/").all("section") if part.has_class("main-figure")]


def test_an_article_that_names_none_shows_none(project: Workshop) -> None:
    assert not shown(project)


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_figure_with_parts_is_a_chart(project: Workshop, language: str) -> None:
    named(project, "ho-so")
    (main,) = shown(project, language)
    assert main.all("svg")
    assert main.all("table")


def test_a_figure_alone_is_a_number_that_leads_to_its_source(project: Workshop) -> None:
    named(project, "kinh-phi")
    (main,) = shown(project)
    assert not main.all("svg")
    assert [link.get("href") for link in main.all("a")][1].endswith("/van-ban/bao-cao/")


def test_a_figure_that_only_another_document_states_is_an_error(project: Workshop) -> None:
    named(project, "kinh-phi")
    project.replace(ARTICLE, 'documents = ["bao-cao", "trang-tin"]', 'documents = ["nghi-quyet"]')
    assert project.build().codes == ["article-figure-missing"]
