"""Closed answers in dialect, with abbreviations and slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.language.choices import choose, choose_anyhow, vocabulary
from verbund.language.dialect import in_plain_german, with_likely_words

ANSWERS = [
    ("anlass", "a nuia Maschee kommt", {"neue_maschine_technik"}),
    ("anlass", "neii Software", {"neue_software"}),
    ("anlass", "dr Kund verlangts so", {"neues_produkt_kunde"}),
    ("anlass", "Rekalmation vom Kunden", {"qualitaet_reklamation"}),
    ("zielgruppe_level", "Fachkr.", {"fachkraft"}),
    ("zielgruppe_level", "anglernte Leut", {"angelernt"}),
    ("zielgruppe_level", "Azubi", {"auszubildende"}),
    ("ursache_art", "am Wissa fehlts", {"wissen"}),
    ("ursache_art", "Wissen, vor allem die Normen", {"wissen"}),
    ("ursache_art", "ich weiß davon nicht genug", {"wissen"}),
    ("ursache_art", "Wissen plus Übung", {"wissen", "uebung"}),
    ("ursache_art", "d Iebung halt", {"uebung"}),
    ("ursache_art", "Die Spindel ist ausgeschlagen", {"ausstattung"}),
    ("stand_ist", "geht m. Hilfe", {2}),
    ("stand_ist", "mit Support vom Kollegen", {2}),
    ("stand_ist", "alloi goht des scho", {3}),
    ("stand_ist", "I han d Lehrbuaba eiglernt und kann andere anlernen", {4}),
    ("stand_ist", "des isch nui für mi", {1}),
    ("stand_ist", "praktisch null", {1}),
    ("gemeinsam", "Dagegen spricht nix", {"ja"}),
    ("gemeinsam", "ggf., wenn es hier ist", {"mit_einschraenkung"}),
    ("gemeinsam", "Theorie gern zusammen, das Praktische bleibt bei uns im Haus", {"mit_einschraenkung"}),
    ("pflicht", "des isch koi Pflicht", {"freiwillig"}),
    ("pflicht", "vorgschrieba vom Gsetz", {"vorgeschrieben"}),
    ("format", "an dr Maschee", {"am_arbeitsplatz"}),
]
DENIED = [
    ("format", "Online kannsch vergesse", "online_live"),
    ("format", "Video fällt flach", "online_selbst"),
    ("ursache_art", "d Maschee isch net alt", "ausstattung"),
    ("ursache_art", "die Maschine steht ja da", "ausstattung"),
    ("stand_ist", "net alloi", 3),
    ("anlass", "nicht wegen einer Reklamation", "qualitaet_reklamation"),
]


@pytest.mark.parametrize(("field", "text", "values"), ANSWERS)
def test_an_answer_in_dialect_or_with_slips_is_read(field, text, values):
    assert {hit.value for hit in choose_anyhow(field, text)[0]} == values


@pytest.mark.parametrize(("field", "text", "value"), DENIED)
def test_what_is_denied_does_not_count(field, text, value):
    assert value not in {hit.value for hit in choose_anyhow(field, text)[0]}


@pytest.mark.parametrize("text", ["Wir stellen Verpackungen her", "Das haben die Kollegen so gemacht", "gestern", "blau", "12"])
def test_nothing_is_read_into_other_words(text):
    for field in ("anlass", "ursache_art", "stand_ist", "pflicht"):
        assert not choose_anyhow(field, text)[0], field


def test_a_number_of_shift_leaders_is_no_shift():
    assert not choose("schicht", "meine zwei Schichtführer")
    assert {hit.value for hit in choose("schicht", "wir fahren zwei Schichten")} == {"zwei"}


def test_a_beginning_that_two_words_share_is_left_alone():
    assert with_likely_words("masch.", {"maschine", "maschendraht"}) == "masch."
    assert with_likely_words("angel.", vocabulary("zielgruppe_level")).startswith("angelernt")


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    assert isinstance(in_plain_german(text), str)
    choose_anyhow("stand_ist", text)
