"""Who has shown a code lately: a cookie that opens one need, for fifteen minutes.

Sessions live in memory, under the hash of the cookie's value: logging out and a restart really end them, and the
browser holds neither code nor id. There can never be many, because each costs one attempt of `CodeAttempts`.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from verbund.conversations import hash_token
from web.mine.paths import HOME

COOKIE = "verbundlotse_bedarf"
LIFETIME_SECONDS = 15 * 60


@dataclass
class Session:
    """One opened need.

    Attributes:
        need_id: this one and no other.
        ends_at: on the clock of `Sessions`.
        csrf: what its forms carry.
        notice: what the next page says, once.
    """

    need_id: str
    ends_at: float
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    notice: str = ""

    def take_notice(self) -> str:
        """Returns what is to be said now, and forgets it."""
        notice, self.notice = self.notice, ""
        return notice


class Sessions:
    """Opened needs by cookie.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, Session] = {}

    def __len__(self) -> int:
        return len(self._open)

    def open(self, need_id: str) -> str:
        """Begins a session; returns the value of its cookie, which is kept nowhere."""
        now = self._clock()
        self._open = {key: session for key, session in self._open.items() if session.ends_at > now}
        token = secrets.token_urlsafe(32)
        self._open[hash_token(token)] = Session(need_id, now + LIFETIME_SECONDS)
        return token

    def find(self, token: str) -> Session | None:
        """Returns the session of a cookie, or None when there is none or its time is over."""
        session = self._open.get(hash_token(token)) if token else None
        return session if session and session.ends_at > self._clock() else None

    def end(self, token: str) -> None:
        """Ends a session; one that does not exist is no fault."""
        self._open.pop(hash_token(token), None)


def token_of(request: web.Request) -> str:
    """Returns the value of the request's cookie, "" where there is none."""
    return request.cookies.get(COOKIE, "")


def set_cookie(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Sets the cookie: for these pages, unreadable for scripts, never sent from another site."""
    response.set_cookie(
        COOKIE, token, path=HOME, max_age=LIFETIME_SECONDS, httponly=True, samesite="Strict", secure=_is_https(request)
    )


def drop_cookie(request: web.Request, response: web.StreamResponse) -> None:
    """Deletes the cookie."""
    response.del_cookie(COOKIE, path=HOME, httponly=True, samesite="Strict", secure=_is_https(request))


def _is_https(request: web.Request) -> bool:
    """A forged header can only make the cookie stricter."""
    return request.secure or request.headers.get("X-Forwarded-Proto", "").lower() == "https"
