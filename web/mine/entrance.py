"""Coming in with a code, and going out."""

from __future__ import annotations

from aiohttp import web

from verbund.codes import CodeError, code_hash
from verbund.needs import Need
from web.keys import STORE
from web.limits import remote_of
from web.mine.code_page import TOO_MANY_REQUESTS, code_page
from web.mine.keys import ATTEMPTS, SESSIONS
from web.mine.paths import HOME
from web.mine.record_page import record_page
from web.mine.render import go
from web.mine.sessions import drop_cookie, set_cookie, token_of
from web.mine.visit import Visit, own_form, with_code

UNUSABLE = 422


async def show(request: web.Request) -> web.StreamResponse:
    """`GET /mein-bedarf`: the entry, or the form for its code. Nothing is kept before a code is sent."""
    return await _entry(request) if token_of(request) else code_page(request)


@with_code
async def _entry(request: web.Request, visit: Visit) -> web.StreamResponse:
    return await record_page(request, visit)


async def enter(request: web.Request) -> web.StreamResponse:
    """`POST /mein-bedarf/code`: opens the need of a code.

    What cannot be a code is said at once and counts for nothing. Everything else is one attempt, and a wrong code, an
    erased one and one that never was get the same answer. The store is asked for a hash, so that how long it takes says
    nothing about the signs of any code.
    """
    typed = (await own_form(request)).get("code", "")
    try:
        wanted = code_hash(typed)
    except CodeError:
        return code_page(request, "kein_code", UNUSABLE, typed=typed)
    if wait := request.app[ATTEMPTS].take(remote_of(request)):
        return code_page(request, "zu_oft", TOO_MANY_REQUESTS, typed=typed, wait=wait)
    need: Need | None = await request.app[STORE].read(lambda uow: uow.needs.by_code_hash(wanted))
    if need is None:
        return code_page(request, "unbekannt", UNUSABLE, typed=typed)
    sessions = request.app[SESSIONS]
    sessions.end(token_of(request))  # a new one each time: nobody can plant a session and wait until it is opened
    response = go(HOME)
    set_cookie(request, response, sessions.open(need.need_id))
    return response


@with_code
async def leave(request: web.Request, _visit: Visit) -> web.StreamResponse:
    """`POST /mein-bedarf/abmelden`: ends the session here and in the browser."""
    request.app[SESSIONS].end(token_of(request))
    response = code_page(request, notice="abgemeldet")
    drop_cookie(request, response)
    return response
