"""What no published text may hold: blanks left in a form, characters that readers cannot see."""

import re

from scorecards.vietnamese.folding import INVISIBLE

PLACEHOLDER = re.compile(r"\{\{?\s*\w[\w. -]*\}\}?")
"""A blank of a form that nobody has filled in: {tên}, {{ place.name }}."""

MARKED = re.compile(r"\{[^{}]{0,60}\}?|\}|\[\^[^\]]{0,40}\]|\*\*|\]\((?=[^\s)])")
"""What works in the text of a Markdown file and is shown as it is written anywhere else: short forms, marks of
footnotes, bold letters, links."""

LINE_ENDS = "\u2028\u2029"
"""Ends of lines and paragraphs that only a few programs write; in a text they part words."""
_UNSEEN = (
    f"{INVISIBLE}{LINE_ENDS}"
    "\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u3164\\uffa0\\ufff9-\\ufffb\\U000e0000-\\U000e007f"
)
UNSEEN = re.compile(f"[{_UNSEEN}]")
"""Characters that take no room or change the direction of writing, those that set marks for programs among them."""

UNPRINTED = f"{_UNSEEN}\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufffe\\uffff"
ESCAPED = re.compile(f"[{UNPRINTED}]")
"""What no text of a page may hold and only a code such as \\u202E puts there."""
