"""The articles of a synthetic project and the words of our own theme, for other programs to make the same site of."""

import json
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).resolve().parent
THEME = HERE.parents[1] / "scorecards/themes/default"
ADDRESS = "https://example.org/"
"""What every site is built for."""
LANGUAGES = ("vi", "en")
PER_PAGE = 20
"""Articles on a page of a list, as ours."""
RELATED = 4
"""Related articles under an article, as ours."""
FEED = 50
"""Entries of a feed, as ours."""
NAV = (
    ("/", "nav_home", "Trang chủ", "Home"),
    ("/tinh/", "nav_units", "Tỉnh, thành phố", "Provinces and cities"),
    ("/so-sanh/", "nav_compare", "So sánh", "Compare"),
    ("/kiem-tra/", "nav_check", "Kiểm tra một con số", "Check a number"),
    ("/chi-tieu/", "nav_indicators", "Chỉ tiêu", "Indicators"),
    ("/tru-cot/", "nav_pillars", "Trụ cột", "Pillars"),
    ("/van-ban/", "nav_documents", "Văn bản", "Documents"),
    ("/tin-tuc/", "nav_news", "Tin tức", "News"),
    ("/doi-chieu/", "nav_findings", "Đối chiếu", "Findings"),
    ("/do-phu/", "nav_coverage", "Độ phủ", "Coverage"),
    ("/thay-doi/", "nav_changes", "Số liệu đã sửa", "Mended figures"),
    ("/du-lieu/", "nav_data", "Dữ liệu", "Data"),
    ("/theo-doi/", "nav_follow", "Theo dõi", "Follow"),
)
"""The menu: path, key of the word, Vietnamese, English."""


@dataclass(frozen=True, slots=True)
class CorpusArticle:
    """An article, or its translation."""

    slug: str
    language: str
    title: str
    summary: str
    published: date
    places: tuple[str, ...]
    pillars: tuple[str, ...]
    author: str
    body: str
    """Markdown."""

    @property
    def month(self) -> str:
        """The list of its month: "2026-06"."""
        return f"{self.published:%Y-%m}"


@dataclass(frozen=True)
class Corpus:
    """What all programs make a site of."""

    project: Path
    """The folder of the synthetic project."""

    @cached_property
    def articles(self) -> tuple[CorpusArticle, ...]:
        """Those in Vietnamese, then the translations."""
        originals = [_article(path, "vi") for path in sorted(self.project.glob("content/news/*/*.md"))]
        by_slug = {one.slug: one for one in originals}
        translations = sorted(self.project.glob("content/en/news/*/*.md"))
        return (*originals, *(_article(path, "en", by_slug[path.stem]) for path in translations))

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """Names of the lists that articles stand in: by kind ("tinh", "tru-cot", "thang") and key."""
        places, pillars = (_toml(self.project / f"data/{name}.toml") for name in ("places", "pillars"))
        return {
            "tinh": {id: str(places[id]["name"]) for one in self.articles for id in one.places},
            "tru-cot": {id: str(pillars[id]["name"]) for one in self.articles for id in one.pillars},
            "thang": {one.month: one.month for one in self.articles},
        }

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """The words of our theme by language and key: `base_skip`."""
        found = {}
        for number, language in enumerate(LANGUAGES):
            sections = _toml(THEME / f"strings/{language}.toml")
            found[language] = {
                f"{section}_{key}".replace("-", "_"): word
                for section, words in sections.items()
                for key, word in words.items()
                if isinstance(word, str)
            } | {key: names[number] for _, key, *names in NAV}
        return found

    @property
    def title(self) -> str:
        """The name of the site."""
        return str(tomllib.loads((self.project / "data/site.toml").read_text(encoding="utf-8"))["title"])

    def base(self, marks: dict[str, str], word: Callable[[str], str]) -> str:
        """The frame of all pages in the language of a program's templates.

        `marks` gives what stands for each mark ("lang": "{{ lang }}"), `word` what stands for the word of a key.
        """
        text = (HERE / "base.html").read_text(encoding="utf-8")
        early = (THEME / "templates/early.js").read_text(encoding="utf-8").strip()
        for key in self.words["vi"]:
            text = text.replace(f"§{{t:{key}}}", word(key))
        for mark, shown in (marks | {"site": self.title, "early": early}).items():
            text = text.replace(f"§{{{mark}}}", shown)
        if "§{" in text:
            raise ValueError(f"nothing stands for a mark: {text[text.index('§{') :][:40]}")
        return text

    def copy_static(self, folder: Path) -> None:
        """Writes the stylesheet, scripts and fonts of our theme, as they are, into `folder`."""
        shutil.copytree(THEME / "static", folder, dirs_exist_ok=True)
        styles = sorted((THEME / "styles").rglob("*.css"))
        write(folder / "style.css", "\n".join(path.read_text(encoding="utf-8") for path in styles))


def copy_templates(program: str, folder: Path) -> None:
    """Copies the templates and settings of a program that stand beside this module."""
    for path in sorted((HERE / program).rglob("*")):
        if path.is_file():
            write(folder / path.relative_to(HERE / program), path.read_text(encoding="utf-8"))


def write(path: Path, text: str) -> None:
    """Writes a text and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def as_json(value: object) -> str:
    """JSON with letters as they are, on a line; a text of it is one of YAML too."""
    return json.dumps(value, ensure_ascii=False)


def _article(path: Path, language: str, original: CorpusArticle | None = None) -> CorpusArticle:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    keys = tomllib.loads(head)
    return CorpusArticle(
        path.stem,
        language,
        keys["title"],
        keys["summary"],
        original.published if original else keys["date"],
        original.places if original else tuple(keys["places"]),
        original.pillars if original else tuple(keys["pillars"]),
        keys["author"],
        body.strip(),
    )


def _toml(path: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
