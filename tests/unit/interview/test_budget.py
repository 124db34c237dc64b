"""How many messages an interview takes: limits in messages from the first answer to the saved need."""

import pytest

from tests.unit.interview.talk import Talk
from verbund.interview.budget import EMPLOYEE_LIMIT, MANAGER_LIMIT, TOLD_MUCH_LIMIT
from verbund.interview.catalogue import FIELDS, PERSPECTIVES, Need
from verbund.interview.plan import is_complete, progress
from verbund.interview.utterance import SkillGuess

ONE_AT_A_TIME = {
    "thema_freitext": "Pressen rüsten", "taetigkeit_freitext": "ich stehe den ganzen Tag an der Presse", "zielzustand": "Pressen rüsten",
    "situation": "die Presse blieb stehen", "bisher": "ein Film", "betrieb_ref": "Muster", "ort": "Aalen",
}  # fmt: skip
PRESSED = {
    "einwilligung": "ja", "anlass": "neue_maschine_technik", "ursache_art": "wissen", "stand_ist": 2, "stand_soll": 3, "dringlichkeit": "sofort",
    "branche": "metall_elektro", "format": "egal", "weitergabe_betrieb": "nein", "anzahl_personen": 4, "zielgruppe_level": "fachkraft",
    "pflicht": "freiwillig", "gemeinsam": "ja", "betriebsgroesse": "10_49", "foerder_interesse": "nein", "freistellung": "ja", "skill_ids": "UMF-02",
}  # fmt: skip
STORY = (
    "Ich arbeite als Dreher bei einem Maschinenbauer in Aalen und wir bekommen eine neue Drehmaschine. Ich möchte CNC-Drehen lernen, "
    "damit ich selbstständig Programme schreiben kann. Bisher kann ich es nur mit Hilfe. Ich brauche das in drei Monaten."
)


def turns_to_the_summary(talk: Talk, turns: int, skills=()) -> int:
    while talk.asks != "bestaetigung":
        if talk.asks in ONE_AT_A_TIME:
            talk.says(ONE_AT_A_TIME[talk.asks], skills=skills)
        else:
            talk.presses(talk.asks, PRESSED[talk.asks])
        turns += 1
    return turns


@pytest.mark.parametrize("skills", [(), (SkillGuess("UMF-02", 0.5), SkillGuess("UMF-03", 0.4))], ids=["link sure", "link unsure"])
@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_one_thing_at_a_time_stays_within_the_limit(perspective, skills):
    limit = EMPLOYEE_LIMIT if perspective == "selbst" else MANAGER_LIMIT
    turns = turns_to_the_summary(Talk(perspective), 2, skills) + 1
    assert turns <= (limit if perspective != "vertretung" else limit + 1)  # one question more: who may know


def test_somebody_who_tells_nearly_everything_is_done_in_six():
    talk = Talk("selbst").says(STORY)
    assert turns_to_the_summary(talk, 3) + 1 <= TOLD_MUCH_LIMIT


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_no_mandatory_field_is_left_out_for_the_limit(perspective):
    talk = Talk(perspective)
    talk.interview.turns = 40
    turns_to_the_summary(talk, 0)
    left_out = {name for name, field in FIELDS.items() if field.need(perspective) is Need.MANDATORY} - set(talk.values)
    assert left_out == {"bestaetigung", "weiterer_bedarf", "kontakt"} & left_out
    assert is_complete(talk.interview)


def test_what_is_told_makes_the_interview_shorter():
    short = turns_to_the_summary(Talk("selbst").says(STORY), 3)
    assert short < turns_to_the_summary(Talk("selbst"), 2)


def test_what_is_told_unasked_is_taken_though_it_would_not_be_asked():
    talk = Talk("selbst").skips_to("format")
    talk.says("am Arbeitsplatz, aber nur vormittags, ich habe Kinder und arbeite in zwei Schichten")
    assert talk.values["format"] == ["am_arbeitsplatz"]
    assert talk.values["zeitmodell"] == ["halbe_tage"]
    assert "kinder_pflege" in talk.values["rahmen"]
    assert talk.values["schicht"] == "zwei"


def test_an_answer_beside_the_voluntary_question_is_one():
    talk = Talk("selbst").skips_to("format").says("ich habe kleine Kinder, nur am Vormittag")
    assert talk.values["rahmen"] == ["kinder_pflege"]
    assert talk.values["zeitmodell"] == ["halbe_tage"]
    assert talk.asks != "format"


def test_progress_tells_the_questions_that_really_come():
    talk = Talk("selbst")
    while talk.asks != "bestaetigung":
        left = progress(talk.interview).left
        name = talk.asks
        talk.presses(name, PRESSED[name]) if name in PRESSED else talk.says(ONE_AT_A_TIME[name])
        assert progress(talk.interview).left in (left - 1, left, left - 2)


def test_a_field_opened_at_the_summary_is_asked_whatever_the_limit_says():
    talk = Talk("selbst")
    turns_to_the_summary(talk, 0)
    talk.presses("aendern", "format")
    assert talk.asks == "format"
    talk.presses("format", "online_live")
    assert talk.asks == "bestaetigung"
