"""Reads the answer to one field out of a message: exact wording first, the engine's reading second, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbund.interview.catalogue import FIELDS, Field, Kind
from verbund.interview.utterance import Meaning, Utterance
from verbund.language.choices import ChoiceHit, choose, choose_anyhow
from verbund.language.dialect import in_plain_german
from verbund.language.headcount import company_size, persons
from verbund.language.times import find_time

# Calibrated scores, for people of whom nine in ten answer what they are asked: below OPEN_QUESTION even the answer to the very
# question is asked again; a field that was not asked is only taken when the engine is nearly certain, because nobody is
# looking for the mistake there.
OPEN_QUESTION = 0.6
UNASKED = 0.55
BESIDE_WORDING = 0.9
OFFERED = 0.4

CONTACT_MARK = "[KONTAKT]"

PLAINLY = 0.8
CONSENTS = frozenset({"einwilligung", "weitergabe_betrieb"})
# Where a yes that was none costs most: consent, and a further need that nobody has.
PLAIN_YES = CONSENTS | {"weiterer_bedarf"}
_DENIES = re.compile(
    r"\b(nicht|net|ned|nit|nich|et|kein\w*|koi\w*|nie|nichts|nix|vergess\w*|schlecht|flach|scheidet|stoht|steht|passt|geht|kann|könn\w*|ka|reicht|läuft|"
    r"genug|da|gut)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(oder|od\.|bzw)\b", re.IGNORECASE)
_COMMAND = re.compile(r"[∕{}<>]")
_NOTHING = ("egal", "keine", "unklar", "sonstiges")

# What the record says for "weiß ich nicht"; None where it says nothing at all.
UNKNOWN_VALUES: dict[str, Any] = {
    "anlass": [], "situation": None, "ursache_art": ["unklar"], "skill_ids": [], "stand_soll": None,
    "zielgruppe_level": [], "pflicht": "unklar", "dringlichkeit": "weiss_nicht", "dauer_rahmen": "weiss_nicht",
    "format": [], "zeitmodell": [], "schicht": "keine_angabe", "radius_km": None, "freistellung": "weiss_nicht",
    "rahmen": [], "deutsch_unterstuetzung": "keine_angabe", "berufsabschluss": "keine_angabe",
    "nachweis": "weiss_nicht", "bisher": None, "taetigkeit_freitext": None, "ort": None, "branche": "unklar",
    "betriebsgroesse": "weiss_nicht", "betrieb_ref": None, "gemeinsam": "weiss_nicht", "raum_angebot": "weiss_nicht",
    "betriebsrat": "keine_angabe", "foerder_interesse": "weiss_nicht", "weitergabe_betrieb": "nein",
    "weiterer_bedarf": "nein", "funding": "nein", "kontakt": "nein",
}  # fmt: skip

# What a bare yes and a bare no mean; None where they answer nothing.
YES_NO_VALUES: dict[str, tuple[Any, Any]] = {
    "einwilligung": ("ja", "nein"), "weitergabe_betrieb": ("ja", "nein"), "weiterer_bedarf": ("ja", "nein"),
    "funding": ("ja", "nein"), "kontakt": ("ja", "nein"), "gemeinsam": ("ja", "nein"), "freistellung": ("ja", "nein"),
    "raum_angebot": ("ja", "nein"), "foerder_interesse": ("ja", "nein"), "berufsabschluss": ("ja", "nein"),
    "pflicht": ("vorgeschrieben", "freiwillig"), "betriebsrat": ("vorhanden_offen", "nicht_vorhanden"),
    "schicht": (None, "keine"), "rahmen": (None, ["keine"]), "deutsch_unterstuetzung": (None, "nein"),
    "bestaetigung": ("ja", "aendern"), "nachweis": (None, "egal"),
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """The value of one field and the words it was read from.

    Attributes:
        value: as the record holds it.
        words: the part of the message it was read from.
        certain: read from the wording itself rather than from similarity.
    """

    value: Any
    words: str
    certain: bool


def read(name: str, utterance: Utterance, today: date, *, asked: bool = True) -> Reading | None:
    """Reads a closed field; open text, places and skills have modules of their own.

    Args:
        name: the field.
        utterance: the message.
        today: the day that "in drei Monaten" counts from.
        asked: whether this very field was the question; a stricter bar holds otherwise.

    Returns:
        The reading, or None when the message does not say it clearly enough.
    """
    field = FIELDS[name]
    if field.kind is Kind.CONTACT and CONTACT_MARK in utterance.text:
        return Reading("angegeben", CONTACT_MARK, True)
    reading = _from_wording(field, utterance, today, asked)
    if reading is None and asked:
        reading = _from_bare_yes_or_no(field, utterance)
    if reading is None:
        reading = _from_similarity(field, utterance, OPEN_QUESTION if asked else UNASKED)
    if reading is None or not _allowed(name, reading.value) or not _is_consent(name, reading, utterance):
        return None
    return reading


def _is_consent(name: str, reading: Reading, utterance: Utterance) -> bool:
    """Consent is only what is plainly said: no similarity, no signs of a command, no sentence that means something else."""
    if name not in PLAIN_YES or reading.value != "ja":
        return True
    plainly = reading.certain or (utterance.intent == "bejahen" and utterance.confidence >= PLAINLY)
    return plainly and not _COMMAND.search(utterance.text)


def likely_values(name: str, utterance: Utterance, limit: int = 3) -> list[Any]:
    """The values the engine thinks possible for a field, best first, to be offered as buttons."""
    meanings = sorted(
        (one for one in utterance.meanings if one.field == name and one.score >= OFFERED),
        key=lambda one: one.score,
        reverse=True,
    )
    values: list[Any] = []
    for meaning in meanings:
        if meaning.value not in values and _allowed(name, meaning.value):
            values.append(meaning.value)
    return values[:limit]


def _from_wording(field: Field, utterance: Utterance, today: date, asked: bool) -> Reading | None:
    text = utterance.text
    if field.kind is Kind.TIME:
        return _time(text, today)
    if field.kind is Kind.PERSONS:
        count = persons(text) if asked else None
        return Reading(count, text, True) if count else None
    if field.kind is Kind.SIZE:
        band = company_size(text) if asked else None
        return Reading(band, text, True) if band else None
    if field.kind in (Kind.TEXT, Kind.PLACE, Kind.SKILLS):
        return None
    hits, read_as = choose_anyhow(field.name, text) if asked else (_affirmed(field.name, text), text)
    if not hits:
        return None
    words = text[min(hit.start for hit in hits) : max(hit.end for hit in hits)] if read_as == text else text
    if field.kind is Kind.CHOICES:
        values = [hit.value for hit in hits]
        if "gemischt" in values and not _OR.search(text):  # what it is mixed of
            return Reading(["gemischt"], words, True)
        if values[0] in _NOTHING:  # "Nichts, die Kinder sind aus dem Haus"
            return Reading(values[:1], words, True)
        return Reading(_without_contradiction(values + _beside(field, utterance, hits, asked, read_as == text)), words, True)
    values = {hit.value for hit in hits}
    return Reading(hits[0].value, words, True) if len(values) == 1 else None


def _affirmed(name: str, text: str) -> list[ChoiceHit]:
    return [hit for hit in choose(name, text) if not hit.negated]


def _time(text: str, today: date) -> Reading | None:
    for read_as in dict.fromkeys((text, in_plain_german(text))):
        if mention := find_time(read_as, today):
            words = text[mention.start : mention.end] if read_as == text else text
            return Reading(mention.dringlichkeit, words, True)
    return None


def _beside(field: Field, utterance: Utterance, hits: list[ChoiceHit], asked: bool, read_as_typed: bool) -> list[Any]:
    """What other clauses of the answer mean beside those whose wording is known."""
    if not asked or (not read_as_typed and len({one.text for one in utterance.meanings}) < 2):
        return []
    return [
        one.value
        for one in utterance.meanings
        if one.field == field.name
        and one.score >= BESIDE_WORDING
        and not _DENIES.search(one.text)
        and all(one.end <= hit.start or hit.end <= one.start for hit in hits if read_as_typed)
    ]


def _from_bare_yes_or_no(field: Field, utterance: Utterance) -> Reading | None:
    if utterance.intent not in ("bejahen", "verneinen") or field.name not in YES_NO_VALUES:
        return None
    value = YES_NO_VALUES[field.name][utterance.intent == "verneinen"]
    return None if value is None else Reading(value, utterance.text, False)


def _from_similarity(field: Field, utterance: Utterance, bar: float) -> Reading | None:
    asked = bar == OPEN_QUESTION
    meanings = [
        one for one in utterance.meanings if one.field == field.name and (one.score if asked else one.unasked) >= bar
    ]
    if not meanings:
        return None
    if field.kind is Kind.CHOICES:
        ranked = sorted(meanings, key=lambda one: one.score, reverse=True)
        return Reading(_without_contradiction([one.value for one in ranked]), _span(utterance.text, ranked), False)
    best = max(meanings, key=lambda one: one.score)
    return Reading(best.value, best.text, False)


def _span(text: str, meanings: list[Meaning]) -> str:
    return text[min(one.start for one in meanings) : max(one.end for one in meanings)] or text


def _without_contradiction(values: list[Any]) -> list[Any]:
    """Several values without repeats; "egal", "keine", "unklar" say nothing beside a real one."""
    unique = list(dict.fromkeys(values))
    real = [value for value in unique if value not in _NOTHING]
    return real or unique[:1]


def _allowed(name: str, value: Any) -> bool:
    """The target level starts at "mit Unterstützung": nobody learns in order to be new to a thing."""
    return not (name == "stand_soll" and value == 1)
