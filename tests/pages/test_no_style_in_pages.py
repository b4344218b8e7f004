"""Built pages with every form that a text can have: no style stands in them, which their own policy would block."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.support.projects import Site, workshop

TEXT = """

| A | B | C |
|:--|:-:|--:|
| một[^a] | **b** | `c` |

1. một
2. hai

> trích

```
mã
```

~~bỏ~~ *nghiêng*

[^a]: Lời

    | x | y |
    |---|--:|
    | một | hai |
"""


def test_no_page_has_a_style_of_its_own(tmp_path: Path, country_site: Callable[[str], Site]) -> None:
    project = workshop(tmp_path)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    project.append("content/news/2025/so-hoa.md", TEXT)
    project.append("content/pages/phuong-phap.md", TEXT)
    for site in (project.build(), country_site("/")):
        assert site.files
        for name, page in site.pages.items():
            styled = [one.tag for one in page if one.get("style") or one.tag == "style"]
            assert not styled, name


@pytest.mark.parametrize("name", ["anh.png", "anh.PNG", "thua.webp"])
def test_a_picture_that_no_text_shows_is_named(name: str, tmp_path: Path) -> None:
    project = workshop(tmp_path)
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, "PNG")
    project.write(f"content/news/2025/{name}", made.getvalue())
    codes = [(one.code, str(one.at)) for one in project.build().problems]
    assert codes == [("picture-not-shown", f"content/news/2025/{name}")]
    if name == "anh.png":
        project.append("content/news/2025/nhap.md", "\n![ảnh](anh.png)\n")  # a draft
        assert project.build().problems == []


@pytest.mark.parametrize(
    "path",
    [
        "themes/local/templates/trang.htm",
        "themes/local/strings/fr.toml",
        "themes/local/styles/a.scss",
        "themes/local/fonts/a.woff2",
        "themes/local/ghi-chu.docx",
        "data/readme-so-lieu.xlsx",
        "content/license.docx",
    ],
)
def test_a_file_that_nothing_reads_is_named(path: str, tmp_path: Path) -> None:
    project = workshop(tmp_path)
    project.write(path, b"x")
    assert [(one.code, str(one.at)) for one in project.build().problems] == [("file-not-read", path)]
