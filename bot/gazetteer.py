"""Builds the spaCy gazetteer from the knowledge files: ``python -m bot.gazetteer``.

A blank German pipeline: ``gazetteer_spelling``, then one ``entity_ruler``. Labels: ``skill``, ``beruf``, ``ort``, ``kreis``; the ``ent_id`` is the
taxonomy id, the KldB key or the Kreis' AGS, several joined by ``|`` where a name means more than one.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language

from bot.gazetteer_spelling import spell

KNOWLEDGE = Path("knowledge")
TARGET = Path("models/gazetteer")

_EXACT_UP_TO = 3
# Three letters that no ordinary German word has: also in small letters.
_UNMISTAKABLE = frozenset({"sps", "cnc", "wig", "cad", "sap", "erp", "ulm"})


def _everyday() -> dict[str, frozenset[str]]:
    lines = Path(__file__).with_name("everyday_words.txt").read_text(encoding="utf-8").splitlines()
    words: dict[str, set[str]] = {}
    for kind, _, listed in (line.partition(":") for line in lines if not line.startswith("#")):
        words.setdefault(kind, set()).update(spell(word) for word in listed.split())
    return {kind: frozenset(listed) for kind, listed in words.items()}


_EVERYDAY = _everyday()
# A trade no table lists: the last part of the word names a person who does something ("Rundstrickerin").
_TRADES = (
    "mechaniker elektroniker elektriker schlosser schweisser dreher fraeser schleifer monteur einrichter einsteller bediener fahrer helfer "
    "lagerist techniker technologe konstrukteur naeher weber stricker wirker faerber zuschneider polsterer schneider laborant buchhalter "
    "disponent lackierer giesser former pruefer werker verdrahter spinner sattler schaerer flechter ingenieur entwickler"
)
_LEADERS = "teamleiter gruppenleiter schichtleiter abteilungsleiter betriebsleiter schichtfuehrer vorarbeiter meister kaufmann kauffrau kaufleute"
_ANY_TRADE = rf"^\w*(?:{'|'.join((_TRADES + ' ' + _LEADERS).split())})(?:in|innen|n|en|s)?$"
_PERSON_ENDINGS = ("er", "in", "kraft", "mann", "frau", "leute")


def build(knowledge: Path = KNOWLEDGE) -> Language:
    """Builds the pipeline.

    Args:
        knowledge: Folder with ``skills``, ``occupations`` and ``places``.

    Returns:
        The pipeline, not yet saved.

    Raises:
        FileNotFoundError: If one of the three folders holds no table.
    """
    nlp = spacy.blank("de")
    ids: dict[tuple[str, str], list[str]] = {}
    for label, name, ent_id in _names(knowledge):
        known = ids.setdefault((label, name), [])
        if ent_id not in known:
            known.append(ent_id)
    patterns = [
        {"label": label, "pattern": _pattern(nlp, name, label), "id": "|".join(ent_ids)}
        for (label, name), ent_ids in ids.items()
    ]
    words = sorted({word["NORM"] for entry in patterns for word in entry["pattern"] if "NORM" in word})
    nlp.add_pipe("gazetteer_spelling", config={"words": words, "right": sorted(_EVERYDAY["richtig"])})
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    # A ruler of its own: it leaves alone what the first one found.
    trade = {"label": "beruf", "pattern": [{"NORM": {"REGEX": _ANY_TRADE}}], "id": ""}
    nlp.add_pipe("entity_ruler", name="trades").add_patterns([trade])
    return nlp


def _names(knowledge: Path) -> Iterator[tuple[str, str, str]]:
    """Yields label, name and id, the more telling label first: an earlier pattern wins over an equal span."""
    for row in _rows(knowledge / "places", "gemeinde_ags"):
        yield "ort", row["gemeinde"], row["kreis_ags"]
        short = row["gemeinde"].split(",")[0].split(" am ")[0].split(" im ")[0].split(" an der ")[0].split(" (")[0]
        if short != row["gemeinde"]:
            yield "ort", short, row["kreis_ags"]
    for row in _rows(knowledge / "places", "regionalverband"):
        bare = row["name"].endswith("kreis") or row["name"].endswith("Kreis")
        for name in (row["name"],) if bare else (f"Landkreis {row['name']}", f"Kreis {row['name']}"):
            yield "kreis", name, row["ags"]
    skills = [
        (name, row["id"])
        for row in _rows(knowledge / "skills", "label_de")
        for name in filter(None, [row["label_de"], *row["synonyms"].split("|")])
        if spell(name) not in _EVERYDAY["skill"]
    ]
    of_skills = {spell(name) for name, _ in skills}
    for row in _rows(knowledge / "occupations", "kldb_2010"):
        for name in filter(None, [row["label_de"], row["label_f"], row["label_neutral"], *row["synonyms"].split("|")]):
            # "Zuschnitt" is a skill first, "Dreher" a person.
            person = name.endswith(_PERSON_ENDINGS) or spell(name) not in of_skills
            if person and spell(name) not in _EVERYDAY["beruf"]:
                yield "beruf", name, row["kldb_2010"]
    for name, skill in skills:
        yield "skill", name, skill


def _rows(folder: Path, column: str) -> Iterator[dict[str, str]]:
    """Yields the rows of those tables of a folder that have a column."""
    found = False
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if column in (reader.fieldnames or ()):
                found = True
                yield from reader
    if not found:
        raise FileNotFoundError(f"Keine Tabelle mit der Spalte {column} in {folder}")


def _pattern(nlp: Language, name: str, label: str) -> list[dict]:
    return [_token_pattern(token.text, label) for token in nlp.make_doc(name) if not token.is_space]


def _token_pattern(word: str, label: str) -> dict:
    """Short words exactly or in capitals; all others by their spelling, whatever the case."""
    short = len(word) <= _EXACT_UP_TO and word.lower() not in _UNMISTAKABLE
    if word.isalpha() and (short or (label == "ort" and word.lower() in _EVERYDAY["ort"])):
        return {"TEXT": {"IN": sorted({word, word.upper()})}}
    return {"NORM": spell(word)}


def main() -> None:
    """Builds and saves the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--knowledge", type=Path, default=KNOWLEDGE)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    nlp = build(options.knowledge)
    options.target.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(options.target)
    print(f"{len(nlp.get_pipe('entity_ruler').patterns)} Muster in {options.target}")


if __name__ == "__main__":
    main()
