"""A real browser, started once, and sites served to it from memory."""

from __future__ import annotations

import mimetypes
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Route, ViewportSize, sync_playwright

from tests.support.projects import Site

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Commands that start it; the shell without windows opens a page with a third of the work."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOST = "https://host.example"
"""Where sites are in the browser: the host that other tests build for, so that one site serves both."""
TIMEOUT = 10_000
"""Milliseconds to wait for what a test expects: only a broken page takes that long."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names what was left out."""
    left_out = [report for report in terminalreporter.getreports("skipped") if "browser" in report.keywords]
    if left_out:
        terminalreporter.write_line(f"LEFT OUT: {len(left_out)} tests in a browser, as no chromium was found here.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or Chrome where it is installed in its usual place."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, channel=None if found else "chrome", args=FLAGS)
        except Error as error:
            if found or os.environ.get("CI"):
                pytest.fail(f"the tests in a browser have to run here, and it does not start: {error.message}")
            pytest.skip("no chromium on this machine")
        yield started
        started.close()


@dataclass(slots=True)
class Visit:
    """A page of a site in the browser, and what became of it."""

    page: Page
    moved: list[str] = field(default_factory=list)
    """Files of the site that were asked for, by path."""
    elsewhere: list[str] = field(default_factory=list)
    """Addresses on other hosts that were asked for; never answered."""
    faults: list[str] = field(default_factory=list)
    """Errors of scripts, and everything that the page's own security policy forbade."""

    def go(self, path: str) -> None:
        """Opens a page of the site."""
        self.page.goto(HOST + path)

    @property
    def address(self) -> str:
        """The address without the host."""
        return self.page.url.removeprefix(HOST)


Visitor = Callable[..., Visit]


def until(page: Page, expression: str) -> None:
    """Waits until an expression is true in the page; Playwright's own waiting needs eval, which the policy forbids.

    A page that is only being read has not all its elements, so the expression asks for them with `?.`; one that is left
    for another meanwhile is asked again.
    """
    for _ in range(TIMEOUT // 50):
        try:
            if page.evaluate(expression):
                return
        except Error as fault:
            if "context was destroyed" not in fault.message:
                raise
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Visits a built site: `visit(site, "/tinh/", width=320, script=False, missing=".json", color_scheme="dark")`.

    Files whose name ends in `missing` are not there. What else is given is how Playwright's context is to be.
    """
    contexts = []

    def start(
        site: Site, path: str, *, width: int = 360, script: bool = True, missing: str = "?", **more: Any
    ) -> Visit:
        window = ViewportSize(width=width, height=740)
        context = browser.new_context(
            viewport=window, java_script_enabled=script, locale="vi-VN", reduced_motion="reduce", **more
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT)
        page = context.new_page()
        made = Visit(page)

        def answer(route: Route) -> None:
            address = urlsplit(route.request.url)
            if f"{address.scheme}://{address.netloc}" != HOST:
                made.elsewhere.append(route.request.url)
                route.abort()
                return
            name = unquote(address.path).lstrip("/")
            name = f"{name}index.html" if not name or name.endswith("/") else name
            made.moved.append(name)
            if name not in site.files or name.endswith(missing):
                route.fulfill(status=404, body="")
                return
            kind = "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0]
            route.fulfill(body=site.files[name], content_type=kind or "application/octet-stream")

        context.route("**/*", answer)
        page.on("pageerror", lambda error: made.faults.append(str(error)))
        page.on("console", lambda said: made.faults.append(said.text) if said.type == "error" else None)
        made.go(path)
        return made

    yield start
    for context in contexts:
        context.close()
