"""A need seen by bundling: only what decides whether it can share a course with others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from verbund.bundling.bundle import DEFAULT_MAX_SEATS, DEFAULT_MIN_SEATS
from verbund.bundling.geography import Geography, Site

OPEN_STATUSES = ("neu", "in_pruefung", "rueckfrage", "bestaetigt")
"""Steps of a need that can still be bundled."""

DAYS_LEFT = {"sofort": 30, "bis_3_monate": 91, "bis_6_monate": 182, "bis_12_monate": 365}
"""By when a need is to be met, in days from the day it was told. The others name no time."""

ON_SITE, ONLINE = "vor_ort", "online"
_MODES = {
    "kurs_vor_ort": (ON_SITE,),
    "inhouse": (ON_SITE,),
    "am_arbeitsplatz": (ON_SITE,),
    "online_live": (ONLINE,),
    "online_selbst": (),
    "gemischt": (ON_SITE, ONLINE),
    "egal": (ON_SITE, ONLINE),
}
_AT_HOME = frozenset(("inhouse", "am_arbeitsplatz"))
ALL_TIMES = frozenset(("ganze_tage", "halbe_tage", "block", "abend", "samstag"))


@dataclass(frozen=True)
class Rules:
    """What a bundle must be like (domain report 1.5); all of it can be set.

    Attributes:
        min_companies, min_seats, max_seats: how large it is to be.
        level_step: by how many steps the levels that are wanted may differ.
        window_days: within how many days all need it.
        assumed_radius_km: how far people come if nobody asked them.
    """

    min_companies: int = 2
    min_seats: int = DEFAULT_MIN_SEATS
    max_seats: int = DEFAULT_MAX_SEATS
    level_step: int = 1
    window_days: int = 92
    assumed_radius_km: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A need for bundling.

    Attributes:
        need_id, perspective, status, branche, region: as in the record.
        topic: the person's own words.
        skill_ids: its skills, the first one first.
        unsure: nobody has checked the skills.
        level: the level it is to lead to (`stand_soll`), None if not asked.
        persons: for how many.
        deadline: by when, never before today; None if no time was named.
        site: where, None if unknown.
        radius_km: how far they come, None if not asked.
        reach: the Gemeinden they come to (`Geography.reach`).
        modes: `vor_ort`, `online`, both or none.
        times: the times that suit (`zeitmodell`).
        company: the same for needs that are certainly of one company.
        named: whether the company gave its name.
        size: size class of the company, None if unknown.
        place: place in the words of the record, to tell companies without names apart.
        together: `gemeinsam`.
        hint: what was said about companies they do not want to learn with.
        room: whether they offer a room.
        german_help: whether somebody wants help with German.
        duty: whether the training is required by law.
        length: `dauer_rahmen`.
        shared: `weitergabe_betrieb`.
        kreis: key of the Kreis, for words that name no place.
    """

    need_id: str
    perspective: str
    status: str
    branche: str
    region: str
    topic: str
    skill_ids: tuple[str, ...]
    unsure: bool
    level: int | None
    persons: int
    deadline: date | None
    site: Site | None
    radius_km: int | None
    reach: int
    modes: frozenset[str]
    times: frozenset[str]
    company: str
    named: bool
    size: str | None
    place: str
    together: str | None
    hint: str | None
    room: bool
    german_help: bool
    duty: str | None
    length: str | None
    shared: str
    kreis: str


def candidate(
    need: Any, skill_ids: Sequence[str], company: str, named: bool, today: date, rules: Rules, geography: Geography
) -> Candidate:
    """Makes a candidate of a need.

    Args:
        need: a `Need`, or anything with its fields.
        skill_ids: its skills.
        company: which company it is of (`companies.identities`).
        named: whether that company gave a name.
        today: the day that counts.
        rules: what bundles must be like.
        geography: the places.
    """
    site = geography.site(need.plz, need.ort, need.ags)
    formats = frozenset(need.format or ("egal",))
    radius = need.radius_km
    at_home = formats <= _AT_HOME and not radius
    modes = frozenset(mode for one in formats for mode in _MODES[one])
    if at_home and need.perspective == "selbst":
        modes = frozenset()  # nobody invites other companies into the one they work for
    km = 0 if at_home else rules.assumed_radius_km if radius is None else radius
    return Candidate(
        need_id=need.need_id,
        perspective=need.perspective,
        status=need.status,
        branche=need.branche,
        region=need.region,
        topic=need.thema_freitext,
        skill_ids=tuple(skill_ids),
        unsure=need.skill_zuordnung == "bot_unsicher",
        level=need.stand_soll,
        persons=1 if need.perspective == "selbst" else need.anzahl_personen or 1,
        deadline=deadline(need.created_on, need.dringlichkeit, need.zieldatum, today),
        site=site,
        radius_km=0 if at_home else radius,
        reach=geography.reach(site, km) if site else 0,
        modes=modes,
        times=_times(need.zeitmodell),
        company=company,
        named=named,
        size=None if need.betriebsgroesse == "weiss_nicht" else need.betriebsgroesse,
        place=need.plz or need.ort or need.ags or need.region,
        together=need.gemeinsam,
        hint=need.gemeinsam_hinweis,
        room=need.raum_angebot == "ja",
        german_help=need.deutsch_unterstuetzung not in (None, "nein", "keine_angabe"),
        duty=need.pflicht,
        length=need.dauer_rahmen,
        shared=need.weitergabe_betrieb,
        kreis=site.kreis_ags if site else "",
    )


def deadline(created_on: date, urgency: str, wanted: date | None, today: date) -> date | None:
    """Returns by when a need is to be met; what is late already is wanted today."""
    if wanted is None and urgency not in DAYS_LEFT:
        return None
    return max(wanted or created_on + timedelta(days=DAYS_LEFT[urgency]), today)


def _times(wished: Sequence[str] | None) -> frozenset[str]:
    return ALL_TIMES if not wished or "flexibel" in wished else frozenset(wished)
