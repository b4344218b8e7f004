"""An article written on the desk, as a Markdown file of the project."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import tomli_w
from msgspec import Struct

from scorecards.desk.requests import day_of_box, names, words
from scorecards.vietnamese.folding import slug

_LONGEST = 60
_PHOTO = re.compile(r"\.(?:jpe?g|png|webp|gif)\Z", re.IGNORECASE)


class ArticleAsked(Struct, frozen=True):
    """What an editor has written so far."""

    slug: str
    """Of its title, "" where there is none."""
    published: date
    head: Mapping[str, Any]
    """The front matter, empty fields left out."""
    body: str
    photo: str
    """Name of the photo's file beside the article, "" for none."""


def article_asked(asked: Mapping[str, Any], today: date) -> ArticleAsked:
    """The article of a request. Raises BadRequestError."""
    title = " ".join(words(asked, "title").split())
    made = slug(title)
    if len(made) > _LONGEST:
        made = made[:_LONGEST].rsplit("-", 1)[0]
    published = day_of_box(asked, "date") or today
    head: dict[str, Any] = {
        "title": title,
        "summary": " ".join(words(asked, "summary").split()),
        "date": published,
        "places": list(names(asked, "places")),
        "pillars": list(names(asked, "pillars")),
        "documents": list(names(asked, "documents")),
        "author": words(asked, "author").strip(),
        "unit": words(asked, "unit").strip(),
    }
    head = {key: value for key, value in head.items() if value or key in ("title", "summary")}
    if asked.get("draft") is True:
        head["draft"] = True
    ending = _PHOTO.search(words(asked, "photo_name"))
    photo = f"{made}{ending[0].lower()}" if ending and made else ""
    if photo:
        head["photo"] = {
            "file": photo,
            "alt": words(asked, "photo_alt").strip(),
            "caption": words(asked, "photo_caption").strip(),
            "credit": words(asked, "photo_credit").strip(),
        }
    return ArticleAsked(made, published, head, words(asked, "body"), photo)


def article_path(wanted: ArticleAsked) -> str:
    """Where the article stands: "content/news/2026/tieu-de.md"."""
    return f"content/news/{wanted.published.year}/{wanted.slug}.md"


def photo_path(wanted: ArticleAsked) -> str:
    """Where its photo stands, beside it."""
    return f"content/news/{wanted.published.year}/{wanted.photo}"


def article_text(wanted: ArticleAsked) -> str:
    """The file: front matter, then the text as it was written."""
    body = wanted.body.replace("\r\n", "\n").replace("\r", "\n").strip()
    return f"+++\n{tomli_w.dumps(wanted.head)}+++\n\n{body}\n"
