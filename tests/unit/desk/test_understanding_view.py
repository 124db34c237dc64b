"""What the engine understood, as managers read it."""

from __future__ import annotations

import pytest
import yaml

from verbund.conversations import Message
from verbund.settings import ROOT
from web.desk.understanding import suggested_skills, understanding
from web.desk.words import Words, intent_names

WORDS = Words.load()


def test_every_intent_of_the_engine_has_german_words() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    intents = {one if isinstance(one, str) else next(iter(one)) for one in domain["intents"]}
    assert intent_names().keys() == intents | {"nlu_fallback"}


@pytest.mark.parametrize(
    "message",
    [
        Message(sender="person", text="Ja"),
        Message(sender="bot", text="Ja?", understood={"intent": "bejahen", "confidence": 1.0}),
    ],
)
def test_of_buttons_and_of_the_bot_nothing_was_understood(message: Message) -> None:
    assert understanding(message, WORDS) is None


@pytest.mark.parametrize(("confidence", "unsure"), [(0.59, True), (0.6, False), (None, True)])
def test_little_confidence_is_said(confidence: float | None, unsure: bool) -> None:
    message = Message(sender="person", text="Hm", understood={"intent": "angabe", "confidence": confidence})
    assert understanding(message, WORDS).unsure is unsure


def test_what_the_engine_hardly_thinks_is_not_shown() -> None:
    kept = {
        "intent": "angabe",
        "confidence": 0.9,
        "ranking": [{"intent": "danken", "confidence": 0.004}, {"intent": "bejahen", "confidence": 0.02}],
        "meanings": [{"field": "stand_ist", "value": 2, "score": 0.29}, {"field": "stand_soll", "value": 3, "score": 0.3}],
        "skills": [{"id": "AUT-01", "score": 0.05}],
    }
    got = understanding(Message(sender="person", text="x", understood=kept), WORDS)
    assert [one.what for one in got.findings] == [WORDS.label("stand_soll")]
    assert got.others == [("Ja", 0.02)]


def test_places_that_are_none_cut_nothing() -> None:
    kept = {
        "intent": "neu_im_modell",
        "confidence": 0.9,
        "entities": [{"kind": "skill", "start": 5, "end": 2, "value": "AUT-01"}, {"kind": "neu", "value": 3}],
        "meanings": [{"field": "stand_ist", "value": 2, "score": 0.8, "start": 0, "end": 3}],
    }
    got = understanding(Message(sender="person", text="mit Hilfe", understood=kept), WORDS)
    assert got.intent == "neu_im_modell"
    assert [(one.what, one.words) for one in got.findings] == [("Kompetenz", ""), ("neu", ""), ("Stand heute", "mit")]
    assert got.findings[2].means == "mit Unterstützung"


def test_suggestions_begin_with_what_the_engine_was_surest_of() -> None:
    def said(*guesses: tuple[str, float]) -> Message:
        skills = [{"id": skill, "score": score} for skill, score in guesses]
        return Message(sender="person", text="x", understood={"skills": skills})

    messages = [said(("AUT-01", 0.3), ("WEG-99", 0.9)), said(("AUT-03", 0.6), ("AUT-01", 0.5)), said()]
    found = suggested_skills(messages, "Stapler fahren", "metall_elektro")
    assert found[:2] == ["AUT-03", "AUT-01"]
    assert "WEG-99" not in found
    assert len(found) == len(set(found)) <= 6
