"""Place names in what people type, and the words that only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.places import Gazetteer

GAZETTEER = Gazetteer.load()

NAMED = [
    ("in Aalen", {"Aalen"}), ("Stgt", {"Stuttgart"}), ("GD", {"Schwäbisch Gmünd"}), ("VS", {"Villingen-Schwenningen"}),
    ("Kirchheim/Teck", {"Kirchheim unter Teck"}), ("Villingen", {"Villingen-Schwenningen"}), ("Schwäb. Gmünd", {"Schwäbisch Gmünd"}),
    ("Ebingen", {"Albstadt"}), ("Tailfingen", {"Albstadt"}), ("Stuttgart-Feuerbach", {"Stuttgart"}), ("Untertürkheim", {"Stuttgart"}),
    ("Wasseralfingen", {"Aalen"}), ("Söflingen", {"Ulm"}), ("Betzingen", {"Reutlingen"}), ("bei Ulm", {"Ulm"}), ("Kreis Esslingen", {"Esslingen"}),
    ("Ostalbkreis", {"Ostalbkreis"}), ("Landkreis Heilbronn", {"Heilbronn"}), ("nuertingen", {"Nürtingen"}), ("nurtingen", {"Nürtingen"}),
    ("GÖPPINGEN", {"Göppingen"}), ("Stuttgard", {"Stuttgart"}), ("in Reutligen", {"Reutlingen"}), ("Sankt Georgen", {"St. Georgen im Schwarzwald"}),
    ("Freiburg i.Br.", {"Freiburg im Breisgau"}), ("Giengen", {"Giengen an der Brenz"}), ("in Wald", {"Wald"}), ("Kuchen", {"Kuchen"}),
    ("Firma in Berg", {"Berg"}), ("unser Göppinger Werk", {"Göppingen"}), ("Biberach Riss", {"Biberach an der Riß"}), ("Neu-Ulm", {"Neu-Ulm"}),
    ("Eislingen", {"Eislingen/Fils"}), ("Weil der Stadt", {"Weil der Stadt"}), ("Malsch bei Ettlingen", {"Malsch", "Ettlingen"}),
    ("Zollernalb", {"Zollernalbkreis"}), ("rems-murr", {"Rems-Murr-Kreis"}), ("Bad Urach", {"Bad Urach"}), ("Urach", {"Bad Urach"}),
    ("i schaff z Aalen", {"Aalen"}), ("Monnem", {"Mannheim"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_finds_the_place(text, names):
    assert {place.name for hit in GAZETTEER.find(text) for place in hit.places} == names


ORDINARY = [
    "wir brauchen große Mengen", "im Wald", "enge Toleranzen, engen Spalt", "Kuchen essen", "an der Mauer", "es geht auf und ab", "rot und grün",
    "Walldorfer System", "im Lauf der Zeit", "ich will das lernen", "Schweißen lernen", "Nähen", "CNC fräsen", "Berg von Arbeit", "",
    "der Korb ist voll", "kein Bad", "wir singen nicht", "ma muss", "es war gut", "le", "rt", "aa ja", "die Wehr", "Messen und Prüfen",
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_places(text):
    assert GAZETTEER.find(text) == []


def test_a_hint_is_told_from_the_place():
    direct, hint = GAZETTEER.find("Oberkochen bei Aalen")
    assert (direct.near, hint.near) == (False, True)


def test_postcodes():
    assert GAZETTEER.postcodes("unverändert 73479, D-70435") == ["73479", "70435"]
    assert {place.name for place in GAZETTEER.at_postcode("73479")} == {"Ellwangen (Jagst)"}
    assert GAZETTEER.is_outside_code("89231")
    assert not GAZETTEER.is_outside_code("73479")


@given(st.text(alphabet=st.sampled_from("abUlm AalenKreisStuttgart.-/ßäöü0123456789\n"), max_size=60))
def test_never_raises_and_spans_lie_inside_the_text(text):
    end = 0
    for hit in GAZETTEER.find(text):
        assert end <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        assert hit.places
        end = hit.end
