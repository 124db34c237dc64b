"""Whether an offer meets a wish: yes, no, or the offer does not say. Providers do not occur here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from verbund.bundling.geography import Point
from verbund.offers.offer import SkillState, way_of
from verbund.offers.wish import EVERYWHERE, Wish

Met = bool | None
"""True, False, or None where the offer does not say."""


class OfferLike(Protocol):
    """What a search looks at. There is no provider in it (`verbund.offers.search` groups by one, and nothing else)."""

    offer_id: str
    skill_state: SkillState
    level_from: int | None
    level_to: int | None
    mode: int | None
    language: str | None
    german_level: str | None
    easy_language: bool | None
    days: int | None
    full_part_time: str | None
    shift_friendly: bool | None
    lat: float | None
    lon: float | None
    online: bool | None
    inhouse_possible: bool | None
    on_request: bool | None
    max_group: int | None
    seats_left: int | None
    credential: str | None
    tq_flag: bool | None
    azav_measure: str
    esf_fachkurs: str


def distance_of(offer: OfferLike, here: Point | None) -> float | None:
    """Returns the way to the offer in kilometres: none to what is online, None where it is not known."""
    if offer.online:
        return 0.0
    if here is None or offer.lat is None or offer.lon is None:
        return None
    return here.km(Point(offer.lat, offer.lon))


def _level(offer: OfferLike, wish: Wish, _: Any) -> Met:
    if offer.level_from is None and offer.level_to is None:
        return None
    return (offer.level_from or 1) <= wish.level <= (offer.level_to or 4)


def _start(offer: OfferLike, wish: Wish, seen: _Seen) -> Met:
    if seen.start is not None:
        return seen.start <= wish.latest_start or bool(offer.on_request)
    return True if offer.on_request else None


def _radius(offer: OfferLike, wish: Wish, seen: _Seen) -> Met:
    return None if seen.distance is None else seen.distance <= wish.radius_km


def _ways(offer: OfferLike, wish: Wish, _: Any) -> Met:
    way = way_of(offer.mode, offer.online)
    return None if way is None else way in wish.ways


def _language(offer: OfferLike, wish: Wish, _: Any) -> Met:
    return None if offer.language is None else offer.language == wish.language


def _german(offer: OfferLike, _wish: Wish, _: Any) -> Met:
    if offer.easy_language:
        return True
    return None if offer.german_level is None else offer.german_level <= "B1"


def _seats(offer: OfferLike, wish: Wish, _: Any) -> Met:
    if offer.seats_left is not None:
        return offer.seats_left >= wish.persons
    return None if offer.max_group is None else offer.max_group >= wish.persons


def _credential(offer: OfferLike, wish: Wish, _: Any) -> Met:
    if wish.credential == "teilqualifikation":
        return offer.tq_flag
    if offer.credential is None:
        return None
    is_note = re.search(r"teilnahme", offer.credential, re.IGNORECASE) is not None
    return not is_note


class _Seen:
    """What was computed of an offer for one search."""

    __slots__ = ("distance", "start")

    def __init__(self, start: date | None, distance: float | None) -> None:
        self.start, self.distance = start, distance


Check = Callable[[OfferLike, Wish, Any], Met]

HARD: Mapping[str, tuple[Callable[[Wish], bool], Check]] = {
    "stufe": (lambda wish: wish.level is not None, _level),
    "beginn": (lambda wish: wish.latest_start is not None, _start),
    "umkreis": (lambda wish: wish.radius_km not in (None, EVERYWHERE) and wish.point is not None, _radius),
    "form": (lambda wish: bool(wish.ways), _ways),
    "inhouse": (lambda wish: wish.inhouse, lambda offer, wish, seen: offer.inhouse_possible),
    "sprache": (lambda wish: wish.language is not None, _language),
}
"""Filters: an offer that is known not to meet one is left out (domain report 4.5 no. 1)."""

SOFT: Mapping[str, tuple[Callable[[Wish], bool], Check]] = {
    "deutsch": (lambda wish: wish.german_support, _german),
    "zeit": (
        lambda wish: wish.part_time is not None,
        lambda offer, wish, seen: None if offer.full_part_time is None else offer.full_part_time == wish.part_time,
    ),
    "schicht": (lambda wish: wish.shift, lambda offer, wish, seen: offer.shift_friendly),
    "nachweis": (lambda wish: wish.credential is not None, _credential),
    "plaetze": (lambda wish: wish.persons is not None, _seats),
    "esf": (lambda wish: wish.esf, lambda offer, wish, seen: _said(offer.esf_fachkurs)),
    "azav": (lambda wish: wish.azav, lambda offer, wish, seen: _said(offer.azav_measure)),
}
"""Wishes: an offer that does not meet one stays in the list, in a lower class (no. 2a)."""

ZUORDNUNG = "zuordnung"
"""The wish nobody has to utter: that the skill was mapped without doubt."""


class Checker:
    """Checks offers against one wish.

    Args:
        wish: what is looked for.
        today: the day from which starts count.
    """

    def __init__(self, wish: Wish, today: date) -> None:
        self._wish, self._today = wish, today
        self._here = wish.point
        self._hard = {name: check for name, (asked, check) in HARD.items() if asked(wish)}
        self._soft = {name: check for name, (asked, check) in SOFT.items() if asked(wish)}

    @property
    def filters(self) -> tuple[str, ...]:
        """Names of the filters that are asked for."""
        return tuple(self._hard)

    def look(self, offer: OfferLike, start: date | None) -> tuple[list[str], list[str], float | None]:
        """Looks at one offer.

        Args:
            offer: the offer.
            start: its next start.

        Returns:
            Filters that it fails, wishes that it does not meet or says nothing about, and its distance.
        """
        seen = _Seen(start, distance_of(offer, self._here))
        failed, open_ = [], []
        for name, check in self._hard.items():
            met = check(offer, self._wish, seen)
            if met is False:
                failed.append(name)
            elif met is None:
                open_.append(name)
        open_ += [name for name, check in self._soft.items() if not check(offer, self._wish, seen)]
        if self._wish.skill_ids and offer.skill_state in ("pruefen", "offen"):
            open_.append(ZUORDNUNG)
        return failed, open_, seen.distance


def _said(value: str) -> Met:
    return None if value == "unbekannt" else value == "ja"
