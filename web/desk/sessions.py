"""Logins of managers: what the cookie holds, how long it is good for.

The store keeps only the hash of the cookie's value. The end that no activity can move stands inside the value: whoever
changes it changes the hash, so it needs no signature and no column.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aiohttp import web

from verbund.conversations import hash_token
from verbund.managers import ManagerSession
from verbund.unit_of_work import UnitOfWork
from web.desk.paths import PREFIX

SESSION_COOKIE = "vl_sitzung"
COOKIE_PATH = PREFIX
IDLE_LIFETIME = timedelta(minutes=30)
LONGEST_LIFETIME = timedelta(hours=10)
RENEW_EVERY = timedelta(minutes=1)


def open_session(uow: UnitOfWork, manager: str, now: datetime, device: str = "", *, confirmed: bool = False) -> str:
    """Begins a login.

    Args:
        uow: a writing unit of work; the caller commits.
        manager: the account's name.
        now: the present.
        device: what the list of logins calls this browser.
        confirmed: whether the second factor was given.

    Returns:
        The value of the cookie.
    """
    token = f"{secrets.token_urlsafe(32)}.{int((now + LONGEST_LIFETIME).timestamp())}"
    uow.sessions.erase_expired(now)
    uow.sessions.add(
        ManagerSession(
            token_hash=hash_token(token),
            manager=manager,
            csrf=secrets.token_urlsafe(32),
            expires_at=_end(token, now),
            begun_at=now,
            device=device,
            confirmed=confirmed,
        )
    )
    return token


def find_session(uow: UnitOfWork, token: str, now: datetime) -> ManagerSession | None:
    """Returns the login of a cookie's value, or None when there is none or it has expired."""
    return uow.sessions.get(hash_token(token), now) if token else None


def wants_renewal(session: ManagerSession, token: str, now: datetime) -> bool:
    """Says whether the idle end should be moved; not at every request, because that would be a write each time."""
    return _end(token, now) - session.expires_at > RENEW_EVERY


def renew(uow: UnitOfWork, session: ManagerSession, token: str, now: datetime) -> None:
    """Moves the idle end of a login that still exists; one that was erased in the meantime stays erased."""
    if uow.sessions.erase(session.token_hash):
        uow.sessions.add(replace(session, expires_at=_end(token, now)))


def set_cookie(request: web.Request, response: web.StreamResponse, name: str, value: str) -> None:
    """Sets a cookie of the desk: for these pages only, unreadable for scripts, never sent from another site."""
    response.set_cookie(name, value, path=COOKIE_PATH, httponly=True, samesite="Strict", secure=is_https(request))


def drop_cookie(request: web.Request, response: web.StreamResponse, name: str) -> None:
    """Deletes a cookie of the desk."""
    response.del_cookie(name, path=COOKIE_PATH, httponly=True, samesite="Strict", secure=is_https(request))


def is_https(request: web.Request) -> bool:
    """Says whether the browser came by HTTPS. A forged header can only make the cookie stricter."""
    return request.secure or request.headers.get("X-Forwarded-Proto", "").lower() == "https"


def _end(token: str, now: datetime) -> datetime:
    longest = datetime.fromtimestamp(int(token.rpartition(".")[2]), UTC)
    return min(now + IDLE_LIFETIME, longest)
