"""Templates compiled once: for all languages of a run and, those that come with the program, for all runs.

Compiled code of a template is code of Python, which runs outside of the sandbox that it was written for. So it is kept
with that of the program's own modules (`store.program_cache`), and never with a project. Templates of a project are
compiled in every run.
"""

import marshal
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket
from markupsafe import escape

from scorecards.store import key_of
from scorecards.store.program_cache import find_kept, keep

COMPILED_BY = ("compiled_templates", "kept", "sandbox", "steps", "template_code", "templates")
"""Modules beside this one that decide what code a template is compiled to, the options of its environment included."""
_FOLDER = Path(__file__).parent


class CompiledTemplates(jinja2.BytecodeCache):
    """What templates are compiled to, by name, file and text.

    `of_program` are the templates, by name and file, that come with the program. Their code is kept in files.
    """

    _known: dict[str, tuple[str, CodeType]] = {}  # noqa: RUF012 -- of all environments in this process

    def __init__(self, of_program: Iterable[tuple[str, str]]) -> None:
        """A cache of one environment."""
        self._of_program = frozenset(self.get_cache_key(name, file) for name, file in of_program)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, if it holds a template whose code is known or kept."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif bucket.key in self._of_program and (code := _read(bucket)):
            self._known[bucket.key], bucket.code = (bucket.checksum, code), code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        if bucket.code is None:
            return
        self._known[bucket.key] = (bucket.checksum, bucket.code)
        if bucket.key in self._of_program:
            keep(_FOLDER, _name_of(bucket), lambda: _made_of(bucket), marshal.dumps(bucket.code))


def _read(bucket: Bucket) -> CodeType | None:
    """Code that an earlier run has kept; None where there is none for this template, or it is damaged."""
    content = find_kept(_FOLDER, _name_of(bucket), lambda: _made_of(bucket))
    with suppress(ValueError, EOFError, TypeError):
        code = marshal.loads(content or b"")
        return code if isinstance(code, CodeType) else None
    return None


def _name_of(bucket: Bucket) -> str:
    return f"template-{bucket.key}"


def _made_of(bucket: Bucket) -> bytes:
    """A digest of all that code is made of. Raises OSError where that cannot be read."""
    return key_of((_made_by(_FOLDER), bucket.key, bucket.checksum))


@cache
def _made_by(folder: Path) -> bytes:
    """A digest of what compiles templates, its modules being in that folder."""
    modules = [(folder / f"{one}.py").read_bytes() for one in COMPILED_BY]
    return key_of((MAGIC_NUMBER, jinja2.__version__, escape("&<>\"'"), *modules))
