"""Many people at once on one SQLite file: everyone is answered, nobody's words get lost or into another's transcript."""

from __future__ import annotations

import asyncio

PEOPLE = 30
TURNS = 3


async def test_everyone_gets_their_own_answers(client, begin_chat, engine) -> None:
    chats = [await begin_chat(client) for _ in range(PEOPLE)]

    async def talk(number: int) -> list[int]:
        return [(await chats[number].say(f"Antwort {number} {turn}")).status for turn in range(TURNS)]

    statuses = await asyncio.gather(*map(talk, range(PEOPLE)))
    assert statuses == [[200] * TURNS] * PEOPLE
    for number, chat in enumerate(chats):
        said = [message["text"] for message in (await chat.read())["messages"] if message["from"] == "person"]
        assert said == [f"Antwort {number} {turn}" for turn in range(TURNS)]
