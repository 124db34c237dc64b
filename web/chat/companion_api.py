"""The calls of a conversation beside its messages, over HTTP."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from aiohttp import web

from web.chat.incoming import PersonMessage, read_code, read_feedback, read_mode, read_undo
from web.chat.keys import COMPANION, RESUME_ATTEMPTS
from web.chat.limits import check_message
from web.chat.request import PREFIX, body_of, conversation_of, json_answer, token_of
from web.chat.takeaway_pdf import takeaway_pdf
from web.keys import GATEWAY, SETTINGS
from web.limits import remote_of
from web.problems import Problem

RESUME = "/api/v1/resume"
CODE_PAGE = "/mein-bedarf"


async def undo(request: web.Request) -> web.Response:
    """`POST /conversations/{id}/undo`: takes the last answer back."""
    return await _wish(request, read_undo(await body_of(request)))


async def change_mode(request: web.Request) -> web.Response:
    """`POST /conversations/{id}/language-mode`: the open question comes again in the other mode."""
    return await _wish(request, read_mode(await body_of(request)))


async def _wish(request: web.Request, wish: PersonMessage) -> web.Response:
    token, conversation_id = token_of(request), conversation_of(request)
    check_message(request, conversation_id)
    return json_answer(await request.app[GATEWAY].say(conversation_id, token, wish))


async def summary(request: web.Request) -> web.Response:
    """`GET /conversations/{id}/summary`: what was understood so far."""
    return json_answer(await request.app[COMPANION].summary(conversation_of(request), token_of(request)))


async def resume_code(request: web.Request) -> web.Response:
    """`POST /conversations/{id}/resume-code`: a code to go on with on another device."""
    return json_answer(await request.app[COMPANION].resume_code(conversation_of(request), token_of(request)))


async def resume(request: web.Request) -> web.Response:
    """`POST /resume`: opens a conversation by its code. Every attempt counts, also one that could be no code."""
    typed = read_code(await body_of(request))
    if request.app[RESUME_ATTEMPTS].take(remote_of(request)):
        raise Problem("zu_viele_versuche")
    return json_answer(await request.app[COMPANION].resume(typed))


async def feedback(request: web.Request) -> web.Response:
    """`POST /conversations/{id}/feedback`: how the person found it."""
    token = token_of(request)
    face, text = read_feedback(await body_of(request))
    await request.app[COMPANION].keep_feedback(conversation_of(request), token, face, text)
    return web.Response(status=204)


async def takeaway(request: web.Request) -> web.Response:
    """`GET /conversations/{id}/takeaway`: the sheet to take along, as a PDF."""
    settings = request.app[SETTINGS]
    content = await request.app[COMPANION].takeaway(conversation_of(request), token_of(request))
    content = content.reached_at(settings.contact, settings.office_hours)
    address = settings.public_url + CODE_PAGE
    # Laying out takes a tenth of a second; nobody's chat waits for it.
    pdf = await asyncio.to_thread(takeaway_pdf, content, address, datetime.now(UTC).date())
    headers = {"Content-Disposition": 'attachment; filename="mein-bedarf.pdf"', "Content-Language": "de"}
    return web.Response(body=pdf, content_type="application/pdf", headers=headers)


def routes() -> list[web.RouteDef]:
    """Returns the routes."""
    one = PREFIX + "/{id}"
    return [
        web.post(one + "/undo", undo),
        web.post(one + "/language-mode", change_mode),
        web.get(one + "/summary", summary, allow_head=False),
        web.post(one + "/resume-code", resume_code),
        web.post(one + "/feedback", feedback),
        web.get(one + "/takeaway", takeaway, allow_head=False),
        web.post(RESUME, resume),
    ]
