"""People talk about funding with the three real processes: questions at any time, the check, and what is left of it."""

from __future__ import annotations

import json
import re
import sqlite3
from urllib import request

import pytest

from tests.dialogue.player import Api
from tests.dialogue.test_traps import SHORT_EMPLOYEE, talk_until, texts
from tests.unit.funding_talk.test_words import FIGURE, PROMISES

CONFIRMS = {"bestaetigung": "ja, passt so", "weiterer_bedarf": "nein"}
EMPLOYEE = SHORT_EMPLOYEE | CONFIRMS
MANAGER = CONFIRMS | {
    "einwilligung": "ja, einverstanden", "perspective": "für den ganzen Betrieb",
    "thema_freitext": "Unsere Leute sollen SPS programmieren lernen", "ursache_art": "es fehlt am Wissen",
    "taetigkeit_freitext": "Sie warten die Anlagen", "anzahl_personen": "6", "zielgruppe_level": "Fachkräfte",
    "zielzustand": "Störungen selbst beheben", "stand_ist": "mit Hilfe", "stand_soll": "allein", "pflicht": "freiwillig",
    "dringlichkeit": "in einem halben Jahr", "ort": "Aalen", "branche": "Metall", "betriebsgroesse": "120",
    "gemeinsam": "ja", "foerder_interesse": "ja",
}  # fmt: skip


@pytest.fixture
def api(stack) -> Api:
    return Api(stack.base_url)


def check(api: Api, replies: list[tuple[str, str]]) -> tuple[list[str], dict]:
    """Answers the questions of the check by a word in them; says what was asked, and the turn with the result."""
    answer, asked = api.say("ja, zeigen Sie mal"), []
    for _ in range(8):
        if answer["asks"] != "funding":
            return asked, answer
        question = answer["messages"][-1]["text"]
        asked.append(question)
        answer = api.say(next((said for word, said in replies if re.search(word, question)), "weiß ich nicht"))
    raise AssertionError("the check does not end")


def assert_honest(answer: dict) -> None:
    said = texts(answer)
    assert not PROMISES.search(said), said
    assert "Reihenfolge ist fest" in said
    assert re.search(r"bevor der Kurs beginnt", said)
    for message in answer["messages"]:
        if FIGURE.search(message["text"]):
            assert re.search(r"§.*Stand \d", message["text"], re.DOTALL), message["text"]
    assert any("/foerderung/liste" in link["url"] for message in answer["messages"] for link in message["links"])


def test_an_unskilled_employee_of_52_hears_of_the_way_to_a_qualification_and_is_not_stored(stack, api):
    talk_until(api, "funding", EMPLOYEE)
    secret = "ja, bin 52"
    asked, answer = check(api, [
        ("Wohin", "ich will endlich einen Berufsabschluss"), ("Stunden", "mehr als 160 Stunden"),
        ("Berufsabschluss", "nein, ungelernt"), ("Jahre, egal wo", "ja, schon ewig"), ("Beschäftigte hat", "unter 50"),
        ("letzte Frage", secret),
    ])  # fmt: skip
    said = texts(answer)
    assert_honest(answer)
    assert "§ 81 Abs. 2 SGB III" in said
    assert "Agentur für Arbeit Freiburg" in said
    assert len(asked) <= 6
    end = api.say("nein")
    assert end["state"] == "finished"
    assert secret not in json.dumps([api.get(), api.get("/needs")], ensure_ascii=False)
    for table in tracker_rows(stack, api.conversation_id):
        assert "bin 52" not in table
    assert "alter" not in json.dumps(api.get("/needs"))


def tracker_rows(stack, conversation_id: str) -> list[str]:
    file = next(path for path in stack.settings.data_dir.rglob("engine.db"))
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT data FROM events WHERE sender_id = ?", (conversation_id,)).fetchall()
    assert rows
    return [json.dumps(json.loads(data), ensure_ascii=False) for (data,) in rows]


def test_a_manager_with_120_people_and_160_hours_hears_both_halves(api):
    talk_until(api, "funding", MANAGER | {"thema_freitext": "Unsere Leute sollen SPS programmieren lernen, der Kurs dauert 160 Stunden"})
    asked, answer = check(api, [
        ("Wohin", "sie sollen mehr können"), ("Zeitstunden", "Zeitstunden"), ("Berufsabschluss", "ja, alle gelernt"),
        ("Beschäftigte hat", "120"), ("Betriebsvereinbarung", "nein"), ("letzte Frage", "nein"),
    ])  # fmt: skip
    said = texts(answer)
    assert_honest(answer)
    assert not [question for question in asked if "Wie viele Stunden" in question]  # it was told in the interview
    assert re.search(r"50 Prozent der Kurskosten \(§ 82 Abs\. 2 Satz 2 Nr\. 1 SGB III\)", said)
    assert "50 Prozent Zuschuss zum Lohn" in said
    assert "Arbeitgeber-Service der Agentur für Arbeit Aalen" in said


def test_a_small_firm_with_130_hours_is_asked_for_the_unit_and_gets_no_guess(api):
    talk_until(api, "funding", MANAGER | {"betriebsgroesse": "18", "thema_freitext": "Sie sollen SPS programmieren lernen, der Lehrgang hat 130 Stunden"})
    asked, answer = check(api, [("Wohin", "mehr Können"), ("Zeitstunden", "Unterrichtsstunden"), ("Konzern", "nein")])
    assert any("Zeitstunden" in question for question in asked)
    assert "Das Gesetz lässt offen" in texts(answer)
    assert_honest(answer)


@pytest.mark.parametrize("mode", ["standard", "einfach"])
def test_somebody_asks_in_dialect_in_the_middle_and_the_question_comes_again(api, mode):
    answer = api.start(mode)
    answer = talk_until(api, "stand_ist", EMPLOYEE)
    question = answer["messages"][-1]["text"]
    for said, stems in (
        ("gibts da geld vom amt", ["Amt", "Agentur"]),
        ("kriegt mei chef was dazu", ["Zuschuss"]),
        ("was is mit der bildungsprämie", ["ausgelaufen", "nicht mehr"]),
        ("ab 45 gibts doch mehr Lohnzuschuss", ["nicht höher", "Alter egal"]),
        ("moischder bafög?", ["Aufstiegs-BAföG"]),
    ):
        answer = api.say(said)
        assert any(stem in texts(answer) for stem in stems), (said, texts(answer))
        assert answer["asks"] == "stand_ist"
        assert answer["messages"][-1]["text"] == question
    assert "stand_ist" not in json.dumps(api.get("/needs"))


@pytest.mark.parametrize("said", ["ja", "nein", "weiß ich nicht", "nein danke", "weiter", "Ja, erzählen Sie."])
def test_whoever_says_one_thing_only_ends_finished(api, said):
    talk_until(api, "funding", EMPLOYEE)
    answer = {"asks": "funding"}
    for _ in range(9):
        if answer["asks"] != "funding":
            break
        answer = api.say(said)
    assert answer["asks"] == "kontakt"
    assert api.say("nein")["state"] == "finished"


def test_a_side_question_and_a_reason_in_the_middle_of_the_check(api):
    talk_until(api, "funding", EMPLOYEE)
    first = api.say("ja gern")
    question = first["messages"][-1]["text"]
    for said, stem in (("warum fragen sie das", "Wege"), ("sieht das mein chef?", "Betrieb"), ("Meisterbafög?", "BAföG")):
        answer = api.say(said)
        assert stem in texts(answer), texts(answer)
        assert (answer["asks"], answer["messages"][-1]["text"]) == ("funding", question)


def test_the_list_behind_the_link_is_there(api):
    talk_until(api, "funding", EMPLOYEE)
    api.say("ja")
    answer = api.say("gleich zum Ergebnis bitte")
    urls = [link["url"] for message in answer["messages"] for link in message["links"] if "liste" in link["url"]]
    assert len(urls) == 2
    for url in urls:
        with request.urlopen(url, timeout=20) as page:
            assert page.status == 200
            assert page.read(4) in (b"%PDF", b"<!do")
