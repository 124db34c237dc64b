"""Numbers for who reads no single need: for funders, and for works councils."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

from aiohttp import web

from verbund.aggregates import Share, reporting_day
from verbund.aggregates import figures as figures_of
from verbund.aggregates import groups as groups_of
from web.desk.keys import MANAGER, WORDS
from web.desk.render import render
from web.store_access import Store


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


class Numbers:
    """Remembers for an hour what was counted: with 100,000 needs counting takes more than a second.

    Args:
        store: where the needs are.
    """

    KEPT = timedelta(hours=1)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = asyncio.Lock()
        self._kept: dict[tuple[tuple[str, ...], date], tuple[datetime, list[Share]]] = {}

    async def shares(self, regions: tuple[str, ...], day: date, now: datetime) -> list[Share]:
        """Returns the needs of these regions saved before a day as numbers; raises `StoreUnavailable`."""
        async with self._turn:  # whoever comes meanwhile waits for the same numbers
            self._kept = {key: kept for key, kept in self._kept.items() if now - kept[0] < self.KEPT}
            if (regions, day) not in self._kept:
                shares = await self._store.read(lambda uow: uow.feed.shares(regions, day))
                self._kept[regions, day] = (now, shares)
            return self._kept[regions, day][1]


NUMBERS = web.AppKey("numbers", Numbers)


async def _shares(request: web.Request) -> tuple[list[Share], date]:
    now = datetime.now(UTC)
    day = reporting_day(now.date())
    return await request.app[NUMBERS].shares(request[MANAGER].regions, day, now), day
