"""Statements about somebody's health (Art. 9 GDPR): the word that tells it must not pass, the rest may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml
from rapidfuzz.distance import Levenshtein

from verbund.privacy.findings import Finding
from verbund.privacy.health_phrases import AID, FOR_CUSTOMERS, MADE_HERE, NOBODY_ILL, PRODUCT_TAIL, SICK, health_phrases
from verbund.privacy.words import Word, sounded, words_of
from verbund.settings import ROOT

HEALTH_FILE = ROOT / "knowledge" / "privacy" / "gesundheit.yml"
SUBJECT_WINDOW = 40  # characters before "krank" in which a machine may be named, or an if


def health_findings(text: str) -> Iterator[Finding]:
    """Yields what tells about the health of a person in a text.

    Thoughts of suicide are left alone on purpose: who writes them must get the answer with the emergency numbers.
    """
    for word in words_of(text):
        if _tells(word, text):
            yield Finding(word.start, word.end, "gesundheit")
    for phrase in _phrases():
        for match in phrase.finditer(text):
            yield Finding(match.start("said"), match.end("said"), "gesundheit")
    for match in SICK.finditer(text):
        start, end = match.span("said" if match.group("said") else "alone")
        if not NOBODY_ILL.search(text[max(0, start - SUBJECT_WINDOW) : start]):
            yield Finding(start, end, "gesundheit")


def _tells(word: Word, text: str) -> bool:
    lists = _lists()
    sound = sounded(word.text)
    if any(exception in sound for exception in lists["ausnahmen"]):
        return False
    known = (
        sound in lists["woerter"]
        or any(part in sound for part in lists["teile"])
        or any(sound.startswith(start) for start in lists["anfaenge"])
        or any(_nearly(sound, target) for target in lists["nach_gehoer"])
    )
    if known and AID.search(word.text) and MADE_HERE.search(text):
        return False
    return known and not (PRODUCT_TAIL.match(text, word.end) or FOR_CUSTOMERS.search(text[: word.start]))


def _nearly(sound: str, target: str) -> bool:
    """One letter wrong, missing or too many, at the beginning of a word that starts like the target."""
    if sound[:2] != target[:2] or len(sound) < len(target) - 1:
        return False
    return any(Levenshtein.distance(sound[:end], target) <= 1 for end in range(len(target) - 1, len(target) + 2))


@cache
def _data() -> Mapping[str, Any]:
    return yaml.safe_load(HEALTH_FILE.read_text(encoding="utf-8"))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(sounded(entry) for entry in entries) for name, entries in _data().items()}


@cache
def _phrases() -> tuple:
    return health_phrases(_data()["koerperteile"])
