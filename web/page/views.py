"""The plain page `/chat`: forms and redirects, complete without JavaScript."""

from __future__ import annotations

from aiohttp import web

from web.chat.incoming import DEFAULT_SITE, read_message, read_start
from web.chat.limits import check_message, check_start
from web.keys import GATEWAY
from web.page import pages
from web.page import session as sessions
from web.page.render import page
from web.page.session import PageSession
from web.problems import Problem

HOME = "/chat"
NEWEST = HOME + "#neu"


async def home(_request: web.Request) -> web.StreamResponse:
    """`/`: there is one thing to do here."""
    return _go(HOME)


async def show(request: web.Request) -> web.StreamResponse:
    """`GET /chat`: the conversation of this browser, or the start."""
    session = sessions.find(request)
    if session is None:
        return pages.start_page(request)
    try:
        answer = await request.app[GATEWAY].read(session.conversation_id, session.token)
    except Problem as problem:
        response = pages.start_page(request, problem)
        sessions.forget(request, response)
        return response
    if answer["state"] == "erased":
        return pages.erased_page(request, [])
    return pages.conversation_page(request, session, answer)


async def start(request: web.Request) -> web.StreamResponse:
    """`POST /chat/start`: begins a conversation, also where another one was open."""
    form = await _form(request)
    sessions.check_own_form(request, None, "")
    try:
        wanted = {"language_mode": form.get("language_mode", "standard"), "site": pages.site_of(request) or DEFAULT_SITE}
        check_start(request)
        started = await request.app[GATEWAY].start(read_start(wanted))
    except Problem as problem:
        return pages.start_page(request, problem)
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
        message = read_message(sent)
        check_message(request, session.conversation_id)
        answer = await gateway.say(session.conversation_id, session.token, message)
    except Problem as problem:
        if problem.status == 404:
            raise
        standing = await gateway.read(session.conversation_id, session.token)
        return pages.conversation_page(request, session, standing, problem, sent)
    if answer["state"] == "erased":
        return pages.erased_page(request, [message["text"] for message in answer["messages"]])
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
    erased = await request.app[GATEWAY].erase(session.conversation_id, session.token)
    return pages.erased_page(request, [erased.sentence])


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
