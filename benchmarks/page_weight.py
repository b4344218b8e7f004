"""What a reader's phone moves to show each page of this repository's site.

    python benchmarks/page_weight.py [COUNT]

Builds the site and prints the COUNT heaviest pages (20), the middle one and the lightest: the page with its drawings,
the stylesheet, both by gzip, and the fonts, which are kept from then on. Ends with 1 where a page is over its budget of
80 kB (fonts apart, 100 kB), which tests/test_weight.py asserts too.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.projects import build_site
from tests.support.weight import FONT_LIMIT, PAGE_LIMIT, Weight, weigh


def line(weight: Weight, what: str = "") -> str:
    """A row of the table."""
    return f"{weight.page:>9,} {weight.html:>9,} {weight.css:>9,} {weight.fonts:>9,}  /{weight.file}{what}"


def main() -> int:
    """Builds, weighs, prints."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    weights = weigh(build_site(ROOT, "/", today=datetime.now(UTC).date()).files)
    print(f"{'page':>9} {'HTML':>9} {'CSS':>9} {'fonts':>9}  bytes")
    for weight in weights[:count]:
        print(line(weight))
    print(line(weights[len(weights) // 2], "  (the middle one)"))
    print(line(weights[-1], "  (the lightest)"))
    over = [weight for weight in weights if weight.page > PAGE_LIMIT or weight.fonts > FONT_LIMIT]
    print(f"{len(weights)} pages, {len(over)} over {PAGE_LIMIT:,} (fonts {FONT_LIMIT:,}); worst: /{weights[0].file}")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
