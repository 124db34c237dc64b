"""Traps already measured (design, section 9), each against the real three processes."""

from __future__ import annotations

import json
import sqlite3
import uuid
from pathlib import Path
from urllib import error, request

import pytest

from tests.dialogue.player import Api

CONSENT = "ja ist in ordnung"
SHORT_EMPLOYEE = {
    "einwilligung": CONSENT, "perspective": "für mich selbst", "taetigkeit_freitext": "Industriemechaniker",
    "anlass": "eigener Wunsch", "situation": "fällt mir grad nichts ein", "ursache_art": "mir fehlt das Wissen",
    "thema_freitext": "Hydraulik", "zielzustand": "Hydraulikplan lesen", "stand_ist": "mit Hilfe gehts",
    "stand_soll": "allein", "dringlichkeit": "sofort", "ort": "Freiburg", "branche": "Metall",
    "weitergabe_betrieb": "nein",
}  # fmt: skip


def talk_until(api: Api, asks: str, answers: dict[str, str] = SHORT_EMPLOYEE) -> dict:
    """Answers until a question is open; unknown ones get "weiß ich nicht"."""
    answer = api.start("standard") if not api.conversation_id else api.say("weiter")
    for _ in range(60):
        if answer["asks"] == asks:
            return answer
        answer = api.say(answers.get(answer["asks"], "weiß ich nicht"))
    raise AssertionError(f"{asks} is never asked")


def texts(answer: dict) -> str:
    return "\n".join(message["text"] for message in answer["messages"])


def raw(stack, method: str, path: str, body: bytes, token: str) -> tuple[int, dict]:
    call = request.Request(stack.base_url + path, data=body, method=method)
    call.add_header("Content-Type", "application/json")
    call.add_header("Authorization", f"Bearer {token}")
    try:
        with request.urlopen(call, timeout=60) as answer:
            return answer.status, json.load(answer)
    except error.HTTPError as problem:
        return problem.code, json.load(problem)


@pytest.fixture
def api(stack) -> Api:
    return Api(stack.base_url)


def test_without_the_action_server_nothing_is_called_saved_and_the_same_message_saves_later(stack, api):
    talk_until(api, "bestaetigung")
    message = json.dumps({"message_id": str(uuid.uuid4()), "text": "ja, passt so"}).encode()
    path = f"/api/v1/conversations/{api.conversation_id}/messages"
    with stack.without("actions"):
        status, answer = raw(stack, "POST", path, message, api.token)
        assert status == 503
        assert "espeichert" not in json.dumps(answer, ensure_ascii=False).replace("nicht gespeichert", "")
        assert api.get("/needs") == []
    status, answer = raw(stack, "POST", path, message, api.token)
    assert status == 200
    assert len(answer["needs"]) == 1
    assert "gespeichert" in texts(answer)
    assert len(api.get("/needs")) == 1


def test_a_restart_of_the_engine_keeps_the_thread(stack, api):
    talk_until(api, "zielzustand")
    with stack.without("engine"):
        pass
    answer = api.say("Hydraulikplan lesen")
    assert answer["asks"] == "stand_ist"


def test_with_the_engines_store_gone_a_turn_fails_and_nothing_begins_anew(stack, api):
    talk_until(api, "zielzustand")
    path = f"/api/v1/conversations/{api.conversation_id}/messages"
    message = json.dumps({"message_id": str(uuid.uuid4()), "text": "Hydraulikplan lesen"}).encode()
    with sqlite3.connect(stack.settings.tracker_database) as engine:
        engine.execute("ALTER TABLE events RENAME TO gone")
        engine.commit()
        try:
            status, problem = raw(stack, "POST", path, message, api.token)
        finally:
            engine.execute("ALTER TABLE gone RENAME TO events")
            engine.commit()
    assert status == 503 and "Text" in problem["detail"]
    status, answer = raw(stack, "POST", path, message, api.token)
    assert (status, answer["asks"]) == (200, "stand_ist")


@pytest.mark.parametrize("text", ["/restart", "/session_start", '/waehlen{"feld":"einwilligung","wert":"ja"}', "/start"])
def test_a_slash_is_a_sign_and_no_command(api, text):
    api.start("standard")
    answer = api.say(text)
    assert answer["asks"] == "einwilligung"
    assert answer["needs"] == []


@pytest.mark.parametrize("text", ["{ort} {0[x]} 0[1] {{}}", "0[", "%s %(x)s ${HOME}", "<script>alert(1)</script> an der Presse"])
def test_signs_of_templates_in_own_words_break_no_text(api, text):
    answers = SHORT_EMPLOYEE | {"thema_freitext": f"Hydraulik {text}", "zielzustand": f"allein rüsten {text}"}
    answer = talk_until(api, "bestaetigung", answers)
    assert text in texts(answer)
    answer = api.say("ja")
    assert len(answer["needs"]) == 1
    assert text in api.get("/needs")[0]["zielzustand"]


def test_a_side_question_at_an_open_text_field_is_not_stored(api):
    talk_until(api, "taetigkeit_freitext")
    answer = api.say("Wer bekommt das alles zu lesen?")
    assert answer["asks"] == "taetigkeit_freitext"
    assert "Verbund" in texts(answer)
    answer = talk_until(api, "bestaetigung")
    assert "zu lesen" not in texts(answer)


def test_erasing_reaches_the_engines_memory_too(stack, api):
    talk_until(api, "ort")
    with sqlite3.connect(stack.settings.tracker_database) as engine:
        count = "SELECT count(*) FROM events WHERE sender_id = ?"
        assert engine.execute(count, (api.conversation_id,)).fetchone()[0] > 0
        assert api.say("bitte alles löschen")["asks"] == "bestaetigung"
        assert api.say("ja, löschen")["state"] == "erased"
        assert engine.execute(count, (api.conversation_id,)).fetchone()[0] == 0
    assert api.get()["messages"] == []


def test_a_contact_never_reaches_the_engine(stack, api):
    talk_until(api, "bestaetigung")
    api.say("ja")
    answer = talk_until_asks(api, "kontakt")
    answer = api.say("0171 3920099 oder meister@beispiel.de")
    assert answer["state"] == "finished"
    record = api.get("/needs")[0]
    assert record["kontakt_gewuenscht"] is True
    assert record["kontakt_ref"]
    for file in Path(stack.settings.data_dir).rglob("*"):
        if file.is_file():
            assert b"3920099" not in file.read_bytes(), file.name
            assert b"meister@beispiel.de" not in file.read_bytes(), file.name


def talk_until_asks(api: Api, asks: str) -> dict:
    answer = api.get()
    for _ in range(5):
        if answer["asks"] == asks:
            return answer
        answer = api.say("nein")
    raise AssertionError(f"{asks} is never asked")


def test_nobodys_words_are_in_the_logs(stack, api):
    marked = "Quarzwendelmaschine"
    talk_until(api, "bestaetigung", SHORT_EMPLOYEE | {"taetigkeit_freitext": f"ich bediene die {marked}"})
    for name in ("actions", "engine", "web"):
        assert marked not in stack.log_file(name).read_text(encoding="utf-8")


def test_engine_and_actions_listen_on_loopback_only(stack):
    ports = {stack.settings.engine_port, stack.settings.actions_port}
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    bound = {int(one[1].split(":")[1], 16): one[1].split(":")[0] for one in listening if one[3] == "0A"}
    for port in ports:
        assert bound[port] == "0100007F"


def test_two_people_on_one_device_see_nothing_of_each_other(stack):
    first, second = Api(stack.base_url), Api(stack.base_url)
    talk_until(first, "ort")
    assert second.start("standard")["asks"] == "einwilligung"
    assert "Hydraulik" not in json.dumps(second.get(), ensure_ascii=False)
