"""One need: the record beside the words it came from, the contact and the whole conversation on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web

from verbund.conversations import Message
from verbund.corrections import CHOICES
from verbund.unit_of_work import UnitOfWork
from web.desk.editors import EDITABLE, editor
from web.desk.highlight import Segment, segments
from web.desk.keys import MANAGER, NEED_SEARCH, WORDS
from web.desk.neighbours import neighbours
from web.desk.opened import Opened, opened, readable, write_down
from web.desk.place import list_query, position
from web.desk.queue_form import UNSURE, QueueForm
from web.desk.record_view import sections
from web.desk.render import render
from web.desk.understanding import Understanding, suggested_skills, understanding
from web.desk.words import Words
from web.keys import STORE

REASONS = {
    "zuordnung": "Die Zuordnung lässt sich aus dem Auszug nicht prüfen",
    "rueckfrage": "Die Person hat eine Rückfrage zu ihrem Bedarf",
    "beschwerde": "Beschwerde, Auskunft oder Löschwunsch",
    "lotse": "Der Lotse hat sich falsch verhalten",
}
"""Why somebody may open a whole conversation. A choice and no free text: what is typed could name people."""

BARE_INTENTS = frozenset({"bejahen", "verneinen", "weiss_nicht", "ueberspringen"})
BARE_WORDS = 3


@dataclass(frozen=True)
class Said:
    """A message as it is shown.

    Attributes:
        message, pieces: the message, cut where fields were taken from it.
        shown: its words are shown; else only that there was one.
        understanding: what the engine made of it.
    """

    message: Message
    pieces: Sequence[Segment]
    shown: bool
    understanding: Understanding | None


async def detail(request: web.Request) -> web.StreamResponse:
    """Shows a need and writes down that it was read."""
    manager, now = request[MANAGER], datetime.now(UTC)

    def read(uow: UnitOfWork) -> Opened:
        found = opened(uow, manager, request.match_info["need_id"])
        write_down(uow, manager, now, "need_read", found.need.need_id)
        return found

    return await _page(request, await request.config_dict[STORE].write(read))


async def reveal_contact(request: web.Request) -> web.StreamResponse:
    """Shows the need with its contact, and writes down who looked at it."""
    manager, now = request[MANAGER], datetime.now(UTC)

    def reveal(uow: UnitOfWork) -> tuple[Opened, str | None]:
        need = readable(uow, manager, request.match_info["need_id"])
        if need.kontakt_ref is None:
            raise web.HTTPNotFound
        write_down(uow, manager, now, "contact_revealed", need.need_id)
        return opened(uow, manager, need.need_id), uow.contacts.reveal(need.kontakt_ref)

    found, contact = await request.config_dict[STORE].write(reveal)
    return await _page(request, found, contact=contact)


async def whole_conversation(request: web.Request) -> web.StreamResponse:
    """Shows the whole conversation once, after a reason, and writes down who opened it and why."""
    manager, now = request[MANAGER], datetime.now(UTC)
    reason = REASONS.get(str((await request.post()).get("grund", "")))
    if reason is None:
        raise web.HTTPNotFound

    def read(uow: UnitOfWork) -> Opened:
        found = opened(uow, manager, request.match_info["need_id"])
        write_down(uow, manager, now, "conversation_read", found.need.conversation_id, reason)
        return found

    return await _page(request, await request.config_dict[STORE].write(read), whole=True)


async def _page(
    request: web.Request, found: Opened, contact: str | None = None, *, whole: bool = False
) -> web.StreamResponse:
    words, need, today = request.app[WORDS], found.need, datetime.now(UTC).date()
    ways = await neighbours(
        request.app[NEED_SEARCH],
        QueueForm.read(request.query),
        request[MANAGER],
        today,
        need.need_id,
        position(request),
    )
    said = _said(found, words, whole)
    field = request.query.get("feld", "")
    unsure = need.skill_zuordnung in UNSURE
    suggestions = suggested_skills(found.messages, need.thema_freitext, need.branche) if unsure else []
    page = {
        "need": need,
        "found": found,
        "handling": found.handling,
        "contact": contact,
        "history": list(reversed(found.history)),
        "sections": sections(need, words, found.company),
        "editable": EDITABLE,
        "editor": editor(field, need, words) if field in EDITABLE else None,
        "skills": editor("skill_ids", need, words) if unsure else None,
        "suggestions": [skill for skill in suggestions if skill not in need.skill_ids],
        "unsure": unsure,
        "conversation": said,
        "left_out": sum(not each.shown for each in said),
        "whole": whole,
        "reasons": REASONS,
        "marked": {field for each in said if each.shown for piece in each.pieces for field in piece.begins},
        "ways": ways,
        "here": list_query(request),
        "statuses": CHOICES["status"],
        "today": today,
        "words": words,
    }
    return render(request, "bedarf.html", page)


def _said(found: Opened, words: Words, whole: bool) -> list[Said]:
    """The messages: those of the person whole, or only those that something of the need was taken from."""
    pieces = segments(found.messages, found.need.provenance)
    offered = {button["title"] for message in found.messages for button in message.buttons}
    return [
        Said(
            message,
            cut,
            whole or message.sender == "bot" or any(piece.fields for piece in cut) or _is_plain(message, offered),
            understanding(message, words),
        )
        for message, cut in zip(found.messages, pieces, strict=True)
    ]


def _is_plain(message: Message, offered: set[str]) -> bool:
    """A button says what we wrote on it, and a bare yes or no says nothing more than that."""
    intent = (message.understood or {}).get("intent")
    return message.text in offered or (intent in BARE_INTENTS and len(message.text.split()) <= BARE_WORDS)
