"""What to check about funding before a joint course is planned: facts of the data with their source, never a promise.

Source: domain report 1.5. Hours of the law and teaching units are not converted into each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from verbund.bundling.candidate import Candidate
from verbund.bundling.companies import least_companies
from verbund.funding.dated import Value
from verbund.funding.instruments import find_instrument

SECOND_HAND = "aus zweiter Hand, bitte dort nachfragen"
NO_CONVERSION = (
    "Ob die Stunden des Gesetzes und Unterrichtseinheiten gleich gezählt werden, sagt die Agentur für Arbeit. Rechnen Sie nicht "
    "selbst um."
)


def funding_notes(members: Sequence[Candidate], today: date) -> list[str]:
    """Returns what to check.

    Args:
        members: the needs of the bundle.
        today: the day whose figures count.
    """
    return [*_esf(members, today), *_law(members, today), NO_CONVERSION]


def _esf(members: Sequence[Candidate], today: date) -> list[str]:
    esf = find_instrument("esf_fachkurs")
    least, most, months = (esf.value_on(name, today) for name in ("stunden_von", "stunden_bis", "monate_bis"))
    if not (least and most and months):
        return []
    notes = [
        (f"{esf.name['standard']}: für überbetriebliche Kurse von {least.wert:.0f} bis {most.wert:.0f} {most.einheit} in höchstens "
        f"{months.wert:.0f} Monaten ({_source(most)}). Ein gemeinsamer Kurs kann passen, ein Kurs für nur einen Betrieb nicht.")
    ]
    if members and least_companies(members) < 2:
        notes.append("Bisher ist nur ein Betrieb sicher dabei: So ist der Kurs nicht überbetrieblich.")
    return notes


def _law(members: Sequence[Candidate], today: date) -> list[str]:
    law = find_instrument("sgb3_82")
    hours = law.value_on("mehr_als_stunden", today)
    if not hours:
        return []
    notes = [
        (f"{law.name['standard']} ({hours.fundstelle}): nur für mehr als {hours.wert:.0f} {hours.einheit}, mit zugelassener Maßnahme "
        "und zugelassenem Träger. Was der Betrieb ohnehin schulen muss, zählt nicht.")
    ]
    required = sum(one.duty == "vorgeschrieben" for one in members)
    if required:
        notes.append(f"Bei {required} von {len(members)} Bedarfen ist die Schulung vorgeschrieben.")
    return notes


def _source(value: Value) -> str:
    return value.fundstelle if value.checked.confirmed else f"{value.fundstelle}; {SECOND_HAND}"
