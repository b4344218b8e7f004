"""Immutable records: what `dataclasses.dataclass` makes, made sooner.

The program has over four hundred. For each the standard library writes six methods as text and compiles them, which is
a third of the time that the program takes to load. Comparing, hashing and showing are the same for all records but for
the names of their fields: here they are functions that know these, and three methods are left to compile.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_OWN = frozenset(("__eq__", "__hash__", "__repr__"))


def _record(cls: type[Any] | None = None, /, **options: Any) -> Any:
    """As `dataclasses.dataclass`."""
    if cls is None:
        return lambda decorated: _record(decorated, **options)
    is_usual = options.get("frozen") and options.get("eq", True) and not options.get("order")
    if not is_usual or _OWN & vars(cls).keys():
        return dataclasses.dataclass(**options)(cls)
    made: Any = dataclasses.dataclass(**options | {"eq": False, "repr": False})(cls)
    values = _values_of([one.name for one in dataclasses.fields(made) if one.compare])

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    made.__eq__, made.__hash__, made.__repr__ = equals, lambda self: hash(values(self)), _shown
    return made


def _values_of(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    if not names:
        return lambda record: ()
    value = attrgetter(*names)
    return value if len(names) > 1 else lambda record: (value(record),)


@recursive_repr()
def _shown(record: Any) -> str:
    shown = [f"{one.name}={getattr(record, one.name)!r}" for one in dataclasses.fields(record) if one.repr]
    return f"{record.__class__.__qualname__}({', '.join(shown)})"


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _record
