"""Published reports in the database: as they were, for good, and no month of a region twice."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.fakes.needs import DAY, a_need
from verbund.conversations import Conversation
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


def test_needs_become_numbers_without_those_that_were_withdrawn(unit_of_work):
    with unit_of_work() as uow:
        uow.conversations.add(
            Conversation(id="c-1", token_hash="t", created_on=DAY, touched_on=DAY), datetime(2026, 11, 23, tzinfo=UTC)
        )
        company = uow.companies.put("c-1", "Maute GmbH & Co. KG")
        known = {"conversation_id": "c-1", "created_on": DAY, "region": "Ulm", "ags": "08421"}
        team = a_need(need_id="a", perspective="team", betrieb_ref=company, anzahl_personen=7,
                      skill_ids=("SIC-01",), ursache_art=("wissen", "zeit"), **known)  # fmt: skip
        alone = a_need(need_id="b", perspective="selbst", betrieb_ref=company, **known)
        gone = a_need(need_id="c", status="zurueckgezogen", **known)
        later = a_need(need_id="d", **known | {"created_on": date(2026, 12, 1)})
        for need in (team, alone, gone, later):
            uow.needs.add_or_replace(need)
        november = date(2026, 11, 1)
        found = {one.population: one for one in uow.reports.counted((), november, november)}
        assert uow.reports.counted(("Freiburg",), november, november) == []
    assert found.keys() == {"betriebe", "beschaeftigte"}
    told = found["betriebe"]
    assert (told.persons, told.source, told.region, told.month) == (7, "maute", "Ulm", november)
    assert told.values["kompetenzfeld"].startswith("Arbeitssicherheit")
    assert told.values["ursache"] == "Wissen oder Übung, dazu Ablauf, Ausstattung oder Zeit"
    assert (found["beschaeftigte"].persons, found["beschaeftigte"].source) == (1, "08421")
