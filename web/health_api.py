"""`/healthz` and `/readyz`, for supervisors and load balancers."""

from __future__ import annotations

from aiohttp import web

from web.keys import READINESS
from web.problems import Problem


async def healthz(_request: web.Request) -> web.Response:
    """The process lives and answers."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """Engine and store do what a conversation needs, or which of them does not."""
    missing = await request.app[READINESS].missing()
    if missing:
        raise Problem("nicht_bereit", missing=list(missing))
    return web.json_response({"status": "ready"})
