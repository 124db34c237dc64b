"""Occupations people name, with their key in the Klassifikation der Berufe 2010."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from verbund.language.folding import fold, plain
from verbund.language.phrases import PhraseIndex
from verbund.tables import lines, rows, split_cell

_SHORT_ANSWER = 2
# Words such as "Chef" or "Stapler" name an occupation only where somebody says what they are.
_SAYS_WHAT_ONE_IS = re.compile(
    r"\b(?:bin|als|arbeit\w*|schaff\w*|gelernt\w*|beruf|taetig\w*|sind|ausbildung\w*|job)\b(?:\W+\w+){0,3}\W*$"
)
_OFFICE = "71"  # KldB area: company organisation and office
_GROUPS = {"1": "angelernt", "2": "fachkraft", "3": "spezialist", "4": "spezialist"}


@dataclass(frozen=True)
class Occupation:
    """An occupation.

    Attributes:
        label, label_f, neutral: male, female and neutral name.
        synonyms: what people say; `vague` ones need a word such as "ich bin" before them.
        kldb: five digits, None for a function that is no occupation (works council).
        level: of the KldB, in words.
        trained: an Ausbildungsberuf. A job at a machine tells nothing about a qualification.
    """

    label: str
    label_f: str
    neutral: str
    synonyms: tuple[str, ...]
    vague: frozenset[str]
    kldb: str | None
    level: str
    trained: bool

    @property
    def zielgruppe(self) -> str | None:
        """Value of `zielgruppe_level` if the name alone says it."""
        if "Meister" in self.level or "Führung" in self.level:  # level 4 alone is expertise: an engineer leads nobody
            return "fuehrung"
        if self.kldb is None or not (self.trained or self.level.startswith(("1", "4"))):
            return None
        if self.kldb.startswith(_OFFICE):
            return "buero"
        return _GROUPS.get(self.level[:1])


@dataclass(frozen=True)
class OccupationHit:
    """An occupation named in a text."""

    occupation: Occupation
    start: int
    end: int
    text: str

    @property
    def kldb(self) -> str | None:
        return self.occupation.kldb

    @property
    def neutral(self) -> str:
        return self.occupation.neutral

    @property
    def zielgruppe(self) -> str | None:
        return self.occupation.zielgruppe


class Occupations:
    """The occupations, and where they occur in a text."""

    def __init__(self, occupations: Iterable[Occupation], homographs: frozenset[str] = frozenset()) -> None:
        self._occupations = {str(number): one for number, one in enumerate(occupations)}
        self._index = PhraseIndex(homographs)
        for key, one in self._occupations.items():
            bare = re.sub(r"\s*\(.*?\)", "", one.label)
            for phrase in (one.label, one.label_f, bare, one.neutral, *one.synonyms):
                self._index.add(phrase, key)

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Occupations:
        """Reads `knowledge/occupations/occupations.csv`."""
        return cls(
            (_occupation(row) for row in rows("occupations/occupations.csv")),
            frozenset(plain(word) for word in lines("skills/homographs.txt")),
        )

    def __iter__(self):
        return iter(self._occupations.values())

    def find_all(self, text: str) -> list[OccupationHit]:
        """Finds every occupation a text names, from left to right; of several meanings the first listed."""
        found = []
        for hit in self._index.find(text):
            one = self._occupations[hit.keys[0]]
            if plain(hit.phrase) in {plain(word) for word in one.vague} and not _is_said(text, hit.start):
                continue
            found.append(OccupationHit(one, hit.start, hit.end, hit.text))
        return found

    def find(self, text: str) -> OccupationHit | None:
        """Returns the occupation a text is about: the one after "ich bin" or "als", else the first named."""
        hits = self.find_all(text)
        said = [hit for hit in hits if _SAYS_WHAT_ONE_IS.search(fold(text[: hit.start]).text)]
        return next(iter(said or hits), None)


def _is_said(text: str, start: int) -> bool:
    return len(fold(text).words) <= _SHORT_ANSWER or bool(_SAYS_WHAT_ONE_IS.search(fold(text[:start]).text))


def _occupation(row: dict[str, str]) -> Occupation:
    return Occupation(
        row["label_de"], row["label_f"], row["label_neutral"],
        split_cell(row["synonyms"]), frozenset(split_cell(row["unscharf"])),
        row["kldb_2010"] or None, row["level"], row["ausbildungsberuf"] == "ja",
    )  # fmt: skip
