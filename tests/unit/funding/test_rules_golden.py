"""Whole profiles give what is stored; who changes a rule or a value sees here what else moved."""

import json

import pytest

from tests.unit.funding.golden import FILE, PROFILES, results

HOW = "Gewollt? Dann `python -m tests.unit.funding.golden` aufrufen und den Unterschied in der Durchsicht zeigen."


@pytest.fixture(scope="module")
def now():
    return results()


@pytest.fixture(scope="module")
def stored():
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_there_is_a_stored_result_for_each_profile(stored):
    assert set(stored) == set(PROFILES), HOW
    assert len(PROFILES) >= 25


@pytest.mark.parametrize("name", PROFILES)
def test_result_of_a_profile_is_unchanged(name, now, stored):
    assert now[name] == stored[name], HOW


def test_each_status_and_most_routes_occur(now):
    seen = {(route, found["status"]) for profile in now.values() for route, found in profile.items()}
    for route in (
        "sgb3_82",
        "sgb3_81_2",
        "sgb3_82a",
        "sgb3_81",
        "sgb3_87a",
        "sgb3_111a",
        "afbg",
        "esf_fachkurs",
        "weiterbildungsstipendium",
    ):
        assert {status for one, status in seen if one == route} >= {"kommt_in_betracht", "kommt_nicht_in_betracht"}, (
            route
        )
