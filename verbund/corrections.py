"""What follows from a manager's correction: codes that hang on each other change together, and stay valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from verbund import need_values as values
from verbund.need_list import DESK_FIELDS
from verbund.needs import LIST_FIELDS, Need, validate_record
from verbund.routing import Router
from verbund.tables import rows

CHOICES: Mapping[str, tuple[Any, ...]] = {
    "status": get_args(values.Status),
    "region": get_args(values.Region),
    "branche": get_args(values.Branche),
    "betriebsgroesse": get_args(values.Betriebsgroesse),
    "anlass": get_args(values.Anlass),
    "ursache_art": get_args(values.UrsacheArt),
    "stand_ist": (1, 2, 3, 4),
    "stand_soll": (2, 3, 4),
    "pflicht": get_args(values.Pflicht),
    "nachweis": get_args(values.Nachweis),
    "zielgruppe_level": get_args(values.ZielgruppeLevel),
    "berufsabschluss": get_args(values.Berufsabschluss),
    "deutsch_unterstuetzung": get_args(values.DeutschUnterstuetzung),
    "dringlichkeit": get_args(values.Dringlichkeit),
    "format": get_args(values.Format),
    "zeitmodell": get_args(values.Zeitmodell),
    "schicht": get_args(values.Schicht),
    "radius_km": get_args(values.RadiusKm),
    "dauer_rahmen": get_args(values.DauerRahmen),
    "freistellung": get_args(values.Freistellung),
    "rahmen": get_args(values.Rahmen),
    "gemeinsam": get_args(values.Gemeinsam),
    "raum_angebot": get_args(values.RaumAngebot),
    "betriebsrat": get_args(values.Betriebsrat),
    "foerder_interesse": get_args(values.FoerderInteresse),
}
"""Fields whose value is one of a list, or several of it (`LIST_FIELDS`)."""

MANDATORY = frozenset(("status", "region", "branche", "stand_ist", "dringlichkeit"))
"""Of these one value must stay (`knowledge/needs_record.schema.json`, `required`)."""

MOST_SKILLS = 3


class NotValid(ValueError):
    """The corrected record would break the schema; the message names fields and rules and no value."""


def completed(need: Need, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the changes with what follows from them.

    A skill a manager chose was assigned by a human; without any the assignment is open again. Kreis and Branche decide
    region and Agentur (`verbund.routing`), unless the manager names the region themselves.

    Args:
        need: as it stands.
        changes: field -> value.

    Returns:
        All changes.

    Raises:
        NotValid: the record would break the schema.
    """
    done = dict(changes)
    if "skill_ids" in done and "skill_zuordnung" not in done:
        done["skill_zuordnung"] = "mensch" if done["skill_ids"] else "offen"
    if "ags" in done:
        done.setdefault("agentur", _agentur(done["ags"]))
    if done.keys() & {"ags", "branche"} and "region" not in done:
        ags, branche = done.get("ags", need.ags), done.get("branche", need.branche)
        if ags or branche == "textil_bekleidung":
            done["region"] = Router.load().region_for(ags, branche)
    check(need, done)
    return done


def check(need: Need, changes: Mapping[str, Any]) -> None:
    """Raises `NotValid` if the need with these changes would break the schema in a way it does not already."""
    ours = {name: _tuple(name, value) for name, value in changes.items() if name not in DESK_FIELDS}
    faults = set(validate_record(replace(need, **ours).to_record())) - set(validate_record(need.to_record()))
    if faults:
        raise NotValid("; ".join(sorted(faults)))


def _tuple(name: str, value: Any) -> Any:
    return tuple(value) if name in LIST_FIELDS and value is not None else value


def _agentur(ags: str | None) -> str | None:
    return next((row["agentur"] for row in rows("places/kreise_bw.csv") if row["ags"] == ags), None)
