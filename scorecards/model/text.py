"""Words in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]

LANGUAGES: Mapping[Language, str] = {"vi": "Tiếng Việt", "en": "English"}
"""The languages that the site is made in, each with its own name for itself."""

ORIGINAL: Language = "vi"
"""The language that texts are written in before anybody translates them; its edition stands at the root of the site."""


@dataclass(frozen=True, slots=True)
class Text:
    """A name or a sentence in Vietnamese, with its English twin where there is one."""

    vi: str
    """The Vietnamese words; never empty where the text is required."""
    en: str = ""
    """The English words, or "" where nobody has written them."""

    def to(self, language: Language) -> str:
        """The words in `language`; Vietnamese where the English is missing, since a name is better than a gap."""
        return self.en if language == "en" and self.en else self.vi

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)
