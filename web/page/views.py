"""The plain page `/chat`: forms and redirects, complete without JavaScript."""

from __future__ import annotations

import uuid
from typing import Any

from aiohttp import web

from web.chat.incoming import MAX_CHARACTERS, read_message, read_start
from web.chat.shapes import Json
from web.keys import GATEWAY, TEXTS
from web.page import session as sessions
from web.page.presentation import entries, keyboard, remaining
from web.page.render import page
from web.page.session import PageSession
from web.problems import Problem, retry_header

HOME = "/chat"
NEWEST = HOME + "#neu"


async def home(_request: web.Request) -> web.StreamResponse:
    """`/`: there is one thing to do here."""
    return _go(HOME)


async def show(request: web.Request) -> web.StreamResponse:
    """`GET /chat`: the conversation of this browser, or the start."""
    session = sessions.find(request)
    if session is None:
        return _start_page(request)
    try:
        answer = await request.app[GATEWAY].read(session.conversation_id, session.token)
    except Problem as problem:
        response = _start_page(request, problem)
        sessions.forget(request, response)
        return response
    if answer["state"] == "erased":
        return _erased_page(request, [])
    return _conversation_page(request, session, answer)


async def start(request: web.Request) -> web.StreamResponse:
    """`POST /chat/start`: begins a conversation, also where another one was open."""
    form = await _form(request)
    sessions.check_own_form(request, None, "")
    try:
        started = await request.app[GATEWAY].start(read_start({"language_mode": form.get("language_mode", "standard")}))
    except Problem as problem:
        return _start_page(request, problem)
    response = _go(NEWEST)
    sessions.keep(request, response, PageSession(started.conversation_id, started.token))
    return response


async def say(request: web.Request) -> web.StreamResponse:
    """`POST /chat/message`: sends a text or a choice. On an error the page comes back with what was typed."""
    form = await _form(request)
    session = sessions.find(request)
    if session is None:
        return _go(HOME)
    sessions.check_own_form(request, session, form.get("csrf", ""))
    gateway = request.app[GATEWAY]
    sent = {key: form[key] for key in ("message_id", "text", "choice") if key in form}
    try:
        answer = await gateway.say(session.conversation_id, session.token, read_message(sent))
    except Problem as problem:
        if problem.status == 404:
            raise
        standing = await gateway.read(session.conversation_id, session.token)
        return _conversation_page(request, session, standing, problem, sent)
    if answer["state"] == "erased":
        return _erased_page(request, [message["text"] for message in answer["messages"]])
    return _go(NEWEST)


async def confirm_erasure(request: web.Request) -> web.StreamResponse:
    """`GET /chat/loeschen`: asks once more."""
    session = sessions.find(request)
    if session is None:
        return _go(HOME)
    return page(request, "loeschen.html", csrf=sessions.csrf_token(request, session))


async def erase(request: web.Request) -> web.StreamResponse:
    """`POST /chat/loeschen`: erases everything and shows what that was."""
    form = await _form(request)
    session = sessions.find(request)
    if session is None:
        return _go(HOME)
    sessions.check_own_form(request, session, form.get("csrf", ""))
    gateway = request.app[GATEWAY]
    receipt = await gateway.erase(session.conversation_id, session.token)
    return _erased_page(request, [gateway.confirmation(receipt)])


def routes() -> list[web.RouteDef]:
    """Returns the routes of the page."""
    return [
        web.get("/", home),
        web.get(HOME, show),
        web.post(HOME + "/start", start),
        web.post(HOME + "/message", say),
        web.get(HOME + "/loeschen", confirm_erasure),
        web.post(HOME + "/loeschen", erase),
    ]


def _go(address: str) -> web.Response:
    """After a form the browser asks for the page with GET, so that a reload sends nothing twice."""
    return web.Response(status=303, headers={"Location": address})


async def _form(request: web.Request) -> dict[str, str]:
    try:
        form = await request.post()
    except (ValueError, LookupError):  # a broken body, an unknown charset
        raise Problem("formular_unlesbar") from None
    return {key: value for key, value in form.items() if isinstance(value, str)}


def _start_page(request: web.Request, problem: Problem | None = None) -> web.Response:
    status = problem.status if problem else 200
    response = page(request, "start.html", status, error=_sentence(request, problem))
    response.headers.update(retry_header(status))
    return response


def _erased_page(request: web.Request, sentences: list[str]) -> web.Response:
    response = page(request, "geloescht.html", sentences=sentences)
    sessions.forget(request, response)
    return response


def _conversation_page(
    request: web.Request,
    session: PageSession,
    answer: Json,
    problem: Problem | None = None,
    sent: dict[str, Any] | None = None,
) -> web.Response:
    """Shows a conversation. After a failed turn the form keeps its message_id, so that sending again is a repetition."""
    sent = sent or {}
    failed = problem is not None and problem.status == 503
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
    response.headers.update(retry_header(status))
    return response


def _sentence(request: web.Request, problem: Problem | None) -> str:
    return request.app[TEXTS].errors[problem.key] if problem else ""
