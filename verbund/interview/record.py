"""Makes a need of a finished interview."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from verbund.interview.catalogue import FIELDS, is_training_need
from verbund.interview.state import Interview
from verbund.interview.world import World
from verbund.needs import Need
from verbund.routing import OUTSIDE, TEXTILE

CONSENT_VERSION = "2026-11"

# A need's id follows from its conversation, so that saving it twice after a fault is saving it once.
_NAMESPACE = uuid.UUID("6f1c1e3a-6a0e-5c0b-9a3f-2f6a0a8e5d11")

_COPIED = (
    "anlass", "situation", "ursache_art", "zielzustand", "stand_ist", "stand_soll", "zielgruppe_level", "pflicht",
    "dringlichkeit", "dauer_rahmen", "format", "zeitmodell", "schicht", "radius_km", "freistellung", "rahmen",
    "deutsch_unterstuetzung", "berufsabschluss", "nachweis", "bisher", "ort", "branche", "betriebsgroesse", "gemeinsam",
    "raum_angebot", "betriebsrat", "foerder_interesse", "taetigkeit_freitext", "thema_freitext",
)  # fmt: skip
_SHORTEST_TEXT = 3


def current_need_id(interview: Interview, conversation_id: str) -> str:
    """The id of the need being talked about: the committed one, or the next in the conversation."""
    if interview.is_saved and interview.saved:
        return interview.saved[-1]
    return str(uuid.uuid5(_NAMESPACE, f"{conversation_id}/{len(interview.saved) + 1}"))


def build_need(
    interview: Interview,
    conversation_id: str,
    world: World,
    today: date,
    retention_days: int,
    *,
    betrieb_ref: str | None = None,
    kontakt_ref: str | None = None,
) -> Need:
    """Builds the need that the interview gathered.

    Args:
        interview: the answers; every mandatory one is there.
        conversation_id: the conversation it belongs to.
        world: occupations and routing.
        today: the day it is created.
        retention_days: after how many days it is erased.
        betrieb_ref: key of the company, when it was named.
        kontakt_ref: key into the contact vault, when somebody wants to be contacted.

    Returns:
        The need, valid against the schema.
    """
    values = interview.values
    employee = values["perspective"] == "selbst"
    fields: dict[str, Any] = {name: values[name] for name in _COPIED if values.get(name) is not None}
    for name in ("thema_freitext", "zielzustand"):
        fields[name] = fields[name].ljust(_SHORTEST_TEXT, ".")
    occupation = world.occupations.find(values.get("taetigkeit_freitext") or "")
    branche = values.get("branche") or "unklar"
    return Need(
        **fields,
        **_site(interview, branche, world),
        need_id=current_need_id(interview, conversation_id),
        conversation_id=conversation_id,
        created_on=today,
        language_mode=interview.language_mode,
        perspective=values["perspective"],
        status="neu" if is_training_need(values) else "kein_weiterbildungsbedarf",
        branche_text=interview.words.get("branche", "")[: FIELDS["branche"].max_length] or _unnamed(branche),
        skill_ids=tuple(values.get("skill_ids") or ()),
        skill_zuordnung=interview.skill_certainty if values.get("skill_ids") else "offen",
        anzahl_personen=1 if employee else values["anzahl_personen"],
        kldb=occupation.kldb if occupation else None,
        weitergabe_betrieb=values.get("weitergabe_betrieb") or ("nein" if employee else "entfaellt"),
        betrieb_ref=betrieb_ref,
        kontakt_gewuenscht=kontakt_ref is not None,
        kontakt_ref=kontakt_ref,
        einwilligung_version=CONSENT_VERSION,
        loeschen_am=today + timedelta(days=retention_days),
        provenance={name: words for name, words in interview.words.items() if name in FIELDS},
    )


def _site(interview: Interview, branche: str, world: World) -> dict[str, Any]:
    place = interview.place
    return {
        "plz": place.get("plz"),
        "ags": place.get("ags"),
        "agentur": place.get("agentur"),
        "region": OUTSIDE if _abroad(place, branche) else world.router.region_for(place.get("ags"), branche),
    }


def _abroad(place: dict[str, Any], branche: str) -> bool:
    """A site in another Land has no Kreis here; only textile is served wherever it is."""
    return place.get("region") == OUTSIDE and not place.get("ags") and branche != TEXTILE


def _unnamed(branche: str) -> str | None:
    """The schema wants words for every other Branche; the button gives none."""
    return "andere" if branche == "andere" else None
