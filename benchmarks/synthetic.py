"""Writes a synthetic project of any size: invented units, indicators, figures and articles that pass `check`.

    python benchmarks/synthetic.py FOLDER [--units 34] [--indicators 6] [--periods 1] [--articles 100]

Every name in it says that it is synthetic. Units are provinces up to 34 and communes of them beyond. Each unit has one
report a period with a figure of each indicator; each article has some 450 words of Vietnamese, a table, links and
numbers that are traced to the figures of its unit. The same numbers give the same bytes.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

import tomli_w

PROVINCES = 34
"""Units beyond these are communes."""
LAST_DAY = date(2026, 6, 30)
FIRST_DAY = date(2015, 1, 1)
"""When the document was issued that articles name as their source: before any of them."""
PILLARS = ("ha-tang", "chinh-quyen", "kinh-te", "xa-hoi")

SENTENCES = (
    "Đơn vị tổng hợp đã rà soát toàn bộ quy trình và công bố danh mục trên cổng thông tin của mình.",
    "Các tổ công nghệ số cộng đồng đến từng hộ để hướng dẫn người dân nộp hồ sơ qua mạng.",
    "Cán bộ ở bộ phận một cửa được tập huấn và có người hỗ trợ trong những tuần đầu.",
    "Việc kết nối giữa các hệ thống còn chậm nên nhiều nơi phải nhập lại dữ liệu bằng tay.",
    "Doanh nghiệp nhỏ được giới thiệu nền tảng quản lý bán hàng và hóa đơn điện tử.",
    "Trường học và trạm y tế dùng chung đường truyền đã được nâng cấp trong năm trước.",
    "Người cao tuổi vẫn thích đến tận nơi, vì vậy quầy hướng dẫn trực tiếp được giữ lại.",
    "Kinh phí được bố trí từ nguồn ngân sách và từ các chương trình phối hợp với doanh nghiệp.",
    "Kết quả được công khai để người dân theo dõi và góp ý với cơ quan phụ trách.",
    "Kế hoạch cho giai đoạn tới chú trọng dữ liệu dùng chung và an toàn thông tin.",
)


def main() -> None:
    """Writes the project that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=PROVINCES)
    parser.add_argument("--indicators", type=int, default=6)
    parser.add_argument("--periods", type=int, default=1)
    parser.add_argument("--articles", type=int, default=100)
    arguments = parser.parse_args()
    write_project(arguments.folder, arguments.units, arguments.indicators, arguments.periods, arguments.articles)


def write_project(folder: Path, units: int, indicators: int = 6, periods: int = 1, articles: int = 0) -> None:
    """Writes a project of that size into `folder`, which is made."""
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
        text = _article(n, slug, day, {i: rates[slug, i] for i in range(1, indicators + 1)}, articles, numbers)
        path = folder / f"content/news/{day:%Y}/bai-{n}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _write(path: Path, table: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(tomli_w.dumps(table), encoding="utf-8")


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


def _article(n: int, slug: str, day: date, rates: dict[int, int], articles: int, numbers: random.Random) -> str:
    head = (
        f'+++\ntitle = "Bài tổng hợp {_letters(n)} (synthetic)"\n'
        f'summary = "Bài do máy ghép để đo tốc độ."\ndate = {day.isoformat()}\nplaces = ["{slug}"]\n'
        f'pillars = ["{PILLARS[n % len(PILLARS)]}"]\ndocuments = ["van-ban-{slug}"]\n'
        'author = "Máy (synthetic)"\n+++\n\n'
    )
    shown = list(rates.items())[:4]
    table = "\n".join(f"| Tỷ lệ tổng hợp loại {_letters(i)} | {_percent(rate)} |" for i, rate in shown)
    paragraphs = []
    for i, rate in shown:
        sentences = [numbers.choice(SENTENCES) for _ in range(5)]
        number = f"[Tỷ lệ tổng hợp loại {_letters(i)}](/chi-tieu/chi-tieu-{i}/) đạt {_percent(rate)}."
        paragraphs.append(" ".join((*sentences[:2], number, *sentences[2:])))
    other = (n + 1) % articles
    parts = (paragraphs[0], "## Số liệu\n\n| Chỉ tiêu | Giá trị |\n|---|---:|\n" + table, *paragraphs[1:])
    return head + "\n\n".join((*parts, f"Xem thêm [bài sau](/tin-tuc/bai-{other}/).")) + "\n"


if __name__ == "__main__":
    main()
