"""What is saved is read from the store, and what is erased is gone from every store."""

from __future__ import annotations

import asyncio
import sqlite3
import uuid
from datetime import date

from tests.fakes.engine import FakeEngine, end
from tests.integration.web.conftest import API, Chat
from tests.integration.web.test_bad_input import assert_problem
from verbund.codes import code_for
from verbund.needs import Need, validate_record


def a_need(conversation_id: str) -> Need:
    return Need(
        need_id=str(uuid.uuid4()),
        conversation_id=conversation_id,
        created_on=date(2026, 11, 23),
        language_mode="standard",
        perspective="selbst",
        region="Stuttgart",
        branche="metall_elektro",
        thema_freitext="CNC fräsen",
        zielzustand="allein programmieren",
        stand_ist=1,
        dringlichkeit="bis_3_monate",
        einwilligung_version="1",
        loeschen_am=date(2027, 11, 23),
        anzahl_personen=1,
    )


def saving(need: Need, unit_of_work):
    """Returns what the engine's action does: it commits, then says so."""

    def act(_message: str):
        with unit_of_work() as uow:
            uow.needs.add_or_replace(need)
            uow.commit()
        return [{"text": "Gespeichert."}, end("weiterer_bedarf")]

    return act


def tracker_with(settings, *senders: str) -> None:
    with sqlite3.connect(settings.tracker_database) as db:
        db.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), timestamp FLOAT, data TEXT)")
        db.executemany("INSERT INTO events (sender_id, timestamp, data) VALUES (?, 1.0, 'x')", [(s,) for s in senders])


def tracked(settings) -> list[str]:
    with sqlite3.connect(settings.tracker_database) as db:
        return [row[0] for row in db.execute("SELECT sender_id FROM events")]


async def test_saved_needs_come_from_the_store_with_their_codes(
    chat: Chat, engine: FakeEngine, unit_of_work, settings
) -> None:
    need = a_need(chat.id)
    engine.otherwise = saving(need, unit_of_work)
    message_id = str(uuid.uuid4())
    answer = await (await chat.say("ja, stimmt", message_id)).json()
    code = code_for(need.need_id, settings.secret_key)
    assert answer["needs"] == [{"need_id": need.need_id, "code": code}]
    assert (await chat.read())["needs"] == answer["needs"]
    assert await (await chat.say("ja, stimmt", message_id)).json() == answer


async def test_the_remembered_answer_holds_no_code(chat: Chat, engine: FakeEngine, unit_of_work, settings) -> None:
    need = a_need(chat.id)
    engine.otherwise = saving(need, unit_of_work)
    message_id = str(uuid.uuid4())
    await chat.say("ja, stimmt", message_id)
    with unit_of_work() as uow:
        kept = uow.conversations.answer_for(chat.id, message_id)
    assert kept["needs"] == [need.need_id]
    assert code_for(need.need_id, settings.secret_key) not in str(kept)


async def test_needs_are_complete_and_valid_records(chat: Chat, engine: FakeEngine, unit_of_work) -> None:
    need = a_need(chat.id)
    engine.otherwise = saving(need, unit_of_work)
    await chat.say("ja, stimmt")
    response = await chat.client.get(f"{API}/{chat.id}/needs", headers=chat.auth)
    (record,) = await response.json()
    assert response.status == 200
    assert validate_record(record) == []
    assert record["need_id"] == need.need_id
    assert "conversation_id" not in record


async def test_a_said_save_that_was_not_committed_is_not_reported(chat: Chat, engine: FakeEngine) -> None:
    engine.otherwise = lambda _: [{"text": "Gespeichert."}, end("weiterer_bedarf")]
    assert (await (await chat.say("ja")).json())["needs"] == []


async def test_delete_empties_every_store_and_counts(
    chat: Chat, begin_chat, engine: FakeEngine, unit_of_work, settings
) -> None:
    other = await begin_chat(chat.client)
    await other.say("bleibt")
    engine.otherwise = saving(a_need(chat.id), unit_of_work)
    await chat.say("ja")
    tracker_with(settings, chat.id, chat.id, other.id)
    response = await chat.erase()
    receipt = await response.json()
    assert response.status == 200
    assert receipt == {
        "conversation_id": chat.id,
        "state": "erased",
        "erased": {
            "engine": 2, "needs": 1, "contacts": 0, "companies": 0,
            "messages": 3, "buttons": 0, "answers": 1, "conversations": 1, "unclear_messages": 0,
            "resume_codes": 0, "feedback": 0,
        },
    }  # fmt: skip
    assert tracked(settings) == [other.id]
    assert len((await other.read())["messages"]) == 3


async def test_after_an_erasure_the_token_still_says_erased(chat: Chat, begin_chat) -> None:
    await chat.say("Hallo")
    await chat.erase()
    assert await chat.read() == {
        "messages": [],
        "asks": None,
        "progress": {"answered": 0, "expected": 0},
        "needs": [],
        "state": "erased",
    }
    needs = await chat.client.get(f"{API}/{chat.id}/needs", headers=chat.auth)
    assert await needs.json() == []
    await assert_problem(await chat.say("noch da?"), 409, "gelöscht")
    again = await chat.erase()
    assert again.status == 200
    assert set((await again.json())["erased"].values()) == {0}
    stranger = await chat.client.get(f"{API}/{chat.id}", headers={"Authorization": "Bearer falsch"})
    await assert_problem(stranger, 404)


async def test_the_person_can_erase_by_a_sentence(chat: Chat, engine: FakeEngine, unit_of_work, settings) -> None:
    engine.otherwise = saving(a_need(chat.id), unit_of_work)
    await chat.say("Ich schweiße bei der Musterfirma")
    tracker_with(settings, chat.id)
    engine.otherwise = lambda _: [{"text": "Ich lösche jetzt alles."}, end(None, "erase")]
    answer = await (await chat.say("ja, löschen")).json()
    assert answer["state"] == "erased"
    assert (answer["asks"], answer["needs"]) == (None, [])
    said = [message["text"] for message in answer["messages"]]
    assert said[0] == "Ich lösche jetzt alles."
    assert said[1].startswith("Alles ist gelöscht: das Gespräch (") and "Bedarfe (1)" in said[1]
    assert tracked(settings) == []
    assert (await chat.read())["messages"] == []
    for file in settings.data_dir.rglob("*"):
        if file.is_file():
            assert b"Musterfirma" not in file.read_bytes(), file.name


async def test_an_erasure_waits_for_the_message_in_flight(chat: Chat, engine: FakeEngine) -> None:
    engine.gate.clear()
    talking = asyncio.ensure_future(chat.say("Hallo"))
    await engine.until_sent(1)
    erasing = asyncio.ensure_future(chat.erase())
    engine.gate.set()
    assert ((await talking).status, (await erasing).status) == (200, 200)
    assert (await chat.read())["messages"] == []
