"""Distances are real, and a reach holds exactly the places within it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.bundling.geography import Geography, Point

GEOGRAPHY = Geography.load()
NUMBERS = st.integers(0, len(GEOGRAPHY.gemeinden) - 1)


def named(name):
    return next(one for one in GEOGRAPHY.gemeinden if one.name == name)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [("Stuttgart", "Ulm", 73), ("Mannheim", "Freiburg im Breisgau", 173), ("Aalen", "Heidenheim an der Brenz", 19)],
)
def test_distances_are_those_of_the_map_within_the_precision_of_the_coordinates(one, other, km):
    assert named(one).point.km(named(other).point) == pytest.approx(km, abs=5)


def test_every_gemeinde_lies_in_the_land():
    assert len(GEOGRAPHY.gemeinden) == 1101
    for one in GEOGRAPHY.gemeinden:
        assert 47.5 < one.point.latitude < 49.8 and 7.5 < one.point.longitude < 10.5, one.name


@given(NUMBERS, NUMBERS, st.sampled_from((25, 50, 100)))
def test_a_place_is_within_reach_exactly_if_it_is_near_enough(home, away, radius):
    here, there = GEOGRAPHY.gemeinden[home], GEOGRAPHY.gemeinden[away]
    site = GEOGRAPHY.site(None, here.name, here.kreis_ags)
    if site is None or site.spread_km:
        return
    reached = bool(GEOGRAPHY.reach(site, radius) >> there.number & 1)
    assert reached == (there.number in site.own or site.point.km(there.point) <= radius)


@given(NUMBERS)
def test_the_own_place_is_always_within_reach_and_with_nought_it_is_the_only_one(number):
    here = GEOGRAPHY.gemeinden[number]
    site = GEOGRAPHY.site(here.postcodes[0], here.name, here.kreis_ags)
    assert [one.name for one in GEOGRAPHY.in_reach(GEOGRAPHY.reach(site, 0))] == [here.name]
    assert GEOGRAPHY.reach(site, 25) >> number & 1


def test_a_distance_is_the_same_in_both_directions_and_nought_to_itself():
    here, there = Point(48.4, 9.98), Point(49.49, 8.46)
    assert here.km(there) == there.km(here)
    assert here.km(here) == 0


def test_where_only_the_kreis_is_known_only_what_can_be_reached_from_all_of_it_counts():
    kreis = GEOGRAPHY.site(None, None, "08426")
    assert (kreis.name, kreis.own) == ("Kreis Biberach", ())
    inside = [one for one in GEOGRAPHY.gemeinden if one.kreis_ags == "08426"]
    for place in GEOGRAPHY.in_reach(GEOGRAPHY.reach(kreis, 50)):
        assert all(one.point.km(place.point) <= 50 + 1e-6 for one in inside)
    assert GEOGRAPHY.reach(kreis, 0) == 0


def test_a_name_that_two_places_have_needs_its_kreis():
    assert GEOGRAPHY.site(None, "Altdorf", "08115").kreis_ags == "08115"
    assert GEOGRAPHY.site(None, "Altdorf", None) is None


def test_what_lies_outside_or_is_unknown_has_no_site():
    assert GEOGRAPHY.site("10115", "Berlin", None) is None
    assert GEOGRAPHY.site(None, None, None) is None
