"""The chat API of design 4.1: HTTP in, gateway, HTTP out."""

from __future__ import annotations

from aiohttp import web

from web.chat.incoming import read_message, read_start
from web.chat.limits import check_message, check_start
from web.chat.request import PREFIX, body_of, conversation_of, json_answer, token_of
from web.keys import GATEWAY
from web.problems import Problem
from web.sites.cors import check_origin


async def start(request: web.Request) -> web.Response:
    """`POST /conversations`: begins a conversation."""
    wanted = read_start(await body_of(request))
    if not await check_origin(request, wanted.site):
        raise Problem("herkunft_fremd")
    check_start(request)
    started = await request.app[GATEWAY].start(wanted)
    return json_answer({"conversation_id": started.conversation_id, "token": started.token} | started.answer, status=201)


async def say(request: web.Request) -> web.Response:
    """`POST /conversations/{id}/messages`: answers one message."""
    token = token_of(request)
    message = read_message(await body_of(request))
    conversation_id = conversation_of(request)
    check_message(request, conversation_id)
    return json_answer(await request.app[GATEWAY].say(conversation_id, token, message))


async def read(request: web.Request) -> web.Response:
    """`GET /conversations/{id}`: the whole transcript."""
    return json_answer(await request.app[GATEWAY].read(conversation_of(request), token_of(request)))


async def needs(request: web.Request) -> web.Response:
    """`GET /conversations/{id}/needs`: the saved records."""
    return json_answer(await request.app[GATEWAY].needs(conversation_of(request), token_of(request)))


async def erase(request: web.Request) -> web.Response:
    """`DELETE /conversations/{id}`: erases everything and says how much that was."""
    receipt = (await request.app[GATEWAY].erase(conversation_of(request), token_of(request))).receipt
    return json_answer({"conversation_id": receipt.conversation_id, "state": "erased", "erased": dict(receipt.erased)})


def routes() -> list[web.RouteDef]:
    """Returns the routes of the API."""
    one = PREFIX + "/{id}"
    return [
        web.post(PREFIX, start),
        web.get(one, read, allow_head=False),
        web.delete(one, erase),
        web.post(one + "/messages", say),
        web.get(one + "/needs", needs, allow_head=False),
    ]
