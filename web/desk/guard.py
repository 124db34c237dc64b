"""The gate of the desk: who may pass, and which forms are ours.

Nothing is open unless `permissions` says so: a page somebody adds later is shut until they say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from aiohttp import BodyPartReader, web
from aiohttp.typedefs import Handler

from verbund.access import GUARDED, may, standing_in
from verbund.managers import Manager, ManagerSession
from verbund.unit_of_work import UnitOfWork
from web.desk import csrf
from web.desk.keys import MANAGER, SECOND_FACTOR, SESSION
from web.desk.offers.keys import MULTIPART
from web.desk.paths import ACCOUNT_PAGE, CODE_PAGE, LOGIN_PAGE
from web.desk.permissions import HOMES, NEEDED, OPEN, UNFINISHED
from web.desk.sessions import SESSION_COOKIE, drop_cookie, find_session, renew, wants_renewal
from web.keys import SETTINGS, STORE

READING = frozenset({"GET", "HEAD"})
SAME_SITE = frozenset({"same-origin", "none"})
STREAMED = frozenset({"angebote_datei"})
"""Routes that take a file. Their token is the first part of the form, so that nothing of the file is read before it."""


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
    request[SESSION], request[MANAGER] = found.session, found.manager
    request[SECOND_FACTOR] = found.has_factor
    refused = _refused(request, found)
    return refused if refused is not None else await handler(request)


def _refused(request: web.Request, found: _Login) -> web.StreamResponse | None:
    """Leads to what is missing: the code, or a second factor at all. What the role may not see does not exist for it."""
    name = request.match_info.route.name
    if found.has_factor and not found.session.confirmed and name not in UNFINISHED:
        return _lead(request, f"{CODE_PAGE}?{urlencode({'weiter': request.path_qs})}")
    if request.match_info.http_exception is not None:  # no such address, or not with this method: the router says so
        return None
    needed = NEEDED.get(name) if name else None
    if needed is None or not may(found.manager, needed):
        if name == "bedarfe":
            return _lead(request, HOMES[found.manager.role])
        raise web.HTTPNotFound
    strict = request.config_dict[SETTINGS].second_factor == "admin"
    if needed in GUARDED and strict and not found.session.confirmed:
        return _lead(request, f"{ACCOUNT_PAGE}?hinweis=faktor")
    return None


def _lead(request: web.Request, to: str) -> web.StreamResponse:
    if request.method not in READING:
        raise web.HTTPForbidden
    return web.Response(status=303, headers={"Location": to})


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
    if request.match_info.route.name in STREAMED:
        return await _first_part(request)
    if request.content_type != "application/x-www-form-urlencoded":
        return ""
    try:
        return str((await request.post()).get(csrf.FIELD, ""))
    except (LookupError, ValueError):  # an unknown charset, or bytes that are no text in it
        return ""


async def _first_part(request: web.Request) -> str:
    if request.content_type != "multipart/form-data":
        return ""
    try:
        request[MULTIPART] = reader = await request.multipart()
        part = await reader.next()
        if not isinstance(part, BodyPartReader) or part.name != csrf.FIELD:
            return ""
        return (await part.read_chunk(200)).decode("ascii", "replace")
    except (AssertionError, LookupError, ValueError):
        return ""


def _expected_token(request: web.Request) -> str:
    if SESSION in request:
        return request[SESSION].csrf
    cookie = request.cookies.get(csrf.LOGIN_COOKIE, "")
    return csrf.login_token(cookie, request.config_dict[SETTINGS].secret_key) if cookie else ""


@dataclass(frozen=True)
class _Login:
    session: ManagerSession
    manager: Manager
    has_factor: bool


async def _find(request: web.Request, token: str, now: datetime) -> _Login | None:
    def look(uow: UnitOfWork) -> _Login | None:
        session = find_session(uow, token, now)
        manager = uow.managers.get(session.manager) if session else None
        if session is None or manager is None or not manager.active:
            return None
        deputies = [one for one in uow.managers.deputies(now.date()) if one.deputy == manager.name]
        if deputies:
            manager = standing_in(manager, deputies, uow.managers.all(), now.date())
        return _Login(session, manager, manager.name in uow.second_factors.enabled())

    store = request.config_dict[STORE]
    found = await store.read(look)
    if found and wants_renewal(found.session, token, now):
        await store.write(lambda uow: renew(uow, found.session, token, now))
    return found
