"""axe-core in a page of the browser: what breaks the rules of WCAG 2.2, and what is left for a person to judge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules that are asked: WCAG 2.0 to 2.2, levels A and AA, and what axe-core holds good practice."""

COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""Those whose answer depends on the colour scheme."""

_RUN = "(only) => axe.run(document, { runOnly: only, resultTypes: ['violations', 'incomplete'] })"

_OPEN = """() => {
  for (const one of document.querySelectorAll("main details, footer details")) one.open = true;
}"""

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


def open_all(page: Page) -> None:
    """Opens whatever is folded within the page's own content, so that it is looked at too."""
    page.evaluate(_OPEN)


def breaches(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core and the computed contrast find on the page as it stands: "rule: element: reason".

    All rules of `TAGS`, or `rules` alone. What axe-core cannot decide about contrast is computed; whatever else it
    leaves open is a breach too, to be looked at by a person.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    only = list(rules) if rules else {"type": "tag", "values": list(TAGS)}
    found: dict[str, list[dict[str, Any]]] = page.evaluate(_RUN, only)
    said = [line for rule in found["violations"] for line in _lines(rule)]
    open_ones = [rule for rule in found["incomplete"] if rule["id"] != "color-contrast"]
    said += [f"{line} (left open)" for rule in open_ones for line in _lines(rule)]
    undecided = [
        node["target"][-1] for rule in found["incomplete"] if rule["id"] == "color-contrast" for node in rule["nodes"]
    ]
    return said + [f"color-contrast: {at}: {reason}" for at, reason in page.evaluate(CONTRAST, undecided)]


def _lines(rule: dict[str, Any]) -> list[str]:
    reasons = [
        (node["target"][-1], " ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind]))
        for node in rule["nodes"]
    ]
    return [f"{rule['id']}: {at}: {reason}" for at, reason in reasons]
