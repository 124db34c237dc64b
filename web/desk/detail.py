"""One need: the record beside the conversation, the contact, the status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from aiohttp import web

from verbund.conversations import Message
from verbund.managers import AuditEntry, Manager
from verbund.need_list import Correction
from verbund.need_values import Status
from verbund.needs import Need
from verbund.unit_of_work import UnitOfWork
from web.desk.highlight import segments
from web.desk.keys import MANAGER, NEED_SEARCH, WORDS
from web.desk.neighbours import neighbours
from web.desk.paths import need_path
from web.desk.queue_form import QueueForm
from web.desk.record_view import sections
from web.desk.render import render
from web.keys import STORE

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class Opened:
    """A need and all that is shown with it."""

    need: Need
    messages: Sequence[Message]
    history: Sequence[Correction]
    company: str | None
    contact: str | None = None


async def detail(request: web.Request) -> web.StreamResponse:
    """Shows a need and writes down that it was read, and its conversation with it."""
    manager, now = request[MANAGER], datetime.now(UTC)

    def read(uow: UnitOfWork) -> Opened:
        opened = _opened(uow, manager, request.match_info["need_id"])
        _write_down(uow, manager, now, "need_read", opened.need.need_id)
        if opened.messages:
            _write_down(uow, manager, now, "conversation_read", opened.need.conversation_id)
        return opened

    return await _page(request, await request.config_dict[STORE].write(read))


async def reveal_contact(request: web.Request) -> web.StreamResponse:
    """Shows the need with its contact, and writes down who looked at it."""
    manager, now = request[MANAGER], datetime.now(UTC)

    def reveal(uow: UnitOfWork) -> Opened:
        opened = _opened(uow, manager, request.match_info["need_id"])
        if opened.need.kontakt_ref is None:
            raise web.HTTPNotFound
        _write_down(uow, manager, now, "contact_revealed", opened.need.need_id)
        contact = uow.contacts.reveal(opened.need.kontakt_ref)
        return Opened(opened.need, opened.messages, opened.history, opened.company, contact)

    return await _page(request, await request.config_dict[STORE].write(reveal))


async def change_status(request: web.Request) -> web.StreamResponse:
    """Moves a need to another step. What somebody else did in the meantime is shown, not overwritten."""
    manager, now = request[MANAGER], datetime.now(UTC)
    form = await request.post()
    seen, wanted = str(form.get("bisher", "")), str(form.get("status", ""))
    need_id = request.match_info["need_id"]
    if wanted not in STATUSES:
        raise web.HTTPNotFound

    def change(uow: UnitOfWork) -> Opened | None:
        opened = _opened(uow, manager, need_id)
        if opened.need.status != seen:
            return opened
        if uow.needs.correct(need_id, {"status": wanted}, who=manager.name, on=now.date()):
            _write_down(uow, manager, now, "status_changed", need_id)
        return None

    overtaken = await request.config_dict[STORE].write(change)
    if overtaken is not None:
        return await _page(request, overtaken, status=409)
    return web.Response(status=303, headers={"Location": need_path(need_id) + _query(request)})


def _opened(uow: UnitOfWork, manager: Manager, need_id: str) -> Opened:
    """Reads a need of the manager's regions; for all others there is no such page."""
    need = uow.needs.get(need_id)
    if need is None or (manager.regions and need.region not in manager.regions):
        raise web.HTTPNotFound
    return Opened(
        need=need,
        messages=uow.conversations.messages(need.conversation_id),
        history=uow.needs.history(need_id),
        company=uow.companies.reveal(need.betrieb_ref) if need.betrieb_ref else None,
    )


def _write_down(uow: UnitOfWork, manager: Manager, now: datetime, action: str, subject: str) -> None:
    uow.audit.add(AuditEntry(at=now, who=manager.name, action=action, subject=subject))


def _position(request: web.Request) -> int | None:
    text = request.query.get("platz", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 and int(text) else None


def _query(request: web.Request) -> str:
    """The list the need was opened from, and its place in it, as an address carries them."""
    position = _position(request)
    return QueueForm.read(request.query).query(**({"platz": position} if position else {}))


async def _page(request: web.Request, opened: Opened, status: int = 200) -> web.StreamResponse:
    words, need = request.app[WORDS], opened.need
    regions = request[MANAGER].regions
    ways = await neighbours(
        request.app[NEED_SEARCH], QueueForm.read(request.query), regions, need.need_id, _position(request)
    )
    pieces = segments(opened.messages, need.provenance)
    page = {
        "need": need,
        "company": opened.company,
        "contact": opened.contact,
        "history": list(reversed(opened.history)),
        "sections": sections(need, words, opened.company),
        "conversation": list(zip(opened.messages, pieces, strict=True)),
        "found": {field for message in pieces for piece in message for field in piece.begins},
        "ways": ways,
        "here": _query(request),
        "statuses": STATUSES,
        "overtaken": status == 409,
        "words": words,
    }
    return render(request, "bedarf.html", page, status)
