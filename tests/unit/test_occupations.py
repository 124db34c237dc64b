"""Occupations people name, and jobs that say nothing about a qualification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.occupations import Occupations

OCCUPATIONS = Occupations.load()

FOUND = [
    ("Industriemechaniker", "25102", "fachkraft"), ("ich bin näherin", "28222", None), ("bin mechatroniker", "26112", "fachkraft"),
    ("Teamleiter in der Montage", "27393", "fuehrung"), ("Einrichter", "24232", None), ("Konstruktionsmechaniker", "24412", "fachkraft"),
    ("Fertigungsleiter in Heidelberg", "27394", "fuehrung"), ("Näher:innen", "28222", None), ("Näher*in", "28222", None), ("Maschinenbediener", "25122", None),
    ("Maschinenbedienerin an der Presse", "25122", None), ("Zerspannungsmechaniker", "24232", "fachkraft"), ("Arbeitsvorbereiter", "27303", None),
    ("als Dreher angefangen", "24232", "fachkraft"), ("unsere Industriekaufleute", "71302", "buero"), ("Elektrikerin", "26252", "fachkraft"),
    ("ich bin der Chef", "71104", "fuehrung"), ("Lagerhelfer", "51311", "angelernt"), ("Mechatronikerinnen", "26112", "fachkraft"),
    ("bin Bandweberin", "28122", None), ("als Schaltschrankbauer", "26252", None), ("Entwicklungsingenieurin", "27104", "spezialist"),
    ("unsere Lagerleiterin", "51394", "fuehrung"), ("Maßschneiderin", "28222", "fachkraft"), ("ich bin Staplerfahrer", "52531", "angelernt"),
    ("Spritzgussbediener", "22102", None), ("Anlagenbedienerin", "25122", None), ("CNC-Bediener", "24232", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kldb", "group"), FOUND)
def test_finds_the_occupation(text, kldb, group):
    hit = OCCUPATIONS.find(text)
    assert (hit.kldb, hit.zielgruppe) == (kldb, group)


@pytest.mark.parametrize(
    "text",
    [
        "mein Chef zahlt das",
        "Baugruppen verdrahten und prüfen",
        "teile waschen",
        "aus dem Lager",
        "",
        "den Stapler holen",
        "beim Meister zugeschaut",
    ],
)
def test_no_occupation(text):
    assert OCCUPATIONS.find(text) is None


def test_what_one_is_counts_more_than_what_is_named_first():
    assert OCCUPATIONS.find("Der Schweißer fehlt, ich bin Mechatronikerin").text == "Mechatronikerin"


def test_a_job_at_a_machine_is_never_a_qualification():
    for occupation in OCCUPATIONS:
        if "bediener" in occupation.label.lower():
            assert occupation.zielgruppe is None


def test_there_are_enough_and_textile_is_among_them():
    textile = [occupation for occupation in OCCUPATIONS if (occupation.kldb or "").startswith("28")]
    assert len(list(OCCUPATIONS)) >= 120
    assert len(textile) >= 25


def test_neutral_names_carry_no_gender_sign():
    for occupation in OCCUPATIONS:
        assert not set("*:_") & set(occupation.neutral)


@given(st.text(max_size=60))
def test_never_raises(text):
    OCCUPATIONS.find(text)
