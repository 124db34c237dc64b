"""The pages that several requests end in, with everything their templates need."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping

from aiohttp import web

from web.chat.incoming import MAX_CHARACTERS
from web.chat.shapes import Json
from web.keys import TEXTS
from web.page import session as sessions
from web.page.presentation import entries, keyboard, remaining
from web.page.render import page
from web.page.session import PageSession
from web.problems import Problem, retry_header

_SITE = re.compile(r"[a-z0-9-]{1,64}")


def start_page(request: web.Request, problem: Problem | None = None) -> web.Response:
    """Offers to begin, with the reason where that did not work."""
    status = problem.status if problem else 200
    response = page(request, "start.html", status, error=_sentence(request, problem), site=site_of(request))
    response.headers.update(retry_header(problem) if problem else {})
    return response


def site_of(request: web.Request) -> str:
    """Returns the site in the address, "" where there is none or it could be none."""
    key = request.query.get("site", "")
    return key if _SITE.fullmatch(key) else ""


def erased_page(request: web.Request, sentences: list[str]) -> web.Response:
    """Says that everything is erased and ends the session."""
    response = page(request, "geloescht.html", sentences=sentences)
    sessions.forget(request, response)
    return response


def conversation_page(
    request: web.Request,
    session: PageSession,
    answer: Json,
    problem: Problem | None = None,
    sent: Mapping[str, str] | None = None,
) -> web.Response:
    """Shows a conversation. After a failed turn the form keeps its message_id, so that sending again is a repetition."""
    sent = sent or {}
    failed = problem is not None and problem.status in (429, 503)
    status = problem.status if problem else 200
    response = page(
        request,
        "gespraech.html",
        status,
        entries=entries(answer["messages"]),
        state=answer["state"],
        progress=answer["progress"],
        remaining=remaining(answer["progress"]),
        keyboard=keyboard(answer["asks"]),
        asks=answer["asks"] or "",
        message_id=sent["message_id"] if failed else str(uuid.uuid4()),
        csrf=sessions.csrf_token(request, session),
        typed=sent.get("text", ""),
        maximum=MAX_CHARACTERS,
        error=_sentence(request, problem),
    )
    response.headers.update(retry_header(problem) if problem else {})
    return response


def _sentence(request: web.Request, problem: Problem | None) -> str:
    return problem.sentence(request.app[TEXTS].errors) if problem else ""
