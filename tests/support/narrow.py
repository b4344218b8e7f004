"""What is too wide for the window that it is shown in, or cut off, in a page of the browser."""

from __future__ import annotations

from playwright.sync_api import Page

_FAULTS = """() => {
  const root = document.documentElement;
  const wider = root.scrollWidth - root.clientWidth;
  const cut = [...document.querySelectorAll("body *")].filter((one) => {
    if (one.clientWidth <= 1) return false;
    if (one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 1) return false;
    const style = getComputedStyle(one);
    const hides = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
    return hides && !one.closest("svg, .table-frame, details:not([open])");
  });
  return [
    ...(wider > 0 ? [`${wider} px too wide`] : []),
    ...cut.map((one) => `<${one.tagName} class="${one.className}"> is cut off`),
  ];
}"""


def too_wide_or_cut(page: Page) -> list[str]:
    """What makes the page scroll sideways and what is not all to be seen, in words."""
    return list(page.evaluate(_FAULTS))
