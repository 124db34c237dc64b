"""Who stands in for whom: entered by the person who will be away, or by an administrator."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from aiohttp import web

from verbund.access import may
from verbund.managers import CASE_ROLES, AuditEntry, Deputyship
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.paths import ACCOUNT_PAGE, PREFIX
from web.keys import STORE

LONGEST = timedelta(days=366)


async def add(request: web.Request) -> web.StreamResponse:
    """Enters somebody who may read the absent colleague's regions for a time."""
    form, manager, now = await request.post(), request[MANAGER], datetime.now(UTC)
    absent = str(form.get("fuer", "")) or manager.name
    deputy = str(form.get("vertretung", ""))
    first, last = _day(form.get("von")), _day(form.get("bis"))
    if absent != manager.name and not may(manager, "accounts"):
        raise web.HTTPNotFound
    if first is None or last is None or not first <= last <= first + LONGEST or last < now.date():
        return _back(request, "vertretung_tage")

    def enter(uow: UnitOfWork) -> bool:
        people = [uow.managers.get(name) for name in (absent, deputy)]
        if absent == deputy or any(one is None or not one.active or one.role not in CASE_ROLES for one in people):
            return False
        uow.managers.add_deputy(Deputyship(absent=absent, deputy=deputy, first_day=first, last_day=last))
        uow.audit.add(AuditEntry(at=now, who=manager.name, action="deputy_added", subject=f"{absent} > {deputy}"[:80]))
        return True

    if not await request.config_dict[STORE].write(enter):
        raise web.HTTPNotFound
    return _back(request, "vertretung")


async def end(request: web.Request) -> web.StreamResponse:
    """Ends a stand-in at once: the absent colleague, or an administrator."""
    number = str((await request.post()).get("nummer", ""))
    manager, now = request[MANAGER], datetime.now(UTC)
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise web.HTTPNotFound

    def stop(uow: UnitOfWork) -> None:
        known = {one.number: one for one in uow.managers.deputies(now.date())}
        one = known.get(int(number))
        if one is None or (one.absent != manager.name and not may(manager, "accounts")):
            raise web.HTTPNotFound
        uow.managers.end_deputy(one.number)
        subject = f"{one.absent} > {one.deputy}"[:80]
        uow.audit.add(AuditEntry(at=now, who=manager.name, action="deputy_ended", subject=subject))

    await request.config_dict[STORE].write(stop)
    return _back(request, "vertretung_beendet")


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _back(request: web.Request, said: str) -> web.Response:
    page = f"{PREFIX}/zugaenge" if request.query.get("von") == "zugaenge" else ACCOUNT_PAGE
    return web.Response(status=303, headers={"Location": f"{page}?hinweis={said}"})
