"""How the program was started, as what it says names it: words in the tables have it as in a checkout."""

from collections.abc import Iterator
from contextlib import contextmanager

BUILD_PY = "python build.py"
"""How the program is started in a checkout, where it can run its tests too."""

_started = [BUILD_PY]


@contextmanager
def started_as(program: str) -> Iterator[None]:
    """Names the program so in what is said meanwhile."""
    _started.append(program)
    try:
        yield
    finally:
        _started.pop()


def as_started(words: str) -> str:
    """Words with the commands in them as whoever started the program can type them."""
    return words.replace(BUILD_PY, _started[-1])
