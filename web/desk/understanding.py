"""What the engine understood of each message, in plain German beside the message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbund.conversations import Message
from verbund.taxonomy import Taxonomy
from web.desk.words import Words

UNSURE_BELOW = 0.6
SHOWN_FROM = 0.3
"""Below this score a finding says more about the engine than about the message."""
RUNNER_UP_FROM = 0.01
KINDS = {
    "skill": "Kompetenz",
    "beruf": "Beruf",
    "ort": "Ort",
    "kreis": "Kreis",
    "thema": "Thema",
    "taetigkeit": "Tätigkeit",
    "number": "Zahl",
    "time": "Zeit",
}
MOST_SUGGESTIONS = 6


@dataclass(frozen=True)
class Finding:
    """One thing the engine found: what, the words it stands for, and how sure it was (0 to 1, None where unknown)."""

    what: str
    words: str
    means: str
    score: float | None = None


@dataclass(frozen=True)
class Understanding:
    """What was understood of a message: the intent in German, how sure, whether that is little, and what was found."""

    intent: str
    confidence: float
    unsure: bool
    others: Sequence[tuple[str, float]]
    findings: Sequence[Finding]


def understanding(message: Message, words: Words) -> Understanding | None:
    """Returns what the engine made of a message; None for the bot's own and for buttons."""
    kept = message.understood
    if not kept or message.sender != "person":
        return None
    confidence = float(kept.get("confidence") or 0)
    return Understanding(
        intent=_intent(kept.get("intent"), words),
        confidence=confidence,
        unsure=confidence < UNSURE_BELOW,
        others=[
            (_intent(one["intent"], words), one["confidence"])
            for one in kept.get("ranking") or ()
            if one["confidence"] >= RUNNER_UP_FROM
        ],
        findings=[
            *(_entity(one, message.text, words) for one in kept.get("entities") or ()),
            *(_meaning(one, message.text, words) for one in _sure(kept, "meanings")),
            *(
                Finding("Kompetenz", "", words.value("skill_ids", one["id"]), one["score"])
                for one in _sure(kept, "skills")
            ),
        ],
    )


def suggested_skills(messages: Sequence[Message], topic: str, branche: str | None) -> list[str]:
    """Returns skills worth a look: what the engine thought of, best first, then those whose names are like the topic."""
    thought: dict[str, float] = {}
    for message in messages:
        for guess in (message.understood or {}).get("skills") or ():
            thought[guess["id"]] = max(thought.get(guess["id"], 0.0), guess["score"])
    ranked = sorted(thought, key=lambda skill: -thought[skill])
    ranked += [skill for skill, _ in Taxonomy.load().search(topic, MOST_SUGGESTIONS, branche)]
    return [skill for skill in dict.fromkeys(ranked) if Taxonomy.load().get(skill)][:MOST_SUGGESTIONS]


def _sure(kept: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    return [one for one in kept.get(kind) or () if (one.get("score") or 0) >= SHOWN_FROM]


def _intent(name: Any, words: Words) -> str:
    return words.intents.get(name, str(name or "unbekannt"))


def _entity(found: Mapping[str, Any], text: str, words: Words) -> Finding:
    kind, value = found.get("kind", ""), found.get("value")
    field = {"skill": "skill_ids", "beruf": "kldb", "kreis": "ags"}.get(kind)
    means = words.value(field, str(value)) if field and value is not None else "" if value is None else str(value)
    return Finding(KINDS.get(kind, str(kind)), _cut(text, found), means)


def _meaning(found: Mapping[str, Any], text: str, words: Words) -> Finding:
    field, value = str(found.get("field", "")), found.get("value")
    return Finding(words.label(field), _cut(text, found), words.value(field, value), found.get("score"))


def _cut(text: str, found: Mapping[str, Any]) -> str:
    start, end = found.get("start"), found.get("end")
    return text[start:end] if isinstance(start, int) and isinstance(end, int) and 0 <= start < end else ""
