"""One's own account: logins, password, second factor, who stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import segno
from aiohttp import web

from verbund.access import may, standing_in
from verbund.managers import CASE_ROLES, AuditEntry, Deputyship, Manager, ManagerSession
from verbund.second_factor import enabled, new_factor
from verbund.store.passwords import hash_password, password_fits
from verbund.unit_of_work import UnitOfWork
from web.desk.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD
from web.desk.keys import AUTHENTICATION, MANAGER, SECOND_FACTOR, SESSION
from web.desk.paths import ACCOUNT_PAGE
from web.desk.render import render
from web.desk.sessions import SESSION_COOKIE, find_session, open_session, set_cookie
from web.keys import SETTINGS, STORE

SAID = {
    "passwort": "Ihr Passwort ist geändert. Alle anderen Anmeldungen sind beendet.",
    "abgemeldet": "Die Anmeldung ist beendet.",
    "faktor": "Diese Seite öffnet sich nur mit einem zweiten Faktor. Bitte richten Sie ihn hier ein.",
    "faktor_aus": "Der zweite Faktor ist ausgeschaltet.",
    "vertretung": "Die Vertretung ist eingetragen.",
    "vertretung_beendet": "Die Vertretung ist beendet.",
    "vertretung_tage": "Bitte zwei Tage angeben, den ersten vor dem letzten, höchstens ein Jahr.",
}


@dataclass(frozen=True)
class _Own:
    sessions: list[ManagerSession]
    deputies: list[Deputyship]
    colleagues: list[Manager]
    own: Manager


async def page(request: web.Request) -> web.StreamResponse:
    """Shows the account."""
    return await _page(request, said=SAID.get(request.query.get("hinweis", ""), ""))


async def change_password(request: web.Request) -> web.StreamResponse:
    """Sets a new password for who knows the old one, and ends all other logins."""
    form, manager, session = await request.post(), request[MANAGER], request[SESSION]
    old, new = str(form.get("bisher", "")), str(form.get("neu", ""))
    if not SHORTEST_PASSWORD <= len(new) <= LONGEST_PASSWORD:
        wrong = f"Das neue Passwort braucht {SHORTEST_PASSWORD} bis {LONGEST_PASSWORD} Zeichen."
        return await _page(request, wrong=wrong, status=422)

    # The account of the request may carry regions of colleagues: what is kept is the stored one.
    def change(uow: UnitOfWork) -> str | None:
        stored = uow.managers.get(manager.name)
        if stored is None or not password_fits(old[: LONGEST_PASSWORD + 1], stored.password_hash):
            return None
        now = datetime.now(UTC)
        uow.managers.add(replace(stored, password_hash=hash_password(new)))
        uow.sessions.erase_of(manager.name)
        uow.audit.add(AuditEntry(at=now, who=manager.name, action="password_changed", subject=manager.name))
        return open_session(uow, manager.name, now, session.device, confirmed=session.confirmed)

    token = await request.config_dict[STORE].write(change)
    if token is None:
        return await _page(request, wrong="Das bisherige Passwort stimmt nicht.", status=422)
    response = _back("passwort")
    set_cookie(request, response, SESSION_COOKIE, token)
    return response


async def end_session(request: web.Request) -> web.StreamResponse:
    """Ends one of one's own logins."""
    wanted = str((await request.post()).get("anmeldung", ""))
    manager, now = request[MANAGER], datetime.now(UTC)

    def end(uow: UnitOfWork) -> bool:
        mine = [one for one in uow.sessions.of(manager.name, now) if session_id(one) == wanted]
        for one in mine:
            uow.sessions.erase(one.token_hash)
            uow.audit.add(AuditEntry(at=now, who=manager.name, action="session_ended", subject=manager.name))
        return bool(mine)

    if not await request.config_dict[STORE].write(end):
        raise web.HTTPNotFound
    return _back("abgemeldet")


async def begin_factor(request: web.Request) -> web.StreamResponse:
    """Makes a secret and shows it to the app; it is in force once a code has proved it."""
    if request[SECOND_FACTOR]:
        raise web.HTTPNotFound
    manager, factor = request[MANAGER], new_factor()
    await request.config_dict[STORE].write(lambda uow: uow.second_factors.put(manager.name, factor))
    return _factor_page(request, factor.uri(manager.name), factor.secret)


async def prove_factor(request: web.Request) -> web.StreamResponse:
    """Puts the second factor into force and shows its codes on paper, this one time."""
    code = str((await request.post()).get("code", ""))
    manager, session, now = request[MANAGER], request[SESSION], datetime.now(UTC)

    def prove(uow: UnitOfWork) -> tuple[tuple[str, ...], str, ManagerSession | None] | None:
        factor = uow.second_factors.get(manager.name)
        if factor is None or factor.enabled:
            raise web.HTTPNotFound
        taken = factor.take(code, now.timestamp())
        if taken is None:
            return None
        proved, codes = enabled(taken)
        uow.second_factors.put(manager.name, proved)
        uow.sessions.erase_of(manager.name)
        uow.audit.add(AuditEntry(at=now, who=manager.name, action="second_factor_on", subject=manager.name))
        token = open_session(uow, manager.name, now, session.device, confirmed=True)
        return codes, token, find_session(uow, token, now)

    done = await request.config_dict[STORE].write(prove)
    if done is None:
        factor = await request.config_dict[STORE].read(lambda uow: uow.second_factors.get(manager.name))
        return _factor_page(request, factor.uri(manager.name), factor.secret, failed=True)
    # The forms of this page belong to the login that begins with it.
    codes, token, request[SESSION] = done
    response = render(request, "faktor_codes.html", {"codes": codes})
    set_cookie(request, response, SESSION_COOKIE, token)
    return response


async def drop_factor(request: web.Request) -> web.StreamResponse:
    """Takes the second factor out of force, for who has it at hand."""
    code = str((await request.post()).get("code", ""))
    session = request[SESSION]
    token = await request.app[AUTHENTICATION].confirm(session, code, datetime.now(UTC))
    if token is None:
        return await _page(request, wrong="Der Code stimmt nicht oder ist schon benutzt.", status=422)

    def drop(uow: UnitOfWork) -> str:
        now = datetime.now(UTC)
        uow.second_factors.erase(session.manager)
        uow.sessions.erase_of(session.manager)
        uow.audit.add(AuditEntry(at=now, who=session.manager, action="second_factor_off", subject=session.manager))
        return open_session(uow, session.manager, now, session.device)

    response = _back("faktor_aus")
    set_cookie(request, response, SESSION_COOKIE, await request.config_dict[STORE].write(drop))
    return response


def session_id(session: ManagerSession) -> str:
    """Returns what the page calls a login: enough of its hash to tell it apart."""
    return session.token_hash[:16]


async def _page(request: web.Request, *, said: str = "", wrong: str = "", status: int = 200) -> web.StreamResponse:
    manager, now = request[MANAGER], datetime.now(UTC)

    def look(uow: UnitOfWork) -> _Own:
        return _Own(
            uow.sessions.of(manager.name, now),
            uow.managers.deputies(now.date()),
            uow.managers.all(),
            uow.managers.get(manager.name) or manager,
        )

    own = await request.config_dict[STORE].read(look)
    values: dict[str, Any] = {
        "said": said,
        "wrong": wrong,
        "sessions": own.sessions,
        "current": request[SESSION].token_hash,
        "session_id": session_id,
        "has_factor": request[SECOND_FACTOR],
        "wanted": _wants_factor(request),
        "may_stand_in": may(manager, "needs"),
        "deputies": [one for one in own.deputies if manager.name in (one.absent, one.deputy)],
        "colleagues": [
            one.name for one in own.colleagues if one.active and one.role in CASE_ROLES and one.name != manager.name
        ],
        "regions": own.own.regions,
        "extra": extra_regions(own, now.date()),
        "today": now.date(),
        "shortest": SHORTEST_PASSWORD,
    }
    return render(request, "konto.html", values, status)


def extra_regions(own: _Own, today: date) -> list[str]:
    """Returns the regions that somebody reads today only because they stand in."""
    now = standing_in(own.own, own.deputies, own.colleagues, today).regions
    return [] if not own.own.regions else sorted(set(now) - set(own.own.regions)) if now else ["alle Regionen"]


def _wants_factor(request: web.Request) -> bool:
    """Managers are reminded, administrators are asked at the door."""
    return not request[SECOND_FACTOR] and request.config_dict[SETTINGS].second_factor == "admin"


def _factor_page(request: web.Request, uri: str, secret: str, *, failed: bool = False) -> web.Response:
    svg = segno.make(uri, error="m").svg_inline(scale=5, dark="#000", light="#fff")
    page = {"svg": svg, "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)), "failed": failed}
    return render(request, "faktor.html", page, 422 if failed else 200)


def _back(said: str) -> web.Response:
    return web.Response(status=303, headers={"Location": f"{ACCOUNT_PAGE}?hinweis={said}"})
