"""What a build depends on besides the project's files."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct, field

from scorecards.addresses.base import Base
from scorecards.inputs.link_targets import Focus, SomeArticles, needs_all_texts
from scorecards.output import Output
from scorecards.routes.joined import Joined
from scorecards.routes.kept_pages import KeptPages
from scorecards.routes.share import SiteShare
from scorecards.store import NO_STORE, Store


class Settings(Struct, frozen=True):
    """What a build depends on besides the project's files."""

    today: date
    base: Base | None = None
    """Where the site will stand; None for what data/site.toml says."""
    drafts: bool = False
    """Whether drafts and articles of the future are shown."""
    repository: str = ""
    """Address of the repository where data/site.toml names none."""
    note: Callable[[str], None] = field(default=lambda stage: None)
    """Called with the name of each stage as it begins."""
    focus: Focus | SomeArticles | None = None
    """The one page, or the articles, that are to be made: their texts alone are traced, and what concerns no page is
    not checked. None for the whole site."""
    request: str = ""
    """Number of the request whose preview this is; "" for the site itself."""
    store: Store = NO_STORE
    """What earlier runs have made, to be taken from there."""
    strict: bool = False
    """Whether a warning keeps the site from being handed over, as an error does."""
    processes: int = 1
    """In how many processes pages are made, with the same result; 0 for as many as pay."""
    share: SiteShare | None = None
    """What is made of the site: its pages and files, the texts that they need, and the checks that this is enough for;
    None for all of it."""
    kept: KeptPages | None = None
    """What the last build has left in the output folder, to be taken from there; None where all is made."""
    put: Callable[[Output], Output] = field(default=lambda output: output)
    """Called, where files are made by other processes, in these: what it gives is handed on in the place of a file, so
    that its bytes need not be."""
    joined: Joined | None = None
    """What other runs have made; the rest is made, and the whole site checked and handed over. None where there are no
    such runs."""

    def makes(self, path: str) -> bool:
        """Whether what stands at a site path, in all languages, is made."""
        if self.joined:
            return needs_all_texts(path)
        return self.share is None or self.share.has(path)
