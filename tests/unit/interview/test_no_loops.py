"""No question is asked without end, whatever somebody types."""

import pytest

from tests.unit.interview.talk import Talk
from tests.unit.interview.test_every_field import EMPLOYEE_FIELDS, MANAGER_FIELDS, talk_at

MOST = 8
WORDS = {"blau": "angabe", "hmpf": "nlu_fallback", "ja": "bejahen", "vielleicht": "angabe", "weiß nicht": "weiss_nicht", "joa bast gell": "angabe", "12": "angabe"}


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize(("perspective", "name"), [*(("selbst", one) for one in EMPLOYEE_FIELDS), *(("team", one) for one in MANAGER_FIELDS)])
def test_the_same_words_again_and_again_come_to_an_end(perspective, name, text):
    talk = talk_at(perspective, name)
    for _ in range(MOST):
        talk.says(text, intent=WORDS[text], sure=0.7)
        if talk.outcome.save:
            talk.saves()
        if talk.asks != name or talk.outcome.erase:
            return
    assert name == "bestaetigung", f"{name} is asked without end"  # nobody else may say that it is right
    assert not talk.outcome.save


def test_an_unknown_word_for_yes_saves_when_it_is_said_twice():
    talk = Talk("selbst").skips_to("bestaetigung").says("abgenickt")
    assert not talk.outcome.save
    assert talk.says("abgenickt").outcome.save


@pytest.mark.parametrize("text", ["stimmt nicht", "eher nicht", "vielleicht später"])
def test_what_denies_never_saves(text):
    talk = Talk("selbst").skips_to("bestaetigung")
    for _ in range(4):
        assert not talk.says(text).outcome.save
