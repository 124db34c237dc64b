"""Skills in shop-floor words: found whole, inflected, in compounds, and never in words that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.taxonomy import Taxonomy

TAXONOMY = Taxonomy.load()


def sure(text, branche=None):
    return {hit.id for hit in TAXONOMY.find(text, branche) if not hit.ambiguous}


SURE = [
    ("SPS programmieren", {"AUT-02"}), ("müsste SPS programmieren lernen, wir kriegen eine neue Anlage", {"AUT-02"}),
    ("sps auch mal selber programmieren", {"AUT-02"}), ("Hydraulik, Störungen an der Presse", {"INS-04"}), ("ich will CNC richtig lernen", {"CNC-01"}),
    ("overlock maschine", {"BEK-02"}), ("Steuerschränke komplett aufbauen", {"ELT-05"}), ("Buchen im Walldorfer System, also SAP, fürs Lager", {"DIG-06"}),
    ("Tägliche Besprechung an der Tafel leiten", {"LEA-05"}), ("Umgang mit Daten von Bewerbern", {"DIG-15"}), ("WIG Schweißen", {"FUE-02"}),
    ("dünne Rohre mit der Wolframnadel", {"FUE-02"}), ("den WIG-Schweißerschein machen", {"FUE-02", "FUE-04"}), ("gefahr stoffe", {"SIC-10"}),
    ("Staplerscheine", {"SIC-01"}), ("hochvoltscheine", {"EMO-04"}), ("Excelkurs", {"DIG-04"}), ("Exel kurs", {"DIG-04"}), ("Pivot-Tabellen bauen", {"DIG-05"}),
    ("Näher*innen an der Overlock", {"BEK-02"}), ("Die Rüstzeiten an den Pressen sind zu lang", {"LEA-04"}), ("schweissen mit mag", {"FUE-01"}),
    ("Schweißen mit MAG", {"FUE-01"}), ("Zeichnungen lesen", {"KON-01"}), ("FMEA", {"QUA-09"}), ("ISO 9001", {"QUA-06"}), ("Fuenfachs", {"CNC-04"}),
    ("Heidenhain", {"CNC-05"}), ("Ersthelferkurs", {"SIC-08"}), ("Teilqualifikation", {"ABS-01"}), ("loch in der socke", {"TXH-05"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ids"), SURE)
def test_names_a_skill_for_sure(text, ids):
    assert sure(text) == ids


NOT_SURE = [
    "ich mag das nicht", "wir im Team", "aus dem Lager", "Computer", "Englisch", "wir planen viel", "in der Nähe", "der Service ist gut", "um vier Uhr", "",
    "meine Meisterin sagt", "Dreher", "ich bin Schichtführer", "das Wort", "neue Maschine", "kann ich nicht", "Beschichten",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_SURE)
def test_ordinary_and_general_words_are_never_sure(text):
    assert sure(text) == set()


def test_branche_decides_words_of_two_trades():
    assert sure("Beschichten", "metall_elektro") == set()  # general: UMF-08, asked back
    assert {hit.id for hit in TAXONOMY.find("Beschichten", "textil_bekleidung")} == {"TXH-14"}
    assert {hit.id for hit in TAXONOMY.find("Beschichten")} == {"UMF-08", "TXH-14"}


# Without a branch (None) each of them is asked back.
SHORT = [
    ("GPS", "metall_elektro", {"KON-02"}), ("GPS", "textil_bekleidung", set()), ("GPS", None, set()), ("FU", "metall_elektro", {"AUT-05"}),
    ("FU", None, set()), ("AV", "metall_elektro", {"LEA-06"}), ("AV", None, set()), ("AV", "andere", set()), ("QS", "metall_elektro", set()),
    ("BR", "textil_bekleidung", set()), ("MAG", None, {"FUE-01"}), ("TQ", None, {"ABS-01"}),
    ("Warenschau", "textil_bekleidung", {"TXH-16"}), ("Warenschau", "metall_elektro", set()), ("Warenschau", None, set()),
    ("Beschichten", "textil_bekleidung", {"TXH-14"}), ("Beschichten", None, set()), ("Maschinendaten", None, set()),
    ("Maschinendaten", "metall_elektro", set()), ("Maschinendaten", "textil_bekleidung", {"TXH-33"}),
]  # fmt: skip


@pytest.mark.parametrize(("word", "branche", "ids"), SHORT)
def test_short_words_are_decided_by_the_branch_or_asked_back(word, branche, ids):
    assert sure(word, branche) == ids
    assert TAXONOMY.find(word, branche), "asked back needs something to offer"


def test_im_is_always_the_little_word():
    """Industriemechanik or Industriemeister: the person's words are kept, nothing is guessed."""
    assert TAXONOMY.find("IM") == []


@pytest.mark.parametrize("text", ["mein av raum", "der bruder", "im gps auto", "fu", "wir mag das nicht", "im br"])
def test_short_words_inside_a_sentence_in_small_letters_are_never_sure(text):
    assert sure(text) == set()


def test_textile_is_as_well_covered_as_metal():
    words = {
        branch: sum(len(s.synonyms) for s in TAXONOMY if s.group in groups)
        for branch, groups in {
            "metal": {"Zerspanung & CNC", "Umformen, Gießen, Blech & Oberfläche", "Schweißen, Fügen & Montage"},
            "textile": {"Textilherstellung & Veredlung", "Bekleidung, Nähen & Zuschnitt"},
        }.items()
    }
    assert words["textile"] >= words["metal"]


def test_every_label_finds_its_skill():
    for skill in TAXONOMY:
        assert skill.id in {hit.id for hit in TAXONOMY.find(skill.label)}, skill.label


def test_every_synonym_finds_its_skill():
    missed = [
        (skill.id, word)
        for skill in TAXONOMY
        for word in skill.synonyms
        if skill.id not in {hit.id for hit in TAXONOMY.find(word)}
    ]
    assert missed == []


def test_vague_words_are_synonyms():
    assert len(TAXONOMY) >= 300
    assert [
        (skill.id, skill.vague - set(skill.synonyms)) for skill in TAXONOMY if skill.vague - set(skill.synonyms)
    ] == []


def test_search_forgives_slips():
    assert TAXONOMY.search("hidraulik")[0][0] == "INS-04"
    assert all(0 <= score <= 1 for _, score in TAXONOMY.search("Exel"))


def test_labels():
    assert TAXONOMY.label("SIC-01") == "Staplerschein"
    assert TAXONOMY.label("XXX-99") == "XXX-99"
    assert TAXONOMY.get("XXX-99") is None


@given(st.text(max_size=60), st.sampled_from([None, "metall_elektro", "textil_bekleidung", "andere"]))
def test_never_raises_and_spans_lie_inside_the_text(text, branche):
    for hit in TAXONOMY.find(text, branche):
        assert text[hit.start : hit.end] == hit.text
