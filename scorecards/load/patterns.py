"""What no published text may hold: blanks left in a form, characters that readers cannot see."""

import re

from scorecards.vietnamese.folding import INVISIBLE

PLACEHOLDER = re.compile(r"\{\{?\s*\w[\w. -]*\}\}?")
"""A blank of a form that nobody has filled in: {tên}, {{ place.name }}."""

MARKED = re.compile(r"\{[^{}]{0,60}\}?|\}|\[\^[^\]]{0,40}\]|\*\*|\]\((?=[^\s)])")
"""What works in the text of a Markdown file and is shown as it is written anywhere else: short forms, marks of
footnotes, bold letters, links."""

ESCAPED = re.compile(f"[{INVISIBLE}\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")
"""What no text of a page may hold and only a code such as \\u202E puts there."""
