"""Templates of the default theme, drawn on their own with views made for the test."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct

from scorecards.addresses.base import Base
from scorecards.addresses.route import Route, RouteKind
from scorecards.load.source import Files
from scorecards.pages.page import Page
from scorecards.pages.site_view import SiteView
from scorecards.render.templates import Renderer, make_renderer
from scorecards.render.theme import load_theme
from scorecards.views.view_types import LinkView
from tests.support.html_tree import Element, parse
from tests.support.projects import ROOT

T = TypeVar("T", bound=Struct)
NOWHERE = LinkView("", "")
SITE = SiteView("Phiếu điểm", "", "Nhóm", "", "", "", "", NOWHERE, (), (), "22/11/2026", "", False, "")


def default_theme() -> Renderer:
    """The default theme, ready to draw."""
    return make_renderer(load_theme("default", Files(ROOT)), Base("/"))


def part(theme: Renderer, file: str, macro: str, *arguments: Any) -> Element:
    """What a macro of the theme draws."""
    return parse(str(getattr(theme.environment.get_template(f"components/{file}.html").module, macro)(*arguments)))


def draw(theme: Renderer, template: str, context: Any, site: SiteView = SITE, section: str = "") -> Element:
    """A page of the theme."""
    route = Route("/x/", theme.base.language, RouteKind(template.removesuffix(".html")), template)
    return parse(theme.render(Page(route, "Trang", "", context, (), "data/", section), site))


def blank(view: type[T], **known: Any) -> T:
    """A view with nothing in it but what is given."""
    return view(**dict.fromkeys(view.__struct_fields__, "") | known)
