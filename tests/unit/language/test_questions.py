"""Questions to the bot, with and without a question mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.language.questions import looks_like_question

QUESTIONS = [
    "Übernimmt die Arbeitsagentur da etwas?",
    "Kriegt die Geschäftsführung das zu lesen?",
    "was kostet uns das eigentlich?",
    "was kostet das",
    "wer sieht das",
    "warum fragst du das",
    "wieso wollen sie das wissen",
    "bist du ein mensch",
    "sieht mein chef das",
    "kriegt das mein chef",
    "was ist ein verbund",
    "was heißt das",
    "und wer zahlt das",
    "ja aber was kostet das",
    "wie lange dauert das noch",
    "muss ich das beantworten",
    "hab da mal ne frage",
    "wem gehört das hier?",
    "Was isch des",
    "wia lang goht des?",
    "kann ich später weitermachen",
    "gibt es da Geld",
    "ich würde gern wissen wer das liest",
    "mit wem rede ich hier?",
    "was?",
    "warum",
    "speichert ihr das",
    "ist das anonym",
    "darf der chef das sehen",
    "Gut. Und was passiert mit meinen Daten?",
    "was du meinst?",
    "für was braucht ihr das",
]
STATEMENTS = [
    "weiß nicht was tun",
    "ich weiß nicht was bedeutet",
    "wenn nadel kaputt oder loch in socke ich weiß nicht was tun",
    "ist mir egal",
    "20?",
    "wie gesagt, zwölf Leute",
    "Wir sind 48 Leute in Ulm",
    "keine Ahnung wie viele",
    "geht so",
    "muss ich nicht, ist freiwillig",
    "gibt keinen",
    "wissen was gefährlich ist und richtig umfüllen",
    "passt",
    "ja",
    "was mit Metall",
    "kann ich nicht beurteilen, weiß nicht",
    "Ulm",
    "gibt uns ja, wir sind im Boot",
    "verstehen wie die Anlage läuft",
    "ich will wissen wie man die Maschine einstellt",
    "",
    "gibts nicht",
    "soll die Anlage allein fahren",
    "wenn die Presse steht muss ich immer fragen",
    "wie beschrieben",
    "hat Zeit",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_is_a_question(text):
    assert looks_like_question(text)


@pytest.mark.parametrize("text", STATEMENTS)
def test_is_no_question(text):
    assert not looks_like_question(text)


@given(st.text(max_size=80))
def test_never_raises(text):
    assert looks_like_question(text) in {True, False}
