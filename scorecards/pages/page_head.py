"""What a page says of itself to machines that fetch it: a picture and a title for shared links, linked data.

All of it takes whole addresses, so there is none where the site's own is not known, as in a preview.

The picture follows the Open Graph protocol (https://ogp.me/), the linked data schema.org.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from scorecards.charts.share_card import ShareCard, card_svg
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.pages.page import Page

FOLDER = "chia-se"
"""Where the pictures of shared links stand, each under its page's path."""


class PageHead(Struct, frozen=True):
    """What a page's head says besides title and description."""

    picture: str = ""
    """Absolute address of the picture, or ""."""
    picture_words: str = ""
    """The picture in words."""
    linked_data: Mapping[str, Any] = field(default_factory=dict)
    """A JSON-LD document; empty where there is nothing to say."""
    made: Output | None = None
    """The picture."""


NO_HEAD = PageHead()


def page_head(page: Page, inputs: PageInputs) -> PageHead:
    """The head of a page of the site behind `inputs`."""
    if not inputs.base.absolute:
        return NO_HEAD
    picture = _picture(page, page.card, inputs) if page.card else None
    address = f"{inputs.base.absolute}{picture.path}" if picture else ""
    data = _linked_data(page, address, inputs)
    return PageHead(address, _in_words(page.card) if page.card else "", data, picture)


def _picture(page: Page, card: ShareCard, inputs: PageInputs) -> Output:
    if page.card_of:
        return inputs.once(("shared-picture", page.card_of), lambda: _drawn(page.card_of, card, page.source, inputs))
    return _drawn(page.path, card, page.source, inputs)


def _drawn(path: str, card: ShareCard, source: str, inputs: PageInputs) -> Output:
    svg = card_svg(card, inputs.project.site.title.to(inputs.language), inputs.base.full(path), inputs.charts.style)
    name = inputs.base.localised(path).strip("/") or "trang-dau"
    return Output(f"{FOLDER}/{name}.png", inputs.pictures.png(svg), source)


def _in_words(card: ShareCard) -> str:
    parts = (card.title, f"{card.label}: {card.large}" if card.label and card.large else card.label, card.text)
    return ". ".join(part.rstrip(".") for part in parts if part)


def _linked_data(page: Page, picture: str, inputs: PageInputs) -> Mapping[str, Any]:
    full = inputs.base.full
    graph: list[Mapping[str, Any]] = []
    if page.breadcrumbs:
        trail = [(link.name, full(link.path)) for link in page.breadcrumbs] + [(page.title, full(page.path))]
        items = [
            {"@type": "ListItem", "position": at, "name": name, "item": address}
            for at, (name, address) in enumerate(trail, 1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": items})
    if page.subject:
        own = {"@id": full(page.path), "url": full(page.path), "inLanguage": inputs.language}
        graph.append({**page.subject, **own, **({"image": picture} if picture else {})})
    return {"@context": "https://schema.org", "@graph": graph} if graph else {}
