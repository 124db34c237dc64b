"""Bad input gets a clear German answer of one shape, and nothing is lost or let through."""

from __future__ import annotations

import uuid

import pytest

from tests.fakes.engine import FakeEngine, end
from tests.integration.web.conftest import API, Chat

ID = "5f0b8f0e-3f0e-4b57-9d0a-0d3c2f3f9a11"


async def assert_problem(response, status: int, *words: str) -> dict:
    assert response.status == status
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = await response.json()
    assert {"type", "title", "status", "detail"} <= problem.keys()
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["detail"].endswith(".")
    for word in words:
        assert word in problem["detail"]
    return problem


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        ({"message_id": ID, "text": ""}, 422, "Bitte schreiben Sie etwas"),
        ({"message_id": ID, "text": " \n\t \u200b\x00"}, 422, "Bitte schreiben Sie etwas"),
        ({"message_id": ID}, 422, "Bitte schreiben Sie etwas"),
        ({"message_id": ID, "text": "ä" * 2001}, 422, "2.000 Zeichen"),
        ({"message_id": ID, "text": 12}, 422, "text"),
        ({"message_id": ID, "text": ["a"]}, 422, "text"),
        ({"message_id": ID, "choice": "gibt-es-nicht"}, 422, "Auswahl"),
        ({"message_id": ID, "choice": {"a": 1}}, 422, "Auswahl"),
        ({"message_id": ID, "choice": "\ud800"}, 422, "Auswahl"),
        ({"message_id": ID, "text": "a", "choice": "b"}, 422, "entweder"),
        ({"message_id": "keine-uuid", "text": "a"}, 422, "UUID"),
        ({"message_id": 7, "text": "a"}, 422, "UUID"),
        ({"text": "a"}, 422, "UUID"),
        ({"role": "admin"}, 422, "Erlaubt sind message_id"),
        ({"message_id": ID, "text": "a", "role": "admin"}, 422, "Erlaubt sind message_id"),
        ([], 422, "JSON-Objekt"),
        ("text", 422, "JSON-Objekt"),
    ],
)
async def test_a_message_of_the_wrong_shape(chat: Chat, engine: FakeEngine, body, status: int, word: str) -> None:
    before = await chat.read()
    await assert_problem(await chat.post(body), status, word)
    assert engine.messages == []
    assert await chat.read() == before


@pytest.mark.parametrize("body", [b"{", b"", b"\xff\xfe", b"[" * 60_000, b'{"text": "a', b"1" * 5000])
async def test_broken_json(chat: Chat, body: bytes) -> None:
    headers = chat.auth | {"Content-Type": "application/json"}
    response = await chat.client.post(f"{API}/{chat.id}/messages", data=body, headers=headers)
    await assert_problem(response, 400, "gültiges JSON")


@pytest.mark.parametrize(
    "body",
    [
        {"role": "admin"},
        {"language_mode": "leicht"},
        {"language_mode": None},
        {"language_mode": ["standard"]},
        {"site": ""},
        {"site": "a b"},
        {"site": "x" * 65},
        {"site": 1},
        [],
    ],
)
async def test_a_start_of_the_wrong_shape(client, engine: FakeEngine, body) -> None:
    await assert_problem(await client.post(API, json=body), 422)
    assert engine.sent == []


async def test_2000_characters_are_not_too_many(chat: Chat, engine: FakeEngine) -> None:
    assert (await chat.say("ä" * 2000)).status == 200
    assert len(engine.messages[0]) == 2000


async def test_more_than_64_kilobytes_are_refused(chat: Chat) -> None:
    await assert_problem(await chat.say("x" * 70_000), 413, "64 Kilobyte")


async def test_another_media_type_is_refused(chat: Chat) -> None:
    url = f"{API}/{chat.id}/messages"
    await assert_problem(await chat.client.post(url, data={"text": "a"}, headers=chat.auth), 415, "application/json")


@pytest.mark.parametrize("method", ["get", "delete", "post"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer falsch"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic YTpi"},
        {"Authorization": "Bearer schl\u00fcssel"},
    ],
)
async def test_without_the_right_token_there_is_no_conversation(chat: Chat, method: str, headers) -> None:
    url = f"{API}/{chat.id}" + ("/messages" if method == "post" else "")
    json = {"message_id": ID, "text": "a"} if method == "post" else None
    wrong = await assert_problem(await chat.client.request(method, url, json=json, headers=headers), 404)
    unknown_url = url.replace(chat.id, str(uuid.uuid4()))
    unknown = await chat.client.request(method, unknown_url, json=json, headers=chat.auth)
    assert await unknown.json() == wrong
    assert (await chat.read())["state"] == "open"


async def test_a_token_opens_only_its_own_conversation(chat: Chat, begin_chat) -> None:
    other = await begin_chat(chat.client)
    response = await chat.client.get(f"{API}/{other.id}", headers=chat.auth)
    await assert_problem(response, 404)


async def test_a_button_of_another_conversation_is_unknown(chat: Chat, begin_chat, engine: FakeEngine) -> None:
    engine.otherwise = lambda _: [{"text": "?", "buttons": [{"title": "Ja", "payload": "/ja"}]}, end()]
    other = await begin_chat(chat.client)
    button = (await (await other.say("a")).json())["messages"][0]["buttons"][0]
    await assert_problem(await chat.choose(button["id"]), 422, "Auswahl")


@pytest.mark.parametrize("path", ["/api", "/api/v1", "/api/v1/conversation", "/api/v2/conversations"])
async def test_an_unknown_address_of_the_api(client, path: str) -> None:
    await assert_problem(await client.get(path), 404, "Adresse")


async def test_a_method_that_an_address_does_not_take(client) -> None:
    response = await client.put(API, json={})
    await assert_problem(response, 405)
    assert response.headers["Allow"] == "POST"


async def test_slash_commands_are_only_words(chat: Chat, engine: FakeEngine) -> None:
    await chat.say("/restart")
    await chat.say('  /waehlen{"feld": "branche"}')
    assert engine.messages == ["\u2215restart", '\u2215waehlen{"feld": "branche"}']
    assert next(m["text"] for m in (await chat.read())["messages"] if m["from"] == "person") == "/restart"


async def test_emoji_umlauts_and_control_characters(chat: Chat, engine: FakeEngine) -> None:
    await chat.say("👩\u200d🔧 u\u0308ben\x00\x07\u202e")
    assert engine.messages == ["👩\u200d🔧 üben"]


async def test_the_word_for_a_contact_cannot_be_typed(chat: Chat, engine: FakeEngine) -> None:
    await chat.say("mein [KONTAKT] ist da")
    assert engine.messages == ["mein KONTAKT ist da"]
