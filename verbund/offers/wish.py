"""What is looked for: by hand, or what a need or a bundle says in codes. A person's words are never searched with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, Protocol

from verbund.bundling.geography import Point
from verbund.offers.offer import PartTime, Way
from verbund.offers.where import point_of

SortKey = Literal["start", "distance", "days"]
SORT_KEYS: tuple[SortKey, ...] = ("start", "distance", "days")
EVERYWHERE = 999

_LATEST = {"sofort": 60, "bis_3_monate": 92, "bis_6_monate": 183, "bis_12_monate": 366}
_WAYS: Mapping[str, tuple[Way, ...]] = {
    "kurs_vor_ort": ("praesenz",), "online_live": ("online",), "online_selbst": ("selbst",), "gemischt": ("gemischt",),
}  # fmt: skip
_TIMES: Mapping[str, PartTime] = {
    "ganze_tage": "vollzeit", "block": "vollzeit", "halbe_tage": "teilzeit", "abend": "teilzeit", "samstag": "teilzeit",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What an offer should be like. `None` and empty values mean that it does not matter.

    Attributes:
        skill_ids: one of these is taught.
        words: folded words that must stand in the offer; for free searches.
        level: 1 to 4, where one wants to get.
        latest_start: the last day on which it may begin.
        plz, ort: where the distance is measured from.
        radius_km: how far the way may be; `EVERYWHERE` and None do not ask.
        ways: forms of teaching that will do.
        inhouse: it must be possible in the company's own rooms.
        language: two letters.
        german_support: people need easy German, at most B1.
        part_time: full days, or less.
        shift: people work in shifts.
        credential: "zertifikat_schein", "teilqualifikation" or "berufsabschluss".
        persons: how many seats are needed.
        esf, azav: the offer says yes.
    """

    skill_ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    level: int | None = None
    latest_start: date | None = None
    plz: str | None = None
    ort: str | None = None
    radius_km: int | None = None
    ways: tuple[Way, ...] = ()
    inhouse: bool = False
    language: str | None = None
    german_support: bool = False
    part_time: PartTime | None = None
    shift: bool = False
    credential: str | None = None
    persons: int | None = None
    esf: bool = False
    azav: bool = False

    @property
    def point(self) -> Point | None:
        """Where the distance is measured from."""
        return point_of(self.plz, self.ort)

    def to_record(self) -> dict[str, Any]:
        """Returns what was asked for, without what does not matter; for the log."""
        record = {name: value for name, value in vars(self).items() if value not in (None, (), False)}
        return {
            name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
            for name, value in record.items()
        }


class NeedLike(Protocol):
    """The codes of a need that a search takes; `verbund.needs.Need` has them."""

    skill_ids: tuple[str, ...]
    stand_ist: int
    stand_soll: int | None
    plz: str | None
    ort: str | None
    dringlichkeit: str
    zieldatum: date | None
    format: tuple[str, ...] | None
    radius_km: int | None
    zeitmodell: tuple[str, ...] | None
    schicht: str | None
    nachweis: str | None
    deutsch_unterstuetzung: str | None
    anzahl_personen: int | None


def wish_of(need: NeedLike, today: date) -> Wish:
    """Returns what a need asks for, in codes only.

    Args:
        need: the need.
        today: the day from which its time frame is counted.
    """
    frame = _LATEST.get(need.dringlichkeit)
    formats = need.format or ()
    ways = () if "egal" in formats else tuple(dict.fromkeys(way for one in formats for way in _WAYS.get(one, ())))
    times = {_TIMES[one] for one in need.zeitmodell or () if one in _TIMES}
    return Wish(
        skill_ids=need.skill_ids,
        level=need.stand_soll,
        latest_start=need.zieldatum or (today + timedelta(days=frame) if frame else None),
        plz=need.plz,
        ort=need.ort,
        radius_km=need.radius_km if need.radius_km not in (None, 0, EVERYWHERE) else None,
        ways=ways if not {"inhouse", "am_arbeitsplatz"} & set(formats) or ways else (),
        inhouse=bool({"inhouse", "am_arbeitsplatz"} & set(formats)) and not ways,
        german_support=need.deutsch_unterstuetzung in ("sprechen", "lesen_schreiben", "beides"),
        part_time=times.pop() if len(times) == 1 else None,
        shift=need.schicht not in (None, "keine", "keine_angabe"),
        credential=need.nachweis
        if need.nachweis in ("zertifikat_schein", "teilqualifikation", "berufsabschluss")
        else None,
        persons=need.anzahl_personen if (need.anzahl_personen or 1) > 1 else None,
    )
