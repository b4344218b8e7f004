"""Where a site stands: at the root of a host or below a path of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.addresses.base import Base, base_of, file_of


@pytest.mark.parametrize(
    ("written", "path", "absolute"),
    [
        ("/", "/", ""),
        ("/repo", "/repo/", ""),
        ("/a/b/", "/a/b/", ""),
        ("https://host", "/", "https://host/"),
        ("https://host:8080/repo", "/repo/", "https://host:8080/repo/"),
    ],
)
def test_a_base_ends_in_a_slash(written: str, path: str, absolute: str) -> None:
    base = base_of(written)
    assert base is not None
    assert (base.path, base.absolute) == (path, absolute)


@pytest.mark.parametrize(
    "written",
    [
        *("", "repo", "repo/", "ftp://host/", "https://", "https:///x", "//host/", "/a//b/", "/../", "/a?b", "/a#"),
        *("https://[host/", "https://host/ x", '/"x/', "/a\\b/", "mailto:a@b.vn", "C:\\site", "/<x>/", "/\n"),
        *("https://host:x/", "https://host:99999/", "https://me:secret@host/", "/./", "/a/.", "/a/%2e%2E/"),
        *("/a%/", "/%g0/"),
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    assert base_of(written) is None


@given(st.text(alphabet="/abc:.[]?#@%\\ <é\n", max_size=12))
def test_any_words_are_an_address_or_none(written: str) -> None:
    base = base_of(written)
    if base is not None:
        assert base.path.startswith("/")
        assert base.path.endswith("/")
        assert base.site_path(base.link("/tinh/#x")) == "/tinh/#x"


def test_pages_of_other_languages_stand_in_a_folder_and_files_do_not() -> None:
    english = Base("https://host/repo/").to("en")
    assert english.link("/") == "/repo/en/"
    assert english.link("/tinh/a/?q=x#y") == "/repo/en/tinh/a/?q=x#y"
    assert english.full("/tinh/a/") == "https://host/repo/en/tinh/a/"
    for file in ("/static/style.css", "/404.html", "/du-lieu/observations.csv", "/tin/1.aspx"):
        assert english.link(file) == f"/repo{file}"
    assert english.link("/en/tinh/a/") == "/repo/en/tinh/a/", "said already"
    for elsewhere in ("https://vi-du.vn/x/", "//vi-du.vn/x/", "#x", "mailto:a@b.vn", ""):
        assert english.link(elsewhere) == elsewhere


@given(st.lists(st.sampled_from(["tinh", "en", "a.b", "x"]), max_size=4), st.sampled_from(["", "#x", "?q", "?q#x/"]))
def test_a_page_and_its_twin_follow_from_each_other(parts: list[str], more: str) -> None:
    path = "/" + "".join(f"{part}/" for part in parts)
    for base in (Base("/"), Base("/en/")):
        english = base.to("en")
        assert base.localised(path + more) == path + more
        if not path.startswith("/en/"):
            assert english.localised(path + more) == f"/en{path}{more}"
            assert english.neutral(english.localised(path + more)) == path + more
        assert english.site_path(english.link(path + more)) == english.localised(path + more)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/en/tinh/a/", "en/tinh/a/index.html"),
        ("/404.html", "404.html"),
        ("/1.aspx", "1.aspx"),
    ],
)
def test_a_page_has_a_file(path: str, file: str) -> None:
    assert file_of(path) == file


def test_links_get_the_base_and_give_it_back() -> None:
    base = Base("https://host/repo/")
    assert base.link("/tinh/#x") == "/repo/tinh/#x"
    assert base.full("/tinh/") == "https://host/repo/tinh/"
    assert base.site_path("/repo/tinh/?a#x") == "/tinh/?a#x"
    for elsewhere in ("https://vi-du.vn/x", "//vi-du.vn/x", "#x", "mailto:a@b.vn", ""):
        assert base.link(elsewhere) == elsewhere
        assert base.site_path(elsewhere) is None
    assert base.site_path("/tinh/") is None, "above the site"
