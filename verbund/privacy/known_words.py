"""Which capitalised words are ordinary German: the opposite of a name, for places where both may stand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from verbund.privacy.words import folded
from verbund.settings import ROOT

NOUNS = ROOT / "knowledge" / "names" / "hauptwoerter.txt"
OWN_WORDS = (  # what interviews are about is no name, wherever it stands
    "skills/skills_taxonomy.csv", "occupations/occupations.csv", "places/places_bw.csv", "places/aliases_bw.csv",
    "places/outside_bw.csv",
)  # fmt: skip
ENDINGS = ("s", "es", "n", "en", "in", "innen")
JOINTS = ("", "s", "es", "n", "en", "er", "e")
# Nouns that end surnames more often than compounds: Bollenbeck, Rosenfeld.
ENDS_OF_NAMES = frozenset(["beck", "bach", "stein", "horn", "wald", "feld", "brand", "dorf", "bert", "fried", "hold", "mann", "berg", "burg", "maier", "meier", "mayer"])
PREFIXES = frozenset(["ab", "an", "auf", "aus", "be", "bei", "ein", "ent", "er", "hin", "her", "mit", "nach", "rück", "über", "um", "un", "unter", "ur", "ver", "vor", "weg", "wieder", "zu", "zer", "zusammen"])
LONGEST_NAME = 40  # whatever is longer is no name, and would be taken apart for ever
LONG_TAIL = 5
_WORD = re.compile(r"[^\W\d_]{3,}")
_DERIVED = re.compile(r"(?:ung|heit|keit|schaft|tion|tät|ment|ismus|ik|erei|ierer|ierende|(?<=.{4})ende)(?:en|[nrms])?$")


@lru_cache(maxsize=20_000)
def is_known_word(text: str) -> bool:
    """Says whether a word is an ordinary noun, a compound of nouns, a town, an occupation or a topic of ours.

    Args:
        text: one word as it was typed; with hyphens it is known when its last part is.
    """
    word = text.lower()
    word = word.rpartition("-")[2] or word
    if not 3 <= len(word) <= LONGEST_NAME:
        return True
    return _DERIVED.search(word) is not None or _inflected(word) or _compound(word)


def is_noun(text: str) -> bool:
    """Says whether exactly this word is an ordinary noun or one of our topics, not only a possible compound."""
    return _inflected(text.lower())


def is_topic(text: str) -> bool:
    """Says whether a word stands in our lists of skills, occupations and places, or ends like somebody's work."""
    return folded(text) in _own_words() or text.lower().endswith(("er", "erin"))


@lru_cache(maxsize=20_000)
def _inflected(word: str) -> bool:
    nouns = _nouns()
    if word in nouns or folded(word) in _own_words():
        return True
    return any(word.endswith(end) and len(word) - len(end) > 2 and word[: -len(end)] in nouns for end in ENDINGS)


def _compound(word: str) -> bool:
    """Richtmaschine, Zeitaufwand: a known end, and before a short one a known beginning."""
    return any(_joins(word[:start], word[start:]) for start in range(2, len(word) - 2))


def _joins(head: str, tail: str) -> bool:
    if (tail in ENDS_OF_NAMES and not head.endswith("s")) or not is_known_word(tail):
        return False
    if len(tail) == 3 and (len(head) < 4 or tail not in _nouns()):
        return False
    if head in PREFIXES or (len(tail) >= LONG_TAIL and len(head) > 2):
        return True
    stems = (head[: len(head) - len(joint)] for joint in JOINTS if head.endswith(joint))
    return any(len(stem) > 2 and is_known_word(stem) for stem in stems) or head + "e" in _nouns() or head + "en" in _nouns()


@cache
def _nouns() -> frozenset[str]:
    lines = NOUNS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _own_words() -> frozenset[str]:
    return frozenset(folded(word) for cell in _cells() for word in _WORD.findall(cell))


def _cells() -> Iterator[str]:
    for file in OWN_WORDS:
        with (ROOT / "knowledge" / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines):
                yield from row
