"""The contract of design 4.1: its calls, its keys, its idempotence."""

from __future__ import annotations

import asyncio
import json
import uuid

from tests.fakes.engine import FakeEngine, end
from tests.integration.web.conftest import API, Chat
from web.app import create_app

ANSWER_KEYS = {"messages", "asks", "progress", "needs", "state"}
MESSAGE_KEYS = {"text", "buttons", "links"}
BUTTON = {"title": "Ja", "payload": '/waehlen{"feld": "einwilligung", "wert": true}'}


async def test_a_start_answers_201_with_exactly_these_keys(client) -> None:
    response = await client.post(API, json={"site": "demo", "language_mode": "einfach"})
    answer = await response.json()
    assert response.status == 201
    assert answer.keys() == ANSWER_KEYS | {"conversation_id", "token"}
    assert answer["messages"] == [{"text": "Guten Tag.", "buttons": [], "links": []}]
    assert (answer["asks"], answer["state"], answer["needs"]) == ("einwilligung", "open", [])
    assert answer["progress"] == {"answered": 0, "expected": 5}


async def test_site_and_language_reach_the_engine_and_may_be_left_out(client, engine: FakeEngine) -> None:
    await client.post(API, json={"site": "werk-2", "language_mode": "einfach"})
    await client.post(API, json={})
    assert [message for _, message in engine.sent] == [
        '/start{"language_mode": "einfach", "site": "werk-2"}',
        '/start{"language_mode": "standard", "site": "demo"}',
    ]


async def test_the_server_mints_id_and_token_and_keeps_only_a_hash(chat: Chat, unit_of_work) -> None:
    assert uuid.UUID(chat.id)
    with unit_of_work() as uow:
        stored = uow.conversations.get(chat.id)
    assert chat.token not in repr(stored)
    assert stored.opens_with(chat.token)


async def test_a_message_answers_200_with_exactly_these_keys(chat: Chat, engine: FakeEngine) -> None:
    engine.script["Ich schweiße."] = [
        {"text": "Aha."},
        {"text": "Welches Thema?", "buttons": [BUTTON]},
        {"custom": {"links": [{"title": "Mehr", "url": "https://example.org/"}]}},
        end("thema_freitext", answered=2),
    ]
    response = await chat.say("Ich schweiße.")
    answer = await response.json()
    assert response.status == 200
    assert answer.keys() == ANSWER_KEYS
    assert all(message.keys() == MESSAGE_KEYS for message in answer["messages"])
    first, second = answer["messages"]
    assert first == {"text": "Aha.", "buttons": [], "links": []}
    assert second["links"] == [{"title": "Mehr", "url": "https://example.org/"}]
    assert [button.keys() for button in second["buttons"]] == [{"id", "title"}]
    assert (answer["asks"], answer["progress"]) == ("thema_freitext", {"answered": 2, "expected": 5})
    assert engine.sent[-1] == (chat.id, "Ich schweiße.")


async def test_a_click_sends_the_payload_and_shows_the_title(chat: Chat, engine: FakeEngine) -> None:
    engine.script["los"] = [{"text": "Einverstanden?", "buttons": [BUTTON]}, end("einwilligung")]
    (button,) = (await (await chat.say("los")).json())["messages"][0]["buttons"]
    assert "waehlen" not in button["id"]
    await chat.say("erst noch etwas anderes")
    response = await chat.choose(button["id"])  # an old button stays good
    assert response.status == 200
    assert engine.messages[-1] == BUTTON["payload"]
    transcript = (await chat.read())["messages"]
    assert transcript[-2] == {"from": "person", "text": "Ja", "buttons": [], "links": []}


async def test_the_transcript_holds_everything_in_order(chat: Chat) -> None:
    await chat.say("Hallo")
    answer = await chat.read()
    assert answer.keys() == ANSWER_KEYS
    assert [(message["from"], message["text"]) for message in answer["messages"]] == [
        ("bot", "Guten Tag."),
        ("person", "Hallo"),
        ("bot", "Verstanden."),
    ]
    assert all(message.keys() == MESSAGE_KEYS | {"from"} for message in answer["messages"])


async def test_what_was_understood_is_kept_for_reviewers_and_not_told(
    chat: Chat, engine: FakeEngine, unit_of_work
) -> None:
    understood = {"intent": "angabe", "confidence": 0.91, "entities": [], "meanings": [], "skills": []}
    turn = end()
    turn["custom"]["verbundlotse"]["understood"] = understood
    engine.script["Hallo"] = [{"text": "Verstanden."}, turn]
    answer = await (await chat.say("Hallo")).text()
    assert "angabe" not in answer + json.dumps(await chat.read())
    with unit_of_work() as uow:
        kept = [(one.sender, one.understood) for one in uow.conversations.messages(chat.id)]
    assert kept == [("bot", None), ("person", understood), ("bot", None)]


async def test_the_same_message_id_gets_the_same_answer_and_changes_nothing(chat: Chat, engine: FakeEngine) -> None:
    message_id = str(uuid.uuid4())
    engine.script["Hallo"] = [{"text": "Wählen Sie.", "buttons": [BUTTON]}, end()]
    first = await (await chat.say("Hallo", message_id)).json()
    before = await chat.read()
    again = await chat.say("Hallo", message_id.upper())
    assert (again.status, await again.json()) == (200, first)
    assert engine.messages == ["Hallo"]
    assert await chat.read() == before


async def test_the_same_message_id_with_another_text_gets_the_first_answer(chat: Chat, engine: FakeEngine) -> None:
    message_id = str(uuid.uuid4())
    first = await (await chat.say("zwölf", message_id)).json()
    other = await chat.say("dreizehn", message_id)
    assert (other.status, await other.json()) == (200, first)
    assert engine.messages == ["zwölf"]


async def test_a_repetition_while_the_first_is_in_flight_waits_for_its_answer(chat: Chat, engine: FakeEngine) -> None:
    message_id = str(uuid.uuid4())
    engine.gate.clear()
    first = asyncio.ensure_future(chat.say("Hallo", message_id))
    await engine.until_sent(1)
    second = asyncio.ensure_future(chat.say("Hallo", message_id))
    engine.gate.set()
    assert await (await first).json() == await (await second).json()
    assert engine.messages == ["Hallo"]


async def test_a_repetition_after_a_restart_of_web_gets_the_stored_answer(
    chat: Chat, engine: FakeEngine, settings, aiohttp_client
) -> None:
    message_id = str(uuid.uuid4())
    first = await (await chat.say("Hallo", message_id)).json()
    await chat.client.close()
    chat.client = await aiohttp_client(create_app(settings, engine=engine))
    assert await (await chat.say("Hallo", message_id)).json() == first
    assert engine.messages == ["Hallo"]


async def test_two_messages_of_one_conversation_never_overlap(chat: Chat, engine: FakeEngine) -> None:
    engine.gate.clear()
    both = [asyncio.ensure_future(chat.say(text)) for text in ("eins", "zwei")]
    await engine.until_sent(1)
    engine.gate.set()
    assert [(await response).status for response in both] == [200, 200]
    assert sorted(engine.messages) == ["eins", "zwei"]
    assert engine.most_at_once == 1
    said = [message["text"] for message in (await chat.read())["messages"][1:]]
    assert said[1::2] == ["Verstanden.", "Verstanden."]


async def test_conversations_do_not_wait_for_each_other(chat: Chat, begin_chat, engine: FakeEngine) -> None:
    other = await begin_chat(chat.client)
    engine.gate.clear()
    both = [asyncio.ensure_future(one.say("Hallo")) for one in (chat, other)]
    await engine.until_sent(2)  # both are in the engine while the gate is shut
    engine.gate.set()
    assert [(await response).status for response in both] == [200, 200]


async def test_a_finished_conversation_takes_no_more_and_can_be_read(chat: Chat, engine: FakeEngine) -> None:
    engine.script["nein"] = [{"text": "Auf Wiedersehen."}, end(None, "finished", 5, 5)]
    last_id = str(uuid.uuid4())
    last = await (await chat.say("nein", last_id)).json()
    assert (last["state"], last["asks"]) == ("finished", None)
    assert (await chat.say("doch noch etwas")).status == 409
    assert await (await chat.say("nein", last_id)).json() == last
    assert (await chat.read())["state"] == "finished"
    assert engine.messages == ["nein"]
