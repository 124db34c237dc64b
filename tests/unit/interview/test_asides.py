"""Second thoughts, corrections inside another answer, and several corrections at once."""

import pytest

from tests.unit.interview.talk import Talk
from verbund.interview.reconsidering import reconsiders, topic_after_reconsidering
from verbund.interview.utterance import Meaning


@pytest.mark.parametrize(
    ("text", "value", "people"),
    [
        ("vor Pfingsten. Ach nein, und es sind doch nur sechs Leute", "bis_6_monate", 6),
        ("In einem halben Jahr. Und sorry, bei der Zahl vorhin: es sind doch elf Personen", "bis_6_monate", 11),
        ("sofort. Halt, wegen vorher: es sind doch acht Leute", "sofort", 8),
        ("bis Oschtra. Ach noi, es send doch bloß siebe Leut", "bis_6_monate", 7),
        ("in drei Monaten, ach, und es sind eher neun Leute", "bis_3_monate", 9),
    ],
)
def test_an_aside_corrects_the_number(text, value, people):
    talk = Talk("team").skips_to("anzahl_personen").says("zehn").skips_to("dringlichkeit").says(text)
    assert talk.values["dringlichkeit"] == value
    assert talk.values["anzahl_personen"] == people
    assert "utter_geaendert" in talk.said


@pytest.mark.parametrize(
    "text",
    [
        "In drei Monaten. Ach, und mit dem Stand vorher: das ist doch ganz neu für mich",
        "bis Ende Februar. Und wegen vorhin: ganz neu ist es doch, ehrlich gesagt ganz neu für mich",
    ],
)
def test_an_aside_corrects_the_level(text):
    talk = Talk("selbst").skips_to("stand_ist").says("mit Hilfe").skips_to("dringlichkeit").says(text)
    assert talk.values["dringlichkeit"] == "bis_3_monate"
    assert talk.values["stand_ist"] == 1


def test_words_taken_back_at_once_count_as_said_last():
    talk = Talk("selbst").skips_to("dringlichkeit").says("In drei Monaten. Ach nein, eher in einem Jahr")
    assert talk.values["dringlichkeit"] == "bis_12_monate"


@pytest.mark.parametrize("text", ["In drei Monaten. Aber eher gegen Ende", "Mitte März. Und dann geht es los", "sofort. Und zwar alle zusammen"])
def test_more_about_the_same_answer_is_no_correction(text):
    talk = Talk("team").skips_to("anzahl_personen").says("zehn").skips_to("dringlichkeit").says(text)
    assert talk.values["anzahl_personen"] == 10
    assert "dringlichkeit" in talk.values


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("nein. Halt, doch, warten Sie, Englisch am Telefon!", "Englisch am Telefon"),
        ("nee, ach doch, Staplerschein", "Staplerschein"),
        ("Nein, Moment, doch noch: Excel für die Auswertung", "Excel für die Auswertung"),
        ("nö. Warte, doch, Schweißen", "Schweißen"),
        ("noi. Ach halt, doch, Hydraulik", "Hydraulik"),
    ],
)
def test_a_no_that_is_taken_back_begins_a_further_need(text, topic):
    assert topic_after_reconsidering(text) == topic


@pytest.mark.parametrize("text", ["nein", "nein danke, das wars", "nein, ich habe ja schon genug gesagt", "Nein, doch nicht", "nein, im Moment nicht", "nee, alles gut, danke noch"])
def test_a_no_that_stands_is_a_no(text):
    assert not reconsiders(text)


@pytest.mark.parametrize(
    ("text", "people", "time"),
    [
        ("es sind doch 14 Personen, und der Termin ist erst im Herbst", 14, "bis_12_monate"),
        ("Nicht zehn, sondern zwölf Leute, und das Ganze sofort", 12, "sofort"),
        ("Zwei Sachen: 15 Leute, und der Zeitpunkt ist in einem halben Jahr", 15, "bis_6_monate"),
    ],
)
def test_two_corrections_in_one_message_are_both_taken(text, people, time):
    talk = Talk("team").skips_to("anzahl_personen").says("zehn").skips_to("dringlichkeit").says("in drei Monaten")
    talk.skips_to("bestaetigung").says(text, intent="korrigieren")
    assert talk.values["anzahl_personen"] == people
    assert talk.values["dringlichkeit"] == time
    assert talk.asks == "bestaetigung"


def test_what_was_never_asked_can_be_told_at_the_summary():
    talk = Talk("selbst").skips_to("bestaetigung").says("fast, nur höchstens 30 km, und ein Zertifikat wäre gut", intent="korrigieren")
    assert talk.values["radius_km"] in (25, 50)
    assert talk.values["nachweis"] == "zertifikat_schein"


def test_the_one_offered_answer_is_taken_when_the_same_words_come_again():
    words = "des neie Deng do"
    guess = (Meaning("anlass", "neue_maschine_technik", 0.5, 0, len(words), words),)
    talk = Talk("selbst").skips_to("anlass").says(words, meanings=guess).says(words, meanings=guess)
    assert talk.interview.variant == "auswahl"
    talk.says(words, meanings=guess)
    assert talk.values["anlass"] == ["neue_maschine_technik"]
    assert talk.said[0] == "utter_angenommen_wahrscheinlich"
