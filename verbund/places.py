"""Finds places of Baden-Württemberg, and of its neighbours, in what people type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from verbund.language.folding import Folded, Word, fold
from verbund.place_names import Place, PlaceIndex, build_index

_LONGEST_NAME = 6
_SHORTEST_TYPO = 6
_LEAD = {
    "in", "bei", "aus", "nach", "raum", "standort", "ort", "stadt", "gemeinde", "von", "um", "nahe", "richtung", "werk",
    "sitz", "zu", "naehe",
    "betrieb", "firma", "i", "ind", "z", "gegend", "region", "werke", "halle", "ortsteil", "vo",
}  # fmt: skip
_NEAR = re.compile(
    r"\b(?:bei|nahe|naehe(?: von)?|raum|gegend(?: um)?|umgebung|richtung|neben|umkreis(?: von)?|von|am|um)\s+"
    r"(?:der\s+|dem\s+)?$"
)
_KREIS = re.compile(r"^(?:kreis|landkreis|lkr|lk|kr|landratsamt|stadtkreis)$")
_ADJECTIVE_NOUNS = re.compile(
    r"^(?:werk|betrieb|standort|firma|raum|gegend|niederlassung|industriegebiet|halle|alb|umland|filiale|haus|produktion)"
)
_POSTCODE = re.compile(r"(?<![\d.,+/-])(?:D-?\s?)?(\d{5})(?![\d]|[.,/-]\d)")
_AFTER_NAME = {"bitte", "glaub", "halt", "bei", "im", "in", "kreis", "landkreis", "lkr", "lk"}
_SKIPPED = {"a", "d", "der", "dem", "an", "am"}


@dataclass(frozen=True)
class PlaceHit:
    """A place name in a text.

    Attributes:
        start, end: span in the original text.
        text: the words as typed.
        places: what they may mean; more than one for names such as "Talheim".
        near: the place only says what another one is close to ("Talheim bei Heilbronn").
        misspelt: found by similarity.
    """

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    near: bool = False
    misspelt: bool = False


class Gazetteer:
    """The place names, and where they occur in a text."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        keys = [*index.official, *index.short]
        self._single_words = tuple(
            {key for key in keys if " " not in key and len(key) >= _SHORTEST_TYPO and key not in index.common}
        )

    @classmethod
    @lru_cache(maxsize=4)
    def load(cls, as_of: date | None = None) -> Gazetteer:
        """Reads the tables that hold on a day (today if None)."""
        return cls(build_index(as_of or date.today()))

    def postcodes(self, text: str) -> list[str]:
        """Returns the five-digit codes in a text, known or not."""
        return _POSTCODE.findall(text)

    def at_postcode(self, code: str) -> tuple[Place, ...]:
        """Returns the Gemeinden of a postcode; empty if it is not one of Baden-Württemberg."""
        return tuple(self._index.postcodes.get(code, ()))

    def is_outside_code(self, code: str) -> bool:
        """Whether a postcode that no Gemeinde here has belongs to another Land."""
        return code not in self._index.postcodes and code.startswith(self._index.outside_codes)

    def find(self, text: str) -> list[PlaceHit]:
        """Finds place names, the longest first, from left to right.

        Names that are ordinary words ("Wald", "Rot") count only after "in", "bei" and the like or as the whole answer;
        misspelt names only there too.

        Args:
            text: an answer or a story.

        Returns:
            The hits; spans do not overlap.
        """
        folded = fold(text)
        words = folded.words
        hits: list[PlaceHit] = []
        position = 0
        while position < len(words):
            hit, used = self._at(folded, words, position)
            if hit:
                hits.append(hit)
            position += used
        return hits

    def _at(self, folded: Folded, words: tuple[Word, ...], position: int) -> tuple[PlaceHit | None, int]:
        if _KREIS.match(words[position].text):
            hit, used = self._kreis(folded, words, position)
            if hit:
                return hit, used
        for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
            key = " ".join("st" if word.text == "sankt" else word.text for word in words[position : position + length])
            places = self._index.places(key)
            led = _is_led(words, position, length) and not (key in self._index.common and _says_i(words, position))
            if places and (key not in self._index.common or led):
                return _hit(folded, words, position, length, places), length
            if length == 1:
                places = self._plate(folded, words[position], led) or self._of_adjective(words, position)
                if places:
                    return _hit(folded, words, position, 1, places), 1
                places = self._misspelt(key) if led else ()
                if places:
                    return _hit(folded, words, position, 1, places, misspelt=True), 1
        return None, 1

    def _kreis(self, folded: Folded, words: tuple[Word, ...], position: int) -> tuple[PlaceHit | None, int]:
        """ "Landkreis Heilbronn" is the Kreis, not the town; "Stadtkreis" the town."""
        for length in range(min(4, len(words) - position - 1), 0, -1):
            key = " ".join(word.text for word in words[position + 1 : position + 1 + length])
            found = self._index.kreise.get(key, ())
            if found:
                wants_town = words[position].text == "stadtkreis"
                wanted = [place for place in found if (place.ags in self._index.town_kreise) == wants_town]
                return _hit(folded, words, position, length + 1, tuple(wanted or found)), length + 1
        return None, 1

    def _plate(self, folded: Folded, word: Word, led: bool) -> tuple[Place, ...]:
        typed = folded.source[word.start : word.end]
        return tuple(self._index.plates.get(word.text, ())) if led and typed.isupper() else ()

    def _of_adjective(self, words: tuple[Word, ...], position: int) -> tuple[Place, ...]:
        """ "im Aalener Werk", "unser Göppinger Standort"."""
        word = words[position].text
        if (
            not word.endswith("er")
            or len(word) < 5
            or position + 1 >= len(words)
            or not _ADJECTIVE_NOUNS.match(words[position + 1].text)
        ):
            return ()
        stem = word[:-2]
        return next((places for ending in ("", "en", "e", "n") if (places := self._index.places(stem + ending))), ())

    def _misspelt(self, word: str) -> tuple[Place, ...]:
        if len(word) < _SHORTEST_TYPO:
            return ()
        allowed = 1 if len(word) < 8 else 2
        near = [
            (distance, key)
            for key in self._single_words
            if key[0] == word[0]
            and (distance := DamerauLevenshtein.distance(word, key, score_cutoff=allowed)) <= allowed
        ]
        if not near:
            return ()
        best = min(near)[0]
        found = {place for distance, key in near if distance == best for place in self._index.places(key)}
        return tuple(found) if len({place.ags for place in found}) == 1 else ()


def _is_led(words: tuple[Word, ...], position: int, length: int) -> bool:
    """After a word that places follow, or as (nearly) the whole answer."""
    before = [word.text for word in words[:position] if word.text not in _SKIPPED]
    after = [word.text for word in words[position + length :]]
    if position == 0:
        return not after or after[0] in _AFTER_NAME or _POSTCODE.fullmatch(after[0]) is not None
    return bool(before) and (before[-1] in _LEAD or bool(_POSTCODE.fullmatch(before[-1])))


def _says_i(words: tuple[Word, ...], position: int) -> bool:
    """ "I au et": the "i" of dialects is "in" or "ich", and before an ordinary word it says nothing."""
    return position > 0 and words[position - 1].text == "i"


def _hit(
    folded: Folded,
    words: tuple[Word, ...],
    position: int,
    length: int,
    places: tuple[Place, ...],
    misspelt: bool = False,
) -> PlaceHit:
    start, end = words[position].start, words[position + length - 1].end
    near = bool(_NEAR.search(fold(folded.source[:start]).text))
    return PlaceHit(start, end, folded.source[start:end], places, near, misspelt)
