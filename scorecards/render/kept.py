"""A part of a template that is the same on many pages, drawn once and kept: `{% kept page.section %}…{% endkept %}`."""

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context
from markupsafe import Markup

from scorecards.render.steps import step_counter

MOST = 6_000_000
"""Characters of what is kept; beyond these all is drawn anew, so that it does not grow with the site without end."""


class Kept(Extension):
    """Draws what stands between the tags once for each value of the expressions in the first, and keeps it.

    What is drawn must follow from these values, from `site` and from what every template is given. It is kept for as
    long as pages are of the same `site` (`environment.site`).
    """

    tags = {"kept"}  # noqa: RUF012 -- an attribute of instances, to the base class

    def __init__(self, environment: Any) -> None:
        """An extension of one environment, and so of one language."""
        super().__init__(environment)
        self._site: Any = None
        self._drawn: dict[tuple[Any, ...], Markup] = {}
        self._size = 0

    def parse(self, parser: Parser) -> nodes.Node:
        """A call of `drawn` with the place and the values, and with what stands between the tags as its block."""
        start = next(parser.stream)
        place = f"{parser.name} {parser.free_identifier().name}"
        values: list[nodes.Expr] = []
        while not parser.stream.current.test("block_end"):
            if values:
                parser.stream.expect("comma")
            values.append(parser.parse_expression())
        body = parser.parse_statements(("name:endkept",), drop_needle=True)
        call = self.call_method("drawn", [nodes.Const(place), *values])
        return nodes.CallBlock(call, [], [], body).set_lineno(start.lineno)

    def drawn(self, _context: Context, place: str, *values: Any, caller: Callable[[], str]) -> Markup:
        """What stands at a place of a template, for these values."""
        environment: Any = self.environment
        if environment.site is not self._site:
            self._site, self._drawn, self._size = environment.site, {}, 0
        key = (place, *values, *map(type, values))  # 1 and true are equal and written differently
        known = self._drawn.get(key)
        if known is not None:
            return known
        drawn = Markup(self._draw(caller))
        self._size += len(drawn)
        if self._size > MOST:
            self._drawn, self._size = {}, len(drawn)
        self._drawn[key] = drawn
        return drawn

    def _draw(self, caller: Callable[[], str]) -> str:
        """The part, with as many steps as a page may take: those of a page are the same whichever page comes first."""
        environment: Any = self.environment
        of_page, environment.step = environment.step, step_counter()
        try:
            return caller()
        finally:
            environment.step = of_page
