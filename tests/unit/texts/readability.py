"""How hard a German text is to read: Flesch-Amstad and LIX as in section 5.2 of the domain report."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß0-9]+(?:-[A-Za-zÄÖÜäöüß0-9]+)*")
_QUOTES = str.maketrans("", "", '„“”"()[]')
# "Computer-Programm" and "fortbildung-bw.de" hold no end of a sentence; "z. B." is not used in our texts.
_END = re.compile(r"[.!?]+(?=\s|$)")
_CLAUSE_END = re.compile(r"[.!?:]+(?=\s|$)")
_DIPHTHONGS = re.compile(r"eie|eue|aue|äue|ie|ei|ai|au|äu|eu|ey|aa|ee|oo|[aeiouyäöü]")
_LONG = 6


@dataclass(frozen=True)
class Readability:
    """Figures of one text.

    Attributes:
        lix: words per sentence plus percentage of words of more than six letters.
        amstad: 180 - words per sentence - 58.5 * syllables per word.
        longest: words of the longest sentence.
        sentences, words: how many there are.
    """

    lix: float
    amstad: float
    longest: int
    sentences: int
    words: int


def measure(text: str) -> Readability:
    """Measures a text; a colon divides for the two indices, as it did where the gates were measured.

    Args:
        text: one or more sentences.

    Returns:
        The figures.
    """
    plain = text.translate(_QUOTES)
    words = _WORD.findall(plain)
    sentences = _split(plain, _END)
    clauses = max(len(_split(plain, _CLAUSE_END)), 1)
    length = len(words) / clauses
    long_words = sum(any(len(part) > _LONG for part in word.split("-")) for word in words)
    return Readability(
        lix=length + 100 * long_words / len(words),
        amstad=180 - length - 58.5 * sum(map(syllables, words)) / len(words),
        longest=max(len(_WORD.findall(sentence)) for sentence in sentences),
        sentences=len(sentences),
        words=len(words),
    )


def syllables(word: str) -> int:
    """Groups of vowels spoken together; "neue" has two, "Qualität" three. Wrong by one in few long words."""
    lowered = word.lower().replace("qu", "kw")
    groups = _DIPHTHONGS.findall(lowered)
    return max(sum(2 if len(group) == 3 else 1 for group in groups), 1)


def _split(text: str, end: re.Pattern[str]) -> list[str]:
    return [part for part in end.split(text) if _WORD.search(part)]
