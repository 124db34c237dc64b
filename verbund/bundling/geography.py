"""Where Gemeinden lie, how far they are from each other, and which of them somebody can reach.

Coordinates are the middles of postcode areas; a Gemeinde lies in the mean of its postcodes. Against the town points of
GeoNames that is 1.1 km off in the median, 3.1 km in nine cases out of ten, 6.7 km in 99 of 100 (924 Gemeinden compared);
a village that shares its postcode with a town may be further off. All distances are great circles: roads are longer.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from verbund.tables import rows, split_cell

EARTH_KM = 6371.0
ANYWHERE = 999
TOWN_POSTCODES = 3
"""A Gemeinde with so many postcodes is a town in which a room and a train can be found."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float

    def km(self, other: Point) -> float:
        """Returns the great-circle distance in km (haversine)."""
        south, north = math.radians(self.latitude), math.radians(other.latitude)
        half = math.sin((north - south) / 2) ** 2
        half += math.cos(south) * math.cos(north) * math.sin(math.radians(other.longitude - self.longitude) / 2) ** 2
        return 2 * EARTH_KM * math.asin(math.sqrt(half))


@dataclass(frozen=True, slots=True)
class Gemeinde:
    """A Gemeinde: where a course can take place.

    Attributes:
        number: its bit in a reach.
        name, kreis_ags: which one it is.
        point: where it lies.
        postcodes: its postcodes.
    """

    number: int
    name: str
    kreis_ags: str
    point: Point
    postcodes: tuple[str, ...]

    @property
    def is_town(self) -> bool:
        return len(self.postcodes) >= TOWN_POSTCODES


@dataclass(frozen=True, slots=True)
class Site:
    """Where a need comes from, as exactly as it was said.

    Attributes:
        name: the place in words.
        point: where it lies.
        kreis_ags: its Kreis, "" if unknown.
        own: the Gemeinden it may be in; empty where only the Kreis is known.
        spread_km: how far the real place may be from the point; 0 unless only the Kreis is known.
    """

    name: str
    point: Point
    kreis_ags: str
    own: tuple[int, ...]
    spread_km: float = 0.0


class Geography:
    """The 1,101 Gemeinden of Baden-Württemberg and what is said of places in needs."""

    def __init__(self, gemeinden: tuple[Gemeinde, ...], postcodes: dict[str, Point], kreise: dict[str, str]) -> None:
        self.gemeinden = gemeinden
        self.kreise = kreise
        self.everywhere = (1 << len(gemeinden)) - 1
        self._postcodes = postcodes
        self._by_code: dict[str, list[Gemeinde]] = defaultdict(list)
        self._by_name: dict[str, list[Gemeinde]] = defaultdict(list)
        self._by_kreis: dict[str, list[Gemeinde]] = defaultdict(list)
        for one in gemeinden:
            self._by_name[one.name].append(one)
            self._by_kreis[one.kreis_ags].append(one)
            for code in one.postcodes:
                self._by_code[code].append(one)
        self._reaches: dict[tuple[Site, int], int] = {}
        self.towns = sum(1 << one.number for one in gemeinden if one.is_town)

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Geography:
        """Reads `knowledge/places`."""
        codes = {
            row["plz"]: Point(float(row["breite"]), float(row["laenge"])) for row in rows("places/postcodes_bw.csv")
        }
        made = []
        for number, row in enumerate(rows("places/places_bw.csv")):
            own = split_cell(row["plz"])
            made.append(Gemeinde(number, row["gemeinde"], row["kreis_ags"], _middle([codes[code] for code in own]), own))
        return cls(tuple(made), codes, {row["ags"]: row["name"] for row in rows("places/kreise_bw.csv")})

    @lru_cache(maxsize=4096)  # noqa: B019 - one Geography lives as long as the process
    def site(self, plz: str | None, ort: str | None, ags: str | None) -> Site | None:
        """Returns the site of a need, None for a place outside or unknown.

        Args:
            plz: postcode of five digits.
            ort: official name of the Gemeinde.
            ags: key of the Kreis.
        """
        if plz and plz in self._postcodes:
            inside = self._by_code[plz]
            named = [one for one in inside if one.name == ort] or inside
            return Site(ort or named[0].name, self._postcodes[plz], named[0].kreis_ags, _numbers(named))
        known = [one for one in self._by_name.get(ort or "", ()) if not ags or one.kreis_ags == ags]
        if len(known) == 1:
            return Site(known[0].name, known[0].point, known[0].kreis_ags, _numbers(known))
        around = self._by_kreis.get(ags or "", [])
        if not around:
            return None
        middle = _middle([one.point for one in around])
        spread = max(middle.km(one.point) for one in around)
        return Site(f"Kreis {self.kreise[ags]}" if ags else "", middle, ags or "", (), spread)

    def reach(self, site: Site, radius_km: int) -> int:
        """Returns the Gemeinden in which a course may take place for somebody, as one bit each.

        The own Gemeinde is always within reach. Where only the Kreis is known, what is counted is what can be reached
        from every place of that Kreis.
        """
        if radius_km >= ANYWHERE:
            return self.everywhere
        key = (site, radius_km)
        if key not in self._reaches:
            bits = sum(1 << number for number in site.own)
            if radius_km:
                bits |= self._around(site, radius_km - site.spread_km)
            self._reaches[key] = bits
        return self._reaches[key]

    def in_reach(self, bits: int) -> Iterator[Gemeinde]:
        """Yields the Gemeinden of a reach."""
        while bits:
            lowest = bits & -bits
            yield self.gemeinden[lowest.bit_length() - 1]
            bits ^= lowest

    def _around(self, site: Site, km: float) -> int:
        return 0 if km <= 0 else sum(1 << one.number for one in self.gemeinden if site.point.km(one.point) <= km)


def _middle(points: list[Point]) -> Point:
    return Point(
        sum(point.latitude for point in points) / len(points), sum(point.longitude for point in points) / len(points)
    )


def _numbers(gemeinden: list[Gemeinde]) -> tuple[int, ...]:
    return tuple(one.number for one in gemeinden)
