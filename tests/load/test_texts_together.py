"""Texts that are parsed together come out as each does alone, with its own problems."""

from __future__ import annotations

from functools import partial

from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_source, parse_sources
from scorecards.model.articles import MarkdownSource
from scorecards.problems import Diagnostics

HEAD = '+++\ntitle = "Bài"\n+++\n'
TEXTS = [
    "",
    "Một đoạn.\n\n## Mục\n\nĐoạn **đậm** có [liên kết](/tinh/).\n",
    "# Mục\n\nĐoạn có <b>HTML</b>.\n",
    "| Cột | Số |\n|---|---:|\n| Hàng | 5 |\n\nĐoạn có chú thích[^1].\n\n[^1]: Lời chú thích.\n",
    "Lời của chú thích không có ở đây.[^1]\n",
    "#Không cách\n\n\u00a0- Mục\n",
    "Đoạn có {chỗ trống}.\n" + ">" * 30 + " sâu\n",
    "*" * 70_000,
]


def test_texts_together_are_each_alone() -> None:
    sources = [
        MarkdownSource(f"content/news/{number}.md", partial(str, HEAD + text), 2) for number, text in enumerate(TEXTS)
    ]
    alone, apart = [], []
    for source in sources:
        own = Diagnostics()
        alone.append(parse_source(source, LoadContext(own)))
        apart.append(own.problems)
    noted = [Diagnostics() for _ in sources]
    together = parse_sources(sources, [LoadContext(own) for own in noted])
    assert together == alone
    assert [own.problems for own in noted] == apart
    assert [bool(problems) for problems in apart] == [False, False, True, False, True, True, True, True]
