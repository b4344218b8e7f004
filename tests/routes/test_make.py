"""Routes: every file of a site comes from one, and each gives the same whichever were made before it."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from scorecards.addresses.base import file_of
from scorecards.addresses.route import Route, RouteKind
from scorecards.languages import LANGUAGES
from scorecards.pages import lists
from scorecards.problems import ContentError, Diagnostics
from scorecards.routes.check import Contents
from scorecards.routes.make import PAGES, Made, SiteInputs, make, make_all, make_together
from scorecards.routes.prepared import Prepared
from tests.support.html_tree import Element
from tests.support.links import tree
from tests.support.making import content, fresh, parts, prepared
from tests.support.projects import SMALL, Workshop, build_site, workshop

NAMED = re.compile(r"/((?:anh|bieu-do|tep)/[^\"'\s,]+|(?:en/)?muc-tieu/[^\"'\s,]*\.ics)")
"""A photo, a chart to explore, a download or a calendar, as a page names it."""


FilesOfPages = dict[tuple[str, str], tuple[list[str], set[str]]]
"""By path and language of a page: the files that come with it, and those that it names."""


def with_media(folder: Path) -> Workshop:
    """The small project with the default theme, a photo, an image in a text that has a translation, and a download."""
    project = workshop(folder)
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((700, 350)).convert("RGB").save(picture, "JPEG")
    project.write("content/news/2025/hop.jpg", picture.getvalue())
    project.write("data/files/bc-12.pdf", b"%PDF-1.7 x")
    photo = '[photo]\nfile = "hop.jpg"\nalt = "Họp"\ncaption = "Một cửa"\ncredit = "Người Thử"\n'
    project.replace("content/news/2025/hai.md", 'author = "Người Thử"\n', f'author = "Người Thử"\n\n{photo}')
    project.append("content/news/2025/so-hoa.md", "\n![Ảnh](hop.jpg)\n")
    project.replace("data/documents.toml", 'number = "12/BC-TN"', 'number = "12/BC-TN"\nfile = "bc-12.pdf"')
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return project


@pytest.fixture(scope="module", params=["small", "with-media"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return SMALL if request.param == "small" else with_media(tmp_path_factory.mktemp("site") / "project").root


BASE = "https://host.example/repo/"


@pytest.fixture(scope="module")
def found(root: Path) -> tuple[Prepared, SiteInputs]:
    return prepared(root, BASE)


@pytest.fixture(scope="module")
def routes(found: tuple[Prepared, SiteInputs]) -> tuple[Route, ...]:
    return found[0].routes


@pytest.fixture(scope="module")
def whole(found: tuple[Prepared, SiteInputs], routes: tuple[Route, ...]) -> list[Made]:
    """All routes made in order, from inputs that they share."""
    diagnostics = Diagnostics()
    made = list(make_all(routes, fresh(found[1]), diagnostics))
    assert diagnostics.problems == ()
    return made


def test_every_route_has_an_address_of_its_own(routes: tuple[Route, ...]) -> None:
    kinds = {kind: [route for route in routes if (route.kind in PAGES) == kind] for kind in (True, False)}
    for same in kinds.values():
        assert {key: n for key, n in Counter((route.path, route.language) for route in same).items() if n > 1} == {}
    of_long_lists = {RouteKind.FIGURES, RouteKind.PLACES}  # tests/pages/test_long_pages.py
    assert {route.kind for route in routes} == set(RouteKind) - of_long_lists


def test_every_page_is_there_in_each_language_but_files_and_texts_that_nobody_has_translated(
    routes: tuple[Route, ...],
) -> None:
    by_path: dict[str, set[str]] = {}
    for route in routes:
        if route.kind in PAGES:
            by_path.setdefault(route.path, set()).add(route.language)
    for path, languages in by_path.items():
        alone = ("/tin-tuc/hai/", "/gioi-thieu/", "/phuong-phap/")
        assert languages == (set(LANGUAGES) if path.endswith("/") and path not in alone else {"vi"}), path


def test_every_route_made_alone_gives_what_the_whole_build_gives(
    found: tuple[Prepared, SiteInputs], whole: list[Made]
) -> None:
    for one in whole:
        assert content(make(one.route, fresh(found[1]))) == content(one), one.route


def test_routes_made_in_reverse_give_the_same(
    found: tuple[Prepared, SiteInputs], routes: tuple[Route, ...], whole: list[Made]
) -> None:
    diagnostics = Diagnostics()
    made = list(make_all(reversed(routes), fresh(found[1]), diagnostics))
    assert diagnostics.problems == ()
    assert [content(one) for one in reversed(made)] == [content(one) for one in whole]


def test_pages_made_together_are_those_made_one_by_one(found: tuple[Prepared, SiteInputs], whole: list[Made]) -> None:
    alone = [one for one in whole if one.is_page]
    together = make_together([one.route for one in alone], fresh(found[1]))
    assert [content(one) for one in together if isinstance(one, Made)] == [content(one) for one in alone]


def test_a_page_that_cannot_be_made_leaves_those_made_with_it(tmp_path: Path) -> None:
    project = workshop(tmp_path / "project")
    project.write("themes/plain/templates/article.html", '{{ 1 / 0 if page.path.endswith("/hai/") else page.path }}')
    found, site = prepared(project.root, BASE)
    by_path = {one.path: one for one in found.routes if one.kind is RouteKind.ARTICLE and one.language == "vi"}
    failed, made = make_together([by_path["/tin-tuc/hai/"], by_path["/tin-tuc/so-hoa/"]], site)
    assert isinstance(made, Made)
    assert made.files[0].content == b"/tin-tuc/so-hoa/"
    assert isinstance(failed, ContentError)
    assert [one.code for one in failed.problems] == ["template-error"]


def test_the_build_gives_the_files_of_the_routes_each_once(root: Path, whole: list[Made]) -> None:
    built = [parts(file) for file in build_site(root, BASE).built.taken or ()]
    contents = Contents()
    assert sorted(built) == sorted(parts(file) for one in whole for file in contents.take(one))
    assert len({path for path, *_ in built}) == len(built)
    assert {path: bytes for path, bytes, _ in built} == {file.path: file.content for one in whole for file in one.files}


def test_every_page_of_the_build_comes_from_the_one_route_of_its_address(root: Path, whole: list[Made]) -> None:
    owners = Counter(file.path for one in whole for file in one.files if file.path.endswith(".html"))
    assert set(owners.values()) == {1}
    assert set(owners) == {name for name in build_site(root, BASE).files if name.endswith(".html")}
    for one in whole:
        if one.is_page:
            page = one.route.path if one.route.language == "vi" else f"/{one.route.language}{one.route.path}"
            assert one.files[0].path == file_of(page)


@pytest.fixture(scope="module")
def files_of_pages(tmp_path_factory: pytest.TempPathFactory) -> FilesOfPages:
    """The files of every page of a site with photos, charts and downloads."""
    found, site = prepared(with_media(tmp_path_factory.mktemp("site") / "project").root)
    pages: FilesOfPages = {}
    for route in found.routes:
        if route.kind in PAGES:
            page, *needed = make(route, site).files
            named = set(NAMED.findall(page.content.decode()))
            pages[route.path, route.language] = [file.path for file in needed], named
    return pages


def test_every_file_that_a_page_names_comes_with_it_once(
    files_of_pages: FilesOfPages,
) -> None:
    assert {path.partition("/")[0] for _, named in files_of_pages.values() for path in named} == {
        "anh",
        "bieu-do",
        "en",
        "muc-tieu",
        "tep",
    }
    for route, (needed, named) in files_of_pages.items():
        assert len(needed) == len(set(needed)), route
        assert named <= set(needed), route


def test_a_page_comes_with_no_file_that_it_does_not_name(
    files_of_pages: FilesOfPages,
) -> None:
    unnamed = {route: sorted(set(needed) - named) for route, (needed, named) in files_of_pages.items()}
    assert {route: files for route, files in unnamed.items() if files} == {}


# -- long lists --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prepared, SiteInputs]:
    """A project whose documents, of two kinds by turns, need three pages."""
    project = workshop(tmp_path_factory.mktemp("long") / "project")
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    kinds = ("report", "resolution")
    for number in range(2 * lists.PER_PAGE + 5):
        project.append(
            "data/documents.toml",
            f'\n[them-{number}]\nnumber = "{number}/TH"\ntitle = "Văn bản {number}"\nkind = "{kinds[number % 2]}"\n'
            'issuer = "Sở Thử Nghiệm"\ndate = 2025-03-01\n',
        )
    return prepared(project.root)


def shown(page: Element, folder: str) -> list[str]:
    """The addresses of the lines of a list, in order."""
    links = [link.get("href") for link in page.one("main").all("a")]
    return [link for link in links if re.fullmatch(rf"{folder}(?!trang-\d)[a-z0-9-]+/", link)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_of_a_long_list_stands_on_one_page(long: tuple[Prepared, SiteInputs], language: str) -> None:
    found, site = long
    assert found.project is not None
    routes = [r for r in found.routes if r.kind is RouteKind.DOCUMENTS and r.language == language]
    assert [route.path for route in routes] == ["/van-ban/", "/van-ban/trang-2/", "/van-ban/trang-3/"]
    folder = "/van-ban/" if language == "vi" else f"/{language}/van-ban/"
    pages = [tree(make(route, site).files[0].content) for route in routes]
    lines = [shown(page, folder) for page in pages]
    assert [len(one) for one in lines[:2]] == [lists.PER_PAGE, lists.PER_PAGE]
    together = [line for one in lines for line in one]
    assert sorted(together) == sorted(f"{folder}{id}/" for id in found.project.documents)
    assert len({page.one("title").text for page in pages}) == len(pages)


def test_a_group_that_goes_on_has_its_heading_on_both_pages_and_none_is_empty(
    long: tuple[Prepared, SiteInputs],
) -> None:
    found, site = long
    routes = [r for r in found.routes if r.kind is RouteKind.DOCUMENTS and r.language == "vi"]
    pages = [lists.list_page(route, site.pages["vi"]).context for route in routes]
    titles = [[group.title.name for group in page.groups] for page in pages]
    assert titles[0][-1] == titles[1][0], "the first group is longer than a page"
    assert all(group.rows for page in pages for group in page.groups)
    assert [sum(len(group.rows) for group in page.groups) for page in pages[:2]] == [lists.PER_PAGE] * 2


def test_the_pages_of_a_long_list_lead_to_their_neighbours(long: tuple[Prepared, SiteInputs]) -> None:
    found, site = long
    routes = [r for r in found.routes if r.kind is RouteKind.DOCUMENTS and r.language == "vi"]
    for number, route in enumerate(routes):
        page = tree(make(route, site).files[0].content)
        (pager,) = [nav for nav in page.all("nav") if nav.has_class("pager")]
        expected = [("prev", one.path) for one in routes[:number][-1:]] + [
            ("next", one.path) for one in routes[number + 1 :][:1]
        ]
        assert [(link.get("rel"), link.get("href")) for link in pager.all("a")] == expected


def test_a_short_list_has_one_page_and_no_pager(long: tuple[Prepared, SiteInputs]) -> None:
    found, site = long
    routes = [r for r in found.routes if r.kind is RouteKind.PILLARS]
    assert len(routes) == len(LANGUAGES)
    for route in routes:
        page = tree(make(route, site).files[0].content)
        assert not [nav for nav in page.all("nav") if nav.has_class("pager")]
