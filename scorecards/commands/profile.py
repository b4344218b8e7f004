"""Where the time of a build goes: seconds of each stage, on the clock and of the processor, and the most memory."""

import os
import sys
import time
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct, field

from scorecards.languages import Language
from scorecards.strings.console import console_word
from scorecards.vietnamese.formatting import number


class Profile(Struct):
    """Times of the stages of a run; each begins where it is named and ends where the next begins."""

    clock: Callable[[], float] = time.perf_counter
    processor: Callable[[], float] = field(default_factory=lambda: _processor)
    """Seconds of the processor, those of processes that have ended included."""
    _begun: list[tuple[str, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The start of the process counts as a stage, as long as the processor has been at it."""
        now, used = self.clock(), self.processor()
        self._begun.append(("start", now - used, 0.0))

    def __call__(self, stage: str) -> None:
        """A stage begins."""
        self._begun.append((stage, self.clock(), self.processor()))

    def table(self, language: Language) -> str:
        """A line for each stage that has ended, and one for their sum."""
        rows = [
            (console_word(f"console.{stage}", language), later[1] - clock, later[2] - processor)
            for (stage, clock, processor), later in zip(self._begun, self._begun[1:], strict=False)
        ]
        rows.append((console_word("profile.sum", language), sum(row[1] for row in rows), sum(row[2] for row in rows)))
        wide = max(len(name) for name, _, _ in rows)
        lines = [console_word("profile.head", language)]
        for name, wall, own in rows:
            lines.append(f"  {name:<{wide}}  {_seconds(wall, language):>8}  {_seconds(own, language):>8}")
        if (most := _most_memory()) is not None:
            lines.append(console_word("profile.memory", language, megabytes=number(most, language)))
        return "\n".join(lines)


def _processor() -> float:
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def _seconds(value: float, language: Language) -> str:
    return number(Decimal(f"{value:.2f}"), language)


def _most_memory() -> int | None:
    """The memory of this process at its most, in megabytes; None on Windows, which counts otherwise."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (2**20 if sys.platform == "darwin" else 2**10))
