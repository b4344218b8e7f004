"""How much a reader's first search moves on a site with many articles.

    python benchmarks/search_size.py [ARTICLES]

Adds articles of 500 made-up words (from a fixed seed; common words are as frequent as in running text, and words are
independent of each other, so that nothing compresses better than in earnest) to a copy of this repository's data and
builds it. Prints the sizes of the index and what each of some questions moves by gzip (the script, the head, the names
of units, the files of its words and of those side by side, the files of the entries shown), and the worst of a thousand
made-up ones of up to six words. Ends with 1 where a question moves more than 150 kB.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from operator import sub
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scorecards.addresses.base import base_of
from scorecards.load.source import Files
from scorecards.pipeline import Settings, build
from scorecards.publish.search_words import key, question_keys
from scorecards.vietnamese.folding import slug

LIMIT = 150_000
Found = tuple[set[str], dict[int, int]]
"""Files of the index, and how well entries fit by them."""
FIRST = 5
"""How many results of a kind are shown at first, as in search.js."""
QUESTIONS = (
    "ha tinh",
    "chuyển đổi số",
    "hồ sơ trực tuyến",
    "tổ công nghệ số cộng đồng",
    "thanh hoa thanh toan khong dung tien mat",
    "thong tin tinh hinh thuc hien nhiem vu",
)
ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
RIMES = "a á à an án ân ăn ang ong ông ương ươi iên iêu inh ích ôi ới ua uy uyên oa oan oang êu ết ập ác ót ữ ợ"


class Text:
    """Makes words that are spread as in running text (Zipf's law), the language's own first."""

    def __init__(self, seen: Sequence[str], seed: int) -> None:
        made = [onset + rime for onset in ONSETS.split() for rime in RIMES.split()]
        self._random = random.Random(seed)
        self._random.shuffle(made)
        self._words = list(dict.fromkeys([*(word for word, _ in Counter(seen).most_common()), *made]))
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def words(self, count: int) -> str:
        """So many words."""
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count))


class Moved:
    """What questions move, worked out from the files of the index as search.js does."""

    def __init__(self, files: dict[str, bytes], head: str, script: bytes) -> None:
        self._files = {name: json.loads(content) for name, content in files.items()}
        self._head = self._files[head]
        self.sizes = {name: len(gzip.compress(content)) for name, content in files.items()}
        self.start = len(gzip.compress(script)) + self.sizes[head]

    def bytes(self, question: str) -> int:
        """The bytes that a question moves when it is the first."""
        asked = question_keys(question)
        words = [self._having(keys) for keys in dict.fromkeys(asked)]
        pairs = [self._beside(before, after) for before, after in pairwise([("",), *asked, ("",)])]
        used = {self._head["names"]}.union(*(names for names, _ in (*words, *pairs)))
        every = set.intersection(*(set(fits) for _, fits in words))
        ranked = {entry: sum(fits.get(entry, 0) for _, fits in (*words, *pairs)) for entry in every}
        for _, first, end in self._head["kinds"]:
            shown = range(first, end, 1 if first < end else -1)
            own = sorted((e for e in shown if e in every), key=lambda e: -ranked[e])
            used |= {self._head["entries"][entry // self._head["perFile"]] for entry in own[:FIRST]}
        return self.start + sum(self.sizes[f"tim-kiem/{name}"] for name in used)

    def _having(self, keys: Sequence[str]) -> Found:
        names = {name for one in keys if (name := self._file("words", one[:2]))}
        forms = [places for name in names for form, places in self._content(name).items() if key(form) in keys]
        return names, _fits(forms, 1)

    def _beside(self, before: Sequence[str], after: Sequence[str]) -> Found:
        pairs = [f"{one} {other}" for one in before for other in after]
        names = {pair: self._file("pairs", pair) for pair in pairs}
        found = [self._content(name)[pair] for pair, name in names.items() if name and pair in self._content(name)]
        return set(filter(None, names.values())), _fits(found, 30 if all(before) and all(after) else 0)

    def _file(self, kind: str, part: str) -> str:
        return next((name for first, name in reversed(self._head[kind]) if first <= part), "")

    def _content(self, name: str) -> dict[str, list[list[int]]]:
        content: dict[str, list[list[int]]] = self._files[f"tim-kiem/{name}"]
        return content


def _fits(found: Sequence[list[list[int]]], fit: int) -> dict[int, int]:
    fits: dict[int, int] = {}
    for places in found:
        for more, steps in zip((10, 0), places, strict=True):
            for entry in accumulate(steps, sub):
                fits[entry] = max(fit + more, fits.get(entry, 0))
    return fits


ARTICLE = """\
+++
title = "{title}"
summary = "{summary}"
date = {day}
places = ["ha-tinh"]
pillars = ["chinh-quyen-so"]
documents = ["nq-05-tu"]
author = "Nhóm"
+++

{text}
"""


def write_articles(folder: Path, count: int, text: Text) -> None:
    """Made-up articles, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        title = text.words(12)
        day = date(2026, 1, 1) + timedelta(days=number % 300)
        article = ARTICLE.format(title=title, summary=text.words(35), day=day, text=text.words(500))
        name = "-".join([slug(title), str(number)])
        (folder / f"{name}.md").write_text(article, encoding="utf-8")


def main() -> int:
    """Builds the site and prints the sizes of its index."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    texts = (file.read_text(encoding="utf-8") for file in sorted((ROOT / "content").rglob("*.md")))
    said = " ".join(text.split("+++", 2)[2] for text in texts)
    text = Text(re.findall(r"[^\W\d_]+", said.lower()), seed=1)
    with TemporaryDirectory() as folder:
        for name in ("data", "content"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        write_articles(Path(folder) / "content" / "news" / "2026", count, text)
        built = build(Files(Path(folder)), Settings(date(2026, 12, 31), base_of("/")), tuple)
    files = {output.path: output.content for output in built.taken or ()}
    index = {name: content for name, content in files.items() if name.startswith("tim-kiem/") and "json" in name}
    if not index:
        print(*(f"{p.at}: {p.message('en')}" for p in built.problems[:5]), sep="\n")
        return 1
    (head,) = (name for name in index if name.startswith("tim-kiem/index."))
    (script,) = (content for name, content in files.items() if re.match(r"static/search\..*js$", name))
    moved = Moved(index, head, script)
    for kind in ("words", "pairs", "entries"):
        sizes = sorted(size for name, size in moved.sizes.items() if f"/{kind}." in name)
        print(f"{kind}: {len(sizes)} files, {sum(sizes):,} bytes, the largest {sizes[-1]:,}")
    print(f"script {len(gzip.compress(script)):,}, head {moved.sizes[head]:,}")
    for question in QUESTIONS:
        print(f"{moved.bytes(question):>9,}  {question}")
    worst = max((moved.bytes(question), question) for question in (text.words(n % 6 + 1) for n in range(1000)))
    print(f"{worst[0]:>9,}  {worst[1]} (the worst of a thousand; at most {LIMIT:,})")
    return int(worst[0] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
