"""Labels, notes and links that managers add to a need."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from verbund.privacy.masking import mask
from verbund.reviews import LONGEST_NOTE
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.opened import readable, write_down
from web.desk.paths import need_path
from web.desk.place import list_query
from web.keys import STORE


async def add_note(request: web.Request) -> web.StreamResponse:
    """Keeps a note. Names, numbers and health are masked: contacts have a place of their own."""
    text = str((await request.post()).get("notiz", "")).strip()[:LONGEST_NOTE]
    masked = mask(text).text if text else ""

    def keep(uow: UnitOfWork, need_id: str, who: str, now: datetime) -> str | None:
        return "note_added" if masked and uow.reviews.add_note(need_id, who, masked, now.date()) else None

    return await _do(request, keep, "#notizen")


async def erase_note(request: web.Request) -> web.StreamResponse:
    """Deletes a note of the manager's own."""
    note_id = int(request.match_info["note_id"])

    def erase(uow: UnitOfWork, need_id: str, who: str, now: datetime) -> str | None:
        return "note_erased" if uow.reviews.erase_note(note_id, need_id, who) else None

    return await _do(request, erase, "#notizen")


async def set_labels(request: web.Request) -> web.StreamResponse:
    """Gives and takes labels so that the need carries those of the form, and the retired ones it had."""
    form = await request.post()
    wanted = {str(one) for one in form.getall("schlagwort", ())}
    offered = {str(one) for one in form.getall("angeboten", ())}

    def give(uow: UnitOfWork, need_id: str, who: str, now: datetime) -> str | None:
        # What was not on the page when it was made is none of this form's business: another manager's label stays.
        known = [label for label in uow.reviews.labels() if not label.retired and str(label.id) in offered]
        changed = [uow.reviews.set_label(need_id, label.id, str(label.id) in wanted) for label in known]
        return "labels_changed" if any(changed) else None

    return await _do(request, give, "#schlagworte")


async def link(request: web.Request) -> web.StreamResponse:
    """Links a need of the same site, told from the other side. Both stay as they are."""
    manager, other_id = request[MANAGER], str((await request.post()).get("bedarf", ""))

    def tie(uow: UnitOfWork, need_id: str, who: str, now: datetime) -> str | None:
        other = readable(uow, manager, other_id)
        if other.need_id == need_id:
            raise web.HTTPNotFound
        return "needs_linked" if uow.reviews.link(need_id, other_id, who, now.date()) else None

    return await _do(request, tie, "#verbunden")


async def unlink(request: web.Request) -> web.StreamResponse:
    """Takes a link away."""
    other_id = str((await request.post()).get("bedarf", ""))

    def untie(uow: UnitOfWork, need_id: str, who: str, now: datetime) -> str | None:
        return "needs_unlinked" if uow.reviews.unlink(need_id, other_id) else None

    return await _do(request, untie, "#verbunden")


async def _do(request: web.Request, work: Any, anchor: str) -> web.StreamResponse:
    manager, now, need_id = request[MANAGER], datetime.now(UTC), request.match_info["need_id"]

    def write(uow: UnitOfWork) -> None:
        readable(uow, manager, need_id)
        if action := work(uow, need_id, manager.name, now):
            write_down(uow, manager, now, action, need_id)

    await request.config_dict[STORE].write(write)
    return web.Response(status=303, headers={"Location": need_path(need_id) + list_query(request) + anchor})
