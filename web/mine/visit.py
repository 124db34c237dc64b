"""The gate: every page but the form for the code demands a session, and every form that it is our own."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import wraps

from aiohttp import web

from verbund.needs import Need
from web.keys import STORE
from web.mine.code_page import code_page, too_often_page
from web.mine.keys import CHANGES, SESSIONS
from web.mine.paths import HOME
from web.mine.render import go
from web.mine.sessions import Session, drop_cookie, token_of
from web.page.session import check_own_form
from web.problems import Problem

READING = frozenset({"GET", "HEAD"})
FORBIDDEN = 403
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Visit:
    """Somebody who has shown the code of a need.

    Attributes:
        session: which need, and until when.
        need: as it is now.
        form: what was sent, empty for a page that is only read.
    """

    session: Session
    need: Need
    form: Mapping[str, str]


View = Callable[[web.Request], Awaitable[web.StreamResponse]]
VisitView = Callable[[web.Request, Visit], Awaitable[web.StreamResponse]]


def with_code(view: VisitView) -> View:
    """Lets only those pass who have shown a code, and only forms of our own pages.

    Args:
        view: answers the request; it is called with the visit.

    Returns:
        A handler. Without a session it leads to the form for the code; a form that comes too late is not lost: its
        words are shown, to be copied.
    """

    @wraps(view)
    async def guarded(request: web.Request) -> web.StreamResponse:
        reading = request.method in READING
        form = {} if reading else await own_form(request)
        session = request.app[SESSIONS].find(token_of(request))
        need = await _read(request, session) if session else None
        if session is None or need is None:
            return _sent_to_the_code(request, form)
        if not reading and not hmac.compare_digest(form.get("csrf", "").encode(), session.csrf.encode()):
            raise Problem("seite_fremd")
        return await view(request, Visit(session, need, form))

    guarded.needs_code = True  # type: ignore[attr-defined]  # a test asks every route for it
    return guarded


def changing(view: VisitView) -> View:
    """Like `with_code`, for views that write into the need's history: not faster than a person does."""

    @wraps(view)
    async def limited(request: web.Request, visit: Visit) -> web.StreamResponse:
        if wait := request.app[CHANGES].take(visit.need.need_id):
            return too_often_page(request, wait)
        return await view(request, visit)

    return with_code(limited)


async def own_form(request: web.Request) -> dict[str, str]:
    """Returns the fields of a form that our own page sent.

    Raises:
        Problem: it came from somewhere else, or cannot be read.
    """
    check_own_form(request, None, "")
    if request.content_type != FORM:
        raise Problem("formular_unlesbar")
    try:
        form = await request.post()
    except (ValueError, LookupError):  # a broken body, an unknown charset
        raise Problem("formular_unlesbar") from None
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _sent_to_the_code(request: web.Request, form: Mapping[str, str]) -> web.Response:
    if request.method not in READING:
        response = code_page(request, "abgelaufen", FORBIDDEN, unsent=form)
    else:
        response = code_page(request) if request.path == HOME else go(HOME)
    drop_cookie(request, response)
    return response


async def _read(request: web.Request, session: Session) -> Need | None:
    return await request.app[STORE].read(lambda uow: uow.needs.get(session.need_id))
