"""What a profile takes, what it refuses, and which of two facts wins."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from tests.unit.funding.cases import TODAY, profile
from verbund.funding import FACTS, SENSITIVE, HourBands, Profile, ProfileError
from verbund.funding.law.derive import add_years, age_at_start, months
from verbund.funding.words import Contract, Degree, Goal, Person, Qualification


def facts(**given):
    return Profile(as_of=TODAY, **given)


def test_everything_but_the_day_is_optional_and_unknown():
    assert Profile(as_of=TODAY).known() == {}
    with pytest.raises(TypeError):
        Profile()


@pytest.mark.parametrize(("name", "given", "read"), [
    ("statutory_duty", "ja", True), ("statutory_duty", "nein", False), ("statutory_duty", "weiss_nicht", None), ("statutory_duty", False, False), ("course_hours", "160", 160),
    ("course_hours", 7.5, 7.5), ("course_start", "2027-01-11", date(2027, 1, 11)), ("course_start", datetime(2027, 1, 11, 8, tzinfo=UTC), date(2027, 1, 11)),
    ("person", "employee", Person.EMPLOYEE), ("person", "Arbeitnehmerin", Person.EMPLOYEE), ("person", "solo-selbststaendig", Person.SOLO_SELF_EMPLOYED), ("person", "unemployed", Person.UNEMPLOYED),
    ("goal", "Industrial Master", Goal.INDUSTRIAL_MASTER), ("goal", "Umschulung", Goal.VOCATIONAL), ("goal", Goal.DEGREE, Goal.DEGREE), ("qualification", "none", Qualification.NONE), ("degree", "NONE", Degree.NONE),
    ("qualification", "kein Abschluss", Qualification.NONE), ("contract", "permanent", Contract.RUNNING), ("contract", "terminated", Contract.TERMINATED),
    ("headcount_by_hours", (1, 2, 3, 4), HourBands(up_to_10=1, up_to_20=2, up_to_30=3, above_30=4)), ("headcount_by_hours", {"above_30": 7}, HourBands(above_30=7)),
])  # fmt: skip
def test_usual_spellings_are_read(name, given, read):
    assert getattr(facts(**{name: given}), name) == read


@pytest.mark.parametrize(("name", "given"), [
    ("statutory_duty", "vielleicht"), ("statutory_duty", 2), ("course_hours", -1), ("course_hours", "viele"), ("course_hours", True), ("course_hours", float("nan")), ("course_hours", float("inf")),
    ("course_start", "morgen"), ("course_start", 5), ("person", "König"), ("goal", "irgendwas"), ("headcount_by_hours", 5), ("headcount_by_hours", {"voll": 3}), ("headcount_by_hours", (1, 2)),
    ("headcount_by_hours", (1, 2, 3, 4.5)), ("hour_minutes", 50),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(name, given):
    with pytest.raises(ProfileError, match=name):
        facts(**{name: given})


@pytest.mark.parametrize("day", [None, "heute", 5])
def test_a_day_that_is_none_is_refused(day):
    with pytest.raises(ProfileError, match="as_of"):
        Profile(as_of=day)


@pytest.mark.parametrize("given", [
    {"course_start": "2027-02-01", "course_end": "2027-01-31"}, {"part_of_group": False, "group_headcount_weighted": 900}, {"part_of_group": False, "group_headcount": 900},
])  # fmt: skip
def test_contradictions_are_refused(given):
    with pytest.raises(ProfileError):
        facts(**given)


@pytest.mark.parametrize(("given", "left"), [
    ({"goal": "industriemeister", "afbg_goal": False}, {"goal": Goal.INDUSTRIAL_MASTER, "afbg_goal": None}),
    ({"course_units": 24, "course_hours": 160}, {"course_units": 24, "course_hours": None}),
    ({"duty_source": "bund", "statutory_duty": False}, {"statutory_duty": None}),
    ({"birth_date": "1982-01-12", "age_at_start": 30}, {"age_at_start": None}),
    ({"application_date": "2027-01-11", "course_start": "2027-01-11", "applied_before_start": True}, {"applied_before_start": False}),
    ({"previous_82": False, "months_since_82": 14}, {"previous_82": True}),
    ({"contract": "laufend", "contract_end": "2027-03-31"}, {"contract": Contract.FIXED_TERM}),
    ({"previous_82a": False, "receives_82a": True}, {"previous_82a": True}),
])  # fmt: skip
def test_the_more_exact_fact_wins(given, left):
    found = facts(**given)
    assert {name: getattr(found, name) for name in left} == left


def test_an_unknown_name_is_refused_with_a_likely_one():
    with pytest.raises(ProfileError, match="course_hours"):
        Profile.from_mapping({"as_of": "2026-11-23", "course_hour": 160})


def test_from_mapping_takes_what_json_has():
    assert Profile.from_mapping(
        {"as_of": "2026-11-23", "course_start": "2027-01-11", "headcount_by_hours": [1, 2, 3, 4]}
    ) == facts(course_start=date(2027, 1, 11), headcount_by_hours=(1, 2, 3, 4))


def test_a_profile_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        facts().person = "arbeitnehmer"


def test_sensitive_facts_are_marked():
    assert (
        {"birth_date", "age_band", "severely_disabled", "equal_status", "receives_sgb2", "has_child"}
        <= SENSITIVE
        <= set(FACTS)
    )


@pytest.mark.parametrize(("born", "start", "age"), [
    ("1982-01-11", "2027-01-11", 45), ("1982-01-12", "2027-01-11", 44), ("1982-01-10", "2027-01-11", 45), ("1980-02-29", "2025-02-28", 44), ("1980-02-29", "2025-03-01", 45), ("1980-02-29", "2028-02-29", 48),
])  # fmt: skip
def test_age_on_the_first_day(born, start, age):
    found = age_at_start(profile(age_at_start=None, birth_date=born, course_start=start))
    assert (found.low, found.high) == (age, age)


@pytest.mark.parametrize(
    ("age", "start", "low", "high"),
    [(44, "2026-11-23", 44, 44), (44, "2027-01-11", 44, 45), (44, "2028-01-11", 45, 46), (44, None, 44, 45)],
)
def test_age_of_today_is_a_range_at_a_later_start(age, start, low, high):
    found = age_at_start(profile(age_at_start=None, age=age, course_start=start))
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        ("2027-01-01", "2027-06-30", 6),
        ("2027-01-11", "2027-07-10", 6),
        ("2027-01-31", "2027-02-20", 0),
        ("2027-01-31", "2027-02-28", 1),
        ("2026-12-01", "2028-11-30", 24),
    ],
)
def test_months_of_a_course(start, end, whole):
    found = months(profile(course_start=start, course_end=end))
    assert found.low == found.high
    assert whole <= found.low < whole + 1


def test_a_leap_day_moves_to_march():
    assert add_years(date(2024, 2, 29), -2) == date(2022, 3, 1)
