"""The languages of the site and of what the program says."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["vi", "en"]

LANGUAGES: Mapping[Language, str] = {"vi": "Tiếng Việt", "en": "English"}
"""The languages that the site is made in, each with its own name for itself."""

ORIGINAL: Language = "vi"
"""The language that texts are written in before anybody translates them; its edition stands at the root of the site."""


def others(language: Language) -> tuple[Language, ...]:
    """The languages of the site besides this one."""
    return tuple(one for one in LANGUAGES if one != language)
