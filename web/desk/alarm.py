"""The alarm of the desk: what an administrator must know on whatever page they are."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime

from aiohttp import web

from verbund.privacy.retention_watch import RetentionState, retention_state
from web.store_access import Store, StoreUnavailable

EVERY_SECONDS = 60 * 60
FIRST_AFTER_SECONDS = 10 * 60  # the job itself runs right after the start, and may take a while

log = logging.getLogger(__name__)


class RetentionAlarm:
    """Looks every hour whether erasure by age ran, so that no page waits for it.

    Args:
        store: where the proofs of the job are.
        today: the day that counts.
    """

    def __init__(self, store: Store, today: Callable[[], date] = lambda: datetime.now(UTC).date()) -> None:
        self._store = store
        self._today = today
        self.state = RetentionState(None, overdue=False)

    async def look(self) -> None:
        """Reads the proofs; an alarm is also a line in the log."""
        try:
            self.state = await self._store.read(lambda uow: retention_state(uow, self._today()))
        except StoreUnavailable:
            return
        if self.state.overdue:
            log.error("retention has not run since %s", self.state.last_run or "the beginning")

    @property
    def sentence(self) -> str:
        """What the pages of administrators say, "" when all is well."""
        if not self.state.overdue:
            return ""
        since = f"seit dem {self.state.last_run:%d.%m.%Y} nicht" if self.state.last_run else "noch nie"
        return f"Das tägliche Löschen lief {since}. Bitte sehen Sie nach: Runbook, Abschnitt „Löschen“."


ALARM = web.AppKey("retention_alarm", RetentionAlarm)


async def watch(alarm: RetentionAlarm) -> AsyncIterator[None]:
    """Looks every hour, until the application ends."""

    async def again_and_again() -> None:
        await asyncio.sleep(FIRST_AFTER_SECONDS)
        while True:
            await alarm.look()
            await asyncio.sleep(EVERY_SECONDS)

    task = asyncio.create_task(again_and_again())
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
