"""Words in two languages."""

from msgspec import Struct

from scorecards.languages import Language


class Text(Struct, frozen=True):
    """A name or a sentence in Vietnamese, with its English twin where there is one."""

    vi: str
    """The Vietnamese words; never empty where the text is required."""
    en: str = ""
    """The English words, or "" where nobody has written them."""

    def to(self, language: Language) -> str:
        """The words in `language`; Vietnamese where the English is missing, since a name is better than a gap."""
        return self.written_in(language) or self.vi

    def written_in(self, language: Language) -> str:
        """The words in that very language, or "" where nobody has written them."""
        return {"vi": self.vi, "en": self.en}[language]

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)


NO_TEXT = Text("")
