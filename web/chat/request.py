"""What every call of the chat API reads from its request."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from web.chat.incoming import read_json
from web.problems import Problem

PREFIX = "/api/v1/conversations"
_MINTED = re.compile(r"[0-9a-f-]{36}")  # what cannot be an id or a token of ours never reaches the store
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,100}")


def conversation_of(request: web.Request) -> str:
    """Returns the id in the address; what cannot be one never reaches the store."""
    conversation_id = request.match_info["id"]
    if not _MINTED.fullmatch(conversation_id):
        raise Problem("gespraech_unbekannt")
    return conversation_id


def token_of(request: web.Request) -> str:
    """Returns the bearer token. None at all is answered like a wrong one, so that a stranger learns nothing."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not _TOKEN.fullmatch(token.strip()):
        raise Problem("gespraech_unbekannt")
    return token.strip()


async def body_of(request: web.Request) -> Mapping[str, Any]:
    """Returns the JSON object in the body; raises `Problem` where there is none."""
    if request.content_type != "application/json":
        raise Problem("falscher_medientyp")
    return read_json(await request.read())


def json_answer(value: object, status: int = 200) -> web.Response:
    """Returns an answer as JSON, umlauts as they are."""
    return web.json_response(value, status=status, dumps=lambda v: json.dumps(v, ensure_ascii=False))
