"""The pages of numbers: thresholds on real needs, counted once an hour, and only of the reader's regions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.integration.desk.conftest import PASSWORD, Desk
from verbund.needs import Need
from web.desk.accounts import add_manager
from web.desk.aggregates import Numbers

OLD = date(2026, 10, 20)


@pytest.fixture
def company(save: Callable[..., Need], unit_of_work: Callable) -> Callable[..., None]:
    """Returns what keeps a need of a named company."""

    def keep(name: str, persons: int, **fields) -> None:
        need = save(perspective="team", anzahl_personen=persons, created_on=OLD, **fields)
        with unit_of_work() as uow:
            ref = uow.companies.put(need.conversation_id, name)
            uow.needs.add_or_replace(
                Need(**{**vars(need), "betrieb_ref": ref}),
            )
            uow.commit()

    return keep


async def reader(visitor: Desk, unit_of_work: Callable, role: str, *regions: str) -> Desk:
    with unit_of_work() as uow:
        add_manager(uow, "liest", PASSWORD, role=role, regions=regions)
        uow.commit()
    await visitor.log_in("liest")
    return visitor


async def test_a_funder_reads_what_is_large_enough_and_no_name(visitor, unit_of_work, company) -> None:
    for name in ("Maute GmbH", "Maute  GMBH", "Riegel KG", "Stoll AG"):
        company(name, 3, skill_ids=("SIC-01",))
    company("Einzig GmbH", 40, skill_ids=("BEK-01",))
    desk = await reader(visitor, unit_of_work, "foerderer")
    _, page = await desk.get("/verbund/zahlen")
    assert "maute" not in page.lower() and "Einzig" not in page
    assert "WIG-Schweißen" not in page
    # One company with 40 persons takes the other line along, and together they are dominated by it: nothing is shown.
    assert "keine Gruppe groß genug" in page and "12" not in page.split("<h1>")[1].partition("</main>")[0]


async def test_three_companies_are_shown_with_their_number(visitor, unit_of_work, company) -> None:
    for name in ("Maute GmbH", "Maute  GMBH", "Riegel KG", "Stoll AG"):
        company(name, 3, skill_ids=("SIC-01",))
    desk = await reader(visitor, unit_of_work, "foerderer", "Ulm")
    _, page = await desk.get("/verbund/zahlen")
    assert '<td class="number">12</td><td class="number">3</td>' in page
    assert "Insgesamt 12 Personen." in page


async def test_other_regions_and_this_month_do_not_count(visitor, unit_of_work, company, save) -> None:
    for name in ("Maute GmbH", "Riegel KG", "Stoll AG"):
        company(name, 3, region="Freiburg")
    for _ in range(9):
        save(created_on=datetime.now(UTC).date())
    desk = await reader(visitor, unit_of_work, "foerderer", "Ulm")
    assert "keine Gruppe groß genug" in (await desk.get("/verbund/zahlen"))[1]


async def test_a_works_council_reads_groups_of_five_employees(visitor, unit_of_work, save) -> None:
    for _ in range(5):
        save(created_on=OLD, skill_ids=("SIC-01",))
    for _ in range(4):
        save(created_on=OLD, skill_ids=("BEK-01",))
    desk = await reader(visitor, unit_of_work, "betriebsrat", "Ulm")
    _, page = await desk.get("/verbund/gruppen")
    assert '<td class="number">5</td>' in page
    assert '<td class="number">4</td>' not in page and '<td class="number">9</td>' not in page


async def test_numbers_are_counted_once_an_hour() -> None:
    class Counting:
        reads = 0

        async def read(self, work):
            self.reads += 1
            return []

    store, now = Counting(), datetime(2026, 11, 24, 9, tzinfo=UTC)
    numbers = Numbers(store)
    for minutes in (0, 30, 59):
        await numbers.shares(("Ulm",), OLD, now + timedelta(minutes=minutes))
    await numbers.shares((), OLD, now)
    assert store.reads == 2
    await numbers.shares(("Ulm",), OLD, now + timedelta(minutes=61))
    assert store.reads == 3
