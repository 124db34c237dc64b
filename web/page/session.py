"""The session of the page: a cookie that opens one conversation, and proof that a form is ours.

No cookie is set before a conversation begins (§ 25 TDDDG: nothing is kept in the browser that was not asked for).
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from web.keys import SETTINGS
from web.problems import Problem

COOKIE = "verbundlotse_chat"
PATH = "/chat"
_VALUE = re.compile(r"([0-9a-f-]{36})\.([A-Za-z0-9_-]{1,100})")


@dataclass(frozen=True)
class PageSession:
    """Which conversation this browser has open."""

    conversation_id: str
    token: str

    @property
    def value(self) -> str:
        """The value of the cookie."""
        return f"{self.conversation_id}.{self.token}"


def find(request: web.Request) -> PageSession | None:
    """Returns the session of a request, or None where there is none or its cookie has another shape."""
    match = _VALUE.fullmatch(request.cookies.get(COOKIE, ""))
    return PageSession(*match.groups()) if match else None


def keep(request: web.Request, response: web.StreamResponse, session: PageSession) -> None:
    """Sets the cookie. It ends with the browser, scripts cannot read it, other sites cannot make browsers send it."""
    response.set_cookie(COOKIE, session.value, path=PATH, httponly=True, samesite="Strict", secure=_is_https(request))


def forget(request: web.Request, response: web.StreamResponse) -> None:
    """Deletes the cookie."""
    response.del_cookie(COOKIE, path=PATH, httponly=True, samesite="Strict", secure=_is_https(request))


def csrf_token(request: web.Request, session: PageSession) -> str:
    """Returns what the forms of this session carry; computed, so that it need not be stored."""
    key = hmac.digest(request.config_dict[SETTINGS].secret_key, b"verbundlotse/chat-form/v1", "sha256")
    return hmac.new(key, session.value.encode(), "sha256").hexdigest()


def check_own_form(request: web.Request, session: PageSession | None, given: str) -> None:
    """Makes sure that a form was sent from our own page.

    Args:
        request: the request with the form.
        session: None for the form that begins a conversation: there is nothing to ride on yet, its origin is enough.
        given: the token in the form.

    Raises:
        Problem: it came from somewhere else.
    """
    if not _same_origin(request):
        raise Problem("seite_fremd")
    if session and not hmac.compare_digest(given.encode(), csrf_token(request, session).encode()):
        raise Problem("seite_fremd")


def _same_origin(request: web.Request) -> bool:
    """Browsers say where a form comes from; a client that says nothing is no browser that could be misused."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _is_https(request: web.Request) -> bool:
    """A forged header can only make the cookie stricter."""
    return request.secure or request.headers.get("X-Forwarded-Proto", "").lower() == "https"
