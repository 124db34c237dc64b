"""Too many conversations and messages are refused, kindly and with nothing lost, and doubt means no."""

from __future__ import annotations

import dataclasses
import uuid

import pytest

from web.app import create_app
from web.chat import limits
from web.chat.limits import LIMITS, ChatLimits

API = "/api/v1/conversations"
FEW = limits.Rate(burst=2, seconds=60)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch):
    """Two of everything, so that a test need not send thousands."""
    for name in ("STARTS_OF_AN_ADDRESS", "MESSAGES_OF_A_CONVERSATION"):
        monkeypatch.setattr(limits, name, FEW)


async def test_the_third_start_of_an_address_waits(few, client) -> None:
    answers = [await client.post(API, json={}) for _ in range(3)]
    assert [answer.status for answer in answers] == [201, 201, 429]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    problem = await answers[2].json()
    assert problem["status"] == 429
    assert "nicht verloren" in problem["detail"]


async def test_a_refused_message_reaches_neither_engine_nor_transcript_and_may_come_again(few, chat, engine) -> None:
    said = [(await chat.say(f"Antwort {number}")).status for number in range(3)]
    assert said == [200, 200, 429]
    assert engine.messages == ["Antwort 0", "Antwort 1"]
    assert len([one for one in (await chat.read())["messages"] if one["from"] == "person"]) == 2


async def test_another_conversation_is_not_held_up(few, chat, client, begin_chat) -> None:
    for number in range(3):
        await chat.say(f"Antwort {number}")
    other = await begin_chat(client)
    assert (await other.say("Guten Tag")).status == 200


async def test_the_page_keeps_what_was_typed(few, client, engine) -> None:
    page = await (await client.post("/chat/start", data={"language_mode": "einfach"})).text()
    for _ in range(3):
        csrf = page.split('name="csrf" value="')[1].split('"')[0]
        message = {"csrf": csrf, "message_id": str(uuid.uuid4()), "text": "Ich drehe Wellen"}
        answer = await client.post("/chat/message", data=message)
        page = await answer.text()
    assert answer.status == 429
    assert "Ich drehe Wellen" in page.split("<form")[-1] or "Ich drehe Wellen" in page
    assert int(answer.headers["Retry-After"]) > 0


async def test_without_a_proxy_of_ours_a_header_makes_nobody_another_client(few, client) -> None:
    answers = [await client.post(API, json={}, headers={"X-Forwarded-For": f"198.51.100.{n}"}) for n in range(3)]
    assert answers[-1].status == 429


async def test_behind_a_proxy_the_address_that_it_saw_counts(few, aiohttp_client, settings, engine) -> None:
    behind = dataclasses.replace(settings, trusted_proxies=1)
    client = await aiohttp_client(create_app(behind, engine=engine))
    honest = [await client.post(API, json={}, headers={"X-Forwarded-For": f"198.51.100.{n}"}) for n in range(3)]
    assert [answer.status for answer in honest] == [201] * 3
    forged = [await client.post(API, json={}, headers={"X-Forwarded-For": f"10.0.0.{n}, 203.0.113.9"}) for n in range(3)]
    assert [answer.status for answer in forged] == [201, 201, 429]


def test_a_day_has_an_end_for_an_address_and_for_all_together() -> None:
    now = [0.0]
    chat = ChatLimits(lambda: now[0])
    begun = 0
    for _ in range(60_000):  # as often as the short limit allows, for the better part of two days
        now[0] += 2
        begun += chat.start("198.51.100.7") == 0
    a_day = limits.STARTS_OF_AN_ADDRESS_A_DAY.burst
    assert begun <= a_day + a_day * now[0] / limits.DAY + 1
    assert begun < 60_000


def test_a_flood_of_addresses_is_refused_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    chat = ChatLimits(lambda: 0.0)
    waits = [chat.start(f"198.{number >> 8 & 255}.{number & 255}.1") for number in range(10_050)]
    assert waits[9_999] == 0
    assert all(waits[10_000:])
    assert chat.start("198.0.0.1") == 0  # who was known before still may


async def test_broken_limits_refuse(client) -> None:
    class Broken(ChatLimits):
        def start(self, remote: str | None) -> int:
            raise RuntimeError

    client.app._state[LIMITS] = Broken()
    assert (await client.post(API, json={})).status == 500
