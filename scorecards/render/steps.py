"""How long a template may run and how large what it makes may become, bounded in the code that Jinja compiles it to.

A step is a turn of a loop, or of its test, a call of a macro, a block, a template that is included or extended. The
code counts them by one call for each; attributes and filters cost nothing more. Steps and not seconds are counted, so
that a page is refused on every machine or on none.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, repeat
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError

MOST_STEPS = 200_000
"""Steps of one page. The longest of a country of 63 units takes 3,600 for 156 kB of HTML."""
LARGEST = 10_000_000
"""Characters or entries of what a template multiplies, pads, fills or puts together."""
MOST_JOINED = 100_000_000
"""Characters of a page, or of what a macro or a block gives."""
_AT_A_TIME = 64
"""Texts between two looks at their size."""


class TooManyStepsError(SecurityError):
    """A template takes more steps than a page may: a loop in it does not end, or not in any useful time."""


def step_counter() -> Callable[[], bool]:
    """What a template calls at each step of a page: True so often as a page may take one, then TooManyStepsError."""
    return chain(repeat(True, MOST_STEPS), _no_more()).__next__  # the cheapest that counts: no code of Python


def _no_more() -> Iterator[bool]:
    raise TooManyStepsError(str(MOST_STEPS))
    yield True


def join_texts(texts: Iterable[str]) -> str:
    """The texts as one. Raises SecurityError, before they are joined, where that would be too large."""
    if isinstance(texts, list) and len(texts) <= _AT_A_TIME:  # of a macro, most often
        check_size(sum(map(len, texts)))
        return "".join(texts)
    parts: list[str] = []
    size, rest = 0, iter(texts)
    while some := list(islice(rest, _AT_A_TIME)):
        size += sum(map(len, some))
        check_size(size, "page", MOST_JOINED)
        parts += some
    return "".join(parts)


def bounded(value: Any) -> Any:
    """The value. Raises SecurityError where it is too large."""
    if isinstance(value, str | list | tuple):
        check_size(len(value))
    return value


def check_size(size: int, what: str = "text", most: int = LARGEST) -> None:
    """Raises SecurityError for what would be too large."""
    if size > most:
        raise SecurityError(f"{what}: > {most}")


class CountingCode(CodeGenerator):
    """Jinja's code with a call of the environment's `step` at each step, and with sizes looked at where texts grow."""

    noticed: tuple[type[Any], ...] = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)
    """The parts that `notice` is called with."""

    def __init__(self, *values: Any, **named: Any) -> None:
        """As Jinja's."""
        super().__init__(*values, **named)
        self._bodies: dict[int, nodes.Node] = {}
        self._tests: set[int] = set()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's names
        """A template, whose parts are looked through first."""
        self._bodies[id(node.body)] = node
        for one in node.find_all(self.noticed):
            self.notice(one)
        super().visit_Template(node, frame)

    def notice(self, node: Any) -> None:
        """Notes of a part of a template, before its code is written, that it is repeated or may be."""
        self._bodies[id(node.body)] = node
        if isinstance(node, nodes.For) and node.test:
            self._tests.add(id(node.test))

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """Statements one after another; those that are repeated begin with a step."""
        if id(body) in self._bodies:
            self.writeline("environment.step()", self._bodies[id(body)])
        super().blockvisit(body, frame)

    def visit(self, node: nodes.Node, *values: Any, **named: Any) -> Any:
        """A node; the test of a loop is a step, since it is made for each entry whatever it says."""
        if id(node) not in self._tests:
            return super().visit(node, *values, **named)
        self._tests.discard(id(node))
        self.write("environment.step() and (")
        super().visit(node, *values, **named)
        return self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Texts put together by `~`."""
        self.write("environment.bounded(")
        super().visit_Concat(node, frame)
        self.write(")")

    def visit_Add(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        """Texts and lists put together by `+`."""
        self.write("environment.bounded(")
        super().visit_Add(node, frame)
        self.write(")")
