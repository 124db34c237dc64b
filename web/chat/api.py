"""The chat API of design 4.1: HTTP in, gateway, HTTP out."""

from __future__ import annotations

import json
import re

from aiohttp import web

from web.chat.incoming import read_json, read_message, read_start
from web.chat.limits import check_message, check_start
from web.keys import GATEWAY
from web.problems import Problem

_MINTED = re.compile(r"[0-9a-f-]{36}")  # what cannot be an id or a token of ours never reaches the store
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,100}")
PREFIX = "/api/v1/conversations"


async def start(request: web.Request) -> web.Response:
    """`POST /conversations`: begins a conversation."""
    wanted = read_start(await _body(request))
    check_start(request)
    started = await request.app[GATEWAY].start(wanted)
    return _json({"conversation_id": started.conversation_id, "token": started.token} | started.answer, status=201)


async def say(request: web.Request) -> web.Response:
    """`POST /conversations/{id}/messages`: answers one message."""
    token = _token(request)
    message = read_message(await _body(request))
    conversation_id = _id(request)
    check_message(request, conversation_id)
    return _json(await request.app[GATEWAY].say(conversation_id, token, message))


async def read(request: web.Request) -> web.Response:
    """`GET /conversations/{id}`: the whole transcript."""
    return _json(await request.app[GATEWAY].read(_id(request), _token(request)))


async def needs(request: web.Request) -> web.Response:
    """`GET /conversations/{id}/needs`: the saved records."""
    return _json(await request.app[GATEWAY].needs(_id(request), _token(request)))


async def erase(request: web.Request) -> web.Response:
    """`DELETE /conversations/{id}`: erases everything and says how much that was."""
    receipt = (await request.app[GATEWAY].erase(_id(request), _token(request))).receipt
    return _json({"conversation_id": receipt.conversation_id, "state": "erased", "erased": dict(receipt.erased)})


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


def _id(request: web.Request) -> str:
    conversation_id = request.match_info["id"]
    if not _MINTED.fullmatch(conversation_id):
        raise Problem("gespraech_unbekannt")
    return conversation_id


def _token(request: web.Request) -> str:
    """Returns the bearer token. None at all is answered like a wrong one, so that a stranger learns nothing."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not _TOKEN.fullmatch(token.strip()):
        raise Problem("gespraech_unbekannt")
    return token.strip()


async def _body(request: web.Request) -> dict:
    if request.content_type != "application/json":
        raise Problem("falscher_medientyp")
    return read_json(await request.read())


def _json(value: object, status: int = 200) -> web.Response:
    return web.json_response(value, status=status, dumps=lambda v: json.dumps(v, ensure_ascii=False))
