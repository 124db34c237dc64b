"""A map of the sites of a bundle, drawn from coordinates: nothing is asked from outside.

Kilometres east and north of the middle of the picture are its units (an equirectangular projection; over 200 km its error
is below one km, less than that of the coordinates).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from verbund.bundling.board import Board
from verbund.bundling.geography import ANYWHERE, Gemeinde, Geography, Point

KM_PER_DEGREE = 111.2
MARGIN_KM = 18
LEAST_WIDTH_KM = 70
BIG_TOWN = 8
"""A Gemeinde with so many postcodes is named for orientation."""


@dataclass(frozen=True)
class Spot:
    """A place on the map, in km from its middle; y grows to the south.

    Attributes:
        x, y: where.
        label: what stands beside it.
        reach: how far somebody comes from here in km, 0 for no circle.
    """

    x: float
    y: float
    label: str = ""
    reach: float = 0


@dataclass(frozen=True)
class SiteMap:
    """What is drawn.

    Attributes:
        size: width and height in km.
        dots: all Gemeinden in the picture.
        towns: large towns, with their names.
        sites: the sites of the needs.
        meeting: where the course could be.
        scale_km: length of the scale bar.
    """

    size: float
    dots: list[Spot]
    towns: list[Spot]
    sites: list[Spot]
    meeting: Spot | None
    scale_km: int

    @property
    def half(self) -> float:
        return self.size / 2


def draw(board: Board, meeting: Gemeinde | None, geography: Geography) -> SiteMap | None:
    """Returns the map, None where no site is known."""
    sited = [(company.letter, one) for company in board.companies for one in company.members if one.site]
    if not sited:
        return None
    points = [one.site.point for _, one in sited] + ([meeting.point] if meeting else [])
    middle = Point(_between([one.latitude for one in points]), _between([one.longitude for one in points]))
    placed = [_spot(point, middle) for point in points]
    size = max(LEAST_WIDTH_KM, 2 * max(max(abs(one.x), abs(one.y)) for one in placed) + 2 * MARGIN_KM)
    inside = [(one, _spot(one.point, middle, one.name)) for one in geography.gemeinden]
    inside = [(one, spot) for one, spot in inside if max(abs(spot.x), abs(spot.y)) < size / 2]
    towns = [pair for pair in inside if len(pair[0].postcodes) >= BIG_TOWN and pair[0] is not meeting]
    towns.sort(key=lambda pair: -len(pair[0].postcodes))
    return SiteMap(
        size=round(size, 1),
        dots=[spot for _, spot in inside],
        towns=_named([spot for _, spot in towns], size),
        sites=_merged(sited, middle),
        meeting=_spot(meeting.point, middle, meeting.name) if meeting else None,
        scale_km=10 if size < 120 else 25 if size < 250 else 50,
    )


def _spot(point: Point, middle: Point, label: str = "", reach: float = 0) -> Spot:
    east = (point.longitude - middle.longitude) * KM_PER_DEGREE * math.cos(math.radians(middle.latitude))
    north = (point.latitude - middle.latitude) * KM_PER_DEGREE
    return Spot(round(east, 1), round(-north, 1), label, reach)


def _merged(sited: Iterable[tuple[str, object]], middle: Point) -> list[Spot]:
    """Sites at the same point become one spot with all letters; persons alone are a dot without one."""
    at: dict[Point, tuple[set[str], float]] = {}
    for letter, one in sited:
        letters, reach = at.get(one.site.point, (set(), 0.0))
        if one.radius_km and one.radius_km < ANYWHERE:
            reach = min(reach or ANYWHERE, one.radius_km)
        at[one.site.point] = (letters | {letter} - {""}, reach)
    return [_spot(point, middle, " ".join(sorted(letters)), reach) for point, (letters, reach) in at.items()]


def _named(spots: list[Spot], size: float) -> list[Spot]:
    """Leaves out names that would cover others."""
    kept: list[Spot] = []
    for spot in spots:
        if all(abs(spot.y - other.y) > size / 22 or abs(spot.x - other.x) > size / 4 for other in kept):
            kept.append(spot)
    return kept[:10]


def _between(values: list[float]) -> float:
    return (min(values) + max(values)) / 2
