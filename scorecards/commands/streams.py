"""The standard streams, which may be closed (`>&-`) or lead to a full disk: a command ends all the same and says so."""

import io
import os
import sys
from typing import TextIO

from scorecards.closed_streams import take_closed_numbers
from scorecards.languages import Language
from scorecards.strings.console import console_word


class CarefulStream(io.TextIOBase):
    """A stream of text that notes when its words no longer arrive, instead of raising; what follows goes nowhere.

    `BrokenPipeError` is raised as ever: whoever read has read enough.
    """

    def __init__(self, stream: TextIO, is_closed: bool = False) -> None:
        """Wraps a stream, `is_closed` one that leads nowhere from the start."""
        self._stream = stream
        self._is_closed = is_closed
        self.lost: str | None = None
        """Why some words did not arrive, "" where the stream was closed; None where all did."""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the stream."""
        return self._stream.encoding

    def write(self, text: str) -> int:
        """Writes, or notes why not."""
        if self._is_closed and text:
            self.lost = ""
        try:
            return self._stream.write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            self._give_up(error)
            return len(text)

    def flush(self) -> None:
        """Hands over what waits, or notes why not."""
        try:
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            self._give_up(error)

    def fileno(self) -> int:
        """That of the stream."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether a person reads along."""
        return self._stream.isatty()

    def writable(self) -> bool:
        """It always is."""
        return True

    def _give_up(self, error: OSError) -> None:
        self.lost = error.strerror or str(error)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)


def open_streams() -> None:
    """Makes the standard streams of this process careful ones; those that are closed lead nowhere from now on.

    Streams that something else has put in their place stay as they are.
    """
    take_closed_numbers()
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    for number, name in ((1, "stdout"), (2, "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            opened = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, CarefulStream(opened, is_closed=True))
        elif stream is getattr(sys, f"__{name}__"):
            setattr(sys, name, CarefulStream(stream))


def lost_output(language: Language) -> str:
    """A sentence on why words of the standard output did not arrive; "" where all did."""
    sys.stdout.flush()
    lost = sys.stdout.lost if isinstance(sys.stdout, CarefulStream) else None
    if lost is None:
        return ""
    return console_word("console.cannot-print", language, reason=lost or console_word("console.closed", language))
