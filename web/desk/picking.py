"""Several needs of the list at once: take them over, or move them to a step."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from aiohttp import web

from verbund.corrections import CHOICES
from verbund.managers import Manager
from verbund.need_list import Overtaken
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.leaving import leave_bundle
from web.desk.keys import MANAGER
from web.desk.opened import readable, write_down
from web.desk.paths import HOME
from web.desk.queue_form import PAGE_SIZE, QueueForm
from web.keys import STORE


async def pick(request: web.Request) -> web.StreamResponse:
    """Changes the needs that are ticked. One that somebody else has changed since stays as it is, and is counted."""
    manager, now = request[MANAGER], datetime.now(UTC)
    form = await request.post()
    picked = [str(one).rpartition(".") for one in form.getall("wahl", ())][:PAGE_SIZE]
    changes = _changes(str(form.get("tun", "")), str(form.get("stand", "")), manager)

    def write(uow: UnitOfWork) -> tuple[int, int]:
        done = [_one(uow, manager, now, need_id, seen, changes) for need_id, _, seen in picked]
        return sum(done), len(done) - sum(done)

    changed, passed_over = await request.config_dict[STORE].write(write) if changes else (0, 0)
    query = QueueForm.read(request.query).query(geaendert=changed, uebergangen=passed_over)
    anchor = f"#n-{picked[0][0]}" if len(picked) == 1 else ""
    return web.Response(status=303, headers={"Location": HOME + query + anchor})


def _changes(action: str, status: str, manager: Manager) -> dict[str, Any]:
    if action == "mir":
        return {"owner": manager.name}
    if action == "stand" and status in CHOICES["status"]:
        return {"status": status}
    return {}


def _one(
    uow: UnitOfWork, manager: Manager, now: datetime, need_id: str, seen: str, changes: dict[str, Any]
) -> bool:
    readable(uow, manager, need_id)
    if not (seen.isascii() and seen.isdigit() and len(seen) < 10):
        raise web.HTTPNotFound
    try:
        return _correct(uow, manager, now.date(), now, need_id, int(seen), changes)
    except Overtaken:
        return False


def _correct(
    uow: UnitOfWork, manager: Manager, day: date, now: datetime, need_id: str, seen: int, changes: dict[str, Any]
) -> bool:
    for done in uow.needs.correct(need_id, changes, manager.name, day, seen):
        write_down(uow, manager, now, "status_changed" if done.field == "status" else "need_corrected", need_id)
    leave_bundle(uow, manager, now, need_id)
    return True
