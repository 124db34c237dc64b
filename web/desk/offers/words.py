"""Offers in plain German: single values as they stand on a card, the same for every provider."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from verbund.german_days import day_in_digits
from verbund.offers.offer import Offer

NOTHING = "keine Angabe"

WAYS: Mapping[str, str] = {
    "praesenz": "vor Ort", "online": "online, feste Zeiten", "gemischt": "teils online, teils vor Ort", "selbst": "im eigenen Tempo",
}  # fmt: skip
KINDS: Mapping[str, str] = {
    "offen": "offen für alle", "verbundkurs": "Kurs des Verbundes", "inhouse": "nur im Betrieb", "hersteller": "vom Hersteller",
}  # fmt: skip
CLOCK: Mapping[str, str] = {"vollzeit": "ganze Tage", "teilzeit": "Teilzeit oder berufsbegleitend"}
SKILL_STATES: Mapping[str, str] = {
    "sicher": "sicher", "pruefen": "bitte prüfen", "offen": "offen", "mensch": "von Hand",
}  # fmt: skip
FILTERS: Mapping[str, str] = {
    "stufe": "Stufe", "beginn": "Beginn", "umkreis": "Umkreis", "form": "Form", "inhouse": "im eigenen Betrieb", "sprache": "Sprache",
    "deutsch": "leichtes Deutsch", "zeit": "Zeit", "schicht": "für Schicht geeignet", "nachweis": "Nachweis", "plaetze": "Plätze",
    "esf": "ESF-Fachkurs", "azav": "AZAV", "zuordnung": "Kompetenz geprüft",
}  # fmt: skip
FITS = ("erfüllt alle Wünsche", "ein Wunsch ist offen", "mehrere Wünsche sind offen")
CREDENTIALS: Mapping[str, str] = {
    "zertifikat_schein": "Zertifikat oder Schein", "teilqualifikation": "Teilqualifikation", "berufsabschluss": "Berufsabschluss",
}  # fmt: skip
SORTS: Mapping[str, str] = {"start": "Starttermin", "distance": "Entfernung", "days": "Anzahl der Tage"}
_THREE: Mapping[str, str] = {"ja": "ja", "nein": "nein", "unbekannt": NOTHING}


def day(value: date) -> str:
    """Returns a day as it is written in German."""
    return day_in_digits(value, "\N{NO-BREAK SPACE}")


def euros(cents: int | None) -> str | None:
    """Returns an amount of money, None for none."""
    if cents is None:
        return None
    whole, rest = divmod(cents, 100)
    return f"{whole:,}".replace(",", ".") + (f",{rest:02}" if rest else "") + "\N{NO-BREAK SPACE}€"


def number(value: float) -> str:
    """Returns a number with a German comma."""
    return f"{value:g}".replace(".", ",")


def duration(offer: Offer) -> str:
    """Returns the duration in the unit of the source; units are not turned into each other."""
    parts = []
    if offer.duration_value:
        parts.append(f"{number(offer.duration_value)} {offer.duration_unit}")
    if offer.days:
        parts.append("1 Tag" if offer.days == 1 else f"{offer.days} Tage")
    if not parts and offer.duration_text:
        parts.append(offer.duration_text)
    return ", ".join(parts) or NOTHING


def price(offer: Offer) -> str:
    """Returns the price; what is missing is said to be missing, never 0."""
    vat = {"inkl": " inkl. MwSt.", "zzgl": " zzgl. MwSt.", "frei": " ohne MwSt."}.get(offer.vat or "", "")
    parts = []
    if offer.price_per_person:
        parts.append(f"{euros(offer.price_per_person)} je Person{vat}")
    if offer.price_group:
        parts.append(f"{euros(offer.price_group)} je Gruppe{vat}")
    if offer.exam_fee:
        parts.append(f"Prüfung {euros(offer.exam_fee)}")
    return ", ".join(parts) or NOTHING


def start(offer: Offer, today: date, most: int = 3) -> str:
    """Returns the next starts."""
    coming = [one for one in offer.start_dates if one >= today]
    parts = [day(one) for one in coming[:most]]
    if len(coming) > most:
        parts.append(f"und {len(coming) - most} weitere")
    if offer.on_request:
        parts.append("nach Absprache")
    return ", ".join(parts) or NOTHING


def place(offer: Offer, distance: float | None) -> str:
    """Returns where it is, and how far away."""
    if offer.online:
        return "online"
    where = " ".join(part for part in (offer.plz, offer.place) if part) or NOTHING
    return where if distance is None else f"{where}, etwa {round(distance)} km"


def three(value: str) -> str:
    """Returns yes, no, or that the source does not say."""
    return _THREE[value]


def azav(offer: Offer) -> str:
    """Returns what is known of both approvals."""
    measure = {"ja": "Kurs zugelassen", "nein": "Kurs nicht zugelassen", "unbekannt": NOTHING}[offer.azav_measure]
    if offer.azav_until and offer.azav_measure == "ja":
        measure += f" bis {day(offer.azav_until)}"
    provider = {"ja": ", Anbieter zugelassen", "nein": ", Anbieter nicht zugelassen"}.get(offer.azav_provider, "")
    return measure + provider


def level(offer: Offer) -> str:
    """Returns the levels it leads from and to."""
    if offer.level_from is None and offer.level_to is None:
        return NOTHING
    return f"Stufe {offer.level_from or 1} bis {offer.level_to or 4}"
