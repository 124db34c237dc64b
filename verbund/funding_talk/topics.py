"""Which point of funding a question or a claim is about: by its name in the words, else as the engine understood it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from verbund.language.text import looks_like_question
from verbund.tables import KNOWLEDGE

FILE = KNOWLEDGE / "texts" / "foerderfragen.yml"
UNKNOWN = "unbekannt"

# The engine's intents that ask about money for learning; each is a topic too.
INTENTS = frozenset({
    "frage_foerderung", "frage_foerderhoehe", "frage_anspruch", "frage_bildungsgutschein", "frage_qualifizierungsgeld",
    "frage_teilqualifikation", "frage_abschluss_nachholen", "frage_bildungszeit", "frage_aufstieg", "frage_fachkurs",
    "frage_azav", "frage_kurzarbeit",
})  # fmt: skip

# Calibrated scores of the engine. Below PLAUSIBLE a topic is a guess, and guesses are not answered.
LIKELY = 0.5
PLAUSIBLE = 0.3
POSSIBLE = 0.2
NEARLY_SURE = 0.8
_MARGIN = 0.1
# Topics without a subject of their own must beat another intent clearly.
_GENERAL = frozenset({"foerderung", "foerderhoehe", "anspruch"})
FALLBACK = "nlu_fallback"
_MONEY = re.compile(
    r"f(ö|oe)rder|zuschu|zusch(ü|ue)ss|\bgeld\b|zahl|kosten|\bamt\b|amts?\b|agentur|antrag|beantrag|pr(ä|ae)mie|finanz|euro|prozent|erstatt|ersetz",
    re.IGNORECASE,
)
# An intent that is surer than this and not about money keeps its own answer.
CERTAIN_OTHER = 0.6
# A claim is short; a story that names a programme is a story.
CLAIM_WORDS = 16


@dataclass(frozen=True)
class Topic:
    """A point of funding that people ask about.

    Attributes:
        id: name in the file and of the engine's class.
        named: patterns that name it beyond doubt.
        claims: patterns of an outdated claim, which is put right even if nobody asked.
        texts: mode → bubbles, with placeholders.
        checklist: whether the list to print belongs to the answer.
    """

    id: str
    named: tuple[re.Pattern[str], ...]
    claims: tuple[re.Pattern[str], ...]
    texts: Mapping[str, tuple[str, ...]]
    checklist: bool


@cache
def load_topics() -> dict[str, Topic]:
    """All topics that have texts of their own, by id."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    entries = {**raw["themen"], UNKNOWN: raw[UNKNOWN]}
    return {name: _topic(name, entry) for name, entry in entries.items()}


def find_topic(text: str, guesses: Sequence[tuple[str, float]], intent: str = "", certainty: float = 0.0) -> str | None:
    """Finds the topic of a question about funding.

    Args:
        text: what was typed.
        guesses: topics as the engine ranks them, best first.
        intent: the engine's intent.
        certainty: its score.

    Returns:
        A topic; `unbekannt` where it is about funding but about nothing known; None where it is not about funding.
    """
    claim = find_claim(text)
    if claim:
        return claim
    about_money = intent in INTENTS
    asks = about_money or intent == FALLBACK or intent.startswith("frage_") or looks_like_question(text)
    # "Selbstständig" may be how somebody wants to work: outside of a question a name counts only if the engine agrees.
    named = _named(text)
    other = not about_money and certainty >= CERTAIN_OTHER and intent != "angabe"
    agreed = [topic for topic, score in guesses if topic in named and score >= (LIKELY if other else 0 if asks else PLAUSIBLE)]
    if agreed:
        return agreed[0]
    if named and asks and (about_money or certainty < CERTAIN_OTHER):
        return named[0]
    best, score = guesses[0] if guesses else ("", 0.0)
    if about_money:
        return best if score >= PLAUSIBLE else intent.removeprefix("frage_") if certainty >= LIKELY else UNKNOWN
    bar = _bar(text, intent, certainty, asks)
    return best if score >= (max(bar, certainty) if best in _GENERAL and intent != FALLBACK else bar) else None


def _bar(text: str, intent: str, certainty: float, asks: bool) -> float:
    """How sure a topic must be against an intent that is not about money; words for money speak for the topic."""
    money = bool(_MONEY.search(text))
    if intent == "angabe" or not asks:
        return LIKELY
    if intent == FALLBACK:
        return POSSIBLE if money else PLAUSIBLE
    if certainty >= CERTAIN_OTHER:
        return LIKELY if money else max(NEARLY_SURE, certainty)
    return POSSIBLE if money else max(PLAUSIBLE, certainty - _MARGIN)


def find_claim(text: str) -> str | None:
    """The topic of an outdated claim ("ab 45 gibt es mehr Lohnzuschuss"), None if the text makes none."""
    if len(text.split()) > CLAIM_WORDS:
        return None
    said = text.lower()
    return next((one.id for one in load_topics().values() if any(claim.search(said) for claim in one.claims)), None)


def _named(text: str) -> list[str]:
    said = text.lower()
    return [one.id for one in load_topics().values() if any(name.search(said) for name in one.named)]


def _topic(name: str, entry: Mapping[str, Any]) -> Topic:
    return Topic(
        name,
        tuple(re.compile(pattern) for pattern in entry.get("nennt", ())),
        tuple(re.compile(pattern) for pattern in entry.get("aussage", ())),
        {mode: tuple(entry[mode].strip().split("\n\n")) for mode in ("standard", "einfach")},
        bool(entry.get("liste")),
    )
