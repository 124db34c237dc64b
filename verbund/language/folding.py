"""Folding of German text (case, umlauts, gender signs) that remembers where each character came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "–": "-", "—": "-", "‑": "-", "’": "'", "\u00a0": " "}
# "Näher*in", "Näher:innen", "Näher/-in", "Näher(in)": the sign goes, the ending stays.
_GENDER_SIGN = re.compile(r"(?<=\w)(?:[*:_·]|/-?|\()(?=in(?:nen)?\b)", re.IGNORECASE)
_NEARBY = 80
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"„(]?[A-ZÄÖÜ0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:z|b|d|h|u|a|ca|bzw|usw|etc|nr|str|st|inkl|max|min|schwäb|kr|lkr|evtl|ggf|\d+)\.)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Word:
    """One word of a folded text; `start` and `end` point into the original."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """A text in lower case with ae, oe, ue, ss and without gender signs.

    Attributes:
        source: the text as it was typed.
        text: the folded text, which rules match against.
        origins: for each character of `text` the index in `source` it came from.
    """

    source: str
    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turns a span of the folded text into one of the source."""
        if start >= end:
            origin = self.origins[start] if start < len(self.origins) else len(self.source)
            return origin, origin
        return self.origins[start], self.origins[end - 1] + 1

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(Word(match.group(), *self.span(*match.span())) for match in _WORD.finditer(self.text))


@lru_cache(maxsize=512)
def fold(text: str) -> Folded:
    """Folds a text for matching.

    Args:
        text: anything a person typed.

    Returns:
        The folded text with the way back to the original.
    """
    dropped = {i for match in _GENDER_SIGN.finditer(text) for i in range(*match.span())}
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        if index in dropped:
            continue
        lower = character.lower()
        for part in _UMLAUTS.get(lower, lower):
            characters.append(part)
            origins.append(index)
    return Folded(text, "".join(characters), tuple(origins))


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Returns the folded letters before and after a span, as many as can say something about it."""
    return fold(text[max(0, start - _NEARBY) : start]).text, fold(text[end : end + _NEARBY]).text


def plain(text: str) -> str:
    """Returns the folded text with single blanks, for comparing whole answers."""
    return " ".join(fold(text).text.split())


def split_sentences(text: str) -> list[str]:
    """Splits at sentence ends, not after abbreviations ("ca. 20 Leute", "z. B.") or ordinals ("1. Mai").

    Returns:
        The sentences without surrounding blanks; empty for an empty text.
    """
    sentences: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION.search(text[start : match.start()]):
            continue
        sentences.append(text[start : match.start()].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]
