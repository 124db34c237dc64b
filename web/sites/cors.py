"""Which web pages may call the chat API from a browser: those of the site, and our own. Nobody else, and no wildcard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from verbund.sites.site import site_or_default
from verbund.unit_of_work import UnitOfWork
from web.keys import SETTINGS, STORE
from web.store_access import StoreUnavailable

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

CHAT, SITES, RESUME = "/api/v1/conversations", "/api/v1/sites/", "/api/v1/resume"
METHODS = "GET, POST, DELETE"
HEADERS = "Authorization, Content-Type"
SECONDS = "600"


@web.middleware
async def cors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answers the question a browser asks beforehand, and marks answers that a page of the site may read."""
    origin = request.headers.get("Origin")
    if origin is None or not request.path.startswith((CHAT, SITES, RESUME)):
        return await handler(request)
    asks_beforehand = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
    response = web.Response(status=204) if asks_beforehand else await handler(request)
    response.headers["Vary"] = "Origin"
    if await _is_allowed(request, origin):
        response.headers["Access-Control-Allow-Origin"] = origin
        if asks_beforehand:
            response.headers["Access-Control-Allow-Methods"] = METHODS
            response.headers["Access-Control-Allow-Headers"] = HEADERS
            response.headers["Access-Control-Max-Age"] = SECONDS
    return response


async def _is_allowed(request: web.Request, origin: str) -> bool:
    """What cannot be looked up is not allowed."""
    try:
        return await request.app[STORE].read(lambda uow: origin in _origins(uow, request.path))
    except StoreUnavailable:
        return False


def _origins(uow: UnitOfWork, path: str) -> set[str]:
    """The pages that may call an address: those of its site; before it is clear which that is, those of any."""
    if path.startswith(SITES):
        return _of_site(uow, path.removeprefix(SITES))
    conversation_id, _, _ = path.removeprefix(CHAT).strip("/").partition("/")
    if path.startswith(CHAT) and conversation_id:
        conversation = uow.conversations.get(conversation_id)
        return _of_site(uow, conversation.site) if conversation else set()
    return {origin for site in uow.sites.all() for origin in site.origins}


def _of_site(uow: UnitOfWork, key: str) -> set[str]:
    return set(site_or_default(uow.sites.get(key), key).origins)


async def check_origin(request: web.Request, key: str) -> bool:
    """Whether a conversation on this site may be begun from where the request comes.

    A program that is no browser names no origin: it could not be made to call us against somebody's will.
    """
    origin = request.headers.get("Origin")
    if origin is None or request.headers.get("Sec-Fetch-Site") == "same-origin" or origin in own_origins(request):
        return True
    return await request.app[STORE].read(lambda uow: origin in _of_site(uow, key))


def own_origins(request: web.Request) -> set[str]:
    """Our own address as browsers name it: the one people are given, and the one this request was sent to."""
    public = urlsplit(request.app[SETTINGS].public_url)
    return {f"{public.scheme}://{public.netloc}", *(f"{scheme}://{request.host}" for scheme in ("https", "http"))}
