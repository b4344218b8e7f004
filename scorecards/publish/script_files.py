"""Files that the script of a page reads."""

from dataclasses import dataclass

from scorecards.output import Output


@dataclass(frozen=True, slots=True)
class ScriptFiles:
    """A set of files whose names follow from their content."""

    head: str
    """Site path of the file that the script reads first; it names the others."""
    files: tuple[Output, ...]
    """All of them, the head included."""
