"""Privacy is a property of the path: what must not be stored reaches neither engine nor transcript."""

from __future__ import annotations

import json
from pathlib import Path

from tests.fakes.engine import FakeEngine, end
from tests.integration.store.rasa_events import make_events_table, write_events
from tests.integration.web.conftest import Chat
from web.texts import GatewayTexts

TEXTS = GatewayTexts.load()
MAIL = "a.yilmaz@web.de"


async def ask_for_contact(chat: Chat, engine: FakeEngine) -> None:
    engine.script["ja gern"] = [{"text": "Wie erreichen wir Sie?"}, end("kontakt")]
    await chat.say("ja gern")


def contacts_of(chat: Chat, unit_of_work) -> list[str]:
    with unit_of_work() as uow:
        return [uow.contacts.reveal(ref) for ref in uow.contacts.by_conversation(chat.id)]


def assert_nowhere(folder: Path, *words: str) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            for word in words:
                assert word.encode() not in file.read_bytes(), file.name


async def test_an_address_in_the_middle_is_masked_before_the_engine(chat: Chat, engine: FakeEngine, settings) -> None:
    answer = await (await chat.say(f"Ich heiße so: {MAIL} und schweiße")).json()
    assert engine.messages == ["Ich heiße so: [E-MAIL] und schweiße"]
    assert [message["text"] for message in answer["messages"]] == [TEXTS.hints["e_mail"]["standard"], "Verstanden."]
    assert (await chat.read())["messages"][1]["text"] == "Ich heiße so: [E-MAIL] und schweiße"
    assert_nowhere(settings.data_dir, MAIL)


async def test_the_hint_is_simple_in_simple_language(client, begin_chat) -> None:
    chat = await begin_chat(client, language_mode="einfach")
    answer = await (await chat.say(MAIL)).json()
    assert answer["messages"][0]["text"] == TEXTS.hints["e_mail"]["einfach"]


async def test_several_kinds_give_one_hint(chat: Chat) -> None:
    answer = await (await chat.say(f"{MAIL} oder 07121 345678")).json()
    assert [message["text"] for message in answer["messages"]] == [TEXTS.hints["mehrere"]["standard"], "Verstanden."]


async def test_a_contact_goes_into_the_vault_as_a_whole(chat: Chat, engine: FakeEngine, unit_of_work, settings) -> None:
    await ask_for_contact(chat, engine)
    typed = "Frau Yilmaz, 07121 345678, ab 16 Uhr"
    answer = await (await chat.say(typed)).json()
    assert engine.messages[-1] == "[KONTAKT]"
    assert [message["text"] for message in answer["messages"]] == ["Verstanden."]
    assert contacts_of(chat, unit_of_work) == [typed]
    assert (await chat.read())["messages"][-2]["text"] == "[KONTAKT]"
    assert_nowhere(settings.data_dir, "Yilmaz", "345678")


async def test_the_contact_is_in_the_vault_before_the_engine_hears_of_it(
    chat: Chat, engine: FakeEngine, unit_of_work
) -> None:
    await ask_for_contact(chat, engine)
    seen = []

    def look(_message: str):
        seen.extend(contacts_of(chat, unit_of_work))
        return [{"text": "Danke."}, end(None)]

    engine.otherwise = look
    await chat.say(MAIL)
    assert seen == [MAIL]


async def test_an_answer_without_a_contact_is_normal_text(chat: Chat, engine: FakeEngine, unit_of_work) -> None:
    await ask_for_contact(chat, engine)
    await chat.say("nein danke")
    assert engine.messages[-1] == "nein danke"
    assert contacts_of(chat, unit_of_work) == []


async def test_a_repeated_attempt_keeps_one_contact(chat: Chat, engine: FakeEngine, unit_of_work) -> None:
    await ask_for_contact(chat, engine)
    engine.failures = 1
    assert (await chat.say(MAIL)).status == 503
    assert (await chat.say(MAIL)).status == 200
    assert contacts_of(chat, unit_of_work) == [MAIL]


async def test_a_cry_for_help_is_kept_nowhere(chat: Chat, engine: FakeEngine, settings) -> None:
    cry = "ich kann nicht mehr und will nicht mehr leben"
    turn = end("bestaetigung")
    turn["custom"]["verbundlotse"] |= {"discreet": True, "understood": {"intent": "notlage", "confidence": 0.9}}
    engine.script[cry] = [{"text": "Bitte holen Sie sich Hilfe."}, turn]
    await chat.say(cry)
    assert (await chat.read())["messages"][-2]["text"] == "[NICHT GESPEICHERT]"
    assert_nowhere(settings.data_dir, "nicht mehr leben")
    assert_nowhere(settings.data_dir, "notlage")


async def test_what_is_said_in_confidence_is_kept_neither_here_nor_in_the_engine(
    chat: Chat, engine: FakeEngine, settings
) -> None:
    make_events_table(settings.tracker_url)
    write_events(settings.tracker_url, chat.id, 1, data=json.dumps({"event": "user", "text": "trifft zu, bin 58"}))
    turn = end("kontakt")
    turn["custom"]["verbundlotse"]["discreet"] = True
    engine.script["trifft zu, bin 58"] = [{"text": "Hier ist das Ergebnis."}, turn]
    await chat.say("trifft zu, bin 58")
    messages = (await chat.read())["messages"]
    assert [message["text"] for message in messages[-2:]] == ["[NICHT GESPEICHERT]", "Hier ist das Ergebnis."]
    assert_nowhere(settings.data_dir, "bin 58")


async def test_an_engine_store_that_is_gone_does_not_swallow_the_answer(chat: Chat, engine: FakeEngine, settings) -> None:
    settings.tracker_database.write_text("no database at all, and long enough to be none")
    turn = end("kontakt")
    turn["custom"]["verbundlotse"]["discreet"] = True
    engine.script["trifft zu"] = [{"text": "Hier ist das Ergebnis."}, turn]
    answer = await chat.say("trifft zu")
    assert answer.status == 200
    assert (await answer.json())["messages"][0]["text"] == "Hier ist das Ergebnis."
