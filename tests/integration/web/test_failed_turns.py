"""A turn that did not come to its end: said openly, nothing lost, the same message works later."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from tests.fakes.engine import FakeEngine, end
from tests.integration.web.conftest import API, Chat
from tests.integration.web.test_bad_input import assert_problem


async def test_a_start_without_an_engine_keeps_nothing(client, engine: FakeEngine, settings) -> None:
    engine.failures = 1
    response = await client.post(API, json={"language_mode": "standard"})
    await assert_problem(response, 503, "noch nicht bereit")
    assert int(response.headers["Retry-After"]) > 0
    assert (await client.post(API, json={"language_mode": "standard"})).status == 201


@pytest.mark.parametrize("answer", [[], [{"text": "Ihr Bedarf ist gespeichert."}]])
async def test_silence_and_half_an_answer_are_failures(chat: Chat, engine: FakeEngine, answer) -> None:
    engine.otherwise = lambda _: answer
    response = await chat.say("Hallo")
    await assert_problem(response, 503, "nicht verloren", "noch einmal")
    assert int(response.headers["Retry-After"]) > 0
    assert len((await chat.read())["messages"]) == 1


async def test_the_same_message_id_is_processed_anew_after_a_failure(chat: Chat, engine: FakeEngine) -> None:
    message_id = str(uuid.uuid4())
    engine.failures = 1
    assert (await chat.say("Ich schweiße.", message_id)).status == 503
    response = await chat.say("Ich schweiße.", message_id)
    assert response.status == 200
    assert engine.messages == ["Ich schweiße.", "Ich schweiße."]
    said = [message["text"] for message in (await chat.read())["messages"]]
    assert said == ["Guten Tag.", "Ich schweiße.", "Verstanden."]


async def test_a_button_survives_a_failure(chat: Chat, engine: FakeEngine) -> None:
    engine.script["los"] = [{"text": "?", "buttons": [{"title": "Ja", "payload": "/ja"}]}, end()]
    (button,) = (await (await chat.say("los")).json())["messages"][0]["buttons"]
    engine.failures = 1
    assert (await chat.choose(button["id"])).status == 503
    assert (await chat.choose(button["id"])).status == 200


async def test_a_store_that_is_gone_is_an_error_without_insides(chat: Chat, settings, caplog) -> None:
    Path(settings.data_dir / "verbundlotse.db").write_bytes(b"this is no database" * 1000)
    response = await chat.say("Hallo Geheimnis")
    problem = await assert_problem(response, 503, "Speicher")
    assert "sqlite" not in str(problem).lower()
    assert "Geheimnis" not in caplog.text


async def test_an_unexpected_error_says_nothing_of_our_insides(chat: Chat, engine: FakeEngine, caplog) -> None:
    def broken(_message: str):
        raise RuntimeError("Geheimnis in /srv/app")

    engine.otherwise = broken
    problem = await assert_problem(await chat.say("Hallo"), 500)
    assert "Geheimnis" not in str(problem)
    assert "Geheimnis" not in caplog.text
    assert "RuntimeError at" in caplog.text
