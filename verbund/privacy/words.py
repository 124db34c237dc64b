"""Words of a text in the forms in which they are compared: without marks above letters, and as they sound."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[-'’´`][^\W\d_]+)*")
_LETTERS = str.maketrans(
    {"ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "’": "'", "´": "'", "`": "'"}
)
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("(?<=[rt])h"), ""),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True)
class Word:
    """A word and where it stands."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return folded(self.text)

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


def words_of(text: str) -> list[Word]:
    """Returns the words of a text; hyphens and apostrophes inside belong to a word, digits do not."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Returns a text in small letters without marks: Müllerschön is `mullerschon`, Yıldırım `yildirim`."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def sounded(text: str) -> str:
    """Returns a text as it sounds, for words that people spell by ear: Rheuma and Reuma, Allergie and Alergie."""
    sound = folded(text)
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound
