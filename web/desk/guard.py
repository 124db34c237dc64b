"""The gate of the desk: who may pass, and which forms are ours.

Nothing is open unless its route is named in `OPEN`: a page somebody adds later is shut until they say otherwise.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.typedefs import Handler

from verbund.managers import Manager, ManagerSession
from verbund.unit_of_work import UnitOfWork
from web.desk import csrf
from web.desk.keys import MANAGER, SESSION
from web.desk.paths import LOGIN_PAGE
from web.desk.sessions import SESSION_COOKIE, drop_cookie, find_session, renew, wants_renewal
from web.keys import SETTINGS, STORE

OPEN = frozenset({"anmelden", "static"})
READING = frozenset({"GET", "HEAD"})
SAME_SITE = frozenset({"same-origin", "none"})


@web.middleware
async def check_login(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets nobody pass without a login, except to what is `OPEN`; moves the idle end of the login."""
    if request.match_info.route.name in OPEN:
        return await handler(request)
    token = request.cookies.get(SESSION_COOKIE, "")
    found = await _find(request, token, datetime.now(UTC))
    if found is None:
        if request.method not in READING:
            raise web.HTTPForbidden
        response = web.Response(
            status=303, headers={"Location": f"{LOGIN_PAGE}?{urlencode({'weiter': request.path_qs})}"}
        )
        drop_cookie(request, response, SESSION_COOKIE)
        return response
    request[SESSION], request[MANAGER] = found
    return await handler(request)


@web.middleware
async def check_form(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses every form that does not carry the token of the session, or of the login page."""
    if request.method in READING:
        return await handler(request)
    if request.headers.get("Sec-Fetch-Site", "none") not in SAME_SITE:
        raise web.HTTPForbidden
    if not csrf.same(await _given_token(request), _expected_token(request)):
        raise web.HTTPForbidden
    return await handler(request)


async def _given_token(request: web.Request) -> str:
    if request.content_type != "application/x-www-form-urlencoded":
        return ""
    try:
        return str((await request.post()).get(csrf.FIELD, ""))
    except (LookupError, ValueError):  # an unknown charset, or bytes that are no text in it
        return ""


def _expected_token(request: web.Request) -> str:
    if SESSION in request:
        return request[SESSION].csrf
    cookie = request.cookies.get(csrf.LOGIN_COOKIE, "")
    return csrf.login_token(cookie, request.config_dict[SETTINGS].secret_key) if cookie else ""


async def _find(request: web.Request, token: str, now: datetime) -> tuple[ManagerSession, Manager] | None:
    def look(uow: UnitOfWork) -> tuple[ManagerSession, Manager] | None:
        session = find_session(uow, token, now)
        manager = uow.managers.get(session.manager) if session else None
        return (session, manager) if session and manager else None

    store = request.config_dict[STORE]
    found = await store.read(look)
    if found and wants_renewal(found[0], token, now):
        await store.write(lambda uow: renew(uow, found[0], token, now))
    return found
