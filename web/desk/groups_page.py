"""Groups for works councils: in which topics five and more employees named a need."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

from aiohttp import web

from verbund.reports.counted import Counted
from verbund.reports.groups import groups as groups_of
from verbund.reports.groups import reporting_day
from web.desk.keys import MANAGER, WORDS
from web.desk.render import render
from web.store_access import Store

SINCE_EVER = date(2019, 7, 1)  # the first Verbund began then (domain report 1.1)


async def groups(request: web.Request) -> web.StreamResponse:
    """Shows the groups as they were at the end of the last month."""
    now = datetime.now(UTC)
    day = reporting_day(now.date())
    counted = await request.app[NUMBERS].counted(request[MANAGER].regions, day, now)
    return render(request, "gruppen.html", {"lines": groups_of(counted), "day": request.app[WORDS].day(day)})


class Numbers:
    """Remembers for an hour what was counted: with 100,000 needs counting takes more than a second.

    Args:
        store: where the needs are.
    """

    KEPT = timedelta(hours=1)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = asyncio.Lock()
        self._kept: dict[tuple[tuple[str, ...], date], tuple[datetime, list[Counted]]] = {}

    async def counted(self, regions: tuple[str, ...], day: date, now: datetime) -> list[Counted]:
        """Returns the needs of these regions saved before the first of a month; raises `StoreUnavailable`."""
        async with self._turn:  # whoever comes meanwhile waits for the same numbers
            self._kept = {key: kept for key, kept in self._kept.items() if now - kept[0] < self.KEPT}
            if (regions, day) not in self._kept:
                last = (day - timedelta(days=1)).replace(day=1)
                found = await self._store.read(lambda uow: uow.reports.counted(regions, SINCE_EVER, last))
                self._kept[regions, day] = (now, found)
            return self._kept[regions, day][1]


NUMBERS = web.AppKey("numbers", Numbers)
