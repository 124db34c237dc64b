"""Numbers for who reads no single need: for funders, and for works councils."""

from __future__ import annotations

from datetime import UTC, date, datetime

from aiohttp import web

from verbund.aggregates import Share, reporting_day
from verbund.aggregates import figures as figures_of
from verbund.aggregates import groups as groups_of
from web.desk.keys import MANAGER, WORDS
from web.desk.render import render
from web.keys import STORE


async def figures(request: web.Request) -> web.StreamResponse:
    """Shows persons and companies by topic and by region, for funders."""
    shares, day = await _shares(request)
    tables = (
        ("Nach Thema", figures_of(shares, lambda share: share.topic)),
        ("Nach Region", figures_of(shares, lambda share: share.region)),
    )
    return render(request, "zahlen.html", {"tables": tables, "day": request.app[WORDS].day(day)})


async def groups(request: web.Request) -> web.StreamResponse:
    """Shows in which topics five and more employees named a need, for works councils."""
    shares, day = await _shares(request)
    return render(request, "gruppen.html", {"lines": groups_of(shares), "day": request.app[WORDS].day(day)})


async def _shares(request: web.Request) -> tuple[list[Share], date]:
    day = reporting_day(datetime.now(UTC).date())
    regions = request[MANAGER].regions
    return await request.config_dict[STORE].read(lambda uow: uow.feed.shares(regions, day)), day
