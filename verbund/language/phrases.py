"""Finds known phrases in a text: whole words, inflected, in compounds, whatever the umlauts and gender signs."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from verbund.language.folding import Word, fold

# Words between the parts of a phrase do not matter: "SPS auch mal selber programmieren".
_FILLERS = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "auch",
        "mal",
        "halt",
        "besser",
        "richtig",
        "selber",
        "selbst",
        "im",
        "in",
        "am",
        "an",
        "mit",
        "fuer",
        "und",
        "von",
        "vom",
        "zum",
        "zur",
        "unsere",
        "unserer",
        "meine",
        "meiner",
        "gern",
        "neue",
        "neuen",
        "neuer",
    ]
)
# "Excelkurs", "Staplerschulung": the head says only that something is to be learnt.
_COURSE = re.compile(
    r"(?P<stem>\w{3,}?)s?(?:kurse?|schulung(?:en)?|kenntniss?e?|lehrg(?:ang|aenge)|grundlagen|training|"
    r"seminare?|unterweisung|wissen|fortbildung|"
    r"weiterbildung|ausbildung|scheine?|bereich)"
)
_ANOTHER_WORD = re.compile(r"(?:quer|ein|um|auf|aus)steiger")  # no lifting platform
_SHORTEST_COMPOUND = 7
_SHORTEST_STEM = 5
_ENDINGS = ("ern", "en", "er", "es", "em", "e", "n", "s")
_FEW_WORDS = 2


@dataclass(frozen=True)
class PhraseHit:
    """A phrase in a text.

    Attributes:
        keys: what the phrase stands for.
        phrase: the phrase as listed.
        start, end, text: where it stands and how it was typed.
        compound: only a part of a compound matched.
    """

    keys: tuple[str, ...]
    phrase: str
    start: int
    end: int
    text: str
    compound: bool = False


def stem(word: str) -> str:
    """Strips feminine and inflectional endings of a folded word, so that "Näherinnen" and "Näher" meet."""
    word = re.sub(r"(?<=[a-z]{3}(?:er|or|ur))in(?:nen)?$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and ending != "er":
            return word[: -len(ending)]
    return word


class PhraseIndex:
    """Phrases and what they stand for."""

    def __init__(self, homographs: frozenset[str] = frozenset()) -> None:
        """Args: homographs: folded phrases that are also ordinary words and count only as they are listed ("MAG")."""
        self._homographs = homographs
        self._phrases: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        self._single: dict[str, tuple[str, ...]] = {}
        self._longest = 1

    def add(self, phrase: str, key: str) -> None:
        """Lists a phrase; phrases of one letter are too little to go by."""
        stems = tuple(stem(word.text) for word in _content(fold(phrase).words))
        if not stems or stems in ((), ("",)) or len("".join(stems)) < 2:
            return
        for order in {stems, stems[::-1]} if len(stems) == 2 else {stems}:
            self._phrases[order].setdefault(key, phrase)
        self._longest = max(self._longest, len(stems))
        if len(stems) == 1 and len(stems[0]) >= _SHORTEST_COMPOUND:
            self._single[stems[0]] = stems

    def find(self, text: str) -> list[PhraseHit]:
        """Finds phrases, the longest first, from left to right; spans do not overlap."""
        folded = fold(text)
        words = _content(folded.words)
        hits: list[PhraseHit] = []
        position = 0
        while position < len(words):
            hit, used = self._at(text, words, position, len(folded.words))
            if hit:
                hits.append(hit)
            position += used
        return hits

    def _at(self, text: str, words: list[Word], position: int, count: int) -> tuple[PhraseHit | None, int]:
        for length in range(min(self._longest, len(words) - position), 0, -1):
            part = words[position : position + length]
            found = self._phrases.get(tuple(stem(word.text) for word in part))
            if found and self._is_meant(text, part, next(iter(found.values())), count):
                return _hit(text, part, found), length
        joined = self._phrases.get((stem("".join(word.text for word in words[position : position + 2])),))
        if joined and position + 1 < len(words):  # "gefahr stoffe", "schalt schrank"
            return _hit(text, words[position : position + 2], joined), 2
        word = words[position]
        course = _COURSE.fullmatch(word.text)
        if course and (found := self._phrases.get((stem(course["stem"]),))):
            return replace(_hit(text, [word], found), phrase=word.text), 1
        whole = stem(word.text)
        if len(whole) <= _SHORTEST_COMPOUND + 2 or _ANOTHER_WORD.search(whole):
            return None, 1
        for known, stems in self._single.items():
            if len(whole) > len(known) + 2 and (whole.startswith(known) or whole.endswith(known)):
                return _hit(text, [word], self._phrases[stems], compound=whole.startswith(known)), 1
        return None, 1

    def _is_meant(self, text: str, part: list[Word], phrase: str, count: int) -> bool:
        if len(part) > 1 or part[0].text not in self._homographs:
            return True
        return text[part[0].start : part[0].end] == phrase or (count <= _FEW_WORDS and text == text.lower())


def _content(words: tuple[Word, ...]) -> list[Word]:
    return [word for word in words if word.text not in _FILLERS]


def _hit(text: str, part: list[Word], found: dict[str, str], compound: bool = False) -> PhraseHit:
    start, end = part[0].start, part[-1].end
    return PhraseHit(tuple(found), next(iter(found.values())), start, end, text[start:end], compound)
