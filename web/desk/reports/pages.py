"""Reports on the desk: what is published, a draft of a new one, and one report with its pictures and files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from aiohttp import web

from verbund.access import may
from verbund.german_days import day_in_digits
from verbund.managers import AuditEntry, Manager
from verbund.reports.attributes import month_name
from verbund.reports.document import EDITIONS, Document, Edition, document
from verbund.reports.files import as_csv
from verbund.reports.money import Money
from verbund.reports.report import Draft, Report, draft
from verbund.reports.scope import NotPossible, Scope, ended_months
from verbund.unit_of_work import Taken, UnitOfWork
from web.desk.keys import MANAGER
from web.desk.paths import REPORTS, report_path
from web.desk.render import render
from web.desk.reports import charts
from web.desk.reports.form import own_regions, read_money, read_scope
from web.keys import STORE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OVERTAKEN = "Gerade eben hat jemand einen Bericht veröffentlicht, der sich mit diesem überschneidet. Nichts wurde geändert."


async def reports(request: web.Request) -> web.StreamResponse:
    """Lists the published reports, the newest first, and asks what a new one shall be about."""
    return await _list(request)


async def preview(request: web.Request) -> web.StreamResponse:
    """Shows a report as it would be published now."""
    manager, today = request[MANAGER], datetime.now(UTC).date()
    if not request.query:
        return web.Response(status=303, headers={"Location": REPORTS})
    try:
        scope = read_scope(request.query, manager)
        made = await request.config_dict[STORE].read(lambda uow: _draft(uow, scope, today, manager, None))
    except NotPossible as error:
        return await _list(request, str(error))
    page = {"scope": scope, "doc": document(made.report, made.held, "foerderung"), "month": _month, "draft": made}
    return render(request, "bericht_entwurf.html", page)


async def publish(request: web.Request) -> web.StreamResponse:
    """Publishes a report: from now on it is fixed."""
    manager, now = request[MANAGER], datetime.now(UTC)
    form = await request.post()

    def keep(uow: UnitOfWork) -> Report:
        report = uow.reports.publish(_draft(uow, scope, now.date(), manager, money))
        entry = AuditEntry(at=now, who=manager.name, action="report_published", subject=f"Bericht {report.id}")
        uow.audit.add(entry)
        return report

    try:
        scope, money = read_scope(form, manager), read_money(form)
        report = await request.config_dict[STORE].write(keep)
    except NotPossible as error:
        return await _list(request, str(error))
    except Taken:
        return await _list(request, OVERTAKEN)
    return web.Response(status=303, headers={"Location": report_path(report.id)})


async def one_report(request: web.Request) -> web.StreamResponse:
    """Shows a published report."""
    report, held = await _find(request)
    edition = _edition(request)
    page = {"report": report, "doc": document(report, held, edition), "edition": edition, "charts": charts}
    return render(request, "bericht.html", page)


async def picture(request: web.Request) -> web.StreamResponse:
    """Draws the chart of a table."""
    report, held = await _find(request)
    sheets = {sheet.id: sheet for sheet in document(report, held, _edition(request)).sheets if sheet.chart}
    sheet = sheets.get(request.match_info["table"])
    if sheet is None:
        raise web.HTTPNotFound
    drawn = await asyncio.to_thread(charts.svg, sheet)
    return web.Response(text=drawn, content_type="image/svg+xml", headers={"Content-Language": "de"})


async def download(request: web.Request) -> web.StreamResponse:
    """Hands out a report as a file, and writes down who took it."""
    report, held = await _find(request)
    kind, content = request.match_info["kind"], document(report, held, _edition(request))
    body = await asyncio.to_thread(FILES[kind][1], content)  # nobody's chat waits for the layout
    entry = AuditEntry(
        at=datetime.now(UTC), who=request[MANAGER].name, action="report_taken", subject=f"Bericht {report.id} {kind}"
    )
    await request.config_dict[STORE].write(lambda uow: uow.audit.add(entry))
    headers = {"Content-Disposition": f'attachment; filename="{content.slug}.{kind}"', "Content-Language": "de"}
    return web.Response(body=body, content_type=FILES[kind][0], headers=headers)


def _as_pdf(content: Document) -> bytes:
    from web.desk.reports.pdf import as_pdf  # here, because a desk that makes no file need not load what makes them

    return as_pdf(content)


def _as_xlsx(content: Document) -> bytes:
    from web.desk.reports.workbook import as_xlsx

    return as_xlsx(content)


FILES: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", _as_pdf),
    "xlsx": (XLSX, _as_xlsx),
    "csv": ("text/csv", lambda content: as_csv(content).encode()),
}


def _draft(uow: UnitOfWork, scope: Scope, today: date, manager: Manager, money: Money | None) -> Draft:
    counted = uow.reports.counted(scope.regions, scope.first, scope.last)
    return draft(scope, counted, uow.reports.all(), today, manager.name, money)


async def _find(request: web.Request) -> tuple[Report, list[Report]]:
    number = int(request.match_info["number"])
    everything = await request.config_dict[STORE].read(lambda uow: uow.reports.all())
    for report in everything:
        if report.id == number and _readable(report, request[MANAGER]):
            return report, everything
    raise web.HTTPNotFound


def _readable(report: Report, manager: Manager) -> bool:
    return not manager.regions or set(report.scope.regions) <= set(manager.regions)


def _edition(request: web.Request) -> Edition:
    wanted = request.query.get("fassung", EDITIONS[0])
    if wanted not in EDITIONS:
        raise web.HTTPNotFound
    return wanted


async def _list(request: web.Request, wrong: str = "") -> web.StreamResponse:
    manager, today = request[MANAGER], datetime.now(UTC).date()
    found = await request.config_dict[STORE].read(lambda uow: uow.reports.all())
    months = ended_months(today)
    chosen = await request.post() if request.method == "POST" else request.query
    page: dict[str, Any] = {
        "reports": [replace(one, own=one.own) for one in reversed(found) if _readable(one, manager)],
        "may_publish": may(manager, "report_desk"),
        "regions": own_regions(manager),
        "months": [(_month(month), month_name(month)) for month in months],
        "chosen_regions": chosen.getall("region", list(own_regions(manager)) if len(own_regions(manager)) == 1 else []),
        "chosen_months": (chosen.get("von", _month(months[0])), chosen.get("bis", _month(months[0]))),
        "wrong": wrong,
        "day": day_in_digits,
    }
    return render(request, "berichte.html", page, 422 if wrong else 200)


def _month(month: date) -> str:
    return f"{month:%Y-%m}"
