"""Addresses that pages once had and that lead to where their content stands now."""

from typing import Annotated, ClassVar

from msgspec import Struct

from scorecards.model.fields import Key, RecordId, SitePath, TableName
from scorecards.problems import Where


class Redirect(Struct, frozen=True, kw_only=True):
    """An old address of any page but an article's, which its own file names."""

    TABLE: ClassVar = TableName(
        "redirect", "địa chỉ cũ dẫn sang địa chỉ mới (redirects.toml)",
        "an old address that leads to a new one (redirects.toml)",
    )  # fmt: skip

    id: RecordId
    old: Annotated[SitePath, Key("địa chỉ cũ", "the old address", "/chi-tieu/ten-cu/")]
    new: Annotated[SitePath, Key("địa chỉ mới, của một trang đang có", "the new one, of a page", "/chi-tieu/ten-moi/")]
    at: Where
