"""The rules of the interview, one conversation at a time."""

import pytest

from tests.unit.interview.talk import TODAY, Talk
from verbund.interview.record import build_need
from verbund.interview.state import Interview
from verbund.interview.turn import take_turn
from verbund.interview.utterance import Entity, Meaning, SkillGuess, Utterance
from verbund.interview.world import World

STORY = "Hallo, ich bin Mechatroniker in Aalen bei einem Maschinenbauer und müsste SPS programmieren lernen."


def meaning(field, value, score=0.9, text="…"):
    return Meaning(field, value, score, 0, len(text), text)


def test_consent_comes_first_then_who_speaks_then_an_open_question():
    talk = Talk()
    assert talk.asks == "einwilligung"
    assert talk.says("ja, gern", intent="bejahen").asks == "perspective"
    assert talk.presses("perspective", "selbst").asks == "taetigkeit_freitext"


def test_managers_begin_with_the_topic():
    assert Talk("team").asks == "thema_freitext"


def test_without_consent_everything_is_erased():
    talk = Talk().says("nein", intent="verneinen")
    assert talk.outcome.erase


def test_everything_told_in_the_opening_is_taken_and_not_asked_again():
    talk = Talk("selbst").says(STORY)
    assert talk.values["ort"] == "Aalen"
    assert talk.interview.place["ags"] == "08136"
    assert talk.values["branche"] == "metall_elektro"
    assert talk.values["zielgruppe_level"] == ["fachkraft"]
    assert "SPS programmieren" in talk.values["thema_freitext"]
    assert talk.values["thema_freitext"].startswith("ich bin")
    assert {"AUT-01", "AUT-02"} & set(talk.values["skill_ids"])
    assert "utter_verstanden" in talk.said
    asked = set()
    while talk.asks != "bestaetigung":
        asked.add(talk.asks)
        talk.presses(talk.asks, {"stand_ist": 2, "weitergabe_betrieb": "nein"}.get(talk.asks, "weiss_nicht"))
    assert not asked & {"ort", "branche", "thema_freitext", "taetigkeit_freitext", "zielgruppe_level"}


def test_a_job_alone_is_no_topic():
    talk = Talk("selbst").says("ich steh an der fräse, bin aber nur angelernt")
    assert "thema_freitext" not in talk.values
    assert talk.values["zielgruppe_level"] == ["angelernt"]


def test_heads_of_the_company_and_of_the_group_are_told_apart():
    talk = Talk("team").says("Wir sind 48 Leute in Ulm und 6 Kollegen in der Fertigung sollen den WIG-Schweißerschein machen.")
    assert talk.values["betriebsgroesse"] == "10_49"
    assert talk.values["anzahl_personen"] == 6
    assert talk.values["ort"] == "Ulm"
    assert "FUE-02" in talk.values["skill_ids"]


def test_today_and_target_level_are_told_apart():
    talk = Talk("team").says("Neun Teamleiter sollen die Runde an der Tafel leiten lernen. Bisher nur mit Unterstützung, künftig allein.")
    assert talk.values["stand_ist"] == 2
    assert talk.values["stand_soll"] == 3


@pytest.mark.parametrize(
    ("text", "intent"),
    [("Was kostet mich das?", "frage_foerderung"), ("sieht das mein chef", "frage_wer_sieht"), ("wer bist du", "frage_mensch_oder_maschine")],
)
def test_a_side_question_is_never_stored_as_an_answer(text, intent):
    talk = Talk("selbst").says(text, intent=intent)
    assert talk.outcome.topic if intent == "frage_foerderung" else talk.outcome.side_question
    assert talk.asks == "taetigkeit_freitext"
    assert "taetigkeit_freitext" not in talk.values


def test_the_wording_of_an_answer_beats_a_wrong_intent():
    talk = Talk("selbst").skips_to("dringlichkeit")
    talk.says("in den nächsten 6 Monaten", intent="frage_dauer", sure=0.55)
    assert talk.values["dringlichkeit"] == "bis_6_monate"


def test_what_the_wording_does_not_say_the_engine_may():
    talk = Talk("selbst").skips_to("stand_ist")
    talk.says("da muss immer einer danebenstehen", meanings=(meaning("stand_ist", 2, 0.8),))
    assert talk.values["stand_ist"] == 2


def test_nothing_is_guessed_below_the_bar():
    talk = Talk("selbst").skips_to("stand_ist")
    talk.says("blau", meanings=(meaning("stand_ist", 2, 0.5),))
    assert "stand_ist" not in talk.values
    assert talk.said == ["utter_nicht_verstanden_1"]
    talk.says("kariert", meanings=(meaning("stand_ist", 2, 0.5),))
    assert talk.interview.variant == "auswahl"
    assert talk.interview.choices == [2]
    talk.says("gestreift")
    assert talk.said == ["utter_angenommen_stand_ist"]
    assert talk.interview.words["stand_ist"] == "gestreift"


def test_nobody_is_stuck_at_the_question_whom_it_is_for():
    talk = Talk().says("ja", intent="bejahen")
    for text in ("blau", "kariert", "gestreift"):
        talk.says(text)
    assert talk.said == ["utter_angenommen_perspective"]
    assert talk.values["perspective"] == "selbst"


def test_consent_is_never_assumed_and_a_human_is_offered():
    talk = Talk()
    asked = []
    for text in ("blau", "kariert", "gestreift"):
        talk.says(text)
        asked.append(talk.interview.variant)
        assert talk.asks == "einwilligung"
    assert asked == ["rueckfrage", "offen", "rueckfrage"]  # the text of "offen" says that nothing is stored, and offers a human


def test_a_word_for_yes_that_nobody_knew_counts_when_it_is_said_again():
    talk = Talk().says("abgenickt")
    assert talk.asks == "einwilligung"
    assert talk.says("abgenickt").asks == "perspective"


@pytest.mark.parametrize("text", ["eher nicht so", "vielleicht später mal", "warum denn das?", "∕start"])
def test_what_is_no_yes_is_none_the_second_time_either(text):
    talk = Talk()
    for _ in range(3):
        talk.says(text)
        assert "einwilligung" not in talk.values


def test_the_question_for_consent_comes_to_an_end():
    talk = Talk()
    for number in range(6):
        assert not talk.outcome.erase
        talk.says(f"ein langer Satz über etwas ganz anderes mit vielen Worten {number}")
    assert talk.outcome.erase
    assert talk.said == ["utter_start_einwilligung_abgelehnt"]


def test_words_once_taken_for_a_wish_are_an_answer_when_said_again():
    talk = Talk("selbst").skips_to("situation")
    talk.interview.pending, talk.interview.wish_words = "abbrechen", "jetzt reicht es mir mit der alten Maschine"
    talk.presses("bestaetigung", "weiter")
    talk.says("jetzt reicht es mir mit der alten Maschine", intent="abbrechen", sure=0.9)
    assert talk.values["situation"] == "jetzt reicht es mir mit der alten Maschine"


def test_a_site_in_another_land_is_outside():
    talk = Talk("selbst").skips_to("ort").says("Neu-Ulm").skips_to("bestaetigung")
    need = build_need(talk.interview, "conversation", World.load(), TODAY, 365)
    assert (need.region, need.ags) == ("außerhalb", None)


def test_what_is_not_understood_stays_in_the_persons_words():
    talk = Talk("team").skips_to("ursache_art")
    for text in ("blau", "kariert", "gestreift"):
        talk.says(text)
    assert talk.values["ursache_art"] == ["unklar"]
    assert talk.interview.words["ursache_art"] == "gestreift"
    assert talk.said == ["utter_worte_notiert"]


def test_machines_are_no_people():
    talk = Talk("team").says("Mir kriaget zwoi neie Fünfachser ond meine Leit kennet bloß drei Achsa. Dia sollet des lerna.")
    assert "anzahl_personen" not in talk.values


def test_a_short_wish_is_a_topic():
    talk = Talk("selbst").says("lager. will staplerschein")
    assert talk.values["skill_ids"] == ["SIC-01"]


def test_an_urgent_wish_needs_more_than_a_mishap():
    talk = Talk("selbst").skips_to("situation")
    talk.says("ein Mann ist über das Kabel gefallen", intent="notlage", sure=0.8)
    assert not talk.outcome.side_question
    talk = Talk("selbst").skips_to("situation").says("mein Kollege hat mich bedroht", intent="notlage", sure=0.5)
    assert talk.outcome.side_question


def test_a_question_in_form_is_answered_even_if_the_engine_prefers_content():
    ranking = (("angabe", 0.32), ("frage_foerderung", 0.27))
    talk = Talk("selbst").skips_to("zielzustand")
    talk.outcome = take_turn(
        talk.interview, Utterance("Gibt das Amt was dazu?", "angabe", 0.32, ranking), World.load(), TODAY
    )
    assert talk.outcome.topic == "unbekannt"
    assert talk.asks == "zielzustand"


def test_a_voluntary_question_that_is_not_understood_three_times_is_left_out():
    talk = Talk("selbst").skips_to("stand_soll")
    for text in ("blau", "kariert", "gestreift"):
        talk.says(text)
    assert talk.asks != "stand_soll"


def test_not_knowing_is_an_answer_where_the_record_can_say_it():
    talk = Talk("team").skips_to("pflicht").says("weiß ich nicht", intent="weiss_nicht")
    assert talk.values["pflicht"] == "unklar"


def test_not_knowing_the_goal_twice_moves_on_and_says_what_is_noted():
    talk = Talk("selbst").skips_to("zielzustand")
    talk.says("keine ahnung", intent="weiss_nicht")
    assert talk.asks == "zielzustand"
    talk.says("weiß nicht", intent="weiss_nicht")
    assert talk.values["zielzustand"] == "noch offen"
    assert talk.said == ["utter_angenommen_zielzustand"]


def test_an_ambiguous_place_is_asked_back_and_settled_by_the_kreis():
    talk = Talk("selbst").skips_to("ort").says("Talheim")
    assert talk.asks == "ort"
    assert len(talk.interview.choices) == 2
    talk.says("im Landkreis Heilbronn")
    assert talk.interview.place["ags"] == "08125"
    assert talk.values["ort"] == "Talheim"
    assert "utter_ausserhalb_region" in talk.said


def test_textile_goes_to_reutlingen_wherever_the_site_is():
    talk = Talk("selbst").skips_to("branche").says("kleidung textil")
    assert talk.values["branche"] == "textil_bekleidung"
    assert "utter_textil_landesweit" in talk.said


def test_only_process_and_equipment_is_no_training_need_and_is_said_so():
    talk = Talk("betrieb").skips_to("ursache_art")
    talk.says("am Wissen liegts nicht, die Werkzeuge liegen falsch und der Ablauf stimmt nicht")
    assert set(talk.values["ursache_art"]) <= {"ablauf", "ausstattung"}
    assert "utter_kein_weiterbildungsbedarf" in talk.said


def test_back_opens_the_last_answer_again():
    talk = Talk("selbst").skips_to("stand_ist").presses("stand_ist", 1)
    talk.says("zurück", intent="zurueck")
    assert talk.asks == "stand_ist"


def test_a_number_is_corrected_by_a_sentence():
    talk = Talk("team").skips_to("anzahl_personen").says("10")
    talk.skips_to("bestaetigung").says("Nein, es sind zwölf, nicht zehn", intent="korrigieren")
    assert talk.values["anzahl_personen"] == 12
    assert talk.asks == "bestaetigung"
    assert not talk.outcome.save


def test_a_level_is_corrected_by_a_sentence():
    talk = Talk("selbst").skips_to("stand_ist").presses("stand_ist", 1).skips_to("bestaetigung")
    talk.says("Falsch, ganz neu ist es nicht, mit Unterstützung geht es schon", intent="korrigieren")
    assert talk.values["stand_ist"] == 2


def test_a_place_is_corrected_by_a_sentence():
    talk = Talk("selbst").skips_to("ort").says("Esslingen").skips_to("bestaetigung")
    talk.says("stimmt nicht, wir sind in Göppingen, nicht in Esslingen", intent="korrigieren")
    assert talk.values["ort"] == "Göppingen"
    assert talk.interview.place["ags"] == "08117"


@pytest.mark.parametrize("text", ["ja passt so", "genau richtig ja", "Ja, so stimmt das Bild", "jetzt stimmt es", "ja, zweiter Punkt passt"])
def test_a_confirmation_saves(text):
    assert Talk("selbst").skips_to("bestaetigung").says(text, intent="bejahen").outcome.save


def test_a_second_need_keeps_the_company_and_asks_the_rest():
    talk = Talk("betrieb").skips_to("ort").says("Ellwangen").skips_to("bestaetigung")
    talk.says("ja", intent="bejahen").saves()
    talk.answers("weiterer_bedarf", "ja, da kommt noch etwas", intent="bejahen")
    assert talk.asks == "thema_freitext"
    assert talk.values["ort"].startswith("Ellwangen")
    assert "anzahl_personen" not in talk.values


def test_erasing_needs_a_second_yes():
    talk = Talk("selbst")
    talk.interview.pending = "loeschen"
    assert talk.asks == "bestaetigung"
    assert talk.says("ja, löschen", intent="bejahen").outcome.erase


def test_erasing_can_be_taken_back():
    talk = Talk("selbst")
    talk.interview.pending = "loeschen"
    talk.says("nein, doch nicht", intent="verneinen")
    assert not talk.outcome.erase
    assert talk.asks == "taetigkeit_freitext"


def test_unsure_skills_are_offered_and_never_taken_silently():
    talk = Talk("team").says("Die Leute sollen mit dem neuen Ding umgehen lernen", skills=(SkillGuess("FUE-02", 0.5),))
    assert talk.asks == "skill_ids"
    assert talk.interview.skill_candidates == ["FUE-02"]
    talk.presses("skill_ids", "FUE-02")
    assert talk.values["skill_ids"] == ["FUE-02"]


def test_beside_a_likely_skill_a_possible_one_is_offered_but_alone_it_is_not():
    guesses = (SkillGuess("FUE-02", 0.4), SkillGuess("FUE-01", 0.12), SkillGuess("FUE-03", 0.05))
    words = "Die Leute sollen mit dem neuen Ding umgehen lernen"
    assert Talk("team").says(words, skills=guesses).interview.skill_candidates == ["FUE-02", "FUE-01"]
    assert Talk("team").says(words, skills=guesses[1:]).interview.skill_candidates == []


def test_none_of_the_offered_skills_leaves_the_words():
    talk = Talk("team").says("Die Leute sollen mit dem neuen Ding umgehen lernen", skills=(SkillGuess("FUE-02", 0.5),))
    talk.presses("skill_ids", "nichts_davon")
    assert talk.values["skill_ids"] == []
    assert talk.interview.skill_certainty == "offen"


def test_an_old_button_changes_what_it_once_answered():
    talk = Talk("selbst").skips_to("stand_soll").presses("stand_ist", 1)
    assert talk.values["stand_ist"] == 1
    assert talk.asks == "stand_soll"


def test_a_button_of_a_question_never_asked_changes_nothing():
    talk = Talk("selbst")
    before = dict(talk.values)
    assert talk.presses("gemeinsam", "ja").values == before


def test_the_state_shares_nothing_with_the_slots_it_came_from():
    talk = Talk("selbst")
    slots = talk.interview.to_slots()
    later = Interview.from_slots(slots)
    later.put("ort", "Aalen")
    assert "ort" not in slots["interview"]["values"]
    assert "ort" not in slots["interview"]["history"]


def test_a_clear_answer_is_no_wish_to_start_again():
    talk = Talk("selbst").skips_to("anlass").says("neue anlage", intent="neu_anfangen", sure=0.8)
    assert talk.values["anlass"] == ["neue_maschine_technik"]


@pytest.mark.parametrize(
    ("text", "work", "taken"),
    [
        ("Unsere Leute am Wendelförderer müssen löten lernen.", "Leute am Wendelförderer", True),
        ("Ich bin Weiterbildungsmentorin, unsere Leute brauchen Deutsch.", "Weiterbildungsmentorin", False),
    ],
)
def test_the_work_that_counts_is_that_of_those_who_learn(text, work, taken):
    talk = Talk("team")
    start = text.index(work)
    entity = Entity("taetigkeit", work, work, start, start + len(work))
    take_turn(talk.interview, Utterance(text, "angabe", 0.9, entities=(entity,)), World.load(), TODAY)
    assert (talk.values.get("taetigkeit_freitext") == work) is taken


@pytest.mark.parametrize("text", ["∕start", '∕waehlen{"feld":"einwilligung","wert":"ja"}', "<ja>"])
def test_a_command_is_no_consent(text):
    talk = Talk().says(text, intent="bejahen", sure=0.95, meanings=(meaning("einwilligung", "ja", 0.9),))
    assert talk.asks == "einwilligung"


def test_consent_is_not_read_from_similarity():
    talk = Talk("selbst").skips_to("weitergabe_betrieb")
    talk.says("wenn es denn sein muss", meanings=(meaning("weitergabe_betrieb", "ja", 0.8),))
    assert talk.values.get("weitergabe_betrieb") != "ja"


def test_a_correction_of_something_else_never_opens_the_need_to_the_employer():
    talk = Talk("selbst").skips_to("dringlichkeit").says("sofort").skips_to("bestaetigung")
    assert talk.values["weitergabe_betrieb"] == "nein"
    talk.says("nein falsch, ja eher in 6 Monaten", intent="korrigieren", meanings=(meaning("weitergabe_betrieb", "ja", 0.9),))
    assert talk.values["weitergabe_betrieb"] == "nein"
    assert talk.values["dringlichkeit"] == "bis_6_monate"


def test_a_denied_cause_is_not_added_by_similarity():
    text = "am Wissen liegts nicht, der Ablauf stimmt nicht"
    denied = Meaning("ursache_art", "wissen", 0.95, 0, 22, "am Wissen liegts nicht")
    talk = Talk("betrieb").skips_to("ursache_art").says(text, meanings=(denied,))
    assert talk.values["ursache_art"] == ["ablauf"]


@pytest.mark.parametrize("text", ["das wär's", "im Moment nicht", "jetzt ist gut", "nä", "das reicht mir"])
def test_no_further_need_is_heard_in_many_words(text):
    talk = Talk("selbst").skips_to("bestaetigung").says("ja", intent="bejahen").saves().says(text, meanings=(meaning("weiterer_bedarf", "ja", 0.7),))
    assert talk.asks in ("funding", "kontakt")


def test_a_further_need_is_not_begun_by_similarity():
    talk = Talk("selbst").skips_to("bestaetigung").says("ja", intent="bejahen").saves()
    talk.says("mal sehen was kommt", meanings=(meaning("weiterer_bedarf", "ja", 0.7),))
    assert talk.asks == "weiterer_bedarf"


@pytest.mark.parametrize("text", ["jawohl, passt", "bassd", "kann man so lassen", "des stimmt so", "müsste so stimmen", "nichts zu ändern", "so passt es jetzt", "haut hin"])
def test_a_confirmation_in_other_words_saves_and_changes_nothing(text):
    talk = Talk("team").skips_to("bestaetigung")
    before = dict(talk.values)
    talk.says(text, intent="korrigieren", sure=0.5)
    assert talk.outcome.save
    assert talk.values == before


@pytest.mark.parametrize("text", ["ja, aber es sind 8 Leute", "passt nicht", "fast, bis auf den Ort", "stimmt so nicht"])
def test_a_limited_confirmation_does_not_save(text):
    assert not Talk("team").skips_to("bestaetigung").says(text, intent="bejahen").outcome.save


def test_a_correction_that_is_not_understood_twice_offers_every_field():
    talk = Talk("team").skips_to("bestaetigung")
    talk.says("nein, das ist Quatsch", intent="verneinen")
    assert talk.said == ["utter_korrektur_was"]
    talk.says("nein, immer noch falsch", intent="verneinen")
    assert talk.interview.variant == "aendern"
    talk.presses("aendern", "dringlichkeit")
    assert talk.asks == "dringlichkeit"
    talk.presses("dringlichkeit", "sofort")
    assert talk.asks == "bestaetigung"


@pytest.mark.parametrize("open_field", ["zielzustand", "stand_ist", "gemeinsam", "branche", "pflicht"])
def test_a_denied_number_is_corrected_whatever_is_asked(open_field):
    talk = Talk("team").skips_to("anzahl_personen").says("10").skips_to(open_field)
    talk.says("Moment, es sind doch zwölf Leute und nicht zehn", intent="angabe")
    assert talk.values["anzahl_personen"] == 12
    assert talk.asks == open_field


def test_the_work_is_corrected_by_a_sentence_in_the_middle():
    talk = Talk("selbst").says("Ich montiere Baugruppen in der Montage").skips_to("zielzustand")
    talk.says("Übrigens, ich bin Dreher in der Dreherei, nicht in der Montage")
    assert talk.values["taetigkeit_freitext"] == "ich bin Dreher in der Dreherei"
    assert talk.asks == "zielzustand"


def test_at_the_very_beginning_is_a_level_and_no_wish_to_start_again():
    talk = Talk("selbst").skips_to("stand_ist").says("noch ganz am Anfang", intent="neu_anfangen", sure=0.9)
    assert talk.values["stand_ist"] == 1


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Acht Beschäftigte aus der Montage sollen Sicherheitsbeauftragte werden.", "anzahl_personen", 8),
        ("Wir haben in der Näherei neun Frauen, die brauchen Deutsch am Arbeitsplatz.", "anzahl_personen", 9),
        ("Rund zwanzig Leute aus Einkauf und Vertrieb sollen Excel lernen.", "anzahl_personen", 20),
    ],
)
def test_those_who_learn_are_counted_and_not_the_company(text, name, value):
    talk = Talk("betrieb").says(text)
    assert talk.values[name] == value
    assert "betriebsgroesse" not in talk.values


def test_what_somebody_wants_to_be_able_to_is_no_level_of_today():
    talk = Talk("selbst").says("Ich arbeite als Dreher und will Messen lernen, damit ich selbständig prüfen kann. Momentan geht das nur mit Hilfe.")
    assert talk.values["stand_ist"] == 2


def test_what_happened_lately_in_a_story_is_the_situation():
    story = "Ich montiere Pumpen. Letzte Woche habe ich eine Dichtung falsch herum eingebaut. Ich möchte Zeichnungen lesen lernen."
    assert Talk("selbst").says(story).values["situation"].startswith("Letzte Woche")


def test_not_knowing_what_one_needs_is_no_topic():
    talk = Talk("selbst").says("Ich arbeite als Verpackerin und weiß gar nicht so genau, was ich brauche")
    assert "thema_freitext" not in talk.values


def test_a_skill_named_at_the_topic_is_no_side_question():
    talk = Talk("team")
    entity = Entity("skill", "CNC-11", "Schnittdaten", 0, 12)
    talk.outcome = take_turn(talk.interview, Utterance("Schnittdaten", "frage_datenschutz", 0.9, entities=(entity,)), World.load(), TODAY)
    assert talk.interview.values["thema_freitext"] == "Schnittdaten"


def test_the_wanted_level_is_corrected_by_the_time_said_with_it():
    talk = Talk("team").skips_to("bestaetigung")
    talk.interview.put("stand_ist", 1)
    talk.interview.put("stand_soll", 3)
    talk.says("Der Stand am Ende soll sein, dass sie andere anleiten können", intent="korrigieren")
    assert (talk.values["stand_ist"], talk.values["stand_soll"]) == (1, 4)


def test_a_place_that_is_a_village_and_a_town_is_asked():
    talk = Talk("selbst").skips_to("ort").says("Biberach")
    assert talk.asks == "ort"
    assert talk.says("an der Riß").interview.place["ags"] == "08426"


def test_not_knowing_corrects_nothing():
    talk = Talk("selbst").says("Verpackerin in der Endkontrolle, mehr weiß ich gar nicht").skips_to("thema_freitext")
    talk.says("weiß ich nicht", intent="weiss_nicht")
    assert talk.asks == "thema_freitext"
    assert talk.values["taetigkeit_freitext"].startswith("Verpackerin")


def test_a_machine_that_works_electronically_makes_no_metal_company():
    talk = Talk("team").says("Wir sind ein Trikotagenhersteller, die Strickmaschinen werden jetzt elektronisch gemustert, das sollen fünf Leute lernen.")
    assert talk.values["branche"] == "textil_bekleidung"


def test_our_angelernte_who_know_too_little_are_the_group_and_the_cause():
    talk = Talk("team").says("Unsere Angelernten in der Gießerei wissen zu wenig über Gefahrstoffe.")
    assert talk.values["zielgruppe_level"] == ["angelernt"]
    assert talk.values["ursache_art"] == ["wissen"]


def test_somebody_else_who_did_not_understand_is_a_story():
    talk = Talk("selbst").skips_to("situation")
    talk.says("Ein Techniker verstand die Fehlermeldung nicht", intent="weiss_nicht", sure=0.9)
    assert talk.values["situation"].startswith("Ein Techniker")


def test_a_certificate_is_no_work():
    talk = Talk("team").says("Meine Leute brauchen den Staplerschein.")
    assert "taetigkeit_freitext" not in talk.values


@pytest.mark.parametrize("text", ["Sprachpraxis fehlt uns da einfach", "bei den Englischkenntnissen happert es"])
def test_a_statement_is_no_side_question(text):
    talk = Talk("team").skips_to("zielzustand")
    talk.says(text, intent="frage_deutsch", sure=0.7)
    assert talk.values["zielzustand"] == text
    talk = Talk("team").skips_to("ursache_art")
    talk.says(text, intent="frage_deutsch", sure=0.5)
    assert not talk.outcome.side_question


def test_hr_at_the_door_wants_no_human():
    talk = Talk("betrieb").says("Hallo, HR hier. Wir bräuchten technisches Englisch.", intent="mensch_sprechen", sure=0.6)
    assert talk.values["thema_freitext"]
    assert Talk("betrieb").says("Kann ich mit einem Menschen sprechen", intent="mensch_sprechen", sure=0.6).outcome.side_question


def test_a_question_that_sounds_like_content_is_answered_where_it_answers_nothing():
    said = "Mein Chef redet schnell, ist das schlimm?"
    talk = Talk("selbst").skips_to("stand_ist").says(said, intent="angabe", sure=0.86, ranking=(("angabe", 0.86), ("frage_deutsch", 0.13)))
    assert talk.asks == "stand_ist"
    assert "utter_frage_deutsch" in talk.said


def test_not_knowing_is_no_answer_to_a_question_that_was_not_asked():
    talk = Talk("selbst").skips_to("taetigkeit_freitext")
    talk.says("Ich nähe an einer neuen Maschine, und mit der komme ich nicht klar")
    assert "pflicht" not in talk.values


def test_a_question_about_funding_costs_no_question_of_the_interview():
    talk = Talk("selbst").skips_to("stand_ist")
    before = talk.interview.turns
    talk.says("Gibt es dafür Geld?", intent="frage_foerderung")
    assert talk.outcome.topic
    assert talk.interview.turns == before


@pytest.mark.parametrize(("told", "length"), [
    ("Meine Leute sollen SPS programmieren lernen, der Kurs dauert 160 Stunden", "ueber_120_std"),
    ("Wir suchen eine Schulung von drei Tagen für die neue Presse", "2_5_tage"),
    ("Die Anlage stand drei Tage, weil keiner die SPS versteht", None),
])  # fmt: skip
def test_the_length_of_a_course_is_taken_from_a_story_and_that_of_a_standstill_is_not(told, length):
    talk = Talk("team").skips_to("thema_freitext").says(told)
    assert talk.values.get("dauer_rahmen") == length


OFFERED_SKILLS = (SkillGuess("UMF-02", 0.5), SkillGuess("KON-04", 0.4))


def offered_skills() -> Talk:
    talk = Talk("team").says("Die Leute sollen mit dem neuen Ding umgehen lernen", skills=OFFERED_SKILLS)
    assert talk.asks == "skill_ids"
    return talk


def test_words_close_to_an_offered_skill_choose_it():
    talk = offered_skills().says("so was mit Abwickeln", skills=(SkillGuess("KON-04", 0.4), SkillGuess("UMF-01", 0.3)))
    assert talk.values["skill_ids"] == ["KON-04"]


@pytest.mark.parametrize(("text", "intent", "skills"), [
    ("nein, was anderes", "verneinen", OFFERED_SKILLS), ("es fehlt am Wissen", "angabe", (SkillGuess("FHR-01", 0.6),)),
])  # fmt: skip
def test_words_that_name_none_of_the_offered_skills_choose_none(text, intent, skills):
    talk = offered_skills().says(text, intent=intent, skills=skills)
    assert talk.values["skill_ids"] == []
    assert talk.interview.skill_certainty == "offen"


def test_an_ambiguous_place_said_again_and_again_is_noted_and_the_interview_goes_on():
    talk = Talk("selbst").skips_to("ort")
    for _ in range(3):
        assert talk.asks == "ort"
        talk.says("Malsch")
    assert talk.asks != "ort"
    assert talk.interview.words["ort"] == "Malsch"


@pytest.mark.parametrize("text", ["da fangen alle neu an", "die Leute fangen ganz neu an", "das Team beginnt hier von vorn"])
def test_a_group_that_begins_anew_does_not_restart_the_conversation(text):
    talk = Talk("team").skips_to("stand_ist").says(text, intent="neu_anfangen", sure=0.99)
    assert not talk.outcome.side_question


def test_a_shift_somebody_leads_is_none_they_work_in():
    talk = Talk("selbst").says("Ich übernehme bald die Spätschicht und will lernen, wie man eine Schicht führt")
    assert talk.values.get("schicht") != "keine"


def test_of_two_likely_skills_the_one_that_is_named_is_taken():
    said = "Ich werde Schichtführerin und will lernen, wie man eine Schicht führt"
    talk = Talk("selbst").says(said, skills=(SkillGuess("AUT-05", 0.92), SkillGuess("FHR-02", 0.91)))
    assert talk.values["skill_ids"] == ["FHR-02"]


def test_what_somebody_leads_is_not_the_work_of_those_who_learn():
    said = "Ich leite die Montage und meine Leute müssen Schaltpläne lesen lernen"
    entity = Entity("taetigkeit", "leite die Montage", "leite die Montage", 4, 21)
    talk = Talk("team")
    talk._turn(Utterance(said, "angabe", 0.9, entities=(entity,)))
    assert talk.values.get("taetigkeit_freitext") != "leite die Montage"
