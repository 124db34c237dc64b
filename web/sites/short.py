"""`/s/{site}`: the short address on posters."""

from __future__ import annotations

from urllib.parse import urlencode

from aiohttp import web

from web.sites.info import known_site

CHAT = "/chat"


async def short(request: web.Request) -> web.StreamResponse:
    """Leads to the chat of a site."""
    site = await known_site(request, request.match_info["site"])
    return web.Response(status=303, headers={"Location": f"{CHAT}?{urlencode({'site': site.key})}"})


def routes() -> list[web.RouteDef]:
    """Returns the route."""
    return [web.get("/s/{site}", short)]
