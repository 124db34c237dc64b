"""What holds for every profile: ignorance never speaks for a route, size never raises a share, no provider exists."""

import dataclasses
import re
from datetime import date, timedelta
from pathlib import Path
from typing import get_args, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.funding.cases import STANDARD, STRUCTURAL, TODAY
from verbund.funding import FACTS, Profile, assess, law, words

YES_NO = st.sampled_from([None, True, False])
DAYS = st.one_of(st.none(), st.dates(TODAY, TODAY + timedelta(days=900)))
PAST = st.one_of(st.none(), st.dates(date(2019, 1, 1), TODAY))
QUANTITY = st.sampled_from([None, 0, 1, 2, 3, 4, 5, 6, 9, 10, 12, 16, 24, 25, 49, 50, 60, 120, 121, 150, 160, 200, 249, 250, 400, 499, 500, 1000, 15000])  # fmt: skip
# With these unknown a documented normal case is taken (docs/funding.md), so taking them away is not mere ignorance.
ASSUMED = {"course_start", "application_date", "course_format", "course_months", "course_end"}
# The rules name these by their number: previous_82, last_82a_end …
PREVIOUS = (("previous", ""), ("last", "_end"), ("months_since", ""))
BORN = st.one_of(st.none(), st.dates(date(1960, 1, 1), date(2006, 1, 1)))


def strategy_of(name, kind):
    if name == "hour_minutes":
        return st.sampled_from([None, 45, 60])
    if name == "birth_date":
        return BORN
    if name in ("qualification_date", "last_82_end", "last_82a_end"):
        return PAST
    if name.endswith("by_hours"):
        return st.one_of(st.none(), st.tuples(*[st.integers(0, 300)] * 4))
    if name in ("course_start", "course_end", "contract_end", "transfer_end", "application_date", "request_date"):
        return DAYS
    if kind is bool:
        return YES_NO
    if isinstance(kind, type) and issubclass(kind, str):
        return st.sampled_from([None, *kind])
    return QUANTITY


HINTS = {name: get_args(hint)[0] for name, hint in get_type_hints(Profile).items() if name in FACTS}
ANY = st.fixed_dictionaries({name: strategy_of(name, kind) for name, kind in HINTS.items()})
# Profiles near the standard case, where routes do come into question.
NEAR = st.fixed_dictionaries({}, optional={name: strategy_of(name, kind) for name, kind in HINTS.items()})


def built(facts):
    """A profile of these facts, or None where they contradict each other."""
    try:
        return Profile(**{"as_of": TODAY, **facts})
    except ValueError:
        return None


def statuses(profile):
    return {one.id: one.status for one in assess(profile)}


SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


def test_nothing_known_brings_nothing_into_question():
    assert "kommt_in_betracht" not in statuses(Profile(as_of=TODAY)).values()


@given(changes=NEAR, near=st.sampled_from([STANDARD, {**STANDARD, **STRUCTURAL, "site_headcount": 100, "affected_count": 20}]), name=st.sampled_from(sorted(set(FACTS) - ASSUMED)))  # fmt: skip
@SLOW
def test_taking_a_fact_away_never_brings_a_route_into_question(changes, near, name):
    profile = built({**near, **changes})
    if profile is None or getattr(profile, name) is None:
        return
    before, after = statuses(profile), statuses(dataclasses.replace(profile, **{name: None}))
    worse = {id for id in before if after[id] == "kommt_in_betracht" != before[id]}
    assert not worse, (name, worse)


@given(facts=ANY)
@SLOW
def test_missing_facts_are_unknown_and_named_only_where_something_is_open(facts):
    profile = built(facts)
    if profile is None:
        return
    for one in assess(profile):
        assert all(getattr(profile, name) is None for name in (*one.missing, *one.missing_for_figures))
        assert set(one.missing) <= set(FACTS)
        if one.status != "offen":
            assert one.missing == ()
        if one.status == "offen":
            assert one.missing or any(rule.ask for rule in one.rules), one.id
        if one.status == "kommt_nicht_in_betracht":
            assert one.figures == one.withheld == ()


@given(facts=ANY)
@SLOW
def test_every_open_rule_says_what_is_missing_or_whom_to_ask(facts):
    profile = built(facts)
    if profile is None:
        return
    for one in assess(profile):
        for rule in one.rules:
            assert rule.reason and rule.paragraph
            if rule.result == "nicht_geprueft":
                assert rule.missing or rule.ask, (one.id, rule)
            else:
                assert not rule.missing and not rule.ask


@given(few=st.floats(0, 2000), more=st.floats(0, 2000), age=st.integers(16, 70), disabled=YES_NO, agreed=YES_NO)
@SLOW
def test_more_employees_never_raise_a_share(few, more, age, disabled, agreed):
    few, more = sorted((few, more))
    facts = {**STANDARD, "age_at_start": age, "severely_disabled": disabled, "training_agreement": agreed}
    small, large = (assess(Profile(**facts, headcount_weighted=size))["§ 82"] for size in (few, more))
    for name in ("kurskosten_agentur", "lohnzuschuss"):
        assert small.value(name) >= large.value(name)
    assert small.value("kurskosten_agentur") + small.value("kurskosten_arbeitgeber") == 100


@given(bands=st.tuples(*[st.integers(0, 400)] * 4), extra=st.tuples(*[st.integers(0, 50)] * 4))
@SLOW
def test_more_heads_in_any_band_never_raise_a_share(bands, extra):
    more = tuple(one + two for one, two in zip(bands, extra, strict=True))
    small, large = (assess(Profile(**STANDARD, headcount_by_hours=size))["§ 82"] for size in (bands, more))
    assert small.value("lohnzuschuss") >= large.value("lohnzuschuss")


@given(hours=st.integers(1, 400))
@SLOW
def test_a_decision_on_units_holds_in_both_readings(hours):
    unknown, units, clock = (
        statuses(Profile(**{**STANDARD, "course_hours": hours, "hour_minutes": minutes}))["sgb3_82"]
        for minutes in (None, 45, 60)
    )
    assert unknown == units
    if unknown != "offen":
        assert unknown == clock
    assert (clock == "kommt_in_betracht") == (hours > 120)


@given(affected=st.integers(0, 600), site=st.integers(1, 600))
@SLOW
def test_share_of_affected_people_is_exact(affected, site):
    facts = {**STANDARD, **STRUCTURAL, "site_headcount": site, "affected_count": affected}
    enough = affected * 100 >= (10 if site < 250 else 20) * site
    assert (assess(Profile(**facts))["§ 82a"].rule("betroffene").result == "erfuellt") == enough


@given(perspective=st.sampled_from(list(words.Perspective)))
@SLOW
def test_who_asks_changes_no_result(perspective):
    assert statuses(Profile(**STANDARD, perspective=perspective)) == statuses(Profile(**STANDARD))


def test_no_fact_names_a_provider():
    for name in FACTS:
        assert HINTS[name] is not str, f"{name} is free text"
    telling = {name for name in FACTS if "provider" in name or "traeger" in name}
    assert telling == {"provider_approved"}


def test_each_fact_but_the_perspective_is_read_by_some_rule():
    """A fact that no condition and no figure reads would be asked for nothing."""
    sources = "".join(file.read_text(encoding="utf-8") for file in Path(law.__file__).parent.glob("*.py"))
    by_number = {f"{stem}_{which}{tail}" for which in ("82", "82a") for stem, tail in PREVIOUS}
    read = {name for name in FACTS if re.search(rf"\b{name}\b", sources)}
    assert set(FACTS) - read - by_number == {"perspective"}
