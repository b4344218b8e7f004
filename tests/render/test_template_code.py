"""What templates are compiled to: it reaches no more than the sandbox allows, and says what Jinja's own code says."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable
from types import CodeType, FrameType, TracebackType
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from scorecards.render.sandbox import TemplateEnvironment
from scorecards.render.template_code import is_plain


class _Thing:
    def method(self) -> None: ...


def _numbers() -> Any:
    yield 1


async def _later() -> None: ...


async def _numbers_later() -> Any:
    yield 1


def things() -> list[Any]:
    later = _later()
    later.close()
    own = [_Thing, _Thing(), _Thing().method, things, _numbers(), later, _numbers_later(), len, "a".upper, (1,), object]
    return [*own, "a", b"a", 1, 1.5, None, {1}, frozenset(), {1: 1}, [1], deque([1]), Markup("a"), ValueError()]


@pytest.mark.parametrize("thing", things(), ids=lambda thing: type(thing).__name__)
def test_what_the_sandbox_keeps_back_of_any_type_is_asked_of_it(thing: object) -> None:
    environment = TemplateEnvironment()
    for name in {*dir(thing), *dir(type(thing))}:
        value = getattr(thing, name, None)
        if not environment.is_safe_attribute(thing, name, value):
            assert not is_plain(name)
        if environment.wrap_str_format(value) is not None:
            assert not is_plain(name)
        if isinstance(value, FrameType | CodeType | TracebackType):  # of which the sandbox keeps back everything
            assert not is_plain(name)


@pytest.mark.parametrize(
    "written",
    [
        "thing.__class__", "thing['__class__']", "thing|attr('__class__')", "numbers.gi_frame", "values.append(1)",
        "values.pop()", "pairs.update(a=1)", "pairs.clear()", "thing.__init__.__globals__", "kind.mro()",
        "'{0.__class__}'.format(thing)", "(values.sort)()", "thing.method.__func__",
    ],
)  # fmt: skip
def test_what_templates_may_not_have_is_refused(written: str) -> None:
    environment = TemplateEnvironment(undefined=jinja2.StrictUndefined)
    given = {"thing": _Thing(), "numbers": _numbers(), "values": [1], "pairs": {}, "kind": _Thing}
    with pytest.raises((jinja2.exceptions.SecurityError, jinja2.UndefinedError)):
        environment.from_string(f"{{{{ {written} }}}}").render(**given)
    assert given["values"] == [1]


WRITTEN = {
    "an attribute, an entry, and an entry of an entry": "{{ thing.name }} {{ pairs.a }} {{ pairs.deep.b }}",
    "an attribute of what a call gives": "{{ double(2).real }} {{ double(double(2).real).real }}",
    "a method": "{{ 'a b'.split()|join('-') }} {{ pairs.get('a') }}",
    "a function with names": "{{ double(number=4) }} {{ double(*[1]) }} {{ double(**{'number': 3}) }}",
    "a macro with fewer, more and named values":
        "{% macro row(a, b=2, c=3) %}{{ a }}{{ b }}{{ c }}{% endmacro %}"
        "{{ row(1) }} {{ row(1, c=5) }} {{ row(b=7, a=1) }}",
    "a macro that takes anything":
        "{% macro row(a) %}{{ a }}{{ varargs|join }}{{ kwargs.x }}{% endmacro %}{{ row(1, 2, 3, x=4) }}",
    "a macro around what stands in it":
        "{% macro box() %}<b>{{ caller() }}</b>{% endmacro %}{% call box() %}{{ thing.name }}{% endcall %}",
    "a macro in a loop":
        "{% macro row(a) %}{{ a }}{% endmacro %}{% for x in values %}{{ row(x) }}{{ loop.index }}{% endfor %}",
    "what is markup and what is not": "{{ mark }} {{ text }} {{ text|safe }} {{ 1.5 }} {{ none }}",
    "a name that is a function in one place and a macro in another":
        "{{ double(1) }}{% macro double(x) %}{{ x }}!{% endmacro %}{{ double(1) }}",
    "what is set in a block": "{% set x %}<i>{{ text }}</i>{% endset %}{{ x }}",
    "without escaping": "{% autoescape false %}{{ text }}{% endautoescape %}",
}  # fmt: skip


@pytest.mark.parametrize("case", WRITTEN)
def test_templates_say_what_they_say_to_jinja(case: str) -> None:
    class Named:
        name = "<n>"

    def double(number: int) -> int:
        return 2 * number

    given: dict[str, Any] = {
        "thing": Named(),
        "pairs": {"a": 1, "deep": {"b": "<b>"}},
        "values": [1, 2],
        "mark": Markup("<m>"),
        "text": "<t>",
    }
    ours = TemplateEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    ours.give(double=double)
    theirs = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    theirs.globals["double"] = double

    def drawn(environment: jinja2.Environment) -> str:
        return environment.from_string(WRITTEN[case]).render(**given)

    assert drawn(ours) == drawn(theirs)


@pytest.mark.parametrize("written", ["{% macro row(a) %}{% endmacro %}{{ row(1, 2) }}", "{{ row(1, b=2) }}"])
def test_a_macro_given_what_it_does_not_take_is_told(written: str) -> None:
    macro = "{% macro row(a) %}{% endmacro %}"
    with pytest.raises(TypeError, match="row"):
        TemplateEnvironment().from_string(macro + written).render()


def test_a_function_that_is_no_function_of_every_template_is_called_in_the_sandbox() -> None:
    def unsafe() -> None: ...

    unsafe.unsafe_callable = True  # type: ignore[attr-defined]
    given: dict[str, Callable[..., Any]] = {"unsafe": unsafe}
    with pytest.raises(jinja2.exceptions.SecurityError):
        TemplateEnvironment().from_string("{{ unsafe() }}").render(**given)


def test_what_a_page_was_drawn_with_is_let_go_of() -> None:
    """Macros of a page and what they draw with hold each other: with a page each, that is much until cycles are looked
    for, and looking for them takes time."""
    written = "{% macro twice(one) %}{{ one }}{{ one }}{{ given }}{% endmacro %}{{ twice('a') }}"
    template = TemplateEnvironment().from_string(written)
    assert template.render(given="b") == "aab"
    gc.collect()
    gc.disable()
    try:
        template.render(given="b")
        assert gc.collect() == 0
    finally:
        gc.enable()
