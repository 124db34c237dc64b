"""The client of the engine against a real server on loopback that behaves well and badly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from tests.fakes.engine import end
from web.engine import AT_ONCE, RasaEngine, open_session
from web.turns import EngineFailed

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def session():
    async with open_session() as session:
        yield session


@pytest.fixture
async def rasa(session):
    """Starts a server with a handler and returns the client for it."""
    servers = []

    async def start(handler: Handler, deadline: float = 20.0) -> RasaEngine:
        app = web.Application()
        app.router.add_post("/webhooks/rest/webhook", handler)
        server = TestServer(app)
        await server.start_server()
        servers.append(server)
        return RasaEngine(str(server.make_url("/")), session, deadline)

    yield start
    for server in servers:
        await server.close()


async def test_sends_sender_and_message_and_reads_the_turn(rasa) -> None:
    received = []

    async def handler(request: web.Request) -> web.Response:
        received.append(await request.json())
        return web.json_response([{"recipient_id": "s", "text": "Hallo"}, end("ort")])

    turn = await (await rasa(handler)).turn("s", "Grüß Gott")
    assert received == [{"sender": "s", "message": "Grüß Gott"}]
    assert ([said.text for said in turn.said], turn.asks) == (["Hallo"], "ort")


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (lambda: web.json_response([]), "empty answer"),
        (lambda: web.json_response({"status": "failure"}), "empty answer"),
        (lambda: web.json_response([end()], status=500), "status 500"),
        (lambda: web.Response(text="<html>"), "no JSON"),
        (lambda: web.json_response([{"text": "Gespeichert."}]), "no end of turn"),
    ],
)
async def test_whatever_is_no_whole_turn_fails(rasa, response, reason: str) -> None:
    async def handler(_request: web.Request) -> web.Response:
        return response()

    with pytest.raises(EngineFailed, match=reason):
        await (await rasa(handler)).turn("s", "x")


async def test_nobody_listening_means_starting(session) -> None:
    with pytest.raises(EngineFailed, match="starting"):
        await RasaEngine(f"http://127.0.0.1:{unused_port()}", session).turn("s", "x")


async def test_a_connection_that_breaks_fails(rasa) -> None:
    async def handler(request: web.Request) -> web.Response:
        request.transport.close()
        return web.Response()

    with pytest.raises(EngineFailed, match="connection"):
        await (await rasa(handler)).turn("s", "x")


async def test_an_engine_that_never_answers_fails_at_the_deadline(rasa) -> None:
    async def handler(_request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    with pytest.raises(EngineFailed, match="timeout"):
        await (await rasa(handler, deadline=0.05)).turn("s", "x")


async def test_only_so_many_turns_reach_the_engine_at_once(rasa) -> None:
    inside, gate, full = [0, 0], asyncio.Event(), asyncio.Event()

    async def handler(_request: web.Request) -> web.Response:
        inside[0] += 1
        inside[1] = max(inside)
        if inside[0] == AT_ONCE:
            full.set()
        await gate.wait()
        inside[0] -= 1
        return web.json_response([end()])

    engine = await rasa(handler)
    turns = [asyncio.ensure_future(engine.turn(str(n), "x")) for n in range(AT_ONCE + 5)]
    await full.wait()
    gate.set()
    await asyncio.gather(*turns)
    assert inside[1] == AT_ONCE
