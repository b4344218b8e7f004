"""Texts of a certain form: identifiers, addresses, names of files, blanks left in a form."""

import re
from dataclasses import dataclass

from scorecards.load.fields import Diagnostics, wrong
from scorecards.load.toml import Node
from scorecards.model.text import Text
from scorecards.vietnamese.folding import INVISIBLE

PLACEHOLDER = re.compile(r"\{\{?\s*\w[\w. -]*\}\}?")
"""A blank of a form that nobody has filled in: {tên}, {{ place.name }}."""

ESCAPED = re.compile(f"[{INVISIBLE}\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")
"""What no text of a page may hold and only a code such as \\u202E puts there."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of a certain form: an address, an identifier, an e-mail address."""

    form: re.Pattern[str]
    expected: Text

    def read(self, node: Node, diagnostics: Diagnostics) -> str | None:
        """The text, if it has the form."""
        if isinstance(node.value, str) and self.form.fullmatch(node.value):
            return node.value
        wrong(node, diagnostics, self.expected)
        return None


IDENTIFIER = Pattern(
    re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    Text("mã viết thường không dấu, nối bằng gạch ngang, như ho-so-so-hoa", "an identifier such as ho-so-so-hoa"),
)
WEB_ADDRESS = Pattern(
    re.compile(r"https?://[^\s\"<>]+"), Text("địa chỉ bắt đầu bằng https://", "an address that begins with https://")
)
COLOUR = Pattern(re.compile(r"#[0-9a-f]{6}"), Text('màu như "#1b2a3a"', 'a colour such as "#1b2a3a"'))
LENGTH = Pattern(
    re.compile(r"\d+(?:\.\d+)?rem|clamp\([^;{}()]+\)"),
    Text('độ dài như "0.875rem"', 'a length such as "0.875rem", or clamp(…)'),
)
DOWNLOAD = Pattern(
    re.compile(
        r"(?:[^./\\\x00-\x1f][^/\\\x00-\x1f]*/)*[^./\\\x00-\x1f][^/\\\x00-\x1f]*"
        r"\.(?i:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|txt|zip|jpe?g|png)"
    ),
    Text(
        "tên tệp trong data/files/: PDF, Word, Excel, PowerPoint, OpenDocument, CSV, TXT, ZIP, JPEG hoặc PNG",
        "the name of a file in data/files/: PDF, Word, Excel, PowerPoint, OpenDocument, CSV, TXT, ZIP, JPEG or PNG",
    ),
)
"""What browsers show or save, and nothing that runs in the site's name, nor a file from elsewhere or a hidden one."""
EMAIL = Pattern(re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+"), Text("địa chỉ thư điện tử", "an e-mail address"))
SITE_PATH = Pattern(
    re.compile(r"/(?!.*\.\.)([a-z0-9._-]+/)*([a-z0-9._-]+)?"),
    Text("địa chỉ trên trang, bắt đầu bằng /, như /tin-tuc/bai-cu/", "an address on the site such as /tin-tuc/bai-cu/"),
)
