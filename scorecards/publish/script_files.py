"""Files that the script of a page reads."""

import json
from dataclasses import dataclass
from typing import Any

from scorecards.output import Output


@dataclass(frozen=True, slots=True)
class ScriptFiles:
    """A set of files whose names follow from their content."""

    head: str
    """Site path of the file that the script reads first; it names the others."""
    files: tuple[Output, ...]
    """All of them, the head included."""


def script_json(content: Any) -> bytes:
    """JSON in as few bytes as it takes."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
