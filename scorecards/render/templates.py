"""Templates: pages to HTML, with every mistake of a template as a problem with its file and line."""

import re
import traceback
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from typing import Any

import jinja2
from markupsafe import Markup, escape
from msgspec import Struct

from scorecards.addresses.base import Base
from scorecards.addresses.paths import LISTS
from scorecards.addresses.twins import Twin, twins
from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.memo import Memo, SameObjects
from scorecards.pages.page import Page
from scorecards.pages.page_head import NO_HEAD, PageHead
from scorecards.pages.site_view import SiteView
from scorecards.problems import ContentError, Diagnostics, Location, Problem, nearest, problem
from scorecards.render.compiled_templates import CompiledTemplates
from scorecards.render.contact import Contact, share_addresses
from scorecards.render.sandbox import TemplateEnvironment
from scorecards.render.steps import TooManyStepsError
from scorecards.render.theme import Theme

NOBODY = Contact()
_NAME = re.compile(r"[\w/-]+\.\w+")
"""What may be the name of a template."""
_LINKS = 4096
"""Links that are kept: those of the menu and of what many pages name."""


class _NotInThemeError(Exception):
    """A template asked for a string or a static file that the theme does not have."""

    def __init__(self, code: str, details: Mapping[str, str]) -> None:
        self.code, self.details = code, details
        super().__init__(code)


class _Loader(jinja2.FunctionLoader):
    """Hands over templates; what Python, and not Jinja, refuses in one is a mistake of that template too."""

    def load(
        self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        """The template. Raises TemplateError, and nothing else, for one that cannot be compiled."""
        try:
            return super().load(environment, name, globals)
        except (ValueError, SyntaxError, RecursionError, MemoryError) as error:  # long numbers, blocks too deep
            _, file, _ = self.get_source(environment, name)
            raise jinja2.TemplateSyntaxError(f"{type(error).__name__}: {error}", 1, name, file) from error


class Renderer(Struct, frozen=True):
    """Draws pages with a theme, for one language and one base address."""

    theme: Theme
    base: Base
    environment: TemplateEnvironment
    files: frozenset[str]
    """Those of templates, as messages and tracebacks name them."""

    def render(self, page: Page, site: SiteView, head: PageHead = NO_HEAD) -> str:
        """The page's HTML. Raises ContentError where its template cannot be drawn."""
        context = {name: getattr(page.context, name) for name in page.context.__struct_fields__}
        self.environment.begin_page(site)
        try:
            return self.environment.get_template(page.route.template).render(page=page, site=site, head=head, **context)
        except (jinja2.TemplateError, _NotInThemeError) as error:
            raise ContentError([self._problem(error, page)]) from error
        except Exception as error:
            if self._template_frame(error) is None:
                raise
            raise ContentError([self._problem(error, page)]) from error

    def _problem(self, error: Exception, page: Page) -> Problem:
        own = self.theme.templates.get(page.route.template)
        at = self._template_frame(error) or Location(own.file if own else page.source)
        match error:
            case _NotInThemeError():
                return problem(error.code, at, **error.details)
            case jinja2.TemplateSyntaxError():
                file = error.filename or str(error.name)  # which is the file where a raw block is left open
                return problem("template-syntax", Location(file, error.lineno), reason=error.message)
            case jinja2.TemplateNotFound():
                at = self._template_frame(error) or Location(self.theme.source)
                return problem("missing-template", at, read=error.name)
            case TooManyStepsError():
                return problem("template-endless", at, steps=str(error))
            case jinja2.UndefinedError():
                return problem("template-undefined", at, reason=error.message)
        return problem("template-error", at, reason=f"{type(error).__name__}: {error}")

    def _template_frame(self, error: Exception) -> Location | None:
        """The innermost line of a template that the error went through."""
        found = None
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename in self.files:
                found = Location(frame.filename, frame.lineno)
        return found


def renderers_of(theme: Theme, base: Base, contact: Contact, memo: Memo) -> Mapping[Language, Renderer]:
    """A renderer for each language, made once for a theme and an address: templates are compiled once."""
    key = ("renderers", SameObjects((theme,)), base, contact)
    made = {language: base.to(language) for language in LANGUAGES}
    return memo.recall(
        key, lambda _: {one: make_renderer(theme, to, contact) for one, to in made.items()}, Diagnostics()
    )


def compile_templates(renderers: Mapping[Language, Renderer], templates: Iterable[str]) -> Iterator[str]:
    """Compiles templates of a theme, and those that they name, one at each step: processes forked later need not."""
    theme = renderers[ORIGINAL].theme
    waiting, known = [*templates], set[str]()
    while waiting:
        name = waiting.pop()
        if name in known or name not in theme.templates:
            continue
        known.add(name)
        waiting += _NAME.findall(theme.templates[name].text)
        for renderer in renderers.values():
            with suppress(jinja2.TemplateError):  # which is told when a page is made with it
                renderer.environment.get_template(name)
        yield name


def make_renderer(theme: Theme, base: Base, contact: Contact = NOBODY) -> Renderer:
    """A renderer for the language of `base`.

    Templates see `t`, `link`, `paths`, `full`, `twins`, `asset`, `logo`, `digest` and `lang` everywhere.

    A template of a parent theme that is hidden by one of the same name is reached as "<theme>/<template>".
    """
    found = {name: (one.text, one.file, lambda: True) for name, one in theme.templates.items()}
    of_program = [(name, one.file) for name, one in theme.templates.items() if one.of_program]
    environment = TemplateEnvironment(
        loader=_Loader(found.get),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(of_program),
    )
    language = base.language
    strings = theme.words[language].table
    said: dict[str, str] = {}
    link = lru_cache(maxsize=_LINKS, typed=True)(base.link)

    def t(key: str, **values: object) -> str:
        if not values and key in said:
            return said[key]
        if key not in strings:
            raise _NotInThemeError(
                "unknown-string", {"table": f"strings/{language}.toml", "read": key, "near": nearest(key, strings)}
            )
        try:
            if not values:
                return said.setdefault(key, strings[key].format())
            marked_up = any(isinstance(value, Markup) for value in values.values())
            return (Markup(escape(strings[key])) if marked_up else strings[key]).format(**values)
        except (LookupError, AttributeError) as error:
            reason = f"{{{error.args[0]}}} (strings/{language}.toml, {key})"
            raise _NotInThemeError("template-undefined", {"reason": reason}) from error

    def asset(name: str) -> str:
        if name not in theme.assets:
            raise _NotInThemeError("unknown-asset", {"read": name})
        return link(theme.assets[name].path)

    def in_languages(path: str) -> list[Twin]:
        return twins(path, base)

    def share(path: str, title: str) -> tuple[tuple[str, str], ...]:
        return share_addresses(base.full(path), title)

    environment.globals.update(paths=LISTS, logo=theme.logo, lang=language)
    environment.give(t=t, link=link, full=base.full, twins=in_languages, asset=asset, digest=_digest)
    environment.give(report=contact.report, share=share)
    return Renderer(theme, base, environment, frozenset(one.file for one in theme.templates.values()))


@lru_cache(maxsize=16)  # the script is the same on every page
def _digest(script: str) -> str:
    """What a content security policy allows a script in the page by (CSP 3, 2.3.1): "sha256-…"."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
