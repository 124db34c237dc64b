"""Where an offer or a company lies, as far as its postcode or the name of its place say."""

from __future__ import annotations

from functools import lru_cache

from verbund.bundling.geography import Geography, Point
from verbund.places import Gazetteer


@lru_cache(maxsize=20_000)
def point_of(plz: str | None, place: str | None) -> Point | None:
    """Returns about where a place lies.

    Args:
        plz: five digits; goes before the name.
        place: the name of a Gemeinde of Baden-Württemberg, also a common short one.

    Returns:
        The point; None for what lies outside of the Land, is not known, or may be one of several.
    """
    geography = Geography.load()
    site = geography.site(plz or None, place or None, None)
    if site is None and place and len(place) <= 60:
        places = {found for hit in Gazetteer.load().find(place) for found in hit.places}
        if len(places) == 1 and (only := places.pop()).kind == "gemeinde":
            site = geography.site(None, only.name, only.kreis_ags)
    return None if site is None else site.point
