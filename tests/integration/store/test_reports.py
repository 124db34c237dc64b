"""Published reports in the database: as they were, for good, and no month of a region twice."""

from __future__ import annotations

from datetime import date

import pytest

from verbund.reports.attributes import NeedFacts, count
from verbund.reports.money import Money
from verbund.reports.report import Draft, draft
from verbund.reports.scope import Scope
from verbund.unit_of_work import Taken

OCTOBER, TODAY = date(2026, 10, 1), date(2026, 11, 25)
COUNTED = [
    count(
        NeedFacts(
            perspective="team", region="Ulm", created_on=OCTOBER, status="neu", branche="metall_elektro",
            dringlichkeit="sofort", persons=3, company=f"c{number % 4}", skill=("CNC-01", "AUT-01")[number % 2],
        )
    )
    for number in range(12)
]  # fmt: skip


def a_draft(regions=("Ulm",), published=()) -> Draft:
    return draft(Scope(regions, OCTOBER, OCTOBER), COUNTED, list(published), TODAY, "ulm", Money(1000, 100, 200))


def test_a_report_comes_back_as_it_was_published(unit_of_work):
    with unit_of_work() as uow:
        kept = uow.reports.publish(a_draft())
        uow.commit()
    with unit_of_work() as uow:
        assert uow.reports.get(kept.id) == kept
        assert uow.reports.all() == [kept]
        assert uow.reports.get(kept.id + 1) is None
    assert kept.money.shares.land == 65


def test_a_month_of_a_region_is_published_once_whoever_is_faster(unit_of_work):
    with unit_of_work() as uow:
        uow.reports.publish(a_draft())
        uow.commit()
    with unit_of_work() as uow, pytest.raises(Taken):
        uow.reports.publish(a_draft(("Stuttgart", "Ulm")))  # drawn up before the other one was there
    with unit_of_work() as uow:
        assert len(uow.reports.all()) == 1


def test_a_report_that_holds_another_uses_up_only_the_rest(unit_of_work):
    with unit_of_work() as uow:
        first = uow.reports.publish(a_draft())
        stuttgart = [count(NeedFacts(
            perspective="team", region="Stuttgart", created_on=OCTOBER, status="neu", branche="andere",
            dringlichkeit="sofort", persons=3, company=f"s{number}", skill="CNC-01",
        )) for number in range(4)]  # fmt: skip
        made = draft(Scope(("Stuttgart", "Ulm"), OCTOBER, OCTOBER), [*COUNTED, *stuttgart], [first], TODAY, "ulm")
        second = uow.reports.publish(made)
        uow.commit()
    assert second.parts == (first.id,)
    assert made.covers["betriebe"] == {("Stuttgart", OCTOBER)}
