"""How far two places of Baden-Württemberg are apart, as the crow flies."""

from __future__ import annotations

import math
from functools import cache

from verbund.tables import rows, split_cell

_EARTH_KM = 6371.0

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def km(one: Point, other: Point) -> float:
    """Returns the distance of two points in kilometres."""
    lat1, lon1, lat2, lon2 = (math.radians(degrees) for degrees in (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def point_of(plz: str | None, ort: str | None = None) -> Point | None:
    """Returns about where a postcode or a place lies.

    Args:
        plz: five digits; goes before the name.
        ort: the official name of a Gemeinde.

    Returns:
        The middle of the Gemeinden of the postcode, else that of the place; None for what lies outside of the Land or
        for a name that several Gemeinden have.
    """
    by_code, by_name = _index()
    if plz and plz in by_code:
        return by_code[plz]
    return by_name.get(" ".join((ort or "").split()).casefold())


@cache
def _index() -> tuple[dict[str, Point], dict[str, Point]]:
    points = {row["gemeinde_ags"]: (float(row["lat"]), float(row["lon"])) for row in rows("places/coordinates_bw.csv")}
    codes: dict[str, list[Point]] = {}
    names: dict[str, list[Point]] = {}
    for row in rows("places/places_bw.csv"):
        point = points[row["gemeinde_ags"]]
        for code in split_cell(row["plz"]):
            codes.setdefault(code, []).append(point)
        for name in {row["gemeinde"], row["gemeinde"].partition(" (")[0], row["gemeinde"].partition(" im ")[0]}:
            names.setdefault(name.casefold(), []).append(point)
    middle = {code: (sum(a for a, _ in them) / len(them), sum(b for _, b in them) / len(them)) for code, them in codes.items()}
    return middle, {name: them[0] for name, them in names.items() if len(them) == 1}
