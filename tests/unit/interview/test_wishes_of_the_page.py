"""What the buttons of the page wish: they reach the interview as an intent, without a word of the person."""

from __future__ import annotations

import pytest

from tests.unit.interview.talk import TODAY, Talk
from verbund.interview.turn import take_turn
from verbund.interview.utterance import Utterance
from verbund.interview.world import World

STORY = "Ich bin Zerspanungsmechaniker und arbeite an der CNC in Ulm"


def wish(talk: Talk, name: str, *, repeated: bool = False) -> None:
    """Rasa makes an intent of a text with a slash; the action takes the same words twice for content."""
    utterance = Utterance(text=f"/{name}", intent=name, confidence=1.0)
    utterance = utterance.as_content() if repeated else utterance
    talk.outcome = take_turn(talk.interview, utterance, World.load(), TODAY)


def talked() -> Talk:
    """Three answers; the first of them also says the place."""
    talk = Talk("selbst")
    talk.says(STORY, intent="angabe")
    assert "ort" in talk.values
    talk.presses("anlass", ["neue_software"])
    talk.says("Gestern stand die Maschine und ich wusste nicht weiter", intent="angabe")
    return talk


def test_each_step_back_takes_one_answer_with_everything_it_filled():
    talk = talked()
    asked = []
    for step in range(3):
        wish(talk, "zurueck", repeated=step > 0)
        asked.append(talk.asks)
    assert asked == ["situation", "anlass", "taetigkeit_freitext"]
    assert set(talk.values) == {"einwilligung", "perspective"}


def test_going_there_and_back_costs_no_question():
    talk, other = talked(), talked()
    for _ in range(2):
        wish(talk, "zurueck")
    talk.presses("anlass", ["neue_software"])
    talk.says("Gestern stand die Maschine und ich wusste nicht weiter", intent="angabe")
    assert (talk.asks, talk.interview.turns, talk.interview.extra) == (
        other.asks, other.interview.turns, other.interview.extra,
    )  # fmt: skip


def test_a_typed_zurueck_twice_is_no_answer_either():
    talk = talked()
    for repeated in (False, True):
        typed = Utterance(text="zurück", intent="zurueck", confidence=0.99)
        take_turn(talk.interview, typed.as_content() if repeated else typed, World.load(), TODAY)
    assert talk.asks == "anlass"


@pytest.mark.parametrize(("name", "mode"), [("einfacher_erklaeren", "einfach"), ("standard_sprache", "standard")])
def test_the_language_mode_changes_and_no_answer_and_no_question_does(name, mode):
    talk = talked()
    before, asked, turns = dict(talk.values), talk.asks, talk.interview.turns
    for repeated in (False, True, True):
        wish(talk, name, repeated=repeated)
        assert (talk.interview.language_mode, talk.values, talk.asks, talk.interview.turns) == (mode, before, asked, turns)


def test_a_field_opened_in_the_middle_is_asked_at_once_and_then_it_goes_on():
    talk = Talk("selbst")
    talk.says(STORY, intent="angabe")
    asked = talk.asks
    talk.presses("aendern", "ort")
    assert (talk.asks, asked) == ("ort", "anlass")
    talk.says("Aalen", intent="angabe")
    assert (talk.asks, talk.values["ort"]) == (asked, "Aalen")


def test_at_the_beginning_there_is_nothing_to_go_back_to():
    talk = Talk()
    wish(talk, "zurueck")
    assert talk.said == ["utter_nichts_zum_zurueck"]


def test_a_field_opened_after_saving_brings_the_summary_again_and_keeps_the_id():
    talk = talked()
    talk.interview.put("bestaetigung", "ja")
    talk.interview.saved.append("n-1")
    opened = Utterance(text="", intent="waehlen", confidence=1.0, choice=("aendern", "anlass"))
    take_turn(talk.interview, opened, World.load(), TODAY)
    assert talk.asks == "anlass"
    assert not talk.interview.is_saved
    assert talk.interview.saved == []  # the next id of the conversation is that of the first need again
