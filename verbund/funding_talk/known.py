"""What an interview or a needs record already says about a case: the profile before the first question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from verbund.funding import Profile

_QUALIFICATIONS = {"ja": "berufsabschluss", "nein": "ohne", "ausland_nicht_anerkannt": "ausland_nicht_anerkannt"}
_GOALS = {
    "berufsabschluss": "berufsabschluss", "teilqualifikation": "teilqualifikation", "zertifikat_schein": "anpassung",
    "teilnahmebescheinigung": "anpassung",
}  # fmt: skip
_IN_HOUSE = frozenset({"inhouse", "am_arbeitsplatz"})
_INDUSTRY = frozenset({"metall_elektro", "textil_bekleidung"})
_FORMATS = {"kurs_vor_ort": "praesenz", "online": "online_live", "gemischt": "gemischt"}
_COUNCIL = {"nicht_vorhanden": False, "vorhanden_offen": True, "vorhanden_einbezogen": True}
# A band says as much of the hours as its upper end; above the bound only that it is exceeded (121 of either kind).
_HOURS: Mapping[str, Mapping[str, Any]] = {
    "bis_1_tag": {"course_hours": 7},
    "2_5_tage": {"course_hours": 30},
    "bis_120_std": {"course_hours": 120, "hour_minutes": 60},
    "ueber_120_std": {"course_hours": 121},
}
_HOURS_SAID = re.compile(r"\b(\d{1,4})\s*(?P<unit>stunden|std\b|h\b|zeitstunden|ue\b|unterrichts\w+)", re.IGNORECASE)
_FREE = {"ja": True, "nein": False}
_OUTSIDE = "außerhalb"

# The chat is for people who have a job and for courses that are still to come. Both is said with the result.
ASSUMED: Mapping[str, Any] = {"person": "arbeitnehmer", "contract": "laufend", "applied_before_start": True}


def known_facts(
    values: Mapping[str, Any], place: Mapping[str, Any] | None = None, words: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Reads facts of a profile out of the fields of a need.

    Args:
        values: fields of the needs record, answered so far or saved.
        place: routing of the company's site, where it is not among the values.
        words: own words per field; a number of hours or heads in them is more exact than the band.

    Returns:
        Facts by name, without those that are not known.
    """
    place = place or values
    formats = set(values.get("format") or ())
    facts: dict[str, Any] = {
        **ASSUMED,
        "perspective": values.get("perspective"),
        "size_band": values.get("betriebsgroesse"),
        "qualification": _QUALIFICATIONS.get(values.get("berufsabschluss") or ""),
        "goal": _GOALS.get(values.get("nachweis") or ""),
        "works_council": _COUNCIL.get(values.get("betriebsrat") or ""),
        "in_working_time": _FREE.get(values.get("freistellung") or ""),
        "in_house": _in_house(formats, values.get("gemeinsam")),
        "course_format": _FORMATS.get(next(iter(formats))) if len(formats) == 1 else None,
        "duty_source": "keine" if values.get("pflicht") == "freiwillig" else None,
        "public_employer": False if values.get("branche") in _INDUSTRY else None,
        "works_in_bw": True if place.get("ags") else False if place.get("region") == _OUTSIDE else None,
    }
    facts |= _hours(values.get("dauer_rahmen"), (words or {}).get("dauer_rahmen", ""))
    return {name: value for name, value in facts.items() if value is not None}


def profile_of(facts: Mapping[str, Any], day: date) -> Profile:
    """Builds the profile; raises ProfileError where two facts contradict each other."""
    return Profile.from_mapping({**facts, "as_of": day})


def hours_said(text: str) -> dict[str, Any]:
    """A number of hours in somebody's words, with its unit where the words name one."""
    found = _HOURS_SAID.search(text)
    if found is None:
        return {}
    unit = found["unit"].lower()
    minutes = 45 if unit.startswith(("ue", "unterricht")) else 60 if unit.startswith("zeit") else None
    return {"course_hours": int(found[1]), "hour_minutes": minutes}


def _hours(band: str | None, words: str) -> dict[str, Any]:
    return hours_said(words) or dict(_HOURS.get(band or "", {}))


def _in_house(formats: set[str], together: str | None) -> bool | None:
    """Only for one company where it takes place at the workplace or must stay in the house."""
    if together == "ja":
        return False
    return True if formats and formats <= _IN_HOUSE else None
