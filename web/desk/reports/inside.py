"""The inside view: full numbers of one's own regions, for the desk alone. Who looks is written down."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from verbund.managers import AuditEntry
from verbund.reports.attributes import ATTRIBUTES, month_name
from verbund.reports.counted import Counted
from verbund.reports.inside import counts
from verbund.reports.report import POPULATION_NAMES
from verbund.reports.scope import NotPossible, ended_months
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.render import render
from web.desk.reports.form import own_regions, read_scope
from web.keys import STORE


async def inside(request: web.Request) -> web.StreamResponse:
    """Counts the needs of a time by one or two attributes, without hiding anything."""
    manager, now = request[MANAGER], datetime.now(UTC)
    asked = request.query
    wrong, tables = "", ()
    row, column = asked.get("zeile", "kompetenzfeld"), asked.get("spalte", "")
    if row not in ATTRIBUTES or (column and column not in ATTRIBUTES):
        raise web.HTTPNotFound

    def read(uow: UnitOfWork) -> list[Counted]:
        subject = f"{row} {column} {scope.first:%Y-%m} {scope.last:%Y-%m}"
        uow.audit.add(AuditEntry(at=now, who=manager.name, action="report_inside_read", subject=subject))
        return uow.reports.counted(scope.regions, scope.first, scope.last)

    if asked.get("von"):
        try:
            scope = read_scope(asked, manager)
            tables = counts(await request.config_dict[STORE].write(read), row, "" if column == row else column)
        except NotPossible as error:
            wrong = str(error)
    this_month = now.date().replace(day=1)
    months = [this_month, *ended_months(now.date())]
    page = {
        "tables": tables,
        "names": POPULATION_NAMES,
        "attributes": ATTRIBUTES,
        "row": row,
        "column": column,
        "regions": own_regions(manager),
        "chosen_regions": asked.getall("region", list(own_regions(manager))),
        "months": [(f"{month:%Y-%m}", month_name(month)) for month in months],
        "chosen_months": (asked.get("von", f"{months[1]:%Y-%m}"), asked.get("bis", f"{months[0]:%Y-%m}")),
        "asked": bool(asked.get("von")),
        "wrong": wrong,
    }
    return render(request, "berichte_innen.html", page, 422 if wrong else 200)
