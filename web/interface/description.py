"""The OpenAPI document of the chat and of the interface for other tools."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml
from aiohttp import web

from verbund import need_values
from verbund.need_schema import needs_schema
from verbund.outgoing import FIELDS
from web.interface import needs

FILE = Path(__file__).with_name("openapi.yml")
PATH = "/api/v1/openapi.json"


@cache
def document() -> dict[str, Any]:
    """Returns the document. What other files know already is put in here: the record, its values, what may leave."""
    described = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    schemas, record = described["components"]["schemas"], needs_schema()
    schemas["Region"] = {"type": "string", "enum": list(get_args(need_values.Region))}
    schemas["Status"] = {"type": "string", "enum": list(get_args(need_values.Status))}
    schemas["Record"] = {key: value for key, value in record.items() if key not in ("$schema", "$id")}
    properties = {name: record["properties"][name] for name in FIELDS}
    schemas["OutgoingNeed"]["properties"] |= properties
    return described


async def openapi(request: web.Request) -> web.Response:
    """Answers with the document."""
    return web.json_response(document(), dumps=lambda value: json.dumps(value, ensure_ascii=False))


def routes() -> list[web.RouteDef]:
    """Returns the routes of the interface."""
    return [
        web.get(needs.PATH, needs.needs, allow_head=False),
        web.get(PATH, openapi, allow_head=False),
    ]
