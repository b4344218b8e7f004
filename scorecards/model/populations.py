"""How many people and households a unit has, as a document states it: what no part of the unit can exceed."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Struct

from scorecards.model.fields import DocumentId, Key, PlaceId, RecordId, TableName
from scorecards.problems import Where
from scorecards.vietnamese.values import Printed


class Counted(StrEnum):
    """What of a unit is counted."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"


class Population(Struct, frozen=True, kw_only=True):
    """The number of people or households of a place on a day."""

    TABLE: ClassVar = TableName(
        "population", "dân số hoặc số hộ của một nơi (populations.toml)",
        "people or households of a place (populations.toml)",
    )  # fmt: skip

    id: RecordId
    place: Annotated[PlaceId, Key("nơi", "place", "ha-tinh")]
    counted: Annotated[Counted, Key("đếm người hay hộ", "people or households", "households")]
    number: Annotated[Printed, Key("bao nhiêu", "how many", 400_000)]
    """As printed, its magnitude word written out."""
    as_of: Annotated[date, Key("tính đến ngày", "last day that it is of", date(2019, 4, 1))]
    document: Annotated[DocumentId, Key("văn bản nêu số đó", "document that states it")]
    quote: Annotated[str, Key("nguyên văn", "the source's own words")] = ""
    at: Where
