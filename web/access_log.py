"""Access log without people: method, route, status, duration. No address, no path, no query, no agent."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger("web.access")


@web.middleware
async def access_log(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Writes one line for each request. The route's template stands for the path, which holds a conversation's id."""
    begun = time.perf_counter()
    status = 500
    try:
        response = await handler(request)
        status = response.status
        return response
    except web.HTTPException as redirect:
        status = redirect.status
        raise
    finally:
        resource = request.match_info.route.resource
        method = request.method if request.method in hdrs.METH_ALL else "?"
        took = (time.perf_counter() - begun) * 1000
        log.info("%s %s %d %.0f ms", method, resource.canonical if resource else "-", status, took)


class NoProtocolNoise(logging.Filter):
    """aiohttp quotes what it could not parse as HTTP, and that may be anything. The fact is enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args, record.exc_info, record.exc_text = "request is not valid HTTP", (), None, None
        return True
