"""Companies are told apart as far as that is known, and nobody is counted twice."""

from __future__ import annotations

from hypothesis import given, settings

from tests.unit.bundling.made_up import BIBERACH, alone, candidates, some_needs, team
from verbund.bundling.companies import Origin, counted_seats, identities, least_companies, may_be_one, most_companies

NAMES = {"b-1": "alpha", "b-2": "alpha", "b-3": "beta"}


def test_the_same_name_the_same_conversation_and_a_link_make_one_company():
    origins = [
        Origin("n-1", "c-1", "alpha", True),
        Origin("n-2", "c-2", "alpha", False),
        Origin("n-3", "c-3", "", True),
        Origin("n-4", "c-3", "", True),
        Origin("n-5", "c-5", "", True),
    ]
    found = identities(origins, [("n-1", "n-4"), ("n-5", "n-0")])
    assert found["n-1"] == found["n-2"] == found["n-3"] == found["n-4"] != found["n-5"]


def test_an_employee_joins_a_company_and_never_makes_one_out_of_two():
    origins = [Origin("n-1", "c-1", "", True), Origin("n-2", "c-2", "", True), Origin("n-3", "c-3", "", False)]
    found = identities(origins, [("n-1", "n-3"), ("n-2", "n-3")])
    assert found["n-3"] == found["n-1"] != found["n-2"]


def test_a_link_between_two_names_does_not_make_them_one():
    origins = [Origin("n-1", "c-1", "alpha", True), Origin("n-2", "c-2", "beta", True)]
    found = identities(origins, [("n-1", "n-2")])
    assert found["n-1"] != found["n-2"]


def test_a_company_with_a_name_is_the_same_whatever_needs_are_looked_at():
    one, other = Origin("n-1", "c-1", "alpha", True), Origin("n-2", "c-2", "alpha", True)
    assert identities([one], [])["n-1"] == identities([other], [])["n-2"]


def test_two_names_are_two_companies_even_at_one_place():
    one, other = candidates([team(betrieb_ref="b-1"), team(betrieb_ref="b-3")], NAMES)
    assert not may_be_one(one, other)
    assert least_companies([one, other]) == most_companies([one, other]) == 2


def test_without_a_name_a_need_from_the_same_place_may_be_of_the_same_company():
    members = candidates([team(betrieb_ref="b-1"), team()], NAMES)
    assert (least_companies(members), most_companies(members)) == (1, 2)
    other_size = candidates([team(betriebsgroesse="10_49"), team(betriebsgroesse="500_plus")])
    assert least_companies(other_size) == 2
    elsewhere = candidates([team(), team(**BIBERACH)])
    assert least_companies(elsewhere) == 2


def test_records_of_employees_and_of_managers_are_never_added():
    """Domain report 7.1."""
    manager, employee, stranger = team(anzahl_personen=4, betrieb_ref="b-1"), alone(), alone(**BIBERACH)
    seats = counted_seats(candidates([manager, employee, stranger], NAMES))
    assert [seats[need.need_id] for need in (manager, employee, stranger)] == [4, 0, 1]


def test_employees_without_a_manager_s_need_count_one_each():
    employees = [alone(), alone(), alone(**BIBERACH)]
    assert sum(counted_seats(candidates(employees)).values()) == 3


def test_of_one_company_only_the_largest_view_counts():
    teams = [team(anzahl_personen=3, betrieb_ref="b-1"), team(anzahl_personen=2, betrieb_ref="b-2")]
    whole = team(perspective="betrieb", anzahl_personen=4, betrieb_ref="b-1")
    assert sum(counted_seats(candidates([*teams, whole], NAMES)).values()) == 5
    more = team(perspective="betrieb", anzahl_personen=9, betrieb_ref="b-1")
    assert sum(counted_seats(candidates([*teams, more], NAMES)).values()) == 9


def test_a_works_council_changes_no_number_of_its_company():
    council = team(perspective="vertretung", anzahl_personen=9, betrieb_ref="b-1")
    manager = team(anzahl_personen=3, betrieb_ref="b-1")
    seats = counted_seats(candidates([manager, council, alone()], NAMES))
    assert (seats[manager.need_id], seats[council.need_id]) == (3, 0)
    assert sum(counted_seats(candidates([council, alone()], NAMES)).values()) == 9


@settings(max_examples=60, deadline=None)
@given(some_needs())
def test_nobody_becomes_two_persons_and_no_company_appears_from_nowhere(needs):
    members = candidates(needs, {f"b-{number}": f"firma {number}" for number in range(1, 5)})
    seats = counted_seats(members)
    assert all(0 <= seats[one.need_id] <= one.persons for one in members)
    assert least_companies(members) <= most_companies(members) <= len(members)
    managers = [one for one in members if one.speaks]
    assert sum(seats[one.need_id] for one in managers) == sum(counted_seats(managers).values())
