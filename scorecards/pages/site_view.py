"""What every page shows of the site: its name, its menu, its foot."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.vietnamese import formatting
from scorecards.views.links import link_to
from scorecards.views.view_types import LinkView

MENU = (
    "units", "rankings", "compare", "check", "indicators", "pillars", "targets", "communes", "documents", "news",
    "findings", "coverage", "revisions", "data", "feeds", "glossary", "method", "about",
    "accessibility",
)  # fmt: skip
"""The pages of the menu, by their keys in `paths.LISTS`, in order."""


class SiteView(Struct, frozen=True):
    """What every page knows of the site."""

    title: str
    description: str
    publisher: str
    publisher_note: str
    logo_words: str
    """What the logo shows; "" where there is none."""
    email: str
    repository: str
    licence: LinkView
    nav: tuple[tuple[str, LinkView], ...]
    """Section key and link, in order."""
    links: tuple[LinkView, ...]
    today: str
    """Day of the build: "22/11/2026"."""
    request: str
    """Number of the request whose preview this is; "" for the site itself."""
    has_samples: bool
    """Whether content that came with a new project, invented in part, is among it."""
    address: str
    """Absolute address of the edition's first page, with a slash at the end, or "" where it is not known."""


def site_view(inputs: PageInputs) -> SiteView:
    """The site in the language of the inputs; made once for all pages."""
    return inputs.once(("site-view",), lambda: _site_view(inputs))


def _site_view(inputs: PageInputs) -> SiteView:
    site, language = inputs.project.site, inputs.language
    nav = (key for key in MENU if _is_there(key, inputs))
    return SiteView(
        title=site.title.to(language),
        description=site.description.to(language),
        publisher=site.publisher.to(language),
        publisher_note=" ".join(filter(None, (official_sentence(inputs), site.publisher_note.to(language)))),
        logo_words=site.logo_words.to(language),
        email=site.email,
        repository=site.repository,
        licence=LinkView(site.data_licence.to(language), site.data_licence_url),
        nav=tuple((key, link_to(inputs.words(f"page.{key}"), paths.LISTS[key], inputs)) for key in nav),
        links=tuple(LinkView(link.name.to(language), link.url) for link in site.links),
        today=formatting.day(inputs.index.today, language),
        request=inputs.request,
        has_samples=bool(site.samples),
        address=inputs.base.full("/") if inputs.base.absolute else "",
    )


def official_sentence(inputs: PageInputs) -> str:
    """Whether the site is the official one of its publisher, in a sentence; "" where settings do not say."""
    site = inputs.project.site
    if site.official is None:
        return ""
    kind = "official" if site.official else "unofficial"
    return inputs.words(f"site.{kind}", publisher=site.publisher.to(inputs.language))


def _is_there(key: str, inputs: PageInputs) -> bool:
    if key in inputs.project.site.sections_off:
        return False
    if key == "rankings":
        return bool(inputs.project.rankings)
    if key == "communes":
        return inputs.project.communes is not None
    if key == "targets":
        return bool(inputs.project.targets)
    if key == "glossary":
        return bool(inputs.project.glossary)
    return key not in ("method", "about", "accessibility") or paths.LISTS[key].strip("/") in inputs.project.pages
