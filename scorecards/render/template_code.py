"""The code that templates are compiled to: Jinja's, with steps counted, and with less of it where less does the same.

What is asked at run time in a sandbox is asked here once where the template itself says the answer: an attribute whose
name no type keeps back is simply taken, what is shown is escaped without being made a `Markup` first, and functions
that every template is given are called without the questions that the sandbox has to others.
"""

from collections.abc import Callable, Iterable
from keyword import iskeyword
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import Frame
from markupsafe import Markup, escape

from scorecards.render.steps import CountingCode

_CHANGING = (
    "add", "append", "appendleft", "clear", "difference_update", "discard", "extend", "extendleft", "insert", "pop",
    "popitem", "popleft", "remove", "reverse", "rotate", "setdefault", "sort", "symmetric_difference_update", "update",
)  # fmt: skip
_INTERNAL = ("ag_code", "ag_frame", "cr_code", "cr_frame", "gi_code", "gi_frame", "mro")
_WRAPPED = ("format", "format_map")
ASKED = frozenset((*_CHANGING, *_INTERNAL, *_WRAPPED))
"""Attributes that the sandbox keeps back of some types, or hands over in another form; besides those whose names begin
with an underscore. Types of which it keeps back everything, as of frames, are reached through these alone."""
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` does with a text before it makes `Markup` of it; all of it, where this cannot be had alone."""


def is_plain(attribute: str) -> bool:
    """Whether a template may have an attribute of this name whatever has it."""
    return attribute not in ASKED and not attribute.startswith("_")


def shown(value: Any) -> str:
    """What stands in the page for a value: a text escaped, markup as it is."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else escape(value)


def _may_be_named(values: Iterable[nodes.Keyword]) -> bool:
    return not any(iskeyword(one.key) for one in values)


class TemplateCode(CountingCode):
    """Writes the code of a template."""

    noticed = (*CountingCode.noticed, nodes.FromImport)

    def __init__(self, *values: Any, **named: Any) -> None:
        """As Jinja's."""
        super().__init__(*values, **named)
        self._macros: set[str] = set()

    def notice(self, node: Any) -> None:
        """Macros, those of other templates too."""
        if isinstance(node, nodes.FromImport):
            self._macros |= {name if isinstance(name, str) else name[1] for name in node.names}
            return
        if isinstance(node, nodes.Macro):
            self._macros.add(node.name)
        super().notice(node)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute, or else an entry of that name."""
        if not is_plain(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(_found if (_found := getattr(_of := ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(_of, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call. What loops and blocks have set is not handed on: no function that templates reach asks for it."""
        called = node.node
        is_part = isinstance(called, nodes.ExtensionAttribute)
        is_macro = not isinstance(called, nodes.Name) or called.name in self._macros
        if is_part or is_macro or forward_caller or node.dyn_args or node.dyn_kwargs or not _may_be_named(node.kwargs):
            self.write("" if is_part else "environment.call(context, ")
            self.visit(called, frame)
            self.write("(context" if is_part else "")
            self.signature(node, frame, {"caller": "macro" if is_part else "caller"} if forward_caller else None)
        else:
            self.write("(_of if id(_of := ")
            self.visit(called, frame)
            self.write(") in environment.given else environment.calling(context, _of))(")
            for value in (*node.args, *node.kwargs):
                self.visit(value, frame)
                self.write(", ")
        self.write(")")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """What stands between two tags, handed to a function: to one of ours as it is, without a macro around it."""
        if not isinstance(node.call.node, nodes.ExtensionAttribute):
            super().visit_CallBlock(node, frame)
            return
        self.macro_body(node, frame)
        self.start_write(frame, node)
        self.visit_Call(node.call, frame, forward_caller=True)
        self.end_write(frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")
