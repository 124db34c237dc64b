"""Who may do what; nobody raises themselves; a stand-in reads more for a time and is no more than before."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from verbund.access import GRANTS, GUARDED, Permission, may, may_change, standing_in
from verbund.managers import Deputyship, Manager, Role

TODAY = date(2026, 11, 24)


def person(name: str = "petra", role: Role = "manager", *regions: str, active: bool = True) -> Manager:
    return Manager(name=name, password_hash="h", role=role, regions=regions, active=active)


def away(first: int, last: int) -> Deputyship:
    return Deputyship(absent="anton", deputy="petra", first_day=date(2026, 11, first), last_day=date(2026, 11, last))


def test_every_role_has_its_grants_and_readers_of_numbers_read_no_need():
    assert set(GRANTS) == set(get_args(Role))
    assert GRANTS["admin"] == set(get_args(Permission))
    for role in ("foerderer", "betriebsrat"):
        assert not GRANTS[role] & {"needs", "learning", "accounts", "audit_log", "tokens", "models"}
    assert not GRANTS["manager"] & GUARDED


def test_a_closed_account_may_nothing():
    assert may(person(role="admin"), "needs")
    assert not any(may(person(role="admin", active=False), one) for one in get_args(Permission))


@pytest.mark.parametrize("role", get_args(Role))
def test_nobody_changes_their_own_account(role):
    assert not may_change(person("petra", role), "petra")
    assert may_change(person("petra", role), "anton") == (role == "admin")


@pytest.mark.parametrize(("first", "last", "more"), [(20, 24, True), (24, 30, True), (20, 23, False), (25, 30, False)])
def test_a_stand_in_reads_the_other_regions_from_the_first_day_to_the_last(first, last, more):
    petra, anton = person("petra", "manager", "Ulm"), person("anton", "manager", "Freiburg", "Ulm")
    seen = standing_in(petra, [away(first, last)], [petra, anton], TODAY)
    assert seen.regions == (("Freiburg", "Ulm") if more else ("Ulm",))
    assert seen.role == "manager"


def test_a_stand_in_of_somebody_with_all_regions_reads_all():
    petra, anton = person("petra", "manager", "Ulm"), person("anton", "admin")
    assert standing_in(petra, [away(1, 30)], [petra, anton], TODAY).regions == ()


def test_nothing_is_gained_from_a_closed_account_a_reader_or_for_one():
    petra = person("petra", "manager", "Ulm")
    for anton in (person("anton", "manager", "Freiburg", active=False), person("anton", "foerderer")):
        assert standing_in(petra, [away(1, 30)], [petra, anton], TODAY) == petra
    reader = person("petra", "foerderer", "Ulm")
    assert standing_in(reader, [away(1, 30)], [reader, person("anton", "manager", "Freiburg")], TODAY) == reader


def test_somebody_elses_stand_in_changes_nothing():
    petra, anton = person("petra", "manager", "Ulm"), person("anton", "manager", "Freiburg")
    other = Deputyship(absent="anton", deputy="paul", first_day=date(2026, 11, 1), last_day=date(2026, 11, 30))
    assert standing_in(petra, [other], [petra, anton], TODAY) == petra
