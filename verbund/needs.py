"""One need for training, in the person's own words and in codes side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Self

from verbund import need_values as values
from verbund.need_schema import SCHEMA_VERSION, nullable_fields, validate_record

__all__ = ["LIST_FIELDS", "RECORD_FIELDS", "Need", "validate_record"]


@dataclass(frozen=True, kw_only=True)
class Need:
    """A need as it is put on record (fields and their reasons: domain report, section 1.4).

    `None` says that nobody asked or answered. `conversation_id` and `provenance` (field -> the words of the person
    that its value was taken from) belong to us and are no part of the record that others get.
    """

    need_id: str
    conversation_id: str
    created_on: date
    language_mode: values.LanguageMode
    perspective: values.Perspective
    region: values.Region
    branche: values.Branche
    thema_freitext: str
    zielzustand: str
    stand_ist: int
    dringlichkeit: values.Dringlichkeit
    einwilligung_version: str
    loeschen_am: date
    status: values.Status = "neu"
    ort: str | None = None
    plz: str | None = None
    ags: str | None = None
    agentur: str | None = None
    branche_text: str | None = None
    betriebsgroesse: values.Betriebsgroesse | None = None
    betrieb_ref: str | None = None
    skill_ids: tuple[str, ...] = ()
    skill_zuordnung: values.SkillZuordnung = "offen"
    anlass: tuple[values.Anlass, ...] | None = None
    situation: str | None = None
    ursache_art: tuple[values.UrsacheArt, ...] | None = None
    stand_soll: int | None = None
    pflicht: values.Pflicht | None = None
    nachweis: values.Nachweis | None = None
    anzahl_personen: int | None = None
    zielgruppe_level: tuple[values.ZielgruppeLevel, ...] | None = None
    taetigkeit_freitext: str | None = None
    kldb: str | None = None
    berufsabschluss: values.Berufsabschluss | None = None
    altersband: values.Altersband | None = None
    deutsch_unterstuetzung: values.DeutschUnterstuetzung | None = None
    zieldatum: date | None = None
    format: tuple[values.Format, ...] | None = None
    zeitmodell: tuple[values.Zeitmodell, ...] | None = None
    schicht: values.Schicht | None = None
    radius_km: values.RadiusKm | None = None
    dauer_rahmen: values.DauerRahmen | None = None
    freistellung: values.Freistellung | None = None
    rahmen: tuple[values.Rahmen, ...] | None = None
    gemeinsam: values.Gemeinsam | None = None
    gemeinsam_hinweis: str | None = None
    raum_angebot: values.RaumAngebot | None = None
    bisher: str | None = None
    betriebsrat: values.Betriebsrat | None = None
    foerder_interesse: values.FoerderInteresse | None = None
    weitergabe_betrieb: values.WeitergabeBetrieb = "nein"
    kontakt_gewuenscht: bool = False
    kontakt_ref: str | None = None
    provenance: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in DATE_FIELDS:
            # Exact times help to identify people (domain report 1.4), and a datetime passes for a date in Python.
            if isinstance(getattr(self, name), datetime):
                raise TypeError(f"{name} holds a day, not a time")
        for name in LIST_FIELDS:
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, tuple(value))

    def to_record(self) -> dict[str, Any]:
        """Returns the record for others: fields nobody answered are null where the schema allows it, else left out."""
        record: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
        for name in RECORD_FIELDS:
            value = getattr(self, name)
            if value is None and name not in nullable_fields():
                continue
            record[name] = _plain(value)
        return record

    @classmethod
    def from_record(
        cls, record: Mapping[str, Any], conversation_id: str, provenance: Mapping[str, str] | None = None
    ) -> Self:
        """Makes a need of a record.

        Args:
            record: a record of the schema.
            conversation_id: the conversation it belongs to.
            provenance: the words behind each field, where they are known.

        Returns:
            The need.

        Raises:
            ValueError: the record breaks the schema; the message lists the faults without the values.
        """
        faults = validate_record(record)
        if faults:
            raise ValueError("; ".join(faults))
        known = {name: record[name] for name in RECORD_FIELDS if record.get(name) is not None}
        for name in DATE_FIELDS & known.keys():
            known[name] = date.fromisoformat(known[name])
        return cls(conversation_id=conversation_id, provenance=dict(provenance or {}), **known)


RECORD_FIELDS = tuple(each.name for each in fields(Need) if each.name not in ("conversation_id", "provenance"))
LIST_FIELDS = frozenset(("skill_ids", "anlass", "ursache_art", "zielgruppe_level", "format", "zeitmodell", "rahmen"))
DATE_FIELDS = frozenset(("created_on", "zieldatum", "loeschen_am"))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
