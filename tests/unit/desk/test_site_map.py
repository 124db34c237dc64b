"""The map of a bundle: true distances, everything in the picture, letters for companies and none for persons."""

from __future__ import annotations

import math

import pytest

from tests.unit.bundling.made_up import BIBERACH, EHINGEN, MANNHEIM, alone, candidates, team
from tests.unit.bundling.test_invitations import NAMES, board_of
from verbund.bundling.geography import Geography
from web.desk.bundles.site_map import MARGIN_KM, draw

NEEDS = [
    team(need_id="n-1", betrieb_ref="b-1"),
    team(need_id="n-2", betrieb_ref="b-2", **MANNHEIM),
    team(need_id="n-3", betrieb_ref="b-3", **BIBERACH),
    alone(need_id="n-4", **EHINGEN),
]


def test_distances_on_the_map_are_those_of_the_earth():
    drawn = draw(board_of(NEEDS), None, Geography.load())
    spots = {spot.label: spot for spot in drawn.sites}
    sites = {one.need_id: one.site.point for one in candidates(NEEDS, NAMES)}
    way = math.hypot(spots["A"].x - spots["B"].x, spots["A"].y - spots["B"].y)
    assert way == pytest.approx(sites["n-1"].km(sites["n-2"]), rel=0.01)
    assert spots["B"].y < spots["A"].y, "Mannheim lies north of Ulm"
    assert spots["B"].x < spots["A"].x, "and west of it"


def test_all_is_in_the_picture():
    geography = Geography.load()
    board = board_of(NEEDS)
    meeting = next(one for one in geography.gemeinden if one.name == "Stuttgart")
    drawn = draw(board, meeting, geography)
    for spot in (*drawn.sites, drawn.meeting):
        assert max(abs(spot.x), abs(spot.y)) <= drawn.half - MARGIN_KM + 0.1
    for spot in (*drawn.dots, *drawn.towns):
        assert max(abs(spot.x), abs(spot.y)) < drawn.half
    assert "Stuttgart" not in [town.label for town in drawn.towns]


def test_companies_have_letters_and_persons_have_none():
    labels = [spot.label for spot in draw(board_of(NEEDS), None, Geography.load()).sites]
    assert labels == ["A", "B", "C", ""]


def test_two_companies_at_one_point_share_it_and_the_smaller_reach_is_drawn():
    both = [team(need_id="n-1", betrieb_ref="b-1", radius_km=50), team(need_id="n-2", betrieb_ref="b-2", radius_km=25)]
    drawn = draw(board_of(both), None, Geography.load())
    assert [(spot.label, spot.reach) for spot in drawn.sites] == [("A B", 25)]


def test_without_any_place_there_is_no_map():
    assert draw(board_of([team(plz=None, ort=None, ags=None)]), None, Geography.load()) is None
