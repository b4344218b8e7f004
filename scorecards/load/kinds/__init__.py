"""The field tables of everything under `data/` and `themes/` and of the front matter of Markdown files."""

from scorecards.load.kinds.figures import OBSERVATION, REPORT
from scorecards.load.kinds.prose import (
    ARTICLE,
    ARTICLE_TRANSLATION,
    COMMENTARY,
    COMMENTARY_TRANSLATION,
    PAGE,
    PAGE_TRANSLATION,
    PHOTO,
)
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
    "ARTICLE_TRANSLATION",
    "COMMENTARY",
    "COMMENTARY_TRANSLATION",
    "DIMENSION",
    "DOCUMENT",
    "EXPLANATION",
    "FRAMEWORK",
    "INDICATOR",
    "LAYER",
    "LINK",
    "OBSERVATION",
    "PAGE",
    "PAGE_TRANSLATION",
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
