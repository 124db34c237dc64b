"""Which needs a list shows, in which order, and how a manager's correction of one is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from verbund import need_values as values

NeedSort = Literal["newest", "oldest", "urgent", "unsure", "due", "status", "place"]

DESK_FIELDS = frozenset(("owner", "due_on"))
"""What the Verbund itself notes at a need: who looks after it, and until when. No part of the record."""

CORRECTABLE_FIELDS = DESK_FIELDS | frozenset(
    (
        "status", "skill_ids", "skill_zuordnung", "region", "ags", "agentur", "kldb", "branche", "betrieb_ref",
        "betriebsgroesse", "anlass", "ursache_art", "stand_ist", "stand_soll", "pflicht", "nachweis",
        "anzahl_personen", "zielgruppe_level", "berufsabschluss", "deutsch_unterstuetzung", "dringlichkeit",
        "zieldatum", "format", "zeitmodell", "schicht", "radius_km", "dauer_rahmen", "freistellung", "rahmen",
        "gemeinsam", "raum_angebot", "betriebsrat", "foerder_interesse",
    )
)  # fmt: skip
"""Codes a manager may correct; a person's words stay as they were said (domain report 1.4, "Verbatim plus code").

Not the perspective: it decides who may learn of the need.
"""


OWN_FIELDS = frozenset(("thema_freitext", "zielzustand", "situation", "weitergabe_betrieb"))
"""What the person alone may change later, with the code of the need."""

PERSON = "Person"
"""Who changed it, when it was the person whose need it is."""


class NotCorrectable(ValueError):
    """The field may not be changed by whoever asks: a person's words by others, a code by the person."""


class Overtaken(Exception):
    """Somebody else changed the need after it was read; nothing was written."""


@dataclass(frozen=True, kw_only=True)
class NeedFilter:
    """What a need must be like to be listed; an empty filter lists all.

    Attributes:
        regions, statuses, perspectives, branchen, dringlichkeiten, zuordnungen: one of these, where any are given.
        without_withdrawn: leaves out what was withdrawn.
        stand_ist: the level today, 1 to 4.
        zielgruppe: this group is among those who learn.
        owner: looked after by this manager; an empty text means by nobody.
        due_until: to be looked at on this day or earlier.
        label_id: carries this label.
        words: all of these stand in the need, in any place and any case; umlauts may be spelt out.
        ags: in this Kreis.
        skill_id: maps to this skill.
        skill_group: maps to a skill of this group (`AUT`).
        trial: only those of sites in test mode, which are left out of every other list.
        created_from, created_to: put on record on these days or between them.
    """

    regions: tuple[values.Region, ...] = ()
    statuses: tuple[values.Status, ...] = ()
    perspectives: tuple[values.Perspective, ...] = ()
    branchen: tuple[values.Branche, ...] = ()
    dringlichkeiten: tuple[values.Dringlichkeit, ...] = ()
    zuordnungen: tuple[values.SkillZuordnung, ...] = ()
    without_withdrawn: bool = False
    stand_ist: int | None = None
    zielgruppe: values.ZielgruppeLevel | None = None
    owner: str | None = None
    due_until: date | None = None
    label_id: int | None = None
    words: tuple[str, ...] = ()
    ags: str | None = None
    skill_id: str | None = None
    skill_group: str | None = None
    trial: bool = False
    created_from: date | None = None
    created_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One field of a need changed by a manager, or by the person (`who` is `PERSON`).

    `revision` is that of the need after the change; fields changed together share it.
    """

    need_id: str
    changed_on: date
    who: str
    field: str
    before: Any
    after: Any
    revision: int = 0

    def outlasts(self, said: Any) -> bool:
        """Says whether the change stays when the conversation saves the need once more.

        A manager's always stays: a message processed twice must not undo it. For a change of the person's own the
        conversation is the same person again. What it held before the change is a repetition and is dropped; anything
        else was said later and counts.

        Args:
            said: the value that the conversation wants to save.
        """
        if self.who != PERSON:
            return True
        if self.field == "kontakt_gewuenscht":
            return False  # follows from the contact vault, which the withdrawal has emptied
        if (self.field, said) == ("weitergabe_betrieb", "nein"):
            return False  # where it is not clear which came last, nobody is told
        return said == self.before
