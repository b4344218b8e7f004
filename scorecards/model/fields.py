"""How a record of the model says which keys of a file it is read from: a field is declared once, here in the model.

A field that a file fills is annotated with a `Key`: what it means, in both languages, with an example. The rest is in
its type: `date` is a day, an enumeration one of its words, `tuple` a list, `Mapping` a table of any keys, a `Text` two
keys (`title` and `title_en`), another annotated record a table of its own. What the type does not say stands beside
the key, mostly by way of the types below: `WebAddress`, `PlaceId`, `DayOrUnknown`. A field without a default is
required. Fields without a `Key` are computed.

`load.record_types` derives from this what a file may say; reading, messages and the page of keys rest on that.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar

from msgspec import Struct

from scorecards.model.text import Text

T = TypeVar("T")


class Heading(Struct, frozen=True):
    """The example of a table: the heading that it stands under."""

    words: str


Example = str | int | Decimal | date | list[object] | dict[str, object] | Heading


class Key(Struct, frozen=True):
    """A key of a file, for the person who fills it in."""

    vi: str
    """What it means, in Vietnamese."""
    en: str
    example: Example = "…"
    """A value that it could have."""
    name: str = ""
    """Its name in the file; "" where that is the attribute's."""


class TableName(Struct, frozen=True):
    """What a kind of file or table is called. Annotated records have theirs in `TABLE`."""

    name: str
    """For the program: what `RefersTo` names."""
    vi: str
    en: str

    @property
    def label(self) -> Text:
        """For readers of messages and of the page of keys."""
        return Text(self.vi, self.en)


class Form(Struct, frozen=True):
    """A text of a certain form."""

    pattern: re.Pattern[str]
    expected: Text
    """What is expected, as words that fit behind "expected"."""


class RefersTo(Struct, frozen=True):
    """The identifier of a record of that kind, which must exist."""

    kind: str


class Declares(Struct, frozen=True):
    """A new identifier of that kind, which no other record of the project may have."""

    kind: str


class Between(Struct, frozen=True):
    """A whole number between two bounds, both allowed."""

    low: int = 0
    high: int = 10**12


class AtLeast(Struct, frozen=True):
    """How many entries a list must have."""

    entries: int


class InFolder(Struct, frozen=True):
    """The name of a file in that folder; the value of the field is its path from the project's root."""

    folder: str


class OrUnknown(Struct, frozen=True):
    """A day for which a file may say "unknown", where its source does not say: None."""


class OneOrByMember(Struct, frozen=True):
    """One value, which then stands at "", or a table with a value for each member of the dimension that `by` names."""


class MembersOfDimensions(Struct, frozen=True):
    """A table of dimension and member, as pairs."""


class OwnName(Struct, frozen=True):
    """What the record is called where it stands: the heading of its table, the name of its file."""


class KeysNotRead(Struct, frozen=True):
    """The keys whose values, or some of whose entries, could not be read; that is noted already."""


IDENTIFIER = Form(
    re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    Text("mã viết thường không dấu, nối bằng gạch ngang, như ho-so-so-hoa", "an identifier such as ho-so-so-hoa"),
)
_DOWNLOAD = re.compile(
    r"(?:[^./\\\x00-\x1f][^/\\\x00-\x1f]*/)*[^./\\\x00-\x1f][^/\\\x00-\x1f]*"
    r"\.(?i:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|txt|zip|jpe?g|png)"
)
"""What browsers show or save, and nothing that runs in the site's name, nor a file from elsewhere or a hidden one."""

_PORT = r":(?:0*[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])"
_WEB_ADDRESS = re.compile(rf"https?://(?:\w(?:[\w-]*\w)?\.)+\w(?:[\w-]*\w)?(?:{_PORT})?(?:[/?#][^\s\"<>\\]*)?")
"""With a host that others reach, and without a name and a password before it."""

Identifier = Annotated[str, IDENTIFIER]
WebAddress = Annotated[
    str,
    Form(
        _WEB_ADDRESS,
        Text("địa chỉ bắt đầu bằng https://", "an address that begins with https://"),
    ),
]
EMAIL_FORM = re.compile(r"[^\s@<>\"]+@[^\s@<>\".]+(?:\.[^\s@<>\".]+)+")
EmailAddress = Annotated[
    str,
    Form(EMAIL_FORM, Text("địa chỉ thư điện tử", "an e-mail address")),
]
_FILES_OF_PAGES = "m?js|css|json|map|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|xml|csv|tsv|ics|txt|pdf|zip|topojson"
"""Endings that a browser or a server does not take for a page, whatever is in the file."""
SitePath = Annotated[
    str,
    Form(
        re.compile(rf"/(?!.*\.\.)(?!static/)(?!.*\.(?:{_FILES_OF_PAGES})$)([a-z0-9._-]+/)*([a-z0-9._-]+)?"),
        Text(
            "địa chỉ của một trang, bắt đầu bằng /, như /tin-tuc/bai-cu/, không phải của tệp như /static/search.js",
            "the address of a page such as /tin-tuc/bai-cu/, and not of a file such as /static/search.js",
        ),
    ),
]
Download = Annotated[
    str,
    Form(
        _DOWNLOAD,
        Text(
            "tên tệp trong data/files/: PDF, Word, Excel, PowerPoint, OpenDocument, CSV, TXT, ZIP, JPEG hoặc PNG",
            "the name of a file in data/files/: PDF, Word, Excel, PowerPoint, OpenDocument, CSV, TXT, ZIP, JPEG or PNG",
        ),
    ),
    InFolder("data/files/"),
]
Colour = Annotated[str, Form(re.compile(r"#[0-9a-f]{6}"), Text('màu như "#1b2a3a"', 'a colour such as "#1b2a3a"'))]
Picture = Annotated[
    str, Form(re.compile(r"[\w.-]+\.(?:svg|png)"), Text("tên tệp .svg hoặc .png", "the name of a file .svg or .png"))
]
CssLength = Annotated[
    str,
    Form(
        re.compile(r"\d+(?:\.\d+)?rem|clamp\([^;{}()]+\)"),
        Text('độ dài như "0.875rem"', 'a length such as "0.875rem", or clamp(…)'),
    ),
]

PlaceId = Annotated[str, RefersTo("place")]
PillarId = Annotated[str, RefersTo("pillar")]
IndicatorId = Annotated[str, RefersTo("indicator")]
DimensionId = Annotated[str, RefersTo("dimension")]
DocumentId = Annotated[str, RefersTo("document")]
FrameworkId = Annotated[str, RefersTo("framework")]

RecordId = Annotated[str, OwnName()]
NotRead = Annotated[frozenset[str], KeysNotRead()]
DayOrUnknown = Annotated[date | None, OrUnknown()]
ByMember = Annotated[Mapping[str, T], OneOrByMember()]
MemberPairs = Annotated[tuple[tuple[str, str], ...], MembersOfDimensions()]
"""Dimension and member, at most one of each dimension."""
