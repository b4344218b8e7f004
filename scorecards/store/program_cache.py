"""What every run makes the same of the program's own files, kept for all runs.

It stands where Python keeps what modules are compiled to, in a `__pycache__` beside them, which whoever can change may
change the program, and never with a project. What cannot be read, or was made of anything else than what it would be
made of now, is as if it were not there; where nothing can be kept, nothing is.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

_SIZE = 20
"""Bytes of the digest that a file begins with."""


def find_kept(folder: Path, name: str, made_of: Callable[[], bytes]) -> bytes | None:
    """What an earlier run has kept under the name for the modules of a folder; None where there is nothing, it is
    damaged, or was made of something else.

    `made_of` gives a digest of all that it is made of, or raises OSError where that cannot be read.
    """
    with suppress(OSError, NotImplementedError):
        kept = _file_of(folder, name).read_bytes()
        if kept[:_SIZE] == _digest(made_of(), kept[_SIZE:]):
            return kept[_SIZE:]
    return None


def keep(folder: Path, name: str, made_of: Callable[[], bytes], content: bytes) -> None:
    """Keeps content, as Python does what it compiles of a module, if it can and is to (`sys.dont_write_bytecode`).

    `made_of` is as for `find_kept`.
    """
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, NotImplementedError):
        whole = _digest(made_of(), content) + content
        file, mode = _file_of(folder, name), Path(__file__).stat().st_mode  # for no others to write to than the program
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}{file.suffix}")
        options = os.O_EXCL | os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        number = os.open(draft, options, (mode | 0o200) & 0o666)
        try:
            with os.fdopen(number, "wb") as stream:
                stream.write(whole)
            draft.replace(file)
        except OSError:
            draft.unlink()
            raise


def _file_of(folder: Path, name: str) -> Path:
    """Raises NotImplementedError where Python keeps nothing."""
    return Path(cache_from_source(str(folder / f"{name}.py")))


def _digest(made_of: bytes, content: bytes) -> bytes:
    return blake2b(content, key=made_of, digest_size=_SIZE).digest()
