"""Links to other sites, asked of a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from scorecards.inputs.outside_links import ask_server, check_outside_links, outside_links
from scorecards.languages import ORIGINAL
from scorecards.problems import Diagnostics, Location
from tests.support.projects import Workshop, workshop

ASKED: list[tuple[str, str]] = []


class Server(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        ASKED.append((method, self.path))
        head_only = self.path.startswith("/khong-nhan-head") and method == "HEAD"
        codes = {"/mat": 404, "/bo": 410, "/ban": 503, "/cam": 403}
        self.send_response(405 if head_only else codes.get(self.path, 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None: ...


@pytest.fixture
def server() -> Iterator[str]:
    ASKED.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as here:
        threading.Thread(target=here.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{here.server_address[1]}"
        here.shutdown()


def test_what_is_gone_is_told_and_what_is_there_or_busy_is_not(server: str) -> None:
    paths = ("/co", "/mat", "/bo", "/ban", "/cam", "/khong-nhan-head", "/có dấu?q=số#neo")
    links = {f"{server}{path}": Location("data/documents.toml", number) for number, path in enumerate(paths, 1)}
    diagnostics = Diagnostics()
    assert check_outside_links(links, diagnostics) == len(paths)
    told = [(one.code, one.at.line, one.details["status"]) for one in diagnostics.problems]
    assert told == [("link-gone", 2, "404"), ("link-gone", 3, "410")]
    assert ("GET", "/khong-nhan-head") in ASKED
    assert ("GET", "/co") not in ASKED
    assert ("HEAD", "/c%C3%B3%20d%E1%BA%A5u?q=s%E1%BB%91") in ASKED


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://khong-co.invalid/", "http://[::1", "http://a b/"])
def test_what_cannot_be_asked_is_told_with_the_reason(address: str) -> None:
    diagnostics = Diagnostics()
    check_outside_links({address: Location("a.md", 3)}, diagnostics, lambda one: ask_server(one))
    [found] = diagnostics.problems
    assert (found.code, found.at, found.severity) == ("link-unanswered", Location("a.md", 3), "warning")
    assert found.details["reason"]


def test_every_source_and_link_is_named_once_where_it_stands(tmp_path: Path) -> None:
    project: Workshop = workshop(tmp_path)
    path = project.root / "content/news/2025/so-hoa.md"
    line = project.append(
        str(path.relative_to(project.root)), "\n[Nguồn khác](https://vi-du.vn/khac) và [lại](https://vi-du.vn/khac).\n"
    )
    prepared = project.build().built.prepared
    assert prepared.site is not None
    links = outside_links({ORIGINAL: prepared.site.pages[ORIGINAL]})
    at = links["https://vi-du.vn/khac"]
    assert (at.path, at.line) == (str(path.relative_to(project.root)).replace("\\", "/"), line + 1)
    urls = [one.url for one in prepared.site.pages[ORIGINAL].project.documents.values() if one.url]
    assert urls
    assert set(urls) <= set(links)
    assert all(links[url].path == "data/documents.toml" for url in urls)
    assert not [address for address in links if not address.startswith("http")]
