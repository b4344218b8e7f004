"""What a theme says of itself."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import Struct, field

from scorecards.model.fields import Colour, CssLength, Heading, Identifier, Key, TableName
from scorecards.problems import Where


class ThemeSettings(Struct, frozen=True, kw_only=True):
    """A theme.toml."""

    TABLE: ClassVar = TableName("theme", "giao diện (theme.toml)", "theme (theme.toml)")

    name: Annotated[str, Key("tên", "name", "Niên giám")]
    parent: Annotated[Identifier, Key("giao diện gốc", "parent theme", "default")] = ""
    font: Annotated[
        str,
        Key("phông chữ của biểu đồ, có tệp trong fonts/", "face of the charts, with files in fonts/", "Be Vietnam Pro"),
    ] = ""
    colours: Annotated[
        Mapping[str, Mapping[str, Colour]],
        Key("màu theo chế độ: light, dark, contrast", "colours by scheme", Heading("[colours.light]")),
    ] = field(default_factory=dict)
    sizes: Annotated[
        Mapping[str, CssLength],
        Key("cỡ chữ, dùng chung với biểu đồ", "sizes of type, shared with charts", Heading("[type]"), name="type"),
    ] = field(default_factory=dict)
    distances: Annotated[
        Mapping[str, CssLength],
        Key("khoảng cách, dùng chung với biểu đồ", "distances, shared with charts", Heading("[space]"), name="space"),
    ] = field(default_factory=dict)
    at: Where
