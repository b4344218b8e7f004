"""What templates may do: they reach nothing of Python but what they are given, end, and make nothing huge of little."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial, wraps
from types import BuiltinMethodType, MethodType
from typing import Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from scorecards.render.kept import Kept
from scorecards.render.steps import LARGEST, bounded, check_size, join_texts, step_counter
from scorecards.render.template_code import TemplateCode, shown

_PERCENT_WIDTH = re.compile(r"%(?:\([^)]*\))?[-+ #0]*[0-9]*\.?(?:\*|[0-9]{6,})")
_BRACE_WIDTH = re.compile(r"\{[^{}]*:[^{}]*(?:\{|[0-9]{6,})")
"""A width or a precision in a format that is very large, or that only the values give."""
_PADDING_FILTERS = ("center", "indent", "wordwrap", "batch", "slice", "round")
_PADDING_METHODS = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs"})
_MULTIPLYING_FILTERS = ("replace", "indent", "wordwrap", "format")
_MULTIPLYING_METHODS = frozenset({"replace", "expandtabs", "join"})
"""What puts one of its texts into another, as often as that has a place for it."""
_SPELLING_FILTERS = ("e", "escape", "forceescape", "tojson", "urlencode", "urlize", "xmlattr")
"""What writes a text with more characters."""


_MISSING: Any = object()
_METHODS = frozenset({BuiltinMethodType, MethodType})
"""Types of values among which are those that Jinja hands over in another form, `str.format`."""
_SAFE: dict[type, dict[str, bool]] = {}
"""Whether templates may have an attribute, by the type of what has it and its name."""


class _Template(jinja2.Template):
    """A template that others import as it stands: no template is given globals of its own."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """As Jinja's, and lets go of what was drawn with: macros that a template defines and what they draw with hold
        each other, and would stay until the collector of cycles looks at them."""
        context = self.new_context(dict(*args, **kwargs))
        try:
            return self.environment.concat(self.root_render_func(context))
        except Exception:  # noqa: BLE001 (as Jinja: raised again with the lines of the template)
            self.environment.handle_exception()
        finally:
            context.vars.clear()

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is None:
            self._module = self.make_module()
        return self._module


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Templates that reach nothing of Python but what they are given, and that give the same page every time.

    Jinja's sandbox bounds neither time nor memory, and what is bounded here are the kinds that a mistake makes: a theme
    of people unknown is still to be read before it is used.
    """

    template_class = _Template
    code_generator_class = TemplateCode
    concat = staticmethod(join_texts)
    bounded = staticmethod(bounded)
    shown = staticmethod(shown)
    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **options: Any) -> None:
        """An environment of Jinja with these options."""
        super().__init__(extensions=[Kept], **options)
        self.begin_page(None)
        self._loaded: dict[str, jinja2.Template] = {}
        self.given: set[int] = set()
        """Ids of the functions that every template is given."""
        del self.filters["random"], self.globals["lipsum"]  # other words in every build
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        filters: dict[str, Any] = dict(self.filters)
        for names, bound in (
            (_PADDING_FILTERS, _padding),
            (_MULTIPLYING_FILTERS, _multiplying),
            (_SPELLING_FILTERS, _spelling),
            (("format",), _formatting),
            (("join",), _joining),
        ):
            self.filters.update({name: bound(filters[name]) for name in names})
            filters.update(self.filters)

    def begin_page(self, site: object) -> None:
        """Begins a page of a site: it may take as many steps as any."""
        self.step, self.site = step_counter(), site

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """A template by name, loaded once. Raises TemplateError for one that is not there or cannot be compiled."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent)
        return self._loaded[name]

    def give(self, **functions: Callable[..., Any]) -> None:
        """Gives functions to every template. They take neither Jinja's context nor a text's method of padding."""
        self.globals.update(functions)
        self.given |= set(map(id, functions.values()))  # which the globals keep alive

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute, which Jinja decides by the type alone; kept for each."""
        known = _SAFE.setdefault(type(obj), {})
        if attr not in known:
            known[attr] = super().is_safe_attribute(obj, attr, value)
        return known[attr]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What an operator gives. Raises SecurityError for one that makes much of little."""
        sizes = [len(one) if isinstance(one, str | list | tuple) else one for one in (left, right)]
        numbers = [abs(one) if isinstance(one, int | float) else 0 for one in sizes]
        if operator == "**":
            numbers[0] = left.bit_length() if isinstance(left, int) else 8
        product = numbers[0] * numbers[1] if operator != "%" else 0
        if product > LARGEST or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"{operator}: > {LARGEST}")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute. One of a type that was allowed before, which most are, takes no further look."""
        known = _SAFE.get(type(obj))
        if known is not None and known.get(attribute):
            value = getattr(obj, attribute, _MISSING)
            if value is not _MISSING and type(value) not in _METHODS:
                return value
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, *values: Any, **named: Any) -> Any:
        """What a function gives. Raises SecurityError for a method of texts that pads them without end.

        Neither a macro, which is code of a template and so in the sandbox itself, nor a function that every template is
        given needs Jinja's questions to a function.
        """
        if type(obj) is Macro:
            rest = obj.arguments[len(values) :]
            takes_more = obj.caller or obj.catch_kwargs or obj.catch_varargs
            if takes_more or len(values) > len(obj.arguments) or not named.keys() <= set(rest):
                return obj(context.eval_ctx, *values, **named)
            text = obj._func(*values, *[named.get(name, missing) for name in rest])
            return Markup(text) if context.eval_ctx.autoescape else text
        if id(obj) in self.given:
            return obj(*values, **named)
        if isinstance(obj, BuiltinMethodType | MethodType):
            if obj.__name__ in _PADDING_METHODS:
                _check_numbers(obj.__name__, values, named)
            if obj.__name__ in _MULTIPLYING_METHODS:
                _check_product(obj.__name__, (obj.__self__, *values), named)
        return super().call(context, obj, *values, **named)

    def calling(self, context: Context, obj: Any) -> Callable[..., Any]:
        """A function that a template calls, as the sandbox calls it."""
        return partial(self.call, context, obj)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Jinja's own `str.format`. Raises SecurityError where a field is to be very wide."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        if _BRACE_WIDTH.search(str(value.__self__)):
            raise SecurityError(f"format: > {LARGEST}")

        def formatted(*values: Any, **named: Any) -> str:
            _check_product("format", (str(value.__self__), *values), named)
            return wrapped(*values, **named)

        return formatted


def _formatting(filter: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter)
    def bounded(value: Any, *values: Any, **named: Any) -> Any:
        if _PERCENT_WIDTH.search(str(value)):
            raise SecurityError(f"format: > {LARGEST}")
        return filter(value, *values, **named)

    return bounded


def _padding(filter: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter)
    def bounded(*values: Any, **named: Any) -> Any:
        _check_numbers(filter.__name__, values, named)
        return filter(*values, **named)

    return bounded


def _multiplying(filter: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter)
    def bounded(*values: Any, **named: Any) -> Any:
        _check_product(filter.__name__, values, named)
        return filter(*values, **named)

    return bounded


def _spelling(filter: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter)
    def bounded_after(*values: Any, **named: Any) -> Any:
        return bounded(filter(*values, **named))

    return bounded_after


def _joining(filter: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter)
    def bounded(eval_ctx: Any, value: Any, d: str = "", attribute: Any = None) -> Any:
        parts = list(value)
        check_size(sum(len(one) if isinstance(one, str) else 1 for one in parts) + len(parts) * len(str(d)), "join")
        return filter(eval_ctx, parts, d, attribute)

    return bounded


def _check_product(name: str, values: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    """Raises SecurityError where the largest text or number, as often as the next is long, would be too large."""
    sizes = sorted([1, *map(_size, (*values, *named.values()))])
    check_size(sizes[-1] * max(1, sizes[-2]), name)


def _size(value: Any) -> int:
    match value:
        case str():
            return len(value)
        case int():
            return abs(value)
        case list() | tuple():
            return sum(map(_size, value)) + len(value)
        case dict():
            return sum(map(_size, value.values()))
    return 0


def _check_numbers(name: str, values: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    if any(isinstance(one, int) and abs(one) > LARGEST for one in (*values, *named.values())):
        raise SecurityError(f"{name}: > {LARGEST}")
