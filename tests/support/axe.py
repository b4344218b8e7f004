"""axe-core in a page of the browser: what breaks the rules of WCAG 2.2, and what is left for a person to judge."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules that are asked: WCAG 2.0 to 2.2, levels A and AA, and what axe-core holds good practice."""

COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""Those whose answer depends on the colour scheme."""

_RUN = """([only, never, whole]) => axe.run(whole ? document : { include: window.unlike }, {
  runOnly: only,
  rules: Object.fromEntries(never.map((name) => [name, { enabled: false }])),
  resultTypes: ["violations", "incomplete"],
})"""

_OPEN = """() => {
  for (const one of document.querySelectorAll("main details, footer details")) one.open = true;
}"""

_HERE = Path(__file__).parent
CONTRAST = (_HERE / "contrast.js").read_text(encoding="utf-8")
UNLIKE = (_HERE / "unlike.js").read_text(encoding="utf-8")


def open_all(page: Page) -> None:
    """Opens whatever is folded within the page's own content, so that it is looked at too."""
    page.evaluate(_OPEN)


def breaches(page: Page, rules: Collection[str] = (), looked: set[str] | None = None) -> list[str]:
    """What axe-core and the computed contrast find on the page as it stands: "rule: element: reason".

    All rules of `TAGS`, or `rules` alone. Rules of colours, by far the slowest, are asked of one text of each look;
    `looked` is the looks of pages before in the same width and scheme, to which this page's are added. What axe-core
    cannot decide about contrast is computed; whatever else it leaves open is a breach too, to be looked at by a person.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    others = [rule for rule in rules if rule not in COLOUR_RULES]
    colours = [rule for rule in COLOUR_RULES if rule in rules or not rules]
    found = []
    if others or not rules:
        only = {"type": "rule", "values": others} if rules else {"type": "tag", "values": list(TAGS)}
        found += _found(page, only, never=COLOUR_RULES, whole=True)
    if colours and (fresh := page.evaluate(UNLIKE, list(looked or ()))):
        found += _found(page, {"type": "rule", "values": colours}, never=(), whole=False)
        if looked is not None:
            looked.update(fresh)
    said = [line for rule, state in found if state == "violations" for line in _lines(rule)]
    unsure = [rule for rule, state in found if state == "incomplete"]
    said += [f"{line} (left open)" for rule in unsure if rule["id"] != "color-contrast" for line in _lines(rule)]
    undecided = [node["target"][-1] for rule in unsure if rule["id"] == "color-contrast" for node in rule["nodes"]]
    return said + [f"color-contrast: {at}: {reason}" for at, reason in page.evaluate(CONTRAST, undecided)]


def _found(
    page: Page, only: dict[str, Any], *, never: Collection[str], whole: bool
) -> list[tuple[dict[str, Any], str]]:
    """What axe-core finds, each with the list it stands in: on the whole page, or at what was marked as unlike."""
    answer = page.evaluate(_RUN, [only, list(never), whole])
    return [(rule, state) for state in ("violations", "incomplete") for rule in answer[state]]


def _lines(rule: dict[str, Any]) -> list[str]:
    reasons = [
        (node["target"][-1], " ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind]))
        for node in rule["nodes"]
    ]
    return [f"{rule['id']}: {at}: {reason}" for at, reason in reasons]
