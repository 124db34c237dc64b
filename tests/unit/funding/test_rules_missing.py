"""What is named as missing can really change something: nobody is asked for nothing."""

import dataclasses
from datetime import date, timedelta
from typing import get_args, get_type_hints

import pytest

from tests.unit.funding.cases import STANDARD
from tests.unit.funding.golden import PROFILES
from verbund.funding import FACTS, HourBands, Profile, ProfileError, assess

# Every third of the golden profiles: each costs some hundred assessments.
SOME = list(PROFILES)[::3]
HINTS = {name: get_args(hint)[0] for name, hint in get_type_hints(Profile).items() if name in FACTS}
DAY = STANDARD["course_start"]
DAYS = [DAY - timedelta(days=5000), DAY - timedelta(days=365 * 46), DAY - timedelta(days=365 * 20), DAY - timedelta(days=90), DAY - timedelta(days=1), DAY, DAY + timedelta(days=60), DAY + timedelta(days=800)]  # fmt: skip


def values(name):
    """Some values of a fact, from little to much."""
    kind = HINTS[name]
    if kind is bool:
        return [True, False]
    if kind is date:
        return DAYS
    if kind is HourBands:
        return [(1, 0, 0, 0), (0, 0, 0, 100), (0, 0, 0, 900)]
    if name == "hour_minutes":
        return [45, 60]
    return list(kind) if issubclass(kind, str) else [0, 1, 2, 5, 10, 30, 60, 100, 300, 900, 5000]


def changed(profile, name):
    """The profile with each value of one fact."""
    for value in values(name):
        try:
            yield dataclasses.replace(profile, **{name: value})
        except ProfileError:
            continue


@pytest.mark.parametrize("title", SOME)
def test_a_missing_fact_can_settle_its_rule(title):
    profile = Profile(**PROFILES[title])
    open_rules = {(one.id, rule.rule): rule for one in assess(profile) for rule in one.rules if rule.missing}
    facts = {name for rule in open_rules.values() for name in rule.missing}
    moved = set()
    for name in facts:
        for other in changed(profile, name):
            after = {(one.id, rule.rule): rule for one in assess(other) for rule in one.rules}
            moved |= {
                (key, name)
                for key, rule in open_rules.items()
                if (after[key].result, after[key].missing) != (rule.result, rule.missing)
            }
    idle = {(key, name) for key, rule in open_rules.items() for name in rule.missing} - moved
    assert not idle


@pytest.mark.parametrize("title", SOME)
def test_a_fact_missing_for_figures_can_change_them(title):
    profile = Profile(**PROFILES[title])
    for one in assess(profile):
        for name in one.missing_for_figures:
            after = [assess(other)[one.id] for other in changed(profile, name)]
            assert any(
                (other.figures, other.withheld, other.status) != (one.figures, one.withheld, one.status)
                for other in after
            ), (one.id, name)
