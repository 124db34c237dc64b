"""What is kept of a message that was not understood: with consent, masked as it came, and never at the cost of a turn."""

from __future__ import annotations

from datetime import date

import pytest

from actions.services import Services
from actions.unclear import keep_unclear
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from tests.unit.interview.talk import Talk
from verbund.interview.outcome import Outcome
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance

TODAY = date(2026, 11, 24)
WORDS = Utterance("hm na ja", "nlu_fallback", 0.3, (("nlu_fallback", 0.3), ("bejahen", 0.29), ("angabe", 0.1), ("x", 0.01)))


def kept(values: dict, missed: str = "stand_ist", words: str = "hm na ja") -> list:
    memory = Memory()
    services = Services(lambda: FakeUnitOfWork(memory), None, b"k" * 32, 365, today=lambda: TODAY)
    keep_unclear(services, Interview(values=values), Outcome(missed=missed, missed_words=words), WORDS, "c-1")
    with FakeUnitOfWork(memory) as uow:
        return uow.learning.unclear()[0]


def test_words_question_guesses_and_day_are_kept_with_their_conversation():
    [unclear] = kept({"einwilligung": "ja"})
    assert (unclear.conversation_id, unclear.text, unclear.field, unclear.said_on) == ("c-1", "hm na ja", "stand_ist", TODAY)
    assert [guess["name"] for guess in unclear.intents] == ["nlu_fallback", "bejahen", "angabe"]


@pytest.mark.parametrize("values", [{}, {"einwilligung": "nein"}, {"einwilligung": None}])
def test_without_consent_nothing_is_kept(values):
    assert kept(values) == []


@pytest.mark.parametrize("missed", ["kontakt", "betrieb_ref", "einwilligung"])
def test_answers_that_name_people_or_companies_are_not_kept(missed):
    assert kept({"einwilligung": "ja"}, missed=missed) == []


def test_nothing_said_is_nothing_kept():
    assert kept({"einwilligung": "ja"}, words=" ") == []


def test_a_store_that_fails_costs_nobody_their_turn(caplog):
    def broken():
        raise OSError("hm na ja")

    services = Services(broken, None, b"k" * 32, 365, today=lambda: TODAY)
    outcome = Outcome(missed="stand_ist", missed_words="hm na ja")
    keep_unclear(services, Interview(values={"einwilligung": "ja"}), outcome, WORDS, "c-1")
    assert "could not be kept: OSError" in caplog.text and "hm na ja" not in caplog.text


def test_the_interview_says_what_it_did_not_understand():
    talk = Talk("selbst").skips_to("stand_ist")
    talk.says("blaues Telefon", intent="nlu_fallback", sure=0.3)
    assert (talk.outcome.missed, talk.outcome.missed_words) == ("stand_ist", "blaues Telefon")
    talk.presses("stand_ist", 2)
    assert talk.outcome.missed == ""
