"""What a reader's phone downloads to look a commune up on this repository's site.

    python benchmarks/commune_weight.py

Builds the site and prints, by gzip: the head of the look-up, its files of names, the heaviest look-up of a first word
(the head and every file that names which begin so stand in), and the heaviest list of a province. Ends with 1 where a
look-up is over 60 kB.
"""

from __future__ import annotations

import gzip
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.projects import build_site

LIMIT = 60_000
SHORTEST = 3
"""Letters from which words that begin so are looked for, as in communes-find.js."""


def main() -> int:
    """Builds, weighs, prints."""
    files = build_site(ROOT, "/", today=datetime.now(UTC).date()).files
    sizes = {path: len(gzip.compress(content)) for path, content in files.items() if "xa-phuong/" in path}
    (head,) = (path for path in sizes if path.startswith("xa-phuong/index.") and path.endswith(".json"))
    names = [(first, f"xa-phuong/{file}") for first, file in json.loads(files[head])["files"]]
    words = {key.split()[0] for _, path in names for key in json.loads(files[path])}
    starts = {word[:SHORTEST] for word in words}
    worst, start = max((sum(sizes[path] for path in _needed(names, start)), start) for start in starts)
    total = sizes[head] + worst
    own = [sizes[path] for _, path in names]
    lists = {
        path: size for path, size in sizes.items() if path.startswith("xa-phuong/") and path.endswith("index.html")
    }
    heaviest = max(lists, key=lambda path: lists[path])
    print(f"head {sizes[head]:,}; {len(own)} files of names, {min(own):,} to {max(own):,}, together {sum(own):,} bytes")
    print(f"heaviest look-up {total:,} bytes (“{start}…”); limit {LIMIT:,}")
    print(f"heaviest list {lists[heaviest]:,} bytes (/{heaviest})")
    return int(total > LIMIT)


def _needed(names: list[tuple[str, str]], start: str) -> list[str]:
    """The files that keys which begin so stand in; of a shorter start those alone that have it as a whole word."""
    open_start = start if len(start) >= SHORTEST else f"{start} "
    until = sum(first <= f"{open_start}\uffff" for first, _ in names)
    return [path for _, path in names[max(sum(first <= start for first, _ in names) - 1, 0) : until]]


if __name__ == "__main__":
    sys.exit(main())
