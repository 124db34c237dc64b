"""What the interview may ask, of whom, and in which order.

Fields and who must answer them: needs record, section 1.4 of the domain report. Order: open talk, a concrete
situation, the future task, the scale, the frame (section 6). A field is asked only while its answer can matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

PERSPECTIVES = ("selbst", "team", "betrieb", "vertretung")
NOT_TRAINING = frozenset({"ablauf", "ausstattung", "zeit"})

Values = Mapping[str, Any]


class Kind(Enum):
    """How an answer to a field is read."""

    TEXT = "own words"
    CHOICE = "one value"
    CHOICES = "several values"
    PERSONS = "a number of people"
    SIZE = "a company size"
    TIME = "a point in time"
    PLACE = "a place"
    SKILLS = "skills of the taxonomy"
    YES_NO = "yes or no"
    SUMMARY = "confirmation of the summary"
    CONTACT = "a way to reach the person"


class Need(Enum):
    """Whether a record can be saved without the field."""

    MANDATORY = "M"
    RECOMMENDED = "E"
    OPTIONAL = "O"


@dataclass(frozen=True)
class Field:
    """One field of the record, or one of the pseudo fields the conversation needs.

    Attributes:
        name: name in the needs record and of the engine's slot.
        kind: how an answer is read.
        employee, manager: how much the field is needed from each; None where it is not asked.
        max_length: longest own words the record takes, in characters.
    """

    name: str
    kind: Kind
    employee: Need | None = None
    manager: Need | None = None
    max_length: int = 600

    def need(self, perspective: str | None) -> Need | None:
        return self.employee if perspective == "selbst" else self.manager


_M, _E, _O = Need.MANDATORY, Need.RECOMMENDED, Need.OPTIONAL

FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("einwilligung", Kind.YES_NO, _M, _M),
        Field("perspective", Kind.CHOICE, _M, _M),
        Field("taetigkeit_freitext", Kind.TEXT, _E, _M, max_length=120),
        Field("anlass", Kind.CHOICES, _E, _E),
        Field("situation", Kind.TEXT, _E, _E),
        Field("ursache_art", Kind.CHOICES, _E, _M),
        Field("thema_freitext", Kind.TEXT, _M, _M),
        Field("skill_ids", Kind.SKILLS, _O, _O),
        Field("zielzustand", Kind.TEXT, _M, _M, max_length=400),
        Field("stand_ist", Kind.CHOICE, _M, _M),
        Field("stand_soll", Kind.CHOICE, _E, _M),
        Field("anzahl_personen", Kind.PERSONS, None, _M),
        Field("zielgruppe_level", Kind.CHOICES, _E, _M),
        Field("pflicht", Kind.CHOICE, _O, _M),
        Field("dringlichkeit", Kind.TIME, _M, _M),
        Field("dauer_rahmen", Kind.CHOICE, None, _E),
        Field("format", Kind.CHOICES, _E, _E),
        Field("zeitmodell", Kind.CHOICES, _E, _E),
        Field("schicht", Kind.CHOICE, _E, _E),
        Field("radius_km", Kind.CHOICE, _E, _E),
        Field("freistellung", Kind.CHOICE, None, _E),
        Field("rahmen", Kind.CHOICES, _E, _O),
        Field("deutsch_unterstuetzung", Kind.CHOICE, _E, None),
        Field("berufsabschluss", Kind.CHOICE, _O, None),
        Field("nachweis", Kind.CHOICE, _O, _O),
        Field("bisher", Kind.TEXT, _O, _E, max_length=400),
        Field("ort", Kind.PLACE, _M, _M, max_length=80),
        Field("branche", Kind.CHOICE, _M, _M, max_length=120),
        Field("betriebsgroesse", Kind.SIZE, _O, _M),
        Field("betrieb_ref", Kind.TEXT, None, _E, max_length=120),
        Field("gemeinsam", Kind.CHOICE, None, _M),
        Field("raum_angebot", Kind.CHOICE, None, _O),
        Field("betriebsrat", Kind.CHOICE, None, _O),
        Field("foerder_interesse", Kind.CHOICE, _O, _E),
        Field("weitergabe_betrieb", Kind.YES_NO, _M, None),
        Field("bestaetigung", Kind.SUMMARY, _M, _M),
        Field("weiterer_bedarf", Kind.YES_NO, _M, _M),
        Field("funding", Kind.YES_NO, _E, _E),
        Field("kontakt", Kind.CONTACT, _M, _M),
    )
}

_OPENING = ("einwilligung", "perspective")
_CLOSING = ("bestaetigung", "weiterer_bedarf", "funding", "kontakt")

EMPLOYEE_ORDER = (
    *_OPENING,
    "taetigkeit_freitext", "anlass", "situation", "ursache_art", "thema_freitext", "skill_ids",
    "zielzustand", "stand_ist", "stand_soll", "dringlichkeit", "ort", "branche",
    "zielgruppe_level", "format", "zeitmodell", "rahmen", "schicht", "radius_km", "deutsch_unterstuetzung",
    "weitergabe_betrieb",
    *_CLOSING,
)  # fmt: skip

MANAGER_ORDER = (
    *_OPENING,
    "thema_freitext", "skill_ids", "anlass", "situation", "ursache_art", "taetigkeit_freitext", "anzahl_personen",
    "zielgruppe_level", "zielzustand", "stand_ist", "stand_soll", "pflicht", "dringlichkeit", "gemeinsam",
    "ort", "branche", "betriebsgroesse",
    "format", "zeitmodell", "schicht", "radius_km", "dauer_rahmen", "freistellung", "bisher", "betrieb_ref",
    "foerder_interesse",
    *_CLOSING,
)  # fmt: skip

# What is true of the company and the person holds for every further need of the conversation.
KEPT_FOR_NEXT_NEED = frozenset({
    "einwilligung", "perspective", "ort", "branche", "betriebsgroesse", "betrieb_ref", "deutsch_unterstuetzung",
    "schicht", "weitergabe_betrieb", "berufsabschluss", "betriebsrat", "funding", "kontakt",
})  # fmt: skip
KEPT_FOR_EMPLOYEES = frozenset({"taetigkeit_freitext", "zielgruppe_level"})

# Questions that one spoken answer tends to cover together; only these are read beside the open one.
NEIGHBOURS: dict[str, tuple[str, ...]] = {
    "anzahl_personen": ("zielgruppe_level",),
    "ort": ("branche", "betriebsgroesse"),
    "branche": ("betriebsgroesse",),
    "format": ("zeitmodell", "rahmen", "schicht", "radius_km"),
    "rahmen": ("schicht", "deutsch_unterstuetzung"),
}


def is_training_need(values: Values) -> bool:
    """False when every cause named is process, equipment or time: then a course would not help."""
    causes = set(values.get("ursache_art") or ())
    return not causes or bool(causes - NOT_TRAINING)


def _needs_travel(values: Values) -> bool:
    formats = set(values.get("format") or ())
    return not formats or bool(formats & {"kurs_vor_ort", "gemischt", "egal"})


_EMPLOYEE_ONLY_IF: dict[str, Callable[[Values], bool]] = {
    # The question about the frame names shifts, travel and German; each is deepened only where it was named.
    "schicht": lambda values: "schicht" in (values.get("rahmen") or ()),
    "radius_km": lambda values: "anfahrt" in (values.get("rahmen") or ()) and _needs_travel(values),
    "deutsch_unterstuetzung": lambda values: "deutsch" in (values.get("rahmen") or ()),
}
_MANAGER_ONLY_IF: dict[str, Callable[[Values], bool]] = {
    "radius_km": _needs_travel,
}


def asked_fields(values: Values, *, skills_unsure: bool = False) -> tuple[str, ...]:
    """The fields this person is asked, in order, as far as the answers so far tell.

    Args:
        values: what is known, by field name.
        skills_unsure: whether there are candidates for the skill among which the person has to choose.

    Returns:
        Field names; those already answered are included, needless ones are not.
    """
    perspective = values.get("perspective")
    employee = perspective in (None, "selbst")
    order = EMPLOYEE_ORDER if employee else MANAGER_ORDER
    conditions = _EMPLOYEE_ONLY_IF if employee else _MANAGER_ONLY_IF
    training = is_training_need(values)

    def wanted(name: str) -> bool:
        if name in values:
            return True
        if name == "skill_ids":
            return skills_unsure
        if name == "funding":
            return training and values.get("foerder_interesse") not in ("nein", "schon_beantragt")
        need = FIELDS[name].need(perspective)
        if need is Need.RECOMMENDED and not training and name not in ("taetigkeit_freitext",):
            return False
        return conditions.get(name, lambda _: True)(values)

    names = [name for name in order if wanted(name)]
    if perspective == "vertretung":
        names.insert(names.index("bestaetigung"), "weitergabe_betrieb")
    return tuple(names)
