"""One message of a person as the engine understood it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

CHOICE_INTENT = "waehlen"


@dataclass(frozen=True)
class Entity:
    """A span the engine recognised. `value` is a taxonomy id, a KldB code, an AGS, a number or a time."""

    kind: str
    value: Any
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Meaning:
    """The engine's reading of one clause for one closed field, with calibrated scores from 0 to 1.

    `score` holds if the field was asked, `unasked` if the clause was said without being asked.
    """

    field: str
    value: Any
    score: float
    start: int
    end: int
    text: str
    unasked: float = 0.0


@dataclass(frozen=True)
class SkillGuess:
    """A skill the engine links to a phrase, with a calibrated score from 0 to 1; `text` is the clause it was found in."""

    id: str
    score: float
    text: str = ""


@dataclass(frozen=True)
class Utterance:
    """The words of a person and what the engine made of them.

    Attributes:
        text: the words, masked.
        intent, confidence: the engine's first choice.
        ranking: the intents it considered, best first.
        entities, meanings, skills: what it found in the words.
        topics: points of funding the words may be about, best first, with calibrated scores.
        choice: `(field, value)` when a button was pressed, else None.
    """

    text: str
    intent: str = ""
    confidence: float = 0.0
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    skills: tuple[SkillGuess, ...] = ()
    topics: tuple[tuple[str, float], ...] = ()
    choice: tuple[str, Any] | None = None

    @property
    def word_count(self) -> int:
        return len(self.text.split())

    def as_content(self) -> Utterance:
        """The same words, taken as an answer whatever the engine thinks they are.

        A wish to go back stays one: going back twice is the same word twice.
        """
        goes_back = self.intent == "zurueck" and self.word_count <= 2
        return self if self.choice or self.text.startswith("/") or goes_back else replace(self, intent="angabe", confidence=1.0, ranking=(), topics=())

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> Utterance:
        """Reads the engine's `latest_message`.

        Args:
            message: the parse result as the action server receives it; missing parts are taken as empty.
        """
        text = message.get("text") or ""
        intent = message.get("intent") or {}
        entities = message.get("entities") or []
        return cls(
            text=text,
            intent=intent.get("name") or "",
            confidence=float(intent.get("confidence") or 0.0),
            ranking=tuple((one["name"], float(one["confidence"])) for one in message.get("intent_ranking") or []),
            entities=tuple(
                Entity(
                    one["entity"], one.get("value"), text[one["start"] : one["end"]], one["start"], one["end"]
                )
                for one in entities
                if one.get("start") is not None and one.get("end") is not None
            ),
            meanings=tuple(
                Meaning(
                    one["field"], one["value"], float(one["score"]), one.get("start", 0), one.get("end", len(text)),
                    one.get("text", text), float(one.get("unasked") or 0.0),
                )
                for one in message.get("answers") or []
            ),
            skills=tuple(SkillGuess(one["id"], float(one["score"]), one.get("text", "")) for one in message.get("skills") or []),
            topics=tuple((one["id"], float(one["score"])) for one in message.get("funding_topics") or []),
            choice=_choice(intent.get("name"), entities, text),
        )


def _choice(intent: str | None, entities: list[Mapping[str, Any]], text: str) -> tuple[str, Any] | None:
    if intent != CHOICE_INTENT:
        return None
    found = {one.get("entity"): one.get("value") for one in entities}
    if not found and "{" in text:
        try:
            found = json.loads(text[text.index("{") :])
        except ValueError:
            return None
    if "feld" not in found or "wert" not in found:
        return None
    return str(found["feld"]), found["wert"]
