"""Which needs a list shows, in which order, and how a manager's correction of one is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from verbund import need_values as values

NeedSort = Literal["newest", "oldest", "urgent", "status", "place"]

CORRECTABLE_FIELDS = frozenset(
    ("status", "skill_ids", "skill_zuordnung", "region", "ags", "agentur", "kldb", "branche", "betrieb_ref")
)
"""Codes a manager may correct; a person's words stay as they were said (domain report 1.4, "Verbatim plus code")."""


class NotCorrectable(ValueError):
    """The field holds a person's own words or answer, which nobody else changes."""


@dataclass(frozen=True, kw_only=True)
class NeedFilter:
    """What a need must be like to be listed; an empty filter lists all.

    Attributes:
        regions, statuses, perspectives, branchen, dringlichkeiten: one of these, where any are given.
        ags: in this Kreis.
        skill_id: maps to this skill.
        skill_group: maps to a skill of this group (`AUT`).
        created_from, created_to: put on record on these days or between them.
    """

    regions: tuple[values.Region, ...] = ()
    statuses: tuple[values.Status, ...] = ()
    perspectives: tuple[values.Perspective, ...] = ()
    branchen: tuple[values.Branche, ...] = ()
    dringlichkeiten: tuple[values.Dringlichkeit, ...] = ()
    ags: str | None = None
    skill_id: str | None = None
    skill_group: str | None = None
    created_from: date | None = None
    created_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One field of a need changed by a manager."""

    need_id: str
    changed_on: date
    who: str
    field: str
    before: Any
    after: Any
