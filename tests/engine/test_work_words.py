"""What somebody does, what is to be learnt, and how entities are measured."""

import pytest

from bot.duckling import find_numbers_and_times
from bot.measure_entities import measure_entities, read_annotated
from bot.work_words import find_work_and_themes

WORK = [
    ("ich löte Platinen im Akkord", "löte Platinen"), ("Ich bediene zwei Pressen", "bediene zwei Pressen"),
    ("kontrolliere Gussteile seit 2012", "kontrolliere Gussteile"), ("Meine Leute wickeln Spulen, es fehlt Übung", "wickeln Spulen"),
    ("ich arbeite an der Stanze", "Stanze"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), WORK)
def test_work(text, words):
    assert [(e["entity"], e["value"]) for e in find_work_and_themes(text, [])] == [("taetigkeit", words)]


@pytest.mark.parametrize("text", ["ich will löten lernen", "er soll Pressen bedienen", "ja", "wer zahlt das", "in Ulm"])
def test_no_work(text):
    assert find_work_and_themes(text, []) == []


def test_a_skill_where_something_is_wanted_is_a_theme():
    text = "ich stehe an der Fräse, will aber Schweißen lernen"
    skill = {"entity": "skill", "start": text.index("Schweißen"), "end": text.index(" lernen")}
    themes = [e["value"] for e in find_work_and_themes(text, [skill]) if e["entity"] == "thema"]
    assert themes == ["Schweißen"]


CALENDAR = ["KW 12", "nach Ostern", "vor den Herbstferien", "halbes Jahr", "Jahresende", "Ende des Jahres"]


@pytest.mark.parametrize("text", CALENDAR)
def test_calendar_words_are_times(text):
    assert any(e["entity"] == "time" for e in find_numbers_and_times(text))


@pytest.mark.parametrize("text", ["ISO 9001", "3D drucken", "S7 lernen", "5-Achs", "am 12. Mai", "Industrie 4.0", "DGUV V3"])
def test_digits_in_names_and_dates_count_nothing(text):
    assert [e for e in find_numbers_and_times(text) if e["entity"] == "number"] == []


def test_annotated_lines_are_read():
    assert read_annotated("[12](number) aus [Bad Urach](ort)!") == (
        "12 aus Bad Urach!",
        {("number", 0, 2), ("ort", 7, 16)},
    )


def test_entities_are_measured_strictly_and_by_overlap():
    found = {"12 aus Bad Urach!": [("number", 0, 2), ("ort", 11, 16), ("beruf", 3, 6)]}
    report = measure_entities(
        lambda text: {"entities": [{"entity": k, "start": a, "end": b} for k, a, b in found[text]]},
        ["[12](number) aus [Bad Urach](ort)!"],
    )
    assert report["strict"] == {"wanted": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert report["overlap"] == {"wanted": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0}
