"""What leaves the page with a chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ChartFile:
    """What a chart takes along when it is explored: nothing of it is in the page, it is moved when it is asked for."""

    id: str
    name: str
    """What files made from it are called, without ending: "ha-tinh.ho-so-so-hoa.10-2023"."""
    title: str
    reading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The numbers as a table."""
    source: str
    """The documents and the period, in one line."""
    page: str
    """Site path of where the chart stands, with its anchor."""
    vega: Mapping[str, Any]
    """The specification that it was drawn from."""
