"""The one module that knows where the site stands: at the root of a host or below a path of it."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from scorecards.model.project import Project
from scorecards.problems import ContentError, Location, problem


@dataclass(frozen=True, slots=True)
class Base:
    """The address that the site is built for: "/", "/repo/" or "https://host/repo/"."""

    address: str
    """With a slash at its end."""

    @property
    def path(self) -> str:
        """The path part, with a slash at both ends."""
        return urlsplit(self.address).path or "/"

    @property
    def absolute(self) -> str:
        """The whole address where the host is known, or ""."""
        return self.address if urlsplit(self.address).scheme else ""

    def link(self, path: str) -> str:
        """A site path ("/tinh/ha-tinh/#x") with the base path before it; addresses elsewhere and anchors unchanged."""
        return self.path + path[1:] if path.startswith("/") and not path.startswith("//") else path

    def full(self, path: str) -> str:
        """The absolute address of a site path where the host is known, else as `link`."""
        return self.absolute + path[1:] if self.absolute and path.startswith("/") else self.link(path)

    def site_path(self, link: str) -> str | None:
        """The site path, with its anchor, that a rendered link leads to; None for one that leads elsewhere."""
        if link.startswith("//") or not link.startswith(self.path):
            return None
        return "/" + link[len(self.path) :]


def base_of(address: str) -> Base | None:
    """A base from what a person typed, its closing slash added; None for what is neither a path nor a web address."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 -- refuses what is no number of a port
    except ValueError:  # such as http://[
        return None
    if any(c.isspace() or c in "\"'<>\\?#" for c in address):
        return None
    if parts.scheme:
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return None
    elif parts.netloc or not parts.path.startswith("/"):
        return None
    if parts.username is not None:  # every page would tell the password
        return None
    if re.search("%(?![0-9A-Fa-f]{2})", parts.path):
        return None
    if "//" in parts.path or any(unquote(part) in (".", "..") for part in parts.path.split("/")):
        return None
    return Base(address if address.endswith("/") else address + "/")


def address_of(project: Project) -> Base:
    """Where data/site.toml says that the site stands. Raises ContentError where that is no address."""
    address = project.site.address or "/"
    base = base_of(address)
    if base is None:
        words = {
            "expected_vi": "địa chỉ như https://vi-du.vn/phieu-diem/",
            "expected_en": "an address such as https://host/repo/",
        }
        raise ContentError([problem("wrong-type", Location("data/site.toml"), key="address", read=address, **words)])
    return base
