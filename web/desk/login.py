"""Logging in and out."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from verbund.managers import AuditEntry
from verbund.unit_of_work import UnitOfWork
from web.desk import csrf
from web.desk.authentication import Credentials
from web.desk.device import device_name
from web.desk.keys import AUTHENTICATION, SECOND_FACTOR, SESSION
from web.desk.paths import CODE_PAGE, HOME, LOGIN_PAGE, PREFIX
from web.desk.render import render
from web.desk.sessions import SESSION_COOKIE, drop_cookie, set_cookie
from web.keys import SETTINGS, STORE


async def login_page(request: web.Request) -> web.StreamResponse:
    """Shows the form."""
    return _form(request, weiter=request.query.get("weiter", ""))


async def login(request: web.Request) -> web.StreamResponse:
    """Checks name and password. Whatever was wrong, the answer is the same page with the same sentence."""
    form = await request.post()
    typed = Credentials(
        name=str(form.get("name", "")).strip(),
        password=str(form.get("passwort", "")),
        earlier_token=request.cookies.get(SESSION_COOKIE, ""),
        device=device_name(request.headers.get("User-Agent", "")),
    )
    weiter = str(form.get("weiter", ""))
    token = await request.app[AUTHENTICATION].log_in(typed, datetime.now(UTC))
    if token is None:
        return _form(request, weiter, failed=True)
    response = web.Response(status=303, headers={"Location": inside(weiter)})
    set_cookie(request, response, SESSION_COOKIE, token)
    drop_cookie(request, response, csrf.LOGIN_COOKIE)
    return response


async def code_page(request: web.Request) -> web.StreamResponse:
    """Asks for the second factor; who owes none is led on."""
    weiter = request.query.get("weiter", "")
    if request[SESSION].confirmed or not request[SECOND_FACTOR]:
        return web.Response(status=303, headers={"Location": inside(weiter)})
    return render(request, "code.html", {"weiter": weiter, "failed": False})


async def code(request: web.Request) -> web.StreamResponse:
    """Checks the second factor. Why it was refused is not said: wrong, used already, or too many attempts."""
    form = await request.post()
    weiter = str(form.get("weiter", ""))
    token = await request.app[AUTHENTICATION].confirm(request[SESSION], str(form.get("code", "")), datetime.now(UTC))
    if token is None:
        return render(request, "code.html", {"weiter": weiter, "failed": True}, 401)
    response = web.Response(status=303, headers={"Location": inside(weiter)})
    set_cookie(request, response, SESSION_COOKIE, token)
    return response


async def logout(request: web.Request) -> web.StreamResponse:
    """Ends the login: the store forgets it, and the browser the cookie."""
    session = request[SESSION]

    def end(uow: UnitOfWork) -> None:
        uow.sessions.erase(session.token_hash)
        uow.audit.add(AuditEntry(at=datetime.now(UTC), who=session.manager, action="logout"))

    await request.config_dict[STORE].write(end)
    response = web.Response(status=303, headers={"Location": LOGIN_PAGE})
    drop_cookie(request, response, SESSION_COOKIE)
    return response


def inside(path: str) -> str:
    """Returns where to go after the login: a page of the desk and nothing else, whatever the form said."""
    ours = path.startswith(f"{PREFIX}/") and not path.startswith((LOGIN_PAGE, CODE_PAGE))
    safe = ours and ".." not in path and path.isprintable() and "\\" not in path and " " not in path
    return path if safe else HOME


def _form(request: web.Request, weiter: str, *, failed: bool = False) -> web.StreamResponse:
    # A second tab keeps the cookie of the first, or the first form would be void.
    cookie = request.cookies.get(csrf.LOGIN_COOKIE) or csrf.new_login_cookie()
    token = csrf.login_token(cookie, request.config_dict[SETTINGS].secret_key)
    page = {"csrf": token, "weiter": weiter, "failed": failed}
    response = render(request, "anmelden.html", page, 401 if failed else 200)
    set_cookie(request, response, csrf.LOGIN_COOKIE, cookie)
    return response
