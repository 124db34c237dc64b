"""Rules that hold for every field, generated over all of them."""

import pytest

from tests.unit.interview.talk import TODAY, Talk
from tests.unit.texts.corpus import domain
from verbund.interview.catalogue import FIELDS, PERSPECTIVES, Need, asked_fields
from verbund.interview.plan import next_field, progress
from verbund.interview.record import build_need
from verbund.interview.world import World
from verbund.needs import validate_record

SIDE_QUESTIONS = {
    "frage_foerderung": "Übernimmt die Arbeitsagentur da etwas?",
    "frage_wer_sieht": "Kriegt das mein Chef zu lesen?",
    "frage_mensch_oder_maschine": "bist du ein roboter",
    "frage_datenschutz": "Was passiert mit meinen Daten?",
    "warum_frage": "Warum wollen Sie das wissen?",
    "mensch_sprechen": "ich will mit einem menschen reden",
    "loeschen": "Bitte alles löschen!",
}
ALL_QUESTIONS = [intent for intent in domain()["intents"] if intent.startswith("frage_")]
EMPLOYEE_FIELDS = [name for name in asked_fields({"perspective": "selbst"}) if name not in ("skill_ids",)]
MANAGER_FIELDS = [name for name in asked_fields({"perspective": "team"}) if name not in ("skill_ids",)]


def talk_at(perspective: str, name: str) -> Talk:
    talk = Talk()
    if name == "einwilligung":
        return talk
    talk.says("ja", intent="bejahen")
    if name == "perspective":
        return talk
    talk.presses("perspective", perspective)
    if name in ("weiterer_bedarf", "funding", "kontakt"):
        talk.skips_to("bestaetigung").says("ja", intent="bejahen").saves()
    return talk.skips_to(name)


@pytest.mark.parametrize("intent", SIDE_QUESTIONS)
@pytest.mark.parametrize("name", EMPLOYEE_FIELDS)
def test_a_side_question_keeps_the_field_open_and_stores_nothing(name, intent):
    talk = talk_at("selbst", name)
    before = dict(talk.values)
    talk.says(SIDE_QUESTIONS[intent], intent=intent)
    # A question about funding is answered by the interview itself, every other one by a rule of the engine.
    assert talk.outcome.topic if intent == "frage_foerderung" else talk.outcome.side_question
    assert talk.values == before
    assert talk.asks == name


@pytest.mark.parametrize(("perspective", "name"), [*(("selbst", one) for one in EMPLOYEE_FIELDS), *(("team", one) for one in MANAGER_FIELDS)])
def test_no_question_anybody_can_ask_is_stored_at_any_field(perspective, name):
    talk = talk_at(perspective, name)
    before = dict(talk.values)
    for intent in ALL_QUESTIONS:
        for text in ("Wie ist das eigentlich damit?", "wie isch des na"):
            talk.says(text, intent=intent)
            assert talk.outcome.side_question or talk.outcome.topic, intent
            assert talk.values == before, intent
            assert talk.asks == name, intent


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_somebody_who_knows_nothing_still_gets_a_valid_record(perspective):
    talk = Talk(perspective).skips_to("bestaetigung").says("ja", intent="bejahen")
    assert talk.outcome.save
    need = build_need(talk.interview, "conversation", World.load(), TODAY, 365)
    assert validate_record(need.to_record()) == []


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_the_interview_ends(perspective):
    talk = Talk(perspective).skips_to("bestaetigung").says("ja", intent="bejahen").saves()
    for name in ("weiterer_bedarf", "funding", "kontakt"):
        assert talk.asks == name
        talk.says("nein danke", intent="verneinen")
    assert next_field(talk.interview) is None


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_progress_never_goes_back_and_ends_complete(perspective):
    talk = Talk()
    talk.says("ja", intent="bejahen")
    answered = [progress(talk.interview).answered]
    talk.presses("perspective", perspective)
    while talk.asks != "bestaetigung":
        talk.presses(talk.asks, {"stand_ist": 2, "branche": "metall_elektro", "weitergabe_betrieb": "nein"}.get(talk.asks, "weiss_nicht"))
        answered.append(progress(talk.interview).answered)
    assert answered == sorted(answered)
    assert progress(talk.interview).answered <= progress(talk.interview).expected


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_all_mandatory_and_recommended_fields_of_the_record_are_in_the_plan(perspective):
    # What is asked only after a hint is in the plan as soon as the hint is there.
    hints = {"perspective": perspective, "rahmen": ["schicht", "anfahrt", "deutsch"], "format": ["kurs_vor_ort"]}
    planned = set(asked_fields(hints))
    wanted = {name for name, field in FIELDS.items() if field.need(perspective) in (Need.MANDATORY, Need.RECOMMENDED)}
    assert wanted <= planned
