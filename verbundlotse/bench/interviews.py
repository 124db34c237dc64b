"""Plays interviews through the chat API, one after the other or at the same time."""

from __future__ import annotations

import asyncio
import time
import uuid
from typing import Any

import aiohttp

from verbundlotse.bench.latency import Latency

LONGEST = 60
TIMEOUT = aiohttp.ClientTimeout(total=60)
# What is typed where typing is what people do; everything else is answered with the first button.
TYPED = {
    "taetigkeit_freitext": "Ich richte CNC-Fräsmaschinen ein und prüfe die Teile.",
    "anlass": "Wir bekommen im Frühjahr eine neue Anlage mit Roboter.",
    "situation": "Letzte Woche stand die Maschine, und ich konnte den Fehler nicht finden.",
    "thema_freitext": "Ich möchte lernen, wie man die SPS programmiert.",
    "zielzustand": "Dann finde ich Fehler selbst und muss niemanden rufen.",
    "anzahl_personen": "vier Personen",
    "ort": "Reutlingen",
    "dringlichkeit": "in den nächsten drei Monaten",
    "bisher": "Ein Kollege hat mir etwas gezeigt.",
}
NOTHING_KNOWN = "weiß ich nicht"


async def play_interviews(base_url: str, at_once: int, rounds: int) -> Latency:
    """Plays rounds of interviews.

    Args:
        base_url: web's address.
        at_once: how many people talk at the same time.
        rounds: how many interviews each of them has.

    Returns:
        How long the turns took, and how many failed.
    """
    turns: list[float] = []
    failures: list[str] = []
    start = time.perf_counter()
    async with aiohttp.ClientSession(base_url, timeout=TIMEOUT) as session:

        async def person() -> None:
            for _ in range(rounds):
                await _interview(session, turns, failures)

        await asyncio.gather(*(person() for _ in range(at_once)))
    label = "1 Gespräch" if at_once == 1 else f"{at_once} Gespräche zugleich"
    return Latency(label, turns, time.perf_counter() - start, len(failures))


async def _interview(session: aiohttp.ClientSession, turns: list[float], failures: list[str]) -> None:
    opening = {"site": "demo", "language_mode": "standard"}
    begun = answer = await _turn(session, "/api/v1/conversations", opening, None, turns, failures)
    for _ in range(LONGEST):
        if answer is None or answer["state"] != "open":
            return
        body = {"message_id": str(uuid.uuid4()), **_reply(answer)}
        path = f"/api/v1/conversations/{begun['conversation_id']}/messages"
        answer = await _turn(session, path, body, begun["token"], turns, failures)


async def _turn(
    session: aiohttp.ClientSession,
    path: str,
    body: dict[str, Any],
    token: str | None,
    turns: list[float],
    failures: list[str],
) -> dict[str, Any] | None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    start = time.perf_counter()
    try:
        async with session.post(path, json=body, headers=headers) as answer:
            content = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError) as error:
        failures.append(type(error).__name__)
        return None
    if answer.status not in (200, 201):
        failures.append(str(answer.status))
        return None
    turns.append(time.perf_counter() - start)
    return content


def _reply(answer: dict[str, Any]) -> dict[str, str]:
    typed = TYPED.get(answer["asks"])
    buttons = [button for message in answer["messages"] for button in message["buttons"]]
    if typed is None and buttons:
        return {"choice": buttons[0]["id"]}
    return {"text": typed or NOTHING_KNOWN}
