"""The types of field: how a value is read and what is said where it is something else."""

import re
import sys
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from scorecards.load.fields import shorten, show, wrong
from scorecards.load.meant import meant_day, meant_number
from scorecards.load.names import LoadContext
from scorecards.load.patterns import ESCAPED, MARKED, PLACEHOLDER
from scorecards.load.toml import Node
from scorecards.model.fields import IDENTIFIER, Form
from scorecards.model.text import Text
from scorecards.problems import nearest
from scorecards.strings.sheet_words import sheet_words
from scorecards.vietnamese.folding import slug

UNKNOWN = "unknown"
"""What a file says where the source does not say: never guessed, and shown to readers as unknown."""


class TextType(Struct, frozen=True):
    """A text on one or more lines, not empty."""

    expected: ClassVar[Text] = Text("chữ trong dấu ngoặc kép", "text in quotation marks")
    filled: ClassVar[Text] = Text("ít nhất một chữ giữa hai dấu ngoặc kép", "some text between the quotation marks")

    def read(self, node: Node, context: LoadContext) -> str | None:
        """The text without blank margins."""
        if not isinstance(node.value, str) or not node.value.strip():
            plain = isinstance(node.value, int | Decimal | date) and not isinstance(node.value, bool)
            expected = self.filled if isinstance(node.value, str) else self.expected
            wrong(node, context, expected, f'"{show(node.value)}"' if plain else "")
            return None
        if found := ESCAPED.search(node.value):
            context.add("escaped-character", node.at, read=f"U+{ord(found[0]):04X}")
        if found := PLACEHOLDER.search(node.value):
            context.add("placeholder", node.at, read=found[0])
        elif found := MARKED.search(node.value):
            context.add("marks-in-plain-text", node.at, key=node.key, read=found[0])
        return node.value.strip()


class Pattern(Struct, frozen=True):
    """A text of a certain form: an address, an identifier, an e-mail address."""

    form: Form

    @property
    def expected(self) -> Text:
        """What the form says."""
        return self.form.expected

    def read(self, node: Node, context: LoadContext) -> str | None:
        """The text, if it has the form."""
        if isinstance(node.value, str) and self.form.pattern.fullmatch(node.value):
            return sys.intern(node.value)  # a name may stand in a million figures
        address = f"https://{node.value}"
        wrong(node, context, self.expected, f'"{address}"' if self.form.pattern.fullmatch(address) else "")
        return None


class Whole(Struct, frozen=True):
    """A whole number."""

    low: int = 0
    high: int = 10**12

    @property
    def expected(self) -> Text:
        """A number, and its bounds where they are narrow."""
        vi, en = "một số nguyên, không có dấu ngoặc kép", "a whole number without quotation marks"
        if self.high < 10**12:
            return Text(f"{vi}, từ {self.low} đến {self.high}", f"{en}, from {self.low} to {self.high}")
        return Text(f"{vi}, từ {self.low} trở lên", f"{en}, {self.low} or more")

    def read(self, node: Node, context: LoadContext) -> int | None:
        """The number, if it lies between the bounds."""
        if isinstance(node.value, int) and not isinstance(node.value, bool) and self.low <= node.value <= self.high:
            return node.value
        wrong(node, context, self.expected, _bare(node.value, r"\d{1,12}"))
        return None


class FigureType(Struct, frozen=True):
    """A number with the decimals that were printed: 57.53 has two."""

    expected: ClassVar[Text] = Text("một số, dấu chấm trước phần lẻ, như 57.53", "a number such as 57.53")
    most: ClassVar[Decimal] = Decimal(10) ** 18
    """In đồng, a hundred times what the country makes in a year; what is not below it is a slip."""
    decimals: ClassVar[int] = 9

    def read(self, node: Node, context: LoadContext) -> Decimal | None:
        """The number, if it is below `most` and has no more than `decimals` decimals."""
        if isinstance(node.value, int | Decimal) and not isinstance(node.value, bool):
            # a whole number of a million digits would take minutes to become decimal
            huge = isinstance(node.value, int) and node.value.bit_length() > 64
            number = self.most if huge else Decimal(node.value)
            exponent = number.as_tuple().exponent
            if isinstance(exponent, int) and exponent >= -self.decimals and number.copy_abs() < self.most:
                return number
            vi, en = "một số nhỏ hơn 10^18, nhiều nhất 9 chữ số lẻ", "a number below 10^18 with at most 9 decimals"
            wrong(node, context, Text(vi, en))
            return None
        wrong(node, context, self.expected, meant_number(node.value) if isinstance(node.value, str) else "")
        return None


class Flag(Struct, frozen=True):
    """Yes or no."""

    expected: ClassVar[Text] = Text("true (có) hoặc false (không)", "true or false")

    def read(self, node: Node, context: LoadContext) -> bool | None:
        """The answer."""
        if isinstance(node.value, bool):
            return node.value
        wrong(node, context, self.expected, _bare(node.value, "true|false"))
        return None


class DayType(Struct, frozen=True):
    """A day, or "unknown" where the source does not say."""

    or_unknown: bool = False
    expected: ClassVar[Text] = Text("một ngày như 2023-10-31 (năm-tháng-ngày)", "a day such as 2023-10-31")

    def read(self, node: Node, context: LoadContext) -> date | str | None:
        """The day, or the word unknown."""
        if isinstance(node.value, date) and not isinstance(node.value, datetime) and 1900 <= node.value.year <= 2200:
            return node.value
        if self.or_unknown and node.value == UNKNOWN:
            return UNKNOWN
        meant = meant_day(node.value) if isinstance(node.value, str) else ""
        also = Text(f'{self.expected.vi} hoặc "unknown"', f'{self.expected.en}, or "unknown"')
        wrong(node, context, also if self.or_unknown else self.expected, meant)
        return None


class Choice(Struct, frozen=True):
    """One of a few words."""

    words: type[StrEnum]

    @property
    def expected(self) -> Text:
        """The words."""
        return Text("một trong: " + ", ".join(self.words), "one of: " + ", ".join(self.words))

    def read(self, node: Node, context: LoadContext) -> StrEnum | None:
        """The word."""
        words = list(self.words)
        if node.value in words:
            return self.words(node.value)
        said = shorten(node.value) if isinstance(node.value, str) else ""
        called = {one: sheet_words("choices").get(one, ()) for one in words}  # what a sheet may have in their place
        meant = {slug(name): word for word, names in called.items() for name in names}
        context.add(
            "unknown-choice", node.at, key=node.key, read=said or show(node.value), choices=", ".join(words),
            choices_vi=", ".join(f"{word} ({names[0]})" if names else word for word, names in called.items()),
            near=meant.get(slug(said)) or nearest(said, words),
        )  # fmt: skip
        return None


class Ref(Struct, frozen=True):
    """The identifier of a record of another kind, looked up once everything is read."""

    kind: str

    @property
    def expected(self) -> Text:
        """An identifier."""
        return IDENTIFIER.expected

    def read(self, node: Node, context: LoadContext) -> str | None:
        """The identifier, noted as a reference."""
        if not isinstance(node.value, str):
            wrong(node, context, self.expected)
            return None
        name = sys.intern(node.value)
        context.names.refer(self.kind, name, node.at)
        return name


class NewId(Struct, frozen=True):
    """The identifier that a table within another record gives itself; no other of its kind may have it."""

    kind: str

    @property
    def expected(self) -> Text:
        """An identifier."""
        return IDENTIFIER.expected

    def read(self, node: Node, context: LoadContext) -> str | None:
        """The identifier, noted as declared."""
        name = Pattern(IDENTIFIER).read(node, context)
        return name if name is not None and context.declare(self.kind, name, node.at) else None


def _bare(value: object, form: str) -> str:
    """What stands in quotation marks and would do without them, or ""."""
    return value.strip() if isinstance(value, str) and re.fullmatch(form, value.strip()) else ""
