"""What a page may weigh and load, over every page of a site with every kind of page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.support.links import tree
from tests.support.projects import Site
from tests.support.weight import FONT_LIMIT, PAGE_LIMIT, loaded, name_of, weigh

WITH_SCRIPT = (
    "tim-kiem/", "so-sanh/", "kiem-tra/", "xa-phuong/index", "bao-sai/",
    "en/tim-kiem/", "en/so-sanh/", "en/kiem-tra/", "en/xa-phuong/index", "en/bao-sai/",
)  # fmt: skip
"""How the files of the pages begin that do something; all others are read without a script file."""

_MARKED = re.compile(r"\.[0-9a-f]{10}\.\w+$")


@pytest.fixture(scope="module")
def site(country_site: Callable[[str], Site]) -> Site:
    return country_site("/")


def test_no_page_is_too_heavy(site: Site) -> None:
    weights = weigh(site.files)
    assert len(weights) > 200
    worst = weights[0]
    assert worst.css > 5_000
    assert worst.page <= PAGE_LIMIT, f"{worst.file}: {worst.html:,} + {worst.css:,} bytes by gzip"
    assert worst.fonts <= FONT_LIMIT, f"{worst.fonts:,} bytes of fonts"


def test_no_script_is_moved_to_read(site: Site) -> None:
    for file, page in site.pages.items():
        scripts = [address for element, address in loaded(page) if address.endswith(".js")]
        assert not scripts or file.startswith(WITH_SCRIPT), (file, scripts)


def test_whatever_a_page_loads_changes_its_name_with_its_content(site: Site) -> None:
    for file, page in site.pages.items():
        addresses = [address for _, address in loaded(page)]
        addresses += [element.get(name) for element in page for name in ("data-module", "data-index", "data-spec")]
        for address in filter(None, addresses):
            name = name_of(file, address)
            assert _MARKED.search(name), f"{file} loads {address}"
            assert name in site.files, f"{file} loads {address}, which is not there"
    for name in site.files:
        assert not name.startswith("static/") or _MARKED.search(name), name


def test_images_say_how_much_room_they_take(site: Site) -> None:
    for file, page in site.pages.items():
        for image in page.all("img"):
            assert image.get("width").isdigit(), (file, image.attributes)
            assert image.get("height").isdigit(), (file, image.attributes)


def test_weights_count_page_stylesheet_and_fonts(site: Site) -> None:
    files = {
        "index.html": b'<link rel="stylesheet" href="/a.css"><p>' + b"x" * 9 + b"</p>",
        "a.css": b"p{}",
        "b.woff2": b"12345",
    }
    (weight,) = weigh(files)
    assert weight.html > len(files["index.html"]) / 2
    assert weight.css > 3
    assert weight.fonts == 5
    assert tree(files["index.html"]).one("p")
