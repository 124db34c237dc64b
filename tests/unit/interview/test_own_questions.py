"""What people ask the bot: a sure answer where there is one, an honest "weiß ich nicht" else, and the open question comes again."""

import pytest

from tests.unit.interview.talk import Talk

NO_IDEA = "utter_weiss_ich_nicht"

KNOWN = [
    ("Seid ihr vom Amt oder so?", "utter_antwort_behoerde"),
    ("sind sie ausländerbehörde?", "utter_antwort_behoerde"),
    ("Geben Sie das ans Jobcenter weiter?", "utter_antwort_behoerde"),
    ("Sagt ihr das der Polizei?", "utter_antwort_behoerde"),
    ("Wird meine IP Adresse gespeichert?", "utter_antwort_ip"),
    ("Wird damit ChatGPT trainiert?", "utter_antwort_ki_training"),
    ("Trainiert ihr mit meinen Antworten eine KI?", "utter_antwort_ki_training"),
    ("Brauche ich ein gutes Zeugnis oder gute Noten?", "utter_antwort_noten"),
    ("muss man da en aufnahmetest machen?", "utter_antwort_noten"),
    ("Gibt es das auch auf Polnisch?", "utter_antwort_sprache"),
    ("Kann ich auf Russisch schreiben?", "utter_antwort_sprache"),
    ("Verstehsch du au schwäbisch?", "utter_antwort_sprache"),
    ("Schreib ich zu viel?", "utter_antwort_gespraech"),
    ("Mach ich das so richtig?", "utter_antwort_gespraech"),
    ("Ist es schlimm, wenn ich das nicht genau weiß?", "utter_antwort_gespraech"),
    ("Zahlt da meine Haftpflichtversicherung?", "utter_antwort_recht"),
    ("Kann ich das von der Steuer absetzen?", "utter_antwort_recht"),
    ("Welche Firmen machen da sonst noch mit?", "utter_antwort_andere_betriebe"),
    ("Sind wir mit acht Leuten nicht zu klein dafür?", "utter_antwort_zu_klein"),
    ("Was ist der Unterschied zwischen Betrieb und Team?", "utter_antwort_team_betrieb"),
    ("Ist am Wochenende auch ein Mensch da?", "utter_antwort_wann_mensch"),
    ("Bringt so ein Kurs überhaupt was?", "utter_antwort_nutzen"),
    ("Landet das nicht eh in der Schublade?", "utter_frage_was_passiert_dann"),
    ("Darf ich auch Leute von der Zeitarbeit mitschicken?", "utter_frage_leiharbeit"),
    ("Wie heißen Sie denn?", "utter_frage_mensch_oder_maschine"),
    ("Wo finde ich die Datenschutzerklärung?", "utter_antwort_datenschutz"),
    ("Kann ich die Prüfung noch mal machen, wenn ich durchfalle?", "utter_antwort_pruefung"),
    ("was isch wenn i d Prüfung net schaff?", "utter_antwort_pruefung"),
    ("Ist der Kurs während der Arbeitszeit?", "utter_frage_freistellung"),
    ("Gilt das als anerkannter Abschluss?", "utter_frage_zertifikat"),
]
UNKNOWN = [
    "Kennen Sie meinen Chef?",
    "Wie wird denn das Wetter morgen in Ulm?",
    "Habt ihr auch Kaffee?",
    "Ka mr do au mit em Hond na?",
    "Wird mein Vertrag dadurch länger?",
    "darf ich meine frau mitbringen?",
    "Gehört euch das Gebäude in der Stadtmitte?",
]


@pytest.mark.parametrize("field", ["stand_ist", "dringlichkeit", "ort", "zielzustand"])
@pytest.mark.parametrize(("text", "answer"), KNOWN)
def test_a_known_question_is_answered_and_the_open_one_stays(text, answer, field):
    talk = Talk("selbst").skips_to(field)
    turns = talk.interview.turns
    talk.says(text, intent="nlu_fallback", sure=0.3, ranking=(("nlu_fallback", 0.3), ("angabe", 0.2)))
    assert talk.said == [answer]
    assert talk.asks == field
    assert field not in talk.values
    assert talk.interview.turns == turns and talk.interview.misses == 0


@pytest.mark.parametrize("field", ["stand_ist", "dringlichkeit", "ort", "ursache_art"])
@pytest.mark.parametrize("text", UNKNOWN)
def test_what_nobody_knows_is_said_to_be_unknown_and_kept(text, field):
    talk = Talk("selbst").skips_to(field)
    talk.says(text, intent="nlu_fallback", sure=0.3, ranking=(("nlu_fallback", 0.3), ("angabe", 0.2), ("frage_pflicht", 0.14)))
    assert talk.said == [NO_IDEA]
    assert talk.outcome.unanswered and talk.outcome.missed == field and talk.outcome.missed_words == text
    assert talk.asks == field
    assert talk.interview.misses == 0


@pytest.mark.parametrize("text", ["Wozu?", "warum", "Weshalb?", "Wieso wollt ihr das wissen?", "und wofür?", "für was braucht ihr das?", "Worom?"])
def test_a_bare_why_is_why_do_you_ask_this(text):
    talk = Talk("selbst").skips_to("zielzustand").says(text, intent="nlu_fallback", sure=0.3)
    assert talk.said == ["utter_warum_zielzustand"]
    assert talk.asks == "zielzustand"


def test_a_guess_of_the_engine_is_no_answer_to_a_question():
    talk = Talk("selbst").skips_to("stand_ist")
    talk.says("Kennen Sie den Hausmeister?", intent="frage_kuendigung", sure=0.2, ranking=(("frage_kuendigung", 0.2),))
    assert talk.said == [NO_IDEA]


def test_a_sure_question_is_still_answered_by_the_engine():
    talk = Talk("selbst").skips_to("stand_ist").says("Wer sieht meine Antworten?", intent="frage_wer_sieht", sure=0.9)
    assert talk.outcome.side_question


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("stand_ist", "mit Hilfe?"),
        ("stand_ist", "vielleicht eher mit Unterstützung?"),
        ("dringlichkeit", "geht in drei Monaten?"),
        ("format", "geht auch online mit Trainer?"),
        ("ort", "Ulm?"),
        ("zielzustand", "Vielleicht die Presse allein einrichten?"),
        ("zielzustand", "wissen, was bei einer Störung zu tun ist"),
        ("situation", "Keiner wusste, wie man die Spannung einstellt"),
    ],
)
def test_a_doubtful_answer_is_an_answer(field, text):
    talk = Talk("selbst").skips_to(field).says(text)
    assert NO_IDEA not in talk.said
    assert field in talk.values


def test_the_same_question_twice_is_not_answered_without_end():
    talk = Talk("selbst").skips_to("zielzustand").says("Kennen Sie meinen Chef?", intent="nlu_fallback", sure=0.3)
    talk.says("Kennen Sie meinen Chef?", intent="angabe", sure=1.0)  # the action takes repeated words as content
    assert NO_IDEA not in talk.said
