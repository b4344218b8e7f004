"""Pages read back: a strict parser of the HTML that the site writes, on top of the standard library's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time", "tspan"]
)


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = field(default=None, repr=False)
    children: list[Element | str] = field(default_factory=list, repr=False)

    def __iter__(self) -> Iterator[Element]:
        """The element and all within it, in the order of the page."""
        ahead: list[Element | str] = [self]
        while ahead:
            here = ahead.pop()
            if isinstance(here, Element):
                yield here
                ahead.extend(reversed(here.children))

    def all(self, *tags: str) -> list[Element]:
        """The elements within it that have one of these tags."""
        return [element for element in self if element.tag in tags and element is not self]

    def one(self, tag: str) -> Element:
        """The only element within it that has this tag."""
        (found,) = self.all(tag)
        return found

    def get(self, name: str) -> str:
        """An attribute, "" where it is not there."""
        return self.attributes.get(name, "")

    def by_id(self, id: str) -> Element:
        """The element within it of that id."""
        (found,) = (element for element in self if element.get("id") == id)
        return found

    def around(self) -> Iterator[Element]:
        """The elements that it stands in, the nearest first."""
        here = self.parent
        while here is not None:
            yield here
            here = here.parent

    def closest(self, *tags: str) -> Element:
        """The nearest element with one of these tags that it is or stands in."""
        found = next((element for element in (self, *self.around()) if element.tag in tags), None)
        assert found is not None, f"<{self.tag}> is in none of {tags}"
        return found

    def has_class(self, name: str) -> bool:
        """Whether it is of that class."""
        return name in self.get("class").split()

    @property
    def text(self) -> str:
        """Its words, all white space (that which does not break included) as single spaces."""
        return re.sub(r"\s+", " ", self._text()).strip()

    def _text(self) -> str:
        if self.tag in ("style", "script"):
            return ""
        words = "".join(child if isinstance(child, str) else child._text() for child in self.children)
        return words if self.tag in INLINE else f" {words} "


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#page", {})
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs, closed=tag in VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs, closed=True)

    def handle_endtag(self, tag: str) -> None:
        line, column = self.getpos()
        assert self._open.tag == tag, f"</{tag}> closes <{self._open.tag}> at {line}:{column}"
        assert self._open.parent is not None
        self._open = self._open.parent

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]], *, closed: bool) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.children.append(element)
        if not closed:
            self._open = element

    def done(self) -> Element:
        assert self._open is self.root, f"<{self._open.tag}> is never closed"
        return self.root


def parse(html: bytes | str) -> Element:
    """A page, or a part of one. Fails on what is not closed, closed twice or said twice."""
    builder = _Builder()
    builder.feed(html.decode("utf-8") if isinstance(html, bytes) else html)
    builder.close()
    return builder.done()


def words(text: str) -> str:
    """A text as `Element.text` gives it."""
    return re.sub(r"\s+", " ", text).strip()
