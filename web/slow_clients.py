"""Whoever sends a body slower than a person's worst line is not waited for: an open request is memory and a place."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.typedefs import Handler

from web.problems import Problem

BODY_SECONDS = 15.0
"""64 kilobytes at 35 kilobit a second; the slowest mobile net is faster."""

PATIENCE = web.AppKey("body_seconds", float)


@web.middleware
async def hurry(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Reads the body before anything else is done, with an end; handlers get it from memory.

    Files come as they come: only the desk reads them, part by part, from people who have logged in.
    """
    if request.can_read_body and request.content_type != "multipart/form-data":
        try:
            async with asyncio.timeout(request.config_dict[PATIENCE]):
                await request.read()
        except TimeoutError:
            raise Problem("zu_langsam") from None
    return await handler(request)
