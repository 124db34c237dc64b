"""Vague answers, blame and several topics: one question back, then on."""

import pytest

from tests.unit.interview.talk import Talk
from verbund.interview.topics import named_topics
from verbund.interview.vagueness import blames_somebody, is_vague
from verbund.interview.world import World

TWO = "Meine Leute müssen WIG-Schweißen lernen und außerdem brauchen zwei den Staplerschein."


@pytest.mark.parametrize("text", ["alles", "Computer", "besser werden", "ich will mich weiterbilden", "irgendwas mit Computer", "na ja, mehr lernen", "Technik halt"])
def test_what_names_no_task_is_vague(text):
    assert is_vague(text)


@pytest.mark.parametrize("text", ["Excel", "Löten", "Computer für die Lagerbuchung", "SPS", "CNC-Maschine rüsten", "weiß nicht", "Deutsch", "den Roboter bedienen"])
def test_a_task_however_short_is_not(text):
    assert not is_vague(text)


@pytest.mark.parametrize(
    "text", ["Der Kollege kann nichts", "die Neuen kapieren gar nichts", "Unser Azubi ist zu faul dafür", "der Meister ist ein Idiot", "die sind einfach zu dumm"]
)
def test_blame_is_heard(text):
    assert blames_somebody(text)


@pytest.mark.parametrize(
    "text", ["ich kann nichts davon", "der Kollege kann nicht kommen", "die Maschine ist zu alt", "meine Leute können noch kein SPS", "ich bin zu blöd dafür", "Faulgas messen"]
)
def test_what_is_no_blame(text):
    assert not blames_somebody(text)


def test_a_vague_topic_is_followed_up_once_and_then_taken():
    talk = Talk("team").says("besser werden")
    assert talk.said == ["utter_vage"]
    assert talk.interview.variant == "beispiel"
    assert talk.asks == "thema_freitext"
    talk.says("alles halt")
    assert talk.values["thema_freitext"] == "alles halt"


def test_blame_becomes_a_question_for_the_task_and_is_not_stored():
    talk = Talk("selbst").says("Der Kollege kann nichts, alles macht der falsch")
    assert talk.said == ["utter_schuld_zur_aufgabe"]
    assert "taetigkeit_freitext" not in talk.values
    talk.says("ich richte die Presse ein")
    assert talk.values["taetigkeit_freitext"] == "ich richte die Presse ein"


def test_a_wish_as_first_answer_is_the_topic_and_the_work_is_asked():
    talk = Talk("selbst").says("Excel lernen wäre gut")
    assert talk.values["thema_freitext"] == "Excel lernen wäre gut"
    assert talk.asks == "taetigkeit_freitext"
    talk.says("Excel brauche ich halt")
    assert talk.values["taetigkeit_freitext"] == "Excel brauche ich halt"  # asked once more, not again


def test_two_topics_are_told_apart():
    taxonomy = World.load().taxonomy
    assert len(named_topics(TWO, taxonomy)) == 2
    assert named_topics("Wir müssen drehen und fräsen lernen", taxonomy) == []
    assert named_topics("Schweißen, außerdem ist die Halle kalt", taxonomy) == []


def test_of_two_topics_one_comes_first_and_the_other_is_not_forgotten():
    talk = Talk("team").says(TWO)
    assert talk.said == ["utter_mehrere_themen"]
    assert talk.asks == "thema_freitext"
    talk.says("erst das Schweißen")
    assert "FUE-02" in talk.values["skill_ids"] or any(one.startswith("FUE") for one in talk.values["skill_ids"])
    assert "SIC-01" not in talk.values["skill_ids"]
    assert len(talk.interview.topics) == 1
    talk.skips_to("bestaetigung").says("ja", intent="bejahen").saves()
    talk.answers("weiterer_bedarf", "ja", intent="bejahen")
    assert talk.asks == "thema_freitext"
    talk.presses("thema_freitext", talk.interview.topics[0])
    assert talk.values["skill_ids"] == ["SIC-01"]
    assert talk.interview.topics == []


def test_the_first_topic_can_be_chosen_by_its_place_or_a_button():
    assert Talk("team").says(TWO).says("mit dem zweiten").values["skill_ids"] == ["SIC-01"]
    talk = Talk("team").says(TWO)
    talk.presses("thema_freitext", talk.interview.topics[1])
    assert talk.values["skill_ids"] == ["SIC-01"]
