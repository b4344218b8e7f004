"""The field tables of everything under `data/` and `themes/` and of the front matter of Markdown files."""

from scorecards.load.kinds.figures import OBSERVATION, REPORT
from scorecards.load.kinds.prose import ARTICLE, COMMENTARY, PAGE, PHOTO
from scorecards.load.kinds.registers import (
    AREA,
    DIMENSION,
    DOCUMENT,
    INDICATOR,
    LAYER,
    LINK,
    PILLAR,
    PLACE,
    SITE,
    TERM,
    THEME,
)
from scorecards.load.kinds.standing import EXPLANATION, FRAMEWORK, RANKING, REVISION, TARGET

__all__ = [
    "AREA",
    "ARTICLE",
    "COMMENTARY",
    "DIMENSION",
    "DOCUMENT",
    "EXPLANATION",
    "FRAMEWORK",
    "INDICATOR",
    "LAYER",
    "LINK",
    "OBSERVATION",
    "PAGE",
    "PHOTO",
    "PILLAR",
    "PLACE",
    "RANKING",
    "REPORT",
    "REVISION",
    "SITE",
    "TARGET",
    "TERM",
    "THEME",
]
