"""Whether letters make a syllable of Vietnamese: what tells text read in the right encoding from text that is not."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NO_TONE = dict.fromkeys(map(ord, _TONES))
_ONSET = "ngh|ng|nh|th|tr|kh|gh|gi|ch|ph|qu|[bcdđghklmnprstvx]"
_NUCLEUS = (
    "uyê|uya|uyu|uôi|ươi|ươu|iêu|yêu|oai|oay|oao|oeo|uây|uêu"
    "|oă|oo|oa|oe|uâ|uê|uy|uơ|iê|yê|ia|ya|uô|ua|ươ|ưa|ao|au|âu|ay|ây|ai|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_NUCLEUS})(?P<coda>ch|ng|nh|[cmnpt])?")
_STOPPED = ("c", "ch", "p", "t")
_LONGEST = 7


def is_syllable(word: str) -> bool:
    """Whether a word may be a syllable of Vietnamese, by its letters and its tone; the word is composed (NFC).

    >>> is_syllable("Tĩnh"), is_syllable("TÜnh")
    (True, False)
    """
    if not 0 < len(word) <= _LONGEST:
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in apart if sign in _TONES]
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", apart.translate(_NO_TONE)))
    if found is None or len(tones) > 1:
        return False
    return found["coda"] not in _STOPPED or not tones or tones[0] in "\u0301\u0323"
