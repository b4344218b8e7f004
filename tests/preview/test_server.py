"""The preview over HTTP: what is answered where, and to whom."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import TypeVar

import pytest

from scorecards.addresses.base import base_of
from scorecards.pipeline import Settings
from scorecards.preview.server import PORTS, NoPortError, Preview
from tests.support.html_tree import Element
from tests.support.links import tree
from tests.support.projects import TODAY, Workshop, build_site, workshop

T = TypeVar("T")

FIGURES = "data/provinces/thu-nghiem/2025-02.toml"
ARTICLE = "content/news/2025/so-hoa.md"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


@pytest.fixture
def preview(project: Workshop) -> Iterator[Preview]:
    running = Preview(project.root, Settings(TODAY, base_of("/repo/")), "en", 8300)
    Thread(target=running.serve, daemon=True).start()
    yield running
    running.close()


def get(preview: Preview, path: str, host: str = "", method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=30)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def without_script(page: bytes) -> str:
    found = page.decode()
    start = found.index('<script src="/_xem/preview.js"')
    return found[:start] + found[found.index("</script>", start) + len("</script>") :]


def of_class(page: Element, name: str) -> list[Element]:
    return [one for one in page if one.has_class(name)]


def state(preview: Preview, path: str) -> Element:
    return tree(b"<!DOCTYPE html><html><body>" + get(preview, f"/_xem/state?path={path}")[1] + b"</body></html>")


def until(told: Callable[[], list[T]]) -> list[T]:
    """What `told` gives once there is anything, all of it true."""
    end = time.monotonic() + 60
    while not ((found := told()) and all(found)) and time.monotonic() < end:
        time.sleep(0.05)
    assert found, "nothing came"
    assert all(found), "it never came"
    return found


def test_pages_are_those_of_a_build_with_drafts(project: Workshop, preview: Preview) -> None:
    built = build_site(project.root, "/repo/", drafts=True)
    for name, content in built.files.items():
        path = f"/repo/{name.removesuffix('index.html')}"
        answer, found = get(preview, path)
        page = name.endswith(".html")
        assert (without_script(found) if page else found) == (content.decode() if page else content), name
        assert answer.status == 200, name


@pytest.mark.parametrize(
    ("path", "status", "leads_to"),
    [
        ("/", 302, "/repo/"),
        ("/repo/tinh/thu-nghiem", 302, "/repo/tinh/thu-nghiem/"),
        ("/repo/khong-co/", 404, None),
        ("/repo/anh/khong-co.jpg", 404, None),
        ("/khac/", 404, None),
        ("/repo/../data/site.toml", 404, None),
        ("/repo/%2e%2e/data/site.toml", 404, None),
        ("/_xem/../data/site.toml", 404, None),
    ],
)
def test_other_addresses(preview: Preview, path: str, status: int, leads_to: str | None) -> None:
    answer, _ = get(preview, path)
    assert (answer.status, answer.headers["Location"]) == (status, leads_to)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8300"])
def test_a_page_of_elsewhere_is_told_nothing(preview: Preview, host: str) -> None:
    answer, content = get(preview, "/repo/", host)
    assert (answer.status, content) == (421, b"")


@pytest.mark.parametrize(("method", "status"), [("POST", 405), ("PUT", 501), ("DELETE", 501)])
def test_nothing_can_be_written_to_a_page(preview: Preview, method: str, status: int) -> None:
    assert get(preview, "/repo/", method=method)[0].status == status


def test_only_this_machine_is_answered(preview: Preview) -> None:
    assert preview.bound_to == "127.0.0.1"


def test_a_port_that_is_taken_is_left(project: Workshop, preview: Preview) -> None:
    other = Preview(project.root, Settings(TODAY), "en", preview.port)
    assert preview.port < other.port < preview.port + PORTS
    other.close()


def test_no_port_is_said(project: Workshop) -> None:
    taken = [socket.create_server(("127.0.0.1", port)) for port in range(8500, 8500 + PORTS)]
    try:
        with pytest.raises(NoPortError):
            Preview(project.root, Settings(TODAY), "en", 8500)
    finally:
        for one in taken:
            one.close()


def test_a_mistake_lies_over_the_last_good_page(project: Workshop, preview: Preview) -> None:
    page = "/repo/tinh/thu-nghiem/"
    good = get(preview, page)[1]
    line = project.append(FIGURES, "quote = \n")
    (over,) = until(lambda: of_class(state(preview, page), "over"))
    assert f"{FIGURES}, line {line}" in over.text
    lines = over.one("pre").all("span")
    assert [one.text.split()[0] for one in lines] == [str(number) for number in range(line - 2, line + 2)]
    assert [one.text for one in lines if one.has_class("here")] == [f"{line} quote ="]
    assert get(preview, page)[1] == good
    project.write(FIGURES, (project.root / FIGURES).read_text("utf-8").replace("quote = \n", "").replace("7/9", "8/9"))
    until(lambda: [not of_class(state(preview, page), "over")])
    assert b"8/9" in get(preview, page)[1]


def test_a_first_page_with_a_mistake_says_so(project: Workshop) -> None:
    project.write("data/site.toml", "title = \n")
    preview = Preview(project.root, Settings(TODAY), "en", 8300)
    Thread(target=preview.serve, daemon=True).start()
    try:
        answer, content = get(preview, "/")
        assert answer.status == 503
        assert b"preview.js" in content
        (over,) = of_class(state(preview, "/"), "over")
        assert "data/site.toml, line 1" in over.text
    finally:
        preview.close()


def test_the_bar_tells_what_is_untraced_and_what_is_held_back(project: Workshop, preview: Preview) -> None:
    article = "/repo/tin-tuc/so-hoa/"
    line = project.append(ARTICLE, "\nCó 4.321 hồ sơ khác.\n") + 1
    until(lambda: [f"{ARTICLE}, line {line}" in state(preview, article).text])
    until(lambda: ["1 numbers untraced" in state(preview, article).text])
    (held,) = of_class(state(preview, "/repo/"), "held-back")
    assert [one.get("href") for one in held.all("a")] == ["/repo/tin-tuc/nhap/"]
    (why,) = of_class(state(preview, "/repo/tin-tuc/nhap/"), "state")
    assert "not published" in why.text
    assert of_class(state(preview, "/repo/"), "state") == []


def test_a_mistake_of_another_page_is_found_behind_it(project: Workshop, preview: Preview) -> None:
    project.append(ARTICLE, "\n[Đi](khong-co.md)\n")
    until(lambda: ["khong-co.md" in state(preview, "/repo/").text])
    assert of_class(state(preview, "/repo/"), "over") == []
    assert "1 errors keep the site from being published" in state(preview, "/repo/").text
    assert "1 to look at" not in state(preview, "/repo/").text


@pytest.mark.parametrize("habit", ["rename", "truncate", "folder", "temporary"])
def test_how_editors_save_does_not_matter(project: Workshop, preview: Preview, habit: str) -> None:
    file = project.root / FIGURES
    page = "/repo/tinh/thu-nghiem/"
    assert b"8/9" not in get(preview, page)[1]
    text = file.read_text("utf-8").replace("7/9", "8/9")
    match habit:
        case "rename":  # a new file takes the place of the old one
            file.with_suffix(".tmp").write_text(text, "utf-8")
            file.with_suffix(".tmp").replace(file)
        case "truncate":  # seen empty, and half written, before it is whole
            file.write_text("", "utf-8")
            get(preview, page)
            file.write_text(text[: len(text) // 2], "utf-8")
            get(preview, page)
            file.write_text(text, "utf-8")
        case "folder":  # moved away, and back
            away = project.root / "cat-di"
            (project.root / "data").rename(away)
            until(lambda: of_class(state(preview, page), "over"))
            (away / file.relative_to(project.root / "data")).write_text(text, "utf-8")
            away.rename(project.root / "data")
        case "temporary":  # what Word, Vim and LibreOffice put beside it
            for name in ("~$2025-02.toml", ".2025-02.toml.swp", "4913", "2025-02.toml~", ".~lock.2025-02.toml#"):
                file.with_name(name).write_bytes(b"\xff\x00")
            file.write_text(text, "utf-8")
            for name in ("~$2025-02.toml", ".2025-02.toml.swp", "4913", "2025-02.toml~", ".~lock.2025-02.toml#"):
                file.with_name(name).unlink()
    until(lambda: [b"8/9" in get(preview, page)[1]])
    file.write_text(text.replace("8/9", "9/9"), "utf-8")
    until(lambda: [b"9/9" in get(preview, page)[1]])
