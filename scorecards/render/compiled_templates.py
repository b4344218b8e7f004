"""Templates compiled once: for all languages of a run and, those that come with the program, for all runs.

Compiled code of a template is code of Python, which runs outside of the sandbox that it was written for. So it is kept
where Python keeps that of the program's own modules, in a `__pycache__`, which whoever can change may change the
program, and never with a project. Templates of a project are compiled in every run.
"""

import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket
from markupsafe import escape

from scorecards.store import key_of

COMPILED_BY = ("compiled_templates", "kept", "sandbox", "steps", "template_code", "templates")
"""Modules beside this one that decide what code a template is compiled to, the options of its environment included."""
_FOLDER = Path(__file__).parent
_SIZE = 20
"""Bytes of the digest that a file begins with."""


class CompiledTemplates(jinja2.BytecodeCache):
    """What templates are compiled to, by name, file and text.

    `of_program` are the templates, by name and file, that come with the program. Their code is kept in files; one that
    cannot be read, or was made by anything else than what would make it now, is as if it were not there, and where none
    can be written, none is.
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
        if bucket.key in self._of_program and not sys.dont_write_bytecode:
            with suppress(OSError, NotImplementedError):
                _write(bucket, bucket.code)


def _read(bucket: Bucket) -> CodeType | None:
    """Code that an earlier run has kept; None where there is none for this template, or it is damaged."""
    try:
        content = _file_of(bucket).read_bytes()
        if content[:_SIZE] != _digest(bucket, content[_SIZE:]):
            return None
        code = marshal.loads(content[_SIZE:])
    except (OSError, NotImplementedError, ValueError, EOFError, TypeError):
        return None
    return code if isinstance(code, CodeType) else None


def _write(bucket: Bucket, code: CodeType) -> None:
    """Keeps code, as Python does that of a module. Raises OSError where it cannot be kept."""
    file, content = _file_of(bucket), marshal.dumps(code)
    mode = Path(__file__).stat().st_mode  # as that of the program: for no others to write to
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}{file.suffix}")
    number = os.open(draft, os.O_EXCL | os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0), (mode | 0o200) & 0o666)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(_digest(bucket, content) + content)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise


def _file_of(bucket: Bucket) -> Path:
    """The file for a template's code. Raises NotImplementedError where Python keeps none."""
    return Path(cache_from_source(str(_FOLDER / f"template-{bucket.key}.py")))


def _digest(bucket: Bucket, content: bytes) -> bytes:
    """A digest of code and of all that it was made from. Raises OSError where that cannot be read."""
    return blake2b(content, key=key_of((_made_by(_FOLDER), bucket.key, bucket.checksum)), digest_size=_SIZE).digest()


@cache
def _made_by(folder: Path) -> bytes:
    """A digest of what compiles templates, its modules being in that folder."""
    modules = [(folder / f"{one}.py").read_bytes() for one in COMPILED_BY]
    return key_of((MAGIC_NUMBER, jinja2.__version__, escape("&<>\"'"), *modules))
