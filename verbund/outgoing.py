"""What of a need may leave the desk through the interface for other tools.

Codes, days and numbers only (domain report 7.3, rules 2, 6 and 9): no contact, no company, no word that somebody said, no
place below the Kreis, no occupation, nothing about a person's life (age, language, shift, care). Of who speaks for
themselves even Kreis and size of the company stay here, because both with a topic can be one single person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbund.needs import Need

FIELDS = (
    "need_id", "created_on", "status", "perspective", "region", "ags", "branche", "betriebsgroesse", "skill_ids",
    "skill_zuordnung", "anzahl_personen", "zielgruppe_level", "stand_ist", "stand_soll", "dringlichkeit", "zieldatum",
    "format", "zeitmodell", "dauer_rahmen", "radius_km", "gemeinsam", "pflicht", "nachweis", "foerder_interesse",
)  # fmt: skip
"""Fields of the record that may leave."""

WITHHELD_OF_EMPLOYEES = frozenset({"ags", "betriebsgroesse"})
LEFT_OF_WITHDRAWN = frozenset({"need_id", "status"})
WITHDRAWN = "zurueckgezogen"


@dataclass(frozen=True)
class FeedItem:
    """A need with what the interface needs to know beside it.

    Attributes:
        need: the need.
        updated_on: the day on which it was saved or last changed.
        position: where it stands in the order of saving.
    """

    need: Need
    updated_on: date
    position: int


def outgoing(item: FeedItem) -> Mapping[str, Any]:
    """Returns what others may have of a need; of one that was withdrawn only that it was."""
    need, record = item.need, item.need.to_record()
    names = FIELDS
    if need.status == WITHDRAWN:
        names = tuple(name for name in FIELDS if name in LEFT_OF_WITHDRAWN)
    elif need.perspective == "selbst":
        names = tuple(name for name in FIELDS if name not in WITHHELD_OF_EMPLOYEES)
    kept = {name: record[name] for name in names if record.get(name) is not None}
    return kept | {"updated_on": item.updated_on.isoformat()}
