"""What the buttons of the page wish: they reach the interview as an intent, without a word of the person."""

from __future__ import annotations

from datetime import date

import pytest

from verbund.interview.state import Interview
from verbund.interview.turn import take_turn
from verbund.interview.utterance import Utterance
from verbund.interview.world import World

TODAY = date(2026, 11, 25)


def wish(interview: Interview, name: str, *, repeated: bool = False):
    utterance = Utterance(text=f"/{name}", intent=name, confidence=1.0)
    return take_turn(interview, utterance.as_content() if repeated else utterance, World.load(), TODAY)


def talked() -> Interview:
    interview = Interview()
    for name, value in (("einwilligung", "ja"), ("perspective", "selbst"), ("taetigkeit_freitext", "Dreher"), ("anlass", ["neue_software"])):
        interview.put(name, value)
    return interview


def test_going_back_twice_takes_two_answers_back_although_the_words_repeat():
    interview = talked()
    wish(interview, "zurueck")
    assert "anlass" not in interview.values
    wish(interview, "zurueck", repeated=True)
    assert interview.reopened == "taetigkeit_freitext"
    assert set(interview.values) == {"einwilligung", "perspective"}


def test_a_typed_zurueck_twice_is_no_answer_either():
    interview = talked()
    for repeated in (False, True):
        typed = Utterance(text="zurück", intent="zurueck", confidence=0.99)
        take_turn(interview, typed.as_content() if repeated else typed, World.load(), TODAY)
    assert "taetigkeit_freitext" not in interview.values


@pytest.mark.parametrize(("name", "mode"), [("einfacher_erklaeren", "einfach"), ("standard_sprache", "standard")])
def test_the_language_mode_changes_and_no_answer_does(name, mode):
    interview = talked()
    before = dict(interview.values)
    for repeated in (False, True):
        wish(interview, name, repeated=repeated)
        assert (interview.language_mode, interview.values) == (mode, before)


def test_at_the_beginning_there_is_nothing_to_go_back_to():
    outcome = wish(Interview(), "zurueck")
    assert [say.response for say in outcome.say] == ["utter_nichts_zum_zurueck"]


def test_a_field_opened_after_saving_brings_the_summary_again_and_keeps_the_id():
    interview = talked()
    interview.put("bestaetigung", "ja")
    interview.saved.append("n-1")
    opened = Utterance(text="", intent="waehlen", confidence=1.0, choice=("aendern", "anlass"))
    take_turn(interview, opened, World.load(), TODAY)
    assert interview.reopened == "anlass"
    assert not interview.is_saved
    assert interview.saved == []  # the next id of the conversation is that of the first need again
