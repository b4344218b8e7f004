"""How to report a wrong figure, and to ask the agency that published it, without an account."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail


class PersonView(Struct, frozen=True):
    """Whom to turn to."""

    name: str
    role: str
    email: str
    phone: str
    call: str
    """The address that calls the telephone (RFC 3966), or ""."""


class AskPage(Struct, frozen=True):
    """What to write and to whom. The script of the page reads from its address which figure is meant."""

    mail: str
    """Where a report goes by e-mail, or ""."""
    persons: tuple[PersonView, ...]


def ask_page(route: Route, inputs: PageInputs) -> Page:
    """The page, with the persons that the settings name."""
    language = inputs.language
    persons = tuple(
        PersonView(one.name.to(language), one.role.to(language), one.email, one.phone, _call(one.phone))
        for one in inputs.project.site.contacts
    )
    mail = inputs.project.site.email or next((one.email for one in persons if one.email), "")
    title, lead = inputs.words("page.ask"), inputs.words("lead.ask")
    return Page(route, title, lead, AskPage(mail, persons), trail(inputs), "data/site.toml", "ask")


def _call(phone: str) -> str:
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""
