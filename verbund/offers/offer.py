"""One offer of a course, in the same fields for every provider and source."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Literal, Self

YesNo = Literal["ja", "nein", "unbekannt"]
Unit = Literal["UE", "Stunden"]
Kind = Literal["offen", "verbundkurs", "inhouse", "hersteller"]
PartTime = Literal["vollzeit", "teilzeit"]
Vat = Literal["inkl", "zzgl", "frei"]
SkillState = Literal["sicher", "pruefen", "offen", "mensch"]
Way = Literal["praesenz", "online", "gemischt", "selbst"]

OWN_SOURCE = "verbund"
"""Source of the courses that the Verbund itself enters."""

LONGEST: Mapping[str, int] = {
    "title": 160, "content_short": 600, "learning_outcome": 200, "target_group": 300, "prerequisites": 300,
    "credential": 160, "exam_body": 160, "provider_name": 120, "place": 80, "duration_text": 120,
}  # fmt: skip
"""Characters of a text: the same for everybody, so that nobody takes more room on a page."""
MOST_OUTCOMES, MOST_SKILLS, MOST_DATES = 6, 6, 40

_NAMESPACE = uuid.UUID("5c7b6d0e-3a43-4f86-8f2c-6f6f0a5b1d07")


def offer_id(source: str, source_id: str) -> str:
    """Returns the id of an offer; it stays the same however often the catalogue is read."""
    return str(uuid.uuid5(_NAMESPACE, f"{source}\n{source_id}"))


def way_of(mode: int | None, online: bool | None) -> Way | None:
    """Returns how something is taught, in one word.

    Args:
        mode: form of teaching after the codes of the Bundesagentur.
        online: said apart from the form.
    """
    if mode is None:
        return "online" if online else None
    return _WAYS.get(mode // 100)


_WAYS: Mapping[int, Way] = {1: "praesenz", 2: "online", 3: "gemischt", 4: "selbst"}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An offer as it is shown (domain report 4.4). `None` and an empty text say that the source does not say it.

    Attributes:
        offer_id: from source and source_id.
        source, source_id, source_url: the catalogue it was read from, its number there, and its page.
        fetched_on: the day on which it was read.
        valid_until: the last day on which it is shown.
        title, learning_outcomes, content_short: plain text of limited length, without adverts.
        skill_ids, skill_state: of the taxonomy; "pruefen" waits for a manager.
        level_from, level_to: 1 to 4, as in needs.
        mode: form of teaching after the codes of the Bundesagentur (101 to 403).
        language, german_level, easy_language: "de"; "B1" and the like, what one must know.
        duration_value, duration_unit: as the source says it; UE and hours are never turned into each other.
        duration_text: where the source knows only a band ("bis 1 Monat").
        days: days of teaching.
        online: no place to go to. `lat`, `lon` follow from postcode or place.
        start_dates: known starts, the earliest first; `on_request` where the start is agreed upon.
        seats_left, min_group, max_group: persons.
        price_per_person, price_group, exam_fee: cents.
        azav_provider, azav_measure: the approval of the provider, and that of the measure; "unbekannt" never means no.
        azav_until: the day on which the approval of the measure ends.
        provider_name, provider_key: as written, and folded, so that spellings of one provider fall together.
        provider_place: the provider's own place; never used for a distance.
    """

    offer_id: str
    source: str
    source_id: str
    fetched_on: date
    title: str
    provider_name: str
    provider_key: str
    source_url: str | None = None
    valid_until: date | None = None
    learning_outcomes: tuple[str, ...] = ()
    content_short: str | None = None
    skill_ids: tuple[str, ...] = ()
    skill_state: SkillState = "offen"
    level_from: int | None = None
    level_to: int | None = None
    target_group: str | None = None
    prerequisites: str | None = None
    mode: int | None = None
    language: str | None = None
    german_level: str | None = None
    easy_language: bool | None = None
    duration_value: float | None = None
    duration_unit: Unit | None = None
    duration_text: str | None = None
    days: int | None = None
    full_part_time: PartTime | None = None
    shift_friendly: bool | None = None
    place: str | None = None
    plz: str | None = None
    lat: float | None = None
    lon: float | None = None
    online: bool | None = None
    inhouse_possible: bool | None = None
    start_dates: tuple[date, ...] = ()
    on_request: bool | None = None
    min_group: int | None = None
    max_group: int | None = None
    seats_left: int | None = None
    price_per_person: int | None = None
    price_group: int | None = None
    vat: Vat | None = None
    exam_fee: int | None = None
    azav_provider: YesNo = "unbekannt"
    azav_measure: YesNo = "unbekannt"
    azav_number: str | None = None
    azav_until: date | None = None
    esf_fachkurs: YesNo = "unbekannt"
    credential: str | None = None
    tq_flag: bool | None = None
    exam_body: str | None = None
    type: Kind = "offen"

    def next_start(self, today: date) -> date | None:
        """Returns the earliest start that has not passed."""
        return min((day for day in self.start_dates if day >= today), default=None)

    def to_record(self) -> dict[str, Any]:
        """Returns plain values, days as text; what the source does not say is left out."""
        return {name: _plain(value) for name, value in asdict(self).items() if value not in (None, (), "unbekannt")}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Makes an offer of what `to_record` returned."""
        known = {name: value for name, value in record.items() if name in _NAMES}
        for name in _DAYS & known.keys():
            known[name] = date.fromisoformat(known[name])
        for name in _TUPLES & known.keys():
            known[name] = tuple(known[name])
        known["start_dates"] = tuple(date.fromisoformat(day) for day in known.get("start_dates", ()))
        return cls(**known)


_NAMES = frozenset(each.name for each in fields(Offer))
_DAYS = frozenset(("fetched_on", "valid_until", "azav_until"))
_TUPLES = frozenset(("learning_outcomes", "skill_ids"))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return value
