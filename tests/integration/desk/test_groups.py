"""Groups for works councils: thresholds on real needs, in steps of five, counted once an hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from tests.integration.desk.conftest import PASSWORD, Desk
from web.desk.accounts import add_manager
from web.desk.groups_page import Numbers

OLD = date(2026, 10, 20)


async def council(visitor: Desk, unit_of_work: Callable, *regions: str) -> Desk:
    with unit_of_work() as uow:
        add_manager(uow, "liest", PASSWORD, role="betriebsrat", regions=regions)
        uow.commit()
    await visitor.log_in("liest")
    return visitor


async def test_a_works_council_reads_groups_of_five_employees(visitor, unit_of_work, save) -> None:
    for _ in range(7):
        save(created_on=OLD, skill_ids=("SIC-01",))
    for _ in range(4):
        save(created_on=OLD, skill_ids=("BEK-01",))
    for _ in range(9):
        save(created_on=OLD, skill_ids=("CNC-01",), region="Freiburg")
    for _ in range(9):
        save(created_on=datetime.now(UTC).date(), skill_ids=("CNC-01",))
    desk = await council(visitor, unit_of_work, "Ulm")
    _, page = await desk.get("/verbund/gruppen")
    assert page.count("oder mehr") == 1
    assert "5 oder mehr" in page and "Arbeitssicherheit" in page


async def test_numbers_are_counted_once_an_hour() -> None:
    class Counting:
        reads = 0

        async def read(self, work):
            self.reads += 1
            return []

    store, now = Counting(), datetime(2026, 11, 24, 9, tzinfo=UTC)
    numbers = Numbers(store)
    for minutes in (0, 30, 59):
        await numbers.counted(("Ulm",), OLD, now + timedelta(minutes=minutes))
    await numbers.counted((), OLD, now)
    assert store.reads == 2
    await numbers.counted(("Ulm",), OLD, now + timedelta(minutes=61))
    assert store.reads == 3
