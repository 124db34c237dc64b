"""The funding check as a conversation: short, never a trap, and silent about what was said in confidence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.interview.talk import TODAY, Talk
from verbund.funding_talk.questions import load_check
from verbund.interview.turn import take_turn
from verbund.interview.utterance import Utterance
from verbund.interview.world import World

MOST = load_check().most
EVERY_BUTTON = [f"{one.id}:{option.id}" for one in load_check().questions for option in one.options]


def at_check(perspective: str = "selbst") -> Talk:
    talk = Talk(perspective).skips_to("bestaetigung").says("ja", intent="bejahen").saves()
    talk.skips_to("funding").presses("funding", "ja")
    assert talk.asks == "funding"
    return talk


def open_question(talk: Talk) -> str:
    return talk.interview.funding_check.get("open") or ""


def until(talk: Talk, question: str) -> Talk:
    for _ in range(MOST):
        if open_question(talk) == question:
            return talk
        talk.presses("funding", f"{open_question(talk)}:weiss_nicht")
    raise AssertionError(f"{question} is never asked")


@pytest.mark.parametrize("perspective", ["selbst", "team", "betrieb", "vertretung"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [("ja", "bejahen"), ("nein", "verneinen"), ("weiß ich nicht", "weiss_nicht"), ("weiter", "ueberspringen"),
     ("blau", "angabe"), ("Ja, erzählen Sie.", "angabe"), ("", "angabe")],
)  # fmt: skip
def test_whoever_says_the_same_thing_to_everything_comes_through(perspective, text, intent):
    talk = at_check(perspective)
    for _ in range(MOST):
        if talk.asks != "funding":
            break
        talk.says(text, intent=intent)
    assert talk.asks == "kontakt"
    assert talk.outcome.funding_case is not None


def test_no_thanks_and_the_button_end_it_with_a_result():
    for end in (lambda talk: talk.says("nein danke"), lambda talk: talk.presses("funding", "zum_ergebnis")):
        talk = end(at_check())
        assert talk.outcome.funding_case is not None
        assert talk.asks == "kontakt"


def test_a_no_to_the_offer_asks_nothing():
    talk = Talk("selbst").skips_to("bestaetigung").says("ja", intent="bejahen").saves().skips_to("funding")
    talk.says("nein danke", intent="verneinen")
    assert talk.outcome.funding_case is None
    assert talk.asks == "kontakt"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*EVERY_BUTTON, "weiss_nicht", "ja", "nein"]), max_size=20))
def test_any_buttons_in_any_order_end_and_ask_nothing_twice(pressed):
    talk = at_check()
    for value in pressed:
        asked = talk.interview.funding_check.get("asked") or []
        assert len(asked) == len(set(asked)) <= MOST
        if talk.asks != "funding":
            break
        talk.presses("funding", value)
    for _ in range(MOST):
        if talk.asks == "funding":
            talk.presses("funding", "x:weiss_nicht")
    assert talk.asks == "kontakt"


def test_what_the_interview_knows_is_not_asked_again():
    talk = Talk("betrieb")
    talk.interview.put("dauer_rahmen", "bis_120_std")
    talk.interview.put("pflicht", "freiwillig")
    talk.interview.put("betriebsgroesse", "10_49")
    talk.skips_to("bestaetigung").says("ja", intent="bejahen").saves().skips_to("funding").presses("funding", "ja")
    asked = []
    while talk.asks == "funding":
        asked.append(open_question(talk))
        talk.presses("funding", f"{asked[-1]}:weiss_nicht")
    assert not {"stunden", "pflicht", "groesse"} & set(asked)


def test_free_text_is_understood():
    talk = at_check().says("Das wird eine Umschulung zum Industriemechaniker", intent="angabe")
    assert talk.interview.funding_check["facts"]["goal"] == "berufsabschluss"
    until(talk, "stunden").says("ungefähr 200 Stunden", intent="angabe")
    assert talk.interview.funding_check["facts"]["course_hours"] == 200


def test_weeks_are_no_hours():
    talk = until(at_check(), "stunden").says("4 Wochen", intent="angabe")
    assert "course_hours" not in talk.interview.funding_check["facts"]


def test_back_opens_the_question_before():
    talk = at_check().presses("funding", "ziel:koennen")
    second = open_question(talk)
    talk.says("zurück", intent="zurueck")
    assert (open_question(talk), second) == ("ziel", "stunden")
    talk.says("zurück", intent="zurueck")
    assert talk.asks == "funding"
    assert not talk.interview.funding_check


def test_a_side_question_is_answered_and_the_same_question_stays_open():
    talk = at_check()
    talk.says("Was ist mit der Bildungsprämie?", intent="frage_foerderung")
    assert talk.outcome.topic == "bildungspraemie"
    assert (talk.asks, open_question(talk)) == ("funding", "ziel")
    talk.says("Meisterbafög?", intent="frage_aufstieg")
    assert (talk.outcome.topic, open_question(talk)) == ("aufstieg", "ziel")
    talk.says("sieht das mein Chef?", intent="frage_wer_sieht")
    assert talk.outcome.side_question
    assert (talk.asks, open_question(talk)) == ("funding", "ziel")


SECRETS = ["trifft zu, ich bin 52", "ja, schwerbehindert mit GdB 60", "nein, bin 31", "bin 58 wieso"]


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_said_in_confidence_never_enters_the_state(secret):
    talk = until(at_check(), "alter").says(secret, intent="angabe")
    assert talk.outcome.funding_case is not None
    assert talk.interview.discreet
    state = json.dumps(talk.interview.to_slots(), ensure_ascii=False)
    for trace in (secret, "\"age", "ab_45", "unter_45", "disabled"):
        assert trace not in state


def test_an_age_is_an_answer_and_no_question_about_ages():
    talk = until(at_check(), "alter")
    talk.outcome = take_turn(
        talk.interview, Utterance("bin 52", "angabe", 0.7, topics=(("ab_45", 0.9),)), World.load(), TODAY
    )
    assert talk.outcome.topic is None
    assert talk.asks == "kontakt"


def test_a_question_beside_the_confidential_one_is_kept_in_confidence_too():
    talk = until(at_check(), "alter").says("ich bin 58, ist das ein Problem?", intent="frage_alter")
    assert talk.interview.discreet
    assert not talk.outcome.side_question  # no rule of the engine takes over, so the turn stays discreet
    assert talk.asks == "funding"


def test_the_turn_after_is_an_open_one_again():
    talk = until(at_check(), "alter").says("trifft zu")
    talk.says("nein danke", intent="verneinen")
    assert not talk.interview.discreet


def test_a_yes_in_confidence_cannot_be_told_from_no_answer():
    yes = until(at_check(), "alter").presses("funding", "alter:ja").outcome.funding_case
    untold = until(at_check(), "alter").presses("funding", "alter:keine_angabe").outcome.funding_case
    assert yes == untold


def test_nothing_of_the_check_is_left_when_it_is_over():
    talk = at_check().presses("funding", "ziel:koennen").presses("funding", "zum_ergebnis")
    assert talk.interview.funding_check == {}
    assert "goal" not in json.dumps(talk.interview.to_slots())


def test_a_button_of_a_check_that_is_over_changes_nothing():
    talk = at_check().presses("funding", "zum_ergebnis")
    talk.presses("funding", "stunden:ueber")
    assert (talk.values["funding"], talk.asks) == ("ja", "kontakt")
