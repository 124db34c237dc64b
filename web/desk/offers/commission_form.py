"""Forms of an order: what the course must be, the criteria, the answers of providers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from verbund.offers.commission import (
    LONGEST_TEXT,
    MOST_CRITERIA,
    MOST_OUTCOMES,
    Commission,
    Quote,
    Refused,
    Specification,
)
from verbund.offers.reading import Unreadable, read_cents, read_number
from verbund.taxonomy import Taxonomy
from web.desk.offers.occasion import Occasion

LEVEL_GOALS = {2: "mit Unterstützung", 3: "selbstständig", 4: "so sicher, dass andere angeleitet werden können"}
TEXTS = ("title", "target_group", "format", "place", "dates", "languages", "credential")


def prefilled(occasion: Occasion, skills: list[str], words: Any) -> Specification:
    """Returns a start made of codes alone: no word of a person is in it.

    Args:
        occasion: the need or bundle, or none.
        skills: of the search that found nothing.
        words: what codes are called (`web.desk.words.Words`).
    """
    wish = occasion.wish
    skills = skills or list(wish.skill_ids if wish else ())
    names = [Taxonomy.load().label(skill) for skill in skills]
    level = wish.level if wish else None
    groups = dict.fromkeys(
        words.short("zielgruppe_level", one) for need in occasion.needs for one in need.zielgruppe_level or ()
    )
    formats = dict.fromkeys(words.short("format", one) for need in occasion.needs for one in need.format or ())
    known = [need.stand_ist for need in occasion.needs]
    place = " ".join(filter(None, (wish.plz, wish.ort))) if wish else ""
    return Specification(
        title=", ".join(names)[:120],
        skill_ids=tuple(skills),
        outcomes=tuple(f"{name}: {LEVEL_GOALS.get(level or 3, 'selbstständig')}" for name in names),
        target_group=", ".join(groups),
        level_from=min(known, default=None),
        level_to=level,
        min_group=None,
        max_group=occasion.persons if (occasion.persons or 1) > 1 else None,
        format=", ".join(formats),
        place=f"Raum {place}" if place else "",
        dates=f"Beginn bis {wish.latest_start:%d.%m.%Y}" if wish and wish.latest_start else "",
        languages="Deutsch, leicht verständlich" if wish and wish.german_support else "Deutsch",
    )


def read_specification(form: Any) -> Specification:
    """Reads the form; numbers that cannot be read raise `Refused`."""
    faults: list[str] = []

    def count(name: str, label: str, most: int) -> int | None:
        text = str(form.get(name, "")).strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= most:
            return int(text)
        faults.append(f"{label}: „{text[:20]}“ ist keine Zahl zwischen 1 und {most}.")
        return None

    value = None
    if typed := str(form.get("duration_value", "")).strip():
        try:
            value = read_number(typed)
        except Unreadable:
            faults.append(f"Dauer: „{typed[:20]}“ ist keine Zahl.")
    known = Taxonomy.load()
    unit = str(form.get("duration_unit", ""))
    azav = str(form.get("azav", "offen"))
    made = Specification(
        **{name: " ".join(str(form.get(name, "")).split())[: LONGEST_TEXT + 1] for name in TEXTS},
        skill_ids=tuple(str(one) for one in dict.fromkeys(form.getall("skill_ids", [])) if known.get(str(one)))[:3],
        outcomes=tuple(row.strip() for row in str(form.get("outcomes", "")).splitlines() if row.strip())[
            :MOST_OUTCOMES
        ],
        level_from=count("level_from", "Stufe am Anfang", 4),
        level_to=count("level_to", "Stufe am Ende", 4),
        min_group=count("min_group", "Gruppe mindestens", 999),
        max_group=count("max_group", "Gruppe höchstens", 999),
        duration_value=value,
        duration_unit=unit if unit in ("UE", "Stunden") else "",
        azav=azav if azav in ("ja", "nein", "offen") else "offen",
    )
    if faults:
        raise Refused(faults)
    return made


def read_criteria(form: Any) -> tuple[tuple[str, int], ...]:
    """Reads names and weights; empty rows are left out."""
    found = []
    for number in range(MOST_CRITERIA):
        name = " ".join(str(form.get(f"kriterium-{number}", "")).split())[:80]
        weight = str(form.get(f"gewicht-{number}", "")).strip()
        if name:
            found.append((name, int(weight) if weight.isascii() and weight.isdigit() and len(weight) < 4 else 0))
    return tuple(found)


def read_answer(form: Any, commission: Commission, quote: Quote) -> Quote:
    """Reads what a provider answered; raises `Refused`."""
    faults, price, points = [], None, {}
    if typed := str(form.get("preis", "")).strip():
        try:
            price = read_cents(typed)
        except Unreadable as error:
            faults.append(f"Preis: „{typed[:20]}“ ist {error}.")
    received = read_day(str(form.get("eingang", "")))
    for number, (name, _) in enumerate(commission.criteria):
        text = str(form.get(f"punkte-{number}", "")).strip()
        if text.isascii() and text.isdigit() and len(text) < 3:
            points[name] = int(text)
    if received is None and (price is not None or points):
        faults.append("Bitte tragen Sie den Tag ein, an dem die Antwort kam.")
    if faults:
        raise Refused(faults)
    return Quote(**{**vars(quote), "received_on": received, "price_cents": price, "points": points or None})


def read_day(text: str) -> date | None:
    """Reads a day of a date field; None for none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def typed_criteria(criteria: tuple[tuple[str, int], ...]) -> list[Mapping[str, Any]]:
    """Returns the rows of the form, with two empty ones."""
    rows = [{"name": name, "weight": weight} for name, weight in criteria]
    return rows + [{"name": "", "weight": ""}] * min(2, MOST_CRITERIA - len(rows))
