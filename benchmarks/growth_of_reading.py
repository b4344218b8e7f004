"""How the time of reading and tracing grows with the length of a text, form by form.

    python benchmarks/growth_of_reading.py [LARGEST]

Each form is repeated to three lengths, the last of LARGEST characters (100000 without it). For each are printed the
seconds of processor time of the quantity reader, of the time expressions, of the numbers of translations and of tracing
an article of one paragraph, at the largest length, and the exponent with which each grew from the smallest: 1 is in
line with the length, 2 with its square. Tracing has a bound on the length of a paragraph, so that its exponent falls.
Exit code 1 where an exponent is over 1.3 and the time over a second.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


from scorecards.analysis.tracing.commentary import Links, Tracer
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_prose
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.model.articles import Article
from scorecards.problems import Location
from scorecards.strings.words import program_words
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.time_uses import time_expressions
from scorecards.vietnamese.written_numbers import written_numbers

FORMS = (
    "Có 1.234 hồ sơ, ", "Đạt 57,53% hồ sơ. ", "1 ", "5% ", "12/12 ", "1/", "1-", "1) ", "1. ", "1\n", "ngày 1/2/2024 ",
    "quý I/2024 ", "10 tháng đầu năm 2023 ", "năm ", "hai ", "hai trăm ", "không trăm ", "từ 1 đến ", "xếp thứ 2, ",
    "{ho-so} ", "{=", "dài", "a.", "(", '"', "*1* ", "[1](/a/) ", "Hà Tĩnh 5 xã, ", "\u0301", "a\u0301\u0323",
    "1\u200b ",
)  # fmt: skip
STEPS = (16, 4, 1)
"""The three lengths are the largest one divided by these."""
STEEP, LONG = 1.3, 1.0


def main() -> int:
    """Prints the table."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    measures: dict[str, Callable[[str], object]] = {
        "quantities": read_quantities,
        "times": time_expressions,
        "translation": lambda text: written_numbers(text, "vi"),
        "tracing": traced_by(ROOT),
    }
    print(f"{'form':>24}" + "".join(f"{name:>20}" for name in measures))
    steep = False
    for form in FORMS:
        cells = []
        for measure in measures.values():
            seconds, exponent = growth(measure, form, largest)
            steep = steep or (exponent > STEEP and seconds > LONG)
            cells.append(f"{seconds:>12.2f} s ^{exponent:.2f}")
        print(f"{form!r:>24}" + "".join(f"{cell:>20}" for cell in cells), flush=True)
    return 1 if steep else 0


def growth(measure: Callable[[str], object], form: str, largest: int) -> tuple[float, float]:
    """Seconds at the largest length, and the exponent of the growth from the smallest to it."""
    taken = []
    for step in STEPS:
        text = form * max(1, largest // step // len(form))
        start = time.process_time()
        measure(text)
        taken.append(max(time.process_time() - start, 1e-4))
    return taken[-1], math.log(taken[-1] / taken[0]) / math.log(STEPS[0])


def traced_by(root: Path) -> Callable[[str], object]:
    """Traces a text as an article about the first place of the project, short forms included."""
    files = Files(root)
    project = load_project(files, date(2026, 12, 1), False)
    if project is None:
        raise SystemExit("\n".join(f"{one.at} {one.message('en')}" for one in files.diagnostics.problems))
    tracer = Tracer(FigureIndex(project), Links(lambda _: "", lambda _: "/"), program_words())
    place = project.observations[0].place

    def trace(text: str) -> object:
        at = Location("content/news/growth.md", 1)
        prose = parse_prose(at.path, text, LoadContext())
        article = Article(
            slug="growth", title="", summary="", published=date(2026, 1, 1), event=None, places=(place,), pillars=(),
            documents=(), author="", unit="", photo=None, corrections=(), draft=False, ends=None, old_addresses=(),
            prose=prose, front_matter=at,
        )  # fmt: skip
        return tracer.article(article)

    trace("Có 1 xã.")  # the indexes
    return trace


if __name__ == "__main__":
    sys.exit(main())
