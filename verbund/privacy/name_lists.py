"""The lists by which names of people are told from other words; data in `knowledge/names`."""

from __future__ import annotations

import re
from functools import cache

import yaml

from verbund.privacy.words import folded
from verbund.settings import ROOT

FOLDER = ROOT / "knowledge" / "names"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@cache
def ambiguous_first_names() -> frozenset[str]:
    """First names that are also other words."""
    return _names("mehrdeutig.txt")


@cache
def first_names() -> frozenset[str]:
    """First names that are nothing else."""
    return (_names("vornamen.txt") | _names("vornamen_weitere.txt")) - ambiguous_first_names()


@cache
def typed_small() -> frozenset[str]:
    """First names that count in small letters too; of the long list some are words then: berat, ganga."""
    return _names("vornamen.txt") - ambiguous_first_names()


@cache
def surnames() -> frozenset[str]:
    """Frequent surnames."""
    return _names("nachnamen.txt") | _names("nachnamen_weitere.txt")


@cache
def other_words() -> frozenset[str]:
    """Words that follow a role or an address and are no name."""
    return _names("keine_namen.txt")


@cache
def brands() -> re.Pattern[str]:
    """Companies, machines and places that look like names."""
    written = _lines("marken.txt")
    entries = sorted({*written, *map(str.lower, written), *map(str.upper, written)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(entry) for entry in entries)})(?!\w)")


@cache
def around(kind: str) -> frozenset[str]:
    """Words near which a name stands, of one kind of `umfeld.yml`: `anreden`, `rollen` …"""
    entries = yaml.safe_load((FOLDER / "umfeld.yml").read_text(encoding="utf-8"))[kind]
    words = [word for entry in entries for word in (entry if isinstance(entry, list) else [entry])]
    return frozenset(folded(word) for word in words)


def _names(file: str) -> frozenset[str]:
    entries = [entry for line in _lines(file) for entry in line.split()]
    return frozenset(folded(form) for entry in entries for form in (entry, entry.translate(_UMLAUTS)))


def _lines(file: str) -> list[str]:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
