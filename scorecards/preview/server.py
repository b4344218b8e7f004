"""The preview's server: on this machine alone, a page for each request, events to the pages that are open; the desk.

A request is answered only where its Host header names this machine and this port: a page of somewhere else whose name
leads here (DNS rebinding) is told nothing. The desk is asked by POST, as JSON, with a token that its own page has:
a form of another page can send neither.
"""

import errno
import os
import re
import sys
from functools import partial
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from secrets import token_urlsafe
from threading import Condition
from urllib.parse import parse_qs, quote, urlsplit

from msgspec import Struct, field

from scorecards.addresses.fingerprint import fingerprint
from scorecards.desk.desk import Desk
from scorecards.desk.requests import BadRequestError, asked_of
from scorecards.languages import Language
from scorecards.pipeline import Settings
from scorecards.preview.bar import bar_html, bar_of, shown_problems
from scorecards.preview.checking import Checker, SiteCheck
from scorecards.preview.pages import OWN, PreviewPages
from scorecards.preview.watching import Watcher

LOOPBACK = "127.0.0.1"
PORTS = 20
"""How many ports are tried, from the wanted one on."""
_HEARTBEAT = 15
"""Seconds after which an open page is written to, so that one that was closed is noticed."""
_OWN_FILES = {"preview.js": "text/javascript; charset=utf-8", "preview.css": "text/css; charset=utf-8"}
DESK = "/_ban/"
"""Where the desk is."""
_DESK_FILES = {"desk.js": "text/javascript; charset=utf-8", "desk.css": "text/css; charset=utf-8"}
MOST_BYTES = 48 * 2**20
"""Of a request: a file of 32 MB, as JSON carries it."""
_FINGERPRINTED = re.compile(r"\.[0-9a-f]{10}\.[a-z0-9]+$")
"""A file whose name changes with its content: a browser may keep it."""
_EMPTY = b'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>.</title></head><body></body></html>'


class NoPortError(Exception):
    """No port is free."""


class _News(Struct, eq=False):
    """What open pages wait for."""

    changed: Condition = field(default_factory=Condition)
    number: int = 0
    report: SiteCheck | None = None

    def tell(self) -> None:
        """Wakes all open pages."""
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def after(self, number: int) -> int:
        """Waits until there is news after `number`, or a heartbeat; the number of the newest."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, timeout=_HEARTBEAT)
            return self.number


class Preview:
    """A preview that runs: what is saved is watched, pages are served, the whole site is checked behind them."""

    def __init__(self, root: Path, settings: Settings, language: Language, port: int) -> None:
        """Raises NoPortError where none of the ports from `port` on is free."""
        self._settings = settings
        self._language = language
        self._news = _News()
        self.pages = PreviewPages(root, settings)
        self._server = _listen(port, self)
        self.port: int = self._server.server_address[1]
        self._checker = Checker(root, settings, language, self._checked)
        self._watcher = Watcher(root, self._saved)
        self._checker.ask()
        self._serving = False
        shown = partial(shown_problems, language=language)
        self.desk = Desk(root, self.pages, language, settings.today, token_urlsafe(24), shown)

    @property
    def address(self) -> str:
        """Where the home page is."""
        return f"http://{LOOPBACK}:{self.port}{self.pages.base.path}"

    @property
    def bound_to(self) -> str:
        """The interface that requests are taken from."""
        return str(self._server.server_address[0])

    def serve(self) -> None:
        """Answers requests until it is closed from another thread or interrupted."""
        self._serving = True
        self._server.serve_forever(poll_interval=0.2)

    def close(self) -> None:
        """Ends everything."""
        if self._serving:
            self._server.shutdown()
        self._server.server_close()
        self._watcher.close()
        self._checker.close()
        self._news.tell()

    def hosts(self) -> frozenset[str]:
        """What the Host header of a request may say."""
        return frozenset(f"{name}:{self.port}" for name in (LOOPBACK, "localhost"))

    def state(self, address: str) -> str:
        """The bar and the mistakes over the page at an address, as HTML."""
        answer = self.pages.answer(address)
        held_back, base = self.pages.held_back(), self.pages.base
        bar = bar_of(answer, self._news.report, held_back, address, base, self._language, self._settings.today)
        return bar_html(bar, self._language)

    def event(self, address: str, seen: str) -> str:
        """What an open page has to do: to load itself anew, or to ask what lies over it."""
        answer = self.pages.answer(address)
        return "page" if answer.content and fingerprint(answer.content) != seen else "state"

    def news(self, number: int) -> int:
        """Waits for what comes after `number`; see `_News.after`."""
        return self._news.after(number)

    def _saved(self) -> None:
        self.pages.changed()
        self._news.report = None
        self._news.tell()
        self._checker.ask()

    def _checked(self, report: SiteCheck) -> None:
        self._news.report = report
        self._news.tell()


def _listen(port: int, preview: Preview) -> ThreadingHTTPServer:
    for one in range(port, port + PORTS):
        try:
            server = _Server((LOOPBACK, one), _Handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            server.preview = preview
            return server
    raise NoPortError


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    allow_reuse_address = os.name != "nt"
    """On Windows it would let two programs have one port; elsewhere a port is free as soon as its program has ended."""
    preview: Preview

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that is closed or loaded anew while it is answered is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        preview = self.server.preview
        if self.headers.get("Host") not in preview.hosts():
            self._send(b"", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
            return
        parts = urlsplit(self.path)
        if parts.path.startswith(DESK):
            self._desk_page(parts.path.removeprefix(DESK))
            return
        if not parts.path.startswith(OWN):
            self._page(parts.path)
            return
        name, query = parts.path.removeprefix(OWN), parse_qs(parts.query)
        path, seen = query.get("path", ["/"])[0], query.get("seen", [""])[0]
        if name in _OWN_FILES:
            content = resources.files("scorecards.preview").joinpath("static", name).read_bytes()
            self._send(content, _OWN_FILES[name])
        elif name == "state":
            self._send(preview.state(path).encode(), "text/html; charset=utf-8")
        elif name == "events":
            self._events(path, seen)
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        desk, path = self.server.preview.desk, urlsplit(self.path).path
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Host") not in self.server.preview.hosts():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif not path.startswith(DESK):
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)
        elif not compare_digest(self.headers.get("X-Desk-Token", "").encode(), desk.token.encode()):
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not length.isdecimal() or int(length) > MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            try:
                html = desk.answer(path.removeprefix(DESK), asked_of(self.rfile.read(int(length))))
            except BadRequestError:
                self._send(b"", "text/plain", HTTPStatus.BAD_REQUEST)
            else:
                self._send(html.encode(), "text/html; charset=utf-8")

    def _refuse(self, status: int) -> None:
        """Says no, without reading what was sent."""
        self.close_connection = True
        self._send(b"", "text/plain", status)

    def _desk_page(self, name: str) -> None:
        if name in _DESK_FILES:
            content = resources.files("scorecards.desk").joinpath("static", name).read_bytes()
            self._send(content, _DESK_FILES[name])
        elif not name:
            self._send(self.server.preview.desk.page().encode(), "text/html; charset=utf-8")
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _page(self, path: str) -> None:
        answer = self.server.preview.pages.answer(path)
        if answer.leads_to:
            self._send(b"", answer.kind, HTTPStatus.FOUND, quote(answer.leads_to, safe="/%"))
            return
        content = answer.content
        if answer.kind.startswith("text/html"):
            content = _with_script(content or _EMPTY, fingerprint(answer.content))
        self._send(content, answer.kind, answer.status, keep=bool(_FINGERPRINTED.search(path)))

    def _events(self, path: str, seen: str) -> None:
        """Writes events as they come (HTML Living Standard, 9.2 Server-sent events), until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        number = -1  # so that the first event comes at once: files may have been saved while the page was loading
        try:
            while True:
                before, number = number, self.server.preview.news(number)
                event = f"event: {self.server.preview.event(path, seen)}\ndata: {number}\n\n"
                self.wfile.write((event if number != before else ":\n\n").encode())
        except OSError:  # the page was closed
            return

    def _send(
        self, content: bytes, kind: str, status: int = HTTPStatus.OK, leads_to: str = "", keep: bool = False
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=86400, immutable" if keep else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if leads_to:
            self.send_header("Location", leads_to)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: requests are no news."""


def _with_script(page: bytes, mark: str) -> bytes:
    """The page with the preview's script before its end."""
    script = f'<script src="{OWN}preview.js" data-seen="{mark}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
