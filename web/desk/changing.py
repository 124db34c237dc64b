"""Changes of one need: codes, status, owner, day; the quick steps; taking the last change back.

Every form carries the revision its page was made from. If somebody else changed the need since, nothing is written:
a page shows both versions and lets one go on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from aiohttp import web

from verbund.corrections import NotValid, completed
from verbund.managers import Manager
from verbund.need_list import DESK_FIELDS, Correction, Overtaken
from verbund.needs import Need
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.leaving import leave_bundle
from web.desk.editors import SETTABLE, Unreadable, form_values, read_changes
from web.desk.keys import MANAGER, NEED_SEARCH, WORDS
from web.desk.neighbours import neighbours
from web.desk.opened import owners, readable, write_down
from web.desk.paths import need_path
from web.desk.place import list_query, position
from web.desk.queue_form import QueueForm
from web.desk.render import render
from web.keys import STORE

LONGEST_REVISION = 9


@dataclass(frozen=True)
class Conflict:
    """What two managers want of one field: what it was for both, what is stored now and by whom, and what I want."""

    field: str
    before: Any
    stored: Any
    mine: Any
    who: str | None


@dataclass(frozen=True)
class Refused:
    """A change that was not made: because of another one (`conflicts`), or because it cannot be."""

    need: Need
    revision: int
    conflicts: tuple[Conflict, ...] = ()
    changes: Mapping[str, Any] | None = None
    others: tuple[Correction, ...] = ()


async def change(request: web.Request) -> web.StreamResponse:
    """Changes the fields that a form names."""
    form = await request.post()
    try:
        changes = read_changes(form)
    except Unreadable as error:
        return _not_valid(request, request.app[WORDS].label(str(error)))
    if not changes:
        raise web.HTTPNotFound
    anchor = "" if changes.keys() & (DESK_FIELDS | {"status"}) else f"#f-{next(iter(changes))}"
    return await _apply(request, lambda need, manager: changes, anchor=anchor)


async def step(request: web.Request) -> web.StreamResponse:
    """One of the quick steps of a review, each one key: confirm, ask back, take over."""
    form = await request.post()
    wanted = STEPS.get(str(form.get("tun", "")))
    if wanted is None:
        raise web.HTTPNotFound
    return await _apply(request, wanted, onward=wanted is not _take_over)


async def undo(request: web.Request) -> web.StreamResponse:
    """Takes back the manager's own last change."""
    manager, now = request[MANAGER], datetime.now(UTC)
    need_id, seen = request.match_info["need_id"], await _seen(request)

    def take_back(uow: UnitOfWork) -> Refused | None:
        need = readable(uow, manager, need_id)
        try:
            if uow.needs.undo(need_id, manager.name, now.date(), seen):
                write_down(uow, manager, now, "change_undone", need_id)
                leave_bundle(uow, manager, now, need_id)
        except Overtaken:
            return _overtaken(uow, need, {}, seen)
        return None

    refused = await request.config_dict[STORE].write(take_back)
    return _conflict(request, refused) if refused else _see(need_path(need_id) + list_query(request))


def _confirm(need: Need, manager: Manager) -> dict[str, Any]:
    changes: dict[str, Any] = {"status": "bestaetigt"}
    if need.skill_ids and need.skill_zuordnung == "bot_unsicher":
        changes["skill_zuordnung"] = "mensch"
    return changes


def _ask_back(need: Need, manager: Manager) -> dict[str, Any]:
    return {"status": "rueckfrage"}


def _take_over(need: Need, manager: Manager) -> dict[str, Any]:
    return {"owner": manager.name}


STEPS = {"bestaetigen": _confirm, "rueckfrage": _ask_back, "mir": _take_over}


async def _apply(request: web.Request, wanted: Any, *, anchor: str = "", onward: bool = False) -> web.StreamResponse:
    manager, now = request[MANAGER], datetime.now(UTC)
    need_id, seen = request.match_info["need_id"], await _seen(request)

    def write(uow: UnitOfWork) -> Refused | None:
        need = readable(uow, manager, need_id)
        changes = wanted(need, manager)
        if changes.get("owner") and changes["owner"] not in {*owners(uow, need), uow.needs.handling(need_id).owner}:
            raise NotValid("owner")
        changes = completed(need, changes)
        if onward and uow.needs.handling(need_id).owner is None:
            changes["owner"] = manager.name
        try:
            for done in uow.needs.correct(need_id, changes, manager.name, now.date(), seen):
                action = "status_changed" if done.field == "status" else "need_corrected"
                write_down(uow, manager, now, action, need_id)
            leave_bundle(uow, manager, now, need_id)
        except Overtaken:
            return _overtaken(uow, need, changes, seen)
        return None

    try:
        refused = await request.config_dict[STORE].write(write)
    except NotValid as error:
        return _not_valid(request, request.app[WORDS].label(str(error).split(":", 1)[0]))
    if refused and refused.conflicts:
        return _conflict(request, refused)
    if onward and (after := await _next(request, need_id, now.date())):
        return _see(after)
    return _see(need_path(need_id) + list_query(request) + anchor)


def _overtaken(uow: UnitOfWork, need: Need, changes: Mapping[str, Any], seen: int) -> Refused:
    """Compares three versions: what the manager read, what is stored by now, what they want.

    What the form only repeated is none of their changes, so that it takes nothing back that others did.
    """
    handling = uow.needs.handling(need.need_id)
    later = [one for one in uow.needs.history(need.need_id) if one.revision > seen]
    conflicts = []
    for field, mine in changes.items():
        stored = getattr(handling if field in DESK_FIELDS else need, field)
        of_field = [one for one in later if one.field == field]
        before = of_field[0].before if of_field else stored
        if mine != before and mine != stored:
            conflicts.append(Conflict(field, before, stored, mine, of_field[-1].who if of_field else None))
    mine = {one.field: one.mine for one in conflicts}
    return Refused(need, handling.revision, tuple(conflicts), mine, tuple(later))


async def _next(request: web.Request, need_id: str, today: date) -> str | None:
    ways = await neighbours(
        request.app[NEED_SEARCH], QueueForm.read(request.query), request[MANAGER], today, need_id, position(request)
    )
    return ways.after


async def _seen(request: web.Request) -> int:
    text = str((await request.post()).get("fassung", ""))
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_REVISION):
        raise web.HTTPNotFound
    return int(text)


def _see(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": path})


def _conflict(request: web.Request, refused: Refused) -> web.Response:
    page = {
        "need": refused.need,
        "revision": refused.revision,
        "conflicts": refused.conflicts,
        "others": refused.others,
        "fields": form_values({name: value for name, value in (refused.changes or {}).items() if name in SETTABLE}),
        "here": list_query(request),
        "words": request.app[WORDS],
    }
    return render(request, "konflikt.html", page, 409)


def _not_valid(request: web.Request, label: str) -> web.Response:
    page = {
        "title": "So kann der Bedarf nicht gespeichert werden",
        "sentence": f"Bitte prüfen Sie „{label}“. Nichts wurde geändert. Gehen Sie im Browser zurück, "
        "dann stehen Ihre Eingaben noch da.",
    }
    return render(request, "fehler.html", page, 422)
