"""Writes a synthetic project of any size: invented units, indicators, figures and articles that pass `check`.

    python benchmarks/synthetic.py FOLDER [--units 34] [--indicators 6] [--periods 1] [--articles 100] [--translated 10]

The largest that is measured, of more than a million observations:

    python benchmarks/synthetic.py FOLDER --units 3355 --indicators 40 --periods 8 --articles 10000

Every name in it says that it is synthetic. Units are provinces up to 34 and communes of them beyond. Each unit has one
report a period with a figure of each indicator; each article has some 450 words of Vietnamese, a table, links and
numbers that are traced to the figures of its unit. No two sentences of the first 20,000 articles are the same, but
those that state a figure (`sentences.py`). `--translated 10` gives every tenth article a translation; by default none
has one. The same numbers give the same bytes.
"""

import argparse
import random
import sys
from datetime import date, timedelta
from itertools import count, zip_longest
from pathlib import Path

import tomli_w

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.sentences import ENGLISH, VIETNAMESE, Clauses, sentence

PROVINCES = 34
"""Units beyond these are communes."""
LAST_DAY = date(2026, 6, 30)
FIRST_DAY = date(2015, 1, 1)
"""When the document was issued that articles name as their source: before any of them."""
PILLARS = ("ha-tang", "chinh-quyen", "kinh-te", "xa-hoi")

PARAGRAPHS = (4, 3, 4, 3)
"""How many sentences without a number each paragraph of an article has."""


def main() -> None:
    """Writes the project that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=PROVINCES)
    parser.add_argument("--indicators", type=int, default=6)
    parser.add_argument("--periods", type=int, default=1)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--translated", type=int, default=0, metavar="N", help="every Nth article, 0: none")
    asked = parser.parse_args()
    write_project(asked.folder, asked.units, asked.indicators, asked.periods, asked.articles, asked.translated)


def write_project(
    folder: Path, units: int, indicators: int = 6, periods: int = 1, articles: int = 0, translated: int = 0
) -> None:
    """Writes a project of that size into `folder`, which is made; every article of number `translated` is translated.

    With `translated` 0 none is.
    """
    numbers = random.Random(f"{units}/{indicators}/{periods}/{articles}")
    slugs = [f"don-vi-{n}" for n in range(1, units + 1)]
    rates = {
        (slug, indicator): numbers.randrange(3000, 9900) for slug in slugs for indicator in range(1, indicators + 1)
    }
    _write(folder / "data/site.toml", _site())
    _write(folder / "data/pillars.toml", {id: _named(f"Trụ cột tổng hợp {id}") | {"weight": 100} for id in PILLARS})
    _write(folder / "data/places.toml", _places(slugs))
    _write(folder / "data/indicators.toml", {f"chi-tieu-{n}": _indicator(n) for n in range(1, indicators + 1)})
    for slug in slugs:
        documents: dict[str, object] = {f"van-ban-{slug}": _document(slug, FIRST_DAY)}
        for period in range(periods):
            day = LAST_DAY - timedelta(days=182 * period)
            id = f"bao-cao-{slug}-{day:%Y-%m}"
            documents[id] = _document(slug, day)
            figures = [_figure(n, rates[slug, n], period) for n in range(1, indicators + 1)]
            report = {"document": id, "as_of": day, "observation": figures}
            _write(folder / f"data/provinces/{slug}/{day:%Y-%m}.toml", report)
        _write(folder / f"data/documents/{slug}.toml", documents)
    for n in range(articles):
        slug = slugs[n % len(slugs)]
        day = LAST_DAY - timedelta(days=n % 3000)
        # Articles of one unit go through its indicators in turn.
        numbered = [(n // len(slugs) + i) % indicators + 1 for i in range(min(indicators, len(PARAGRAPHS)))]
        shown = {i: rates[slug, i] for i in numbered}
        _write_text(folder / f"content/news/{day:%Y}/bai-{n}.md", _article(n, slug, day, shown, articles))
        if translated and n % translated == 0:
            _write_text(folder / f"content/en/news/{day:%Y}/bai-{n}.md", _translation(n, shown, articles))


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write(path: Path, table: dict[str, object]) -> None:
    _write_text(path, tomli_w.dumps(table))


def _named(name: str) -> dict[str, object]:
    return {"name": name, "definition": f"{name}: bịa ra để đo."}


def _site() -> dict[str, object]:
    return {
        "title": "Dự án tổng hợp để đo tốc độ (synthetic)",
        "description": "Mọi nơi, văn bản và con số đều do máy bịa ra để đo.",
        "publisher": "Dự án tổng hợp (synthetic)",
        "publisher_note": "Không có nơi nào mang những tên này.",
        "country": "nuoc-tong-hop",
        "data_licence": "CC0",
        "data_licence_url": "https://vi-du.vn/giay-phep",
    }


def _places(slugs: list[str]) -> dict[str, object]:
    country = "Nước Tổng Hợp (synthetic)"
    found: dict[str, object] = {
        "nuoc-tong-hop": {"name": country, "area": [{"id": "nuoc-tong-hop", "name": country, "level": "country"}]}
    }
    for n, slug in enumerate(slugs):
        is_province = n < PROVINCES
        name = f"{'Tỉnh' if is_province else 'Xã'} Tổng Hợp {_letters(n)}"
        area: dict[str, object] = {"id": slug, "name": name, "level": "province" if is_province else "commune"}
        if not is_province:
            area["parent"] = slugs[n % PROVINCES]
        found[slug] = {"name": f"Tổng Hợp {_letters(n)}", "area": [area]}
    return found


def _letters(number: int) -> str:
    """A name without digits, which texts would otherwise trace: 0 is "Aa", 27 is "Bb"."""
    name = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        name = chr(ord("a") + letter) + name
    return name.capitalize()


def _indicator(n: int) -> dict[str, object]:
    return _named(f"Tỷ lệ tổng hợp loại {_letters(n)}") | {
        "pillar": PILLARS[n % len(PILLARS)],
        "kind": "rate",
        "better": "higher",
        "unit": "%",
        "low": 0,
        "high": 100,
        "compare_within_days": 90,
        "merge": "not-comparable",
    }


def _document(slug: str, day: date) -> dict[str, object]:
    return {
        "title": f"Báo cáo tổng hợp của {slug} (synthetic)",
        "kind": "report",
        "issuer": "Cơ quan Tổng Hợp (synthetic)",
        "date": day + timedelta(days=5),
    }


def _percent(hundredths: int) -> str:
    return f"{hundredths // 100},{hundredths % 100:02d}%"


def _figure(n: int, rate: int, period: int) -> dict[str, object]:
    return {"indicator": f"chi-tieu-{n}", "measure": "cumulative", "quote": f"đạt {_percent(rate - 100 * period)}"}


def _article(n: int, slug: str, day: date, rates: dict[int, int], articles: int) -> str:
    head = (
        f'+++\ntitle = "Bài tổng hợp {_letters(n)} (synthetic)"\n'
        f'summary = "{sentence(-1 - n, VIETNAMESE)}"\ndate = {day.isoformat()}\nplaces = ["{slug}"]\n'
        f'pillars = ["{PILLARS[n % len(PILLARS)]}"]\ndocuments = ["van-ban-{slug}"]\n'
        'author = "Máy (synthetic)"\n+++\n\n'
    )
    table = "\n".join(f"| Tỷ lệ tổng hợp loại {_letters(i)} | {_percent(rate)} |" for i, rate in rates.items())
    stated = [
        f"[Tỷ lệ tổng hợp loại {_letters(i)}](/chi-tieu/chi-tieu-{i}/) đạt {_percent(rate)}."
        for i, rate in rates.items()
    ]
    first, *rest = _paragraphs(n, stated, VIETNAMESE)
    parts = (first, "## Số liệu\n\n| Chỉ tiêu | Giá trị |\n|---|---:|\n" + table, *rest)
    return head + "\n\n".join((*parts, f"Xem thêm [bài sau](/tin-tuc/bai-{(n + 1) % articles}/).")) + "\n"


def _translation(n: int, rates: dict[int, int], articles: int) -> str:
    head = (
        f'+++\ntitle = "Synthetic article {_letters(n)}"\nsummary = "{sentence(-1 - n, ENGLISH)}"\n'
        'author = "A machine (synthetic)"\n+++\n\n'
    )
    said = {i: _percent(rate).replace(",", ".") for i, rate in rates.items()}
    table = "\n".join(f"| Synthetic rate {_letters(i)} | {rate} |" for i, rate in said.items())
    stated = [f"The [synthetic rate {_letters(i)}](/chi-tieu/chi-tieu-{i}/) is {rate}." for i, rate in said.items()]
    first, *rest = _paragraphs(n, stated, ENGLISH)
    parts = (first, "## Figures\n\n| Indicator | Value |\n|---|---:|\n" + table, *rest)
    return head + "\n\n".join((*parts, f"See also [the next](/tin-tuc/bai-{(n + 1) % articles}/).")) + "\n"


def _paragraphs(n: int, stated: list[str], clauses: Clauses) -> list[str]:
    """Paragraphs of sentences that no other article has, with one of those that state a figure in each."""
    following = count(n * sum(PARAGRAPHS))
    paragraphs = []
    for length, number in zip_longest(PARAGRAPHS, stated):
        plain = [sentence(next(following), clauses) for _ in range(length)]
        paragraphs.append(" ".join((*plain[:2], *filter(None, (number,)), *plain[2:])))
    return paragraphs


if __name__ == "__main__":
    main()
