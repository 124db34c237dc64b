"""What the engine made of a message, for those who review it later: codes and numbers, and none of the words."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from actions.slots import latest
from verbund.interview.utterance import Utterance

RUNNERS_UP = 3
MOST_FINDS = 12  # of each kind; a message of 2,000 characters has no more that anybody would read
DIGITS = 3


def understood(tracker: Tracker) -> dict[str, Any] | None:
    """Returns what is kept beside the person's message; the store has the (masked) words already.

    Args:
        tracker: of the turn that is answered now.

    Returns:
        `intent`, `confidence`, `ranking` of the next best intents, `entities` and `meanings` with the place of their
        words in the message (characters, the end excluded), `skills` with scores from 0 to 1. None for a button: what
        it means is known, nothing was understood.
    """
    said = Utterance.from_message(latest(tracker))
    if not said.text or not said.intent or said.choice or said.text.startswith("/"):
        return None
    runners_up = [one for one in said.ranking if one[0] != said.intent][:RUNNERS_UP]
    return {
        "intent": said.intent,
        "confidence": round(said.confidence, DIGITS),
        "ranking": [{"intent": name, "confidence": round(score, DIGITS)} for name, score in runners_up],
        "entities": [
            {"kind": one.kind, "start": one.start, "end": one.end} | _code(one.value, one.text)
            for one in said.entities[:MOST_FINDS]
        ],
        "meanings": [
            {"field": one.field, "value": one.value, "score": round(one.score, DIGITS), "start": one.start, "end": one.end}
            for one in said.meanings[:MOST_FINDS]
        ],
        "skills": [{"id": one.id, "score": round(one.score, DIGITS)} for one in said.skills[:MOST_FINDS]],
    }


def _code(value: Any, words: str) -> dict[str, Any]:
    """The code an entity stands for, left out where it is only the words again."""
    plain = isinstance(value, (str, int, float)) and value != words
    return {"value": value} if plain else {}
