"""What templates may do: they reach nothing of Python but what they are given, and make nothing huge of little."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

LARGEST = 10_000_000
"""Characters or entries of what a template multiplies, pads or fills."""

_PERCENT_WIDTH = re.compile(r"%(?:\([^)]*\))?[-+ #0]*[0-9]*\.?(?:\*|[0-9]{6,})")
_BRACE_WIDTH = re.compile(r"\{[^{}]*:[^{}]*(?:\{|[0-9]{6,})")
"""A width or a precision in a format that is very large, or that only the values give."""
_PADDING_FILTERS = ("center", "indent", "wordwrap", "batch", "slice")
_PADDING_METHODS = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs"})


_MISSING = object()
_PLAIN = frozenset({str, Markup, int, bool, tuple, type(None)})
"""Types of values that cannot be called and whose own attributes are asked for anew."""
_SAFE: dict[tuple[type, str], bool] = {}
"""Whether templates may have an attribute, by the type of what has it and its name."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Templates that reach nothing of Python but what they are given, and that give the same page every time.

    Jinja's sandbox bounds neither time nor memory: a theme of people unknown is still to be read before it is used.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **options: Any) -> None:
        """An environment of Jinja with these options."""
        super().__init__(**options)
        del self.filters["random"], self.globals["lipsum"]  # other words in every build
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        filters: dict[str, Any] = dict(self.filters)
        self.filters.update({name: _padding(filters[name]) for name in _PADDING_FILTERS})
        self.filters["format"] = _formatting(filters["format"])

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute, which Jinja decides by the type alone; kept for each."""
        key = (type(obj), attr)
        if key not in _SAFE:
            _SAFE[key] = super().is_safe_attribute(obj, attr, value)
        return _SAFE[key]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What an operator gives. Raises SecurityError for one that makes much of little."""
        sizes = [len(one) if isinstance(one, str | list | tuple) else one for one in (left, right)]
        numbers = [abs(one) if isinstance(one, int | float) else 0 for one in sizes]
        product = numbers[0] * numbers[1] if operator == "*" else numbers[1] * 8 if operator == "**" else 0
        if product > LARGEST or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"{operator}: > {LARGEST}")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute. Plain values of types that were allowed before, which most are, take no further look."""
        if _SAFE.get((type(obj), attribute)):
            value = getattr(obj, attribute, _MISSING)
            if type(value) in _PLAIN:
                return value
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, *values: Any, **named: Any) -> Any:
        """What a function gives. Raises SecurityError for a method of texts that pads them without end.

        A macro is code of a template, which is in the sandbox itself: it needs none of Jinja's questions to a function.
        """
        if type(obj) is Macro:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return obj(context.eval_ctx, *values, **named)
        if isinstance(obj, BuiltinMethodType | MethodType) and obj.__name__ in _PADDING_METHODS:
            _check_numbers(obj.__name__, values, named)
        return super().call(context, obj, *values, **named)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Jinja's own `str.format`. Raises SecurityError where a field is to be very wide."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None and _BRACE_WIDTH.search(str(value.__self__)):
            raise SecurityError(f"format: > {LARGEST}")
        return wrapped


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


def _check_numbers(name: str, values: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    if any(isinstance(one, int) and one > LARGEST for one in (*values, *named.values())):
        raise SecurityError(f"{name}: > {LARGEST}")
