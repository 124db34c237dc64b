"""An order as a PDF: the specification that all providers get alike, or the whole note for the files."""

from __future__ import annotations

from datetime import date

from verbund.offers.commission import Commission, Specification, points_of
from verbund.taxonomy import Taxonomy
from web.desk.offers.words import NOTHING, day, euros, number
from web.sheet import SMALL, Sheet


def as_pdf(commission: Commission, whole: bool, today: date) -> bytes:
    """Makes the PDF.

    Args:
        commission: the order.
        whole: with providers, points and decision; else only what providers may read.
        today: the day of print.
    """
    spec = commission.specification
    title = "Vergabevermerk" if whole else "Leistungsbeschreibung"
    sheet = Sheet(f"{title}: {spec.title}", f"Qualifizierungsverbund, Stand {day(today)}.")
    sheet.line_of_text("Alle angefragten Anbieter erhalten dieselbe Beschreibung.", SMALL)
    for label, text in specification_lines(spec):
        sheet.heading(label)
        sheet.line_of_text(text)
    sheet.heading("Wie Angebote verglichen werden")
    for name, weight in commission.criteria:
        sheet.line_of_text(f"• {name}: {weight} von 100", indent=4)
    sheet.line_of_text("Je Kriterium 0 bis 5 Punkte.", SMALL)
    if whole:
        _note(sheet, commission)
    return bytes(sheet.output())


def specification_lines(spec: Specification) -> list[tuple[str, str]]:
    """Returns label and text of each part, as it is shown and printed."""
    group = " bis ".join(str(one) for one in (spec.min_group, spec.max_group) if one)
    levels = (
        f"von Stufe {spec.level_from or 1} bis Stufe {spec.level_to or 4}"
        if spec.level_from or spec.level_to
        else NOTHING
    )
    length = (
        f"{number(spec.duration_value)} {spec.duration_unit}"
        if spec.duration_value
        else "nach Lernbedarf, bitte vorschlagen"
    )
    return [
        ("Kompetenzen", ", ".join(Taxonomy.load().label(skill) for skill in spec.skill_ids) or NOTHING),
        ("Ziele: Die Teilnehmenden können danach", "\n".join(f"• {one}" for one in spec.outcomes)),
        ("Zielgruppe", spec.target_group or NOTHING),
        ("Niveau", levels + " (1 neu im Thema, 2 mit Unterstützung, 3 selbstständig, 4 kann andere anleiten)"),
        ("Gruppe", f"{group} Personen" if group else NOTHING),
        ("Dauer", length),
        ("Form", spec.format or NOTHING),
        ("Ort", spec.place or NOTHING),
        ("Termine", spec.dates or NOTHING),
        ("Sprache", spec.languages or NOTHING),
        ("Nachweis", spec.credential or NOTHING),
        ("AZAV-Zulassung des Kurses", {"ja": "nötig", "nein": "nicht nötig", "offen": "noch offen"}[spec.azav]),
    ]


def _note(sheet: Sheet, commission: Commission) -> None:
    sheet.heading("Gefragte Anbieter")
    if not commission.quotes:
        sheet.line_of_text("Noch niemand.")
    for quote in commission.quotes:
        linked = " (mit einem Projektpartner verbunden)" if quote.linked else ""
        sheet.line_of_text(quote.provider_name + linked, bold=True)
        answered = (
            f"Antwort am {day(quote.received_on)}, Preis {euros(quote.price_cents) or NOTHING}"
            if quote.received_on
            else "keine Antwort"
        )
        sheet.line_of_text(f"Gefragt am {day(quote.asked_on)}; {answered}", SMALL, indent=4)
        points = points_of(commission, quote)
        for name, weight in commission.criteria:
            if name in (quote.points or {}):
                sheet.line_of_text(f"{name} ({weight}): {(quote.points or {})[name]} Punkte", SMALL, indent=4)
        if points is not None:
            sheet.line_of_text(f"Gewichtet: {number(round(points, 2))} von 5", SMALL, indent=4)
    sheet.heading("Entscheidung")
    decision = commission.decision
    if decision is None:
        sheet.line_of_text("Aufgehoben." if commission.state == "aufgehoben" else "Noch offen.")
        return
    chosen = commission.quote(decision.provider_key)
    sheet.line_of_text(f"Auftrag an: {chosen.provider_name if chosen else decision.provider_key}", bold=True)
    sheet.line_of_text(f"Begründung: {decision.reason}")
    if decision.fewer_reason:
        sheet.line_of_text(f"Weniger als drei gefragt, weil: {decision.fewer_reason}")
    sheet.line_of_text(f"Entschieden von {decision.decided_by} am {day(decision.decided_on)}.")
    if decision.checked_by and decision.checked_on:
        sheet.line_of_text(f"Geprüft von {decision.checked_by} am {day(decision.checked_on)}.")
    elif commission.state == "zweite_person":
        sheet.line_of_text("Gilt erst, wenn eine zweite Person geprüft hat.")
