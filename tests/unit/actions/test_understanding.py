"""What is kept of the engine's reading of a message: codes, numbers and places, never the words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.understanding import understood

TEXT = "Schweißen, zu zweit, bis Mai"
PARSED = {
    "text": TEXT,
    "intent": {"name": "angabe", "confidence": 0.91234},
    "intent_ranking": [
        {"name": "angabe", "confidence": 0.91234},
        {"name": "frage_foerderung", "confidence": 0.05},
        {"name": "weiss_nicht", "confidence": 0.02},
        {"name": "ablehnen", "confidence": 0.01},
        {"name": "gruss", "confidence": 0.005},
    ],
    "entities": [
        {"entity": "skill", "value": "MET-10", "start": 0, "end": 9},
        {"entity": "wort", "value": "zu zweit", "start": 11, "end": 19},
    ],
    "answers": [{"field": "dringlichkeit", "value": "bis_6_monate", "score": 0.8, "start": 21, "end": 28}],
    "skills": [{"id": "MET-10", "score": 0.77777}],
}


def tracker(message: dict[str, Any] | None) -> Tracker:
    return Tracker("c-1", {}, message, [], False, None, {}, None)


def test_intent_entities_and_meanings_are_kept_with_their_places() -> None:
    kept = understood(tracker(PARSED))
    assert (kept["intent"], kept["confidence"]) == ("angabe", 0.912)
    assert [one["intent"] for one in kept["ranking"]] == ["frage_foerderung", "weiss_nicht", "ablehnen"]
    assert kept["entities"][0] == {"kind": "skill", "start": 0, "end": 9, "value": "MET-10"}
    assert kept["meanings"] == [
        {"field": "dringlichkeit", "value": "bis_6_monate", "score": 0.8, "start": 21, "end": 28}
    ]
    assert kept["skills"] == [{"id": "MET-10", "score": 0.778}]


def test_no_word_of_the_message_is_kept_a_second_time() -> None:
    kept = json.dumps(understood(tracker(PARSED)), ensure_ascii=False)
    assert not any(word in kept for word in ("Schweißen", "zu zweit", "bis Mai"))


@pytest.mark.parametrize(
    "message",
    [
        None,
        {},
        {"text": "", "intent": {"name": "angabe"}},
        {"text": '/waehlen{"feld": "ort", "wert": "Ulm"}', "intent": {"name": "waehlen", "confidence": 1.0}},
        {"text": "/start", "intent": {"name": "start", "confidence": 1.0}},
    ],
    ids=["nothing", "empty", "no text", "button", "command"],
)
def test_where_nothing_had_to_be_understood_nothing_is_kept(message: dict[str, Any] | None) -> None:
    assert understood(tracker(message)) is None
