"""Sizes of companies and groups in the words of the people who have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.language.headcount import band, company_size, head_mentions, persons

SIZES = [
    ("knapp 50", "10_49"),
    ("gut 250", "250_499"),
    ("keine zehn, wir sind sieben", "1_9"),
    ("zwischen 300 und 350", "250_499"),
    ("halbes Hundert", "50_249"),
    ("Kleinstbetrieb, nur der Chef und ich", "1_9"),
    ("nur der Chef und ich", "1_9"),
    ("neunzehn Leute", "10_49"),
    ("zwanzig oder so", "10_49"),
    ("etwa 700", "500_plus"),
    ("rund 220", "50_249"),
    ("immer noch 220", "50_249"),
    ("vierundachtzig", "50_249"),
    ("260", "250_499"),
    ("um die 120", "50_249"),
    ("48", "10_49"),
    ("weiß nicht genau wie viele", None),
    ("über 500", "500_plus"),
    ("unter 10", "1_9"),
    ("mehr als 249", "250_499"),
    ("1.200 Beschäftigte", "500_plus"),
    ("früher 60, jetzt 45", "10_49"),
    ("wir sind zu fünft", "1_9"),
    ("drei Werke, 180 Leute", "50_249"),
    ("2 Schichten, 35 Mann", "10_49"),
    ("weltweit 3000, hier 180", "50_249"),
    ("mehrere tausend", "500_plus"),
    ("Einmannbetrieb", "1_9"),
    ("ein Dutzend", "10_49"),
    ("fast fünfhundert", "250_499"),
    ("knapp über 500 Leute", "500_plus"),
    ("30-Mann-Betrieb", "10_49"),
    ("an die 80 leit", "50_249"),
    ("seit 1985", None),
    ("mir sand so 15", "10_49"),
    ("200 bis 300", "250_499"),
    ("", None),
    ("250 plus", "250_499"),
    ("net ganz fuffzig", "10_49"),
    ("eine handvoll leute", "1_9"),
    ("tausend", "500_plus"),
]


@pytest.mark.parametrize(("text", "expected"), SIZES)
def test_company_size(text, expected):
    assert company_size(text) == expected


PERSONS = [
    ("9 Teamleiter", 9),
    ("40", 40),
    ("vier Leute, einer je Halle", 4),
    ("einer je Halle, vier Leute", 4),
    ("fünf", 5),
    ("12 Mann", 12),
    ("ein Dutzend", 12),
    ("alle 9 Teamleiter", 9),
    ("halbe Belegschaft", None),
    ("8 bis 10", 9),
    ("3-4", 4),
    ("zwei bis drei", 3),
    ("knapp 20", 19),
    ("gut 20", 21),
    ("nur ich", 1),
    ("nur um mich", 1),
    ("ich allein", 1),
    ("6 von 40", 6),
    ("von 40 Leuten sollen 6", 6),
    ("vier Fachkräfte und zwei Angelernte", 6),
    ("8 pro Schicht", None),
    ("4 je Schicht, also 12 zusammen", 12),
    ("alle", None),
    ("weiß nicht", None),
    ("zwölf, nicht wie gesagt", 12),
    ("es sind zwei Schichten", None),
    ("drei, vier Leute", 4),
    ("1500", 999),
    ("so um die 15 Leut", 15),
    ("zu fünft", 5),
    ("fünf Leute in zwei Schichten", 5),
    ("eine Person", 1),
    ("einer", 1),
    ("Zwölfe", 12),
    ("sechs Kollegen aus der Fertigung", 6),
    ("", None),
    ("10 Azubis", 10),
    ("ungefähr zwanzig Bediener", 20),
    ("ich und mein Kollege", 2),
    ("i ond mei Kolleg", 2),
    ("ich und zwei Kollegen", 3),
    ("wir beide", 2),
    ("eine Kollegin", 1),
    ("ne Handvoll", 5),
    ("a Hand voll Leit", 5),
    ("3 Dreher, 2 Fräser", 5),
    ("5x Stapler", 5),
    ("9er Team", 9),
    ("9er-Team", 9),
    ("pro Schicht drei", None),
    ("beide Schichten, je 6", None),
    ("die halbe Belegschaft", None),
    ("so 3 bis 4", 4),
    ("12 Mann", 12),
    ("zwei, drei Leute", 3),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons(text, expected):
    assert persons(text) == expected


OPENINGS = [
    ("Wir sind 48 Leute in Ulm und 6 Kollegen in der Fertigung sollen den WIG-Schweißerschein machen.", ("10_49", 6)),
    (
        "Fertigungsleiter in Heidelberg, Druckmaschinenbau, etwa 700 Beschäftigte. 9 Führungskräfte (Teamleiter) sollen lernen",
        ("500_plus", 9),
    ),
    ("12 Leute sollen CNC lernen", (None, 12)),
    ("Betrieb mit 120 Mitarbeitern in Aalen", ("50_249", None)),
    ("120 Mitarbeiter, davon sollen 8 den Staplerschein machen", ("50_249", 8)),
    ("Meine 5 Leute brauchen Excel", (None, 5)),
    ("Wir sind ein Team von 8 Leuten", (None, 8)),
    ("Die Runde dauert 40 Minuten, zwei Schichten", (None, None)),
    ("Wir haben 30 Beschäftigte und drei Maschinen", ("10_49", None)),
    ("Kurs für 15 Personen", (None, 15)),
    ("Ich bin Mechatroniker in Aalen und brauche SPS", (None, None)),
    ("Kleine Schreinerei, nur der Chef und ich", ("1_9", None)),
    ("Wir sind 25 Leute und alle 4 Einrichter müssen auf die neue Steuerung", ("10_49", 4)),
    ("Unser Betrieb hat 340 Beschäftigte, zehn Näherinnen sollen an die Automaten", ("250_499", 10)),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_tells_company_from_group(text, expected):
    assert head_mentions(text) == expected


ORDER = ["1_9", "10_49", "50_249", "250_499", "500_plus"]


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_bands_grow_with_the_number(number, more):
    assert ORDER.index(band(number)) <= ORDER.index(band(number + more))


@given(st.integers(1, 9999))
def test_plain_numbers_give_their_band(number):
    assert company_size(f"{number} Leute") == band(number)


@given(st.text(max_size=60))
def test_never_raises(text):
    assert company_size(text) in {*ORDER, None}
    assert persons(text) is None or 1 <= persons(text) <= 999
    assert len(head_mentions(text)) == 2


@pytest.mark.parametrize(
    ("text", "size", "group"),
    [
        ("ich bin Dreher in einem kleinen Metallbetrieb in Balingen, rund 35 Leute", "10_49", None),
        ("Schlosserin in einer Gießerei (260 Beschäftigte)", "250_499", None),
        ("Einrichter, Stanzbude mit ca 70 MA", "50_249", None),
        ("Ich leite die Montage in einem Familienbetrieb, zwölf Leute", None, None),
        ("Näherei, neun Leute sollen das lernen", None, 9),
        ("ich arbeite in einer Weberei, drei Leute an der Maschine", None, None),
    ],
)
def test_a_size_may_follow_the_name_of_a_company(text, size, group):
    assert head_mentions(text) == (size, group)
