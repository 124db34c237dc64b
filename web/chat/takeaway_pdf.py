"""Lays the sheet to take along out as a PDF."""

from __future__ import annotations

from datetime import date

from verbund.german_days import day_in_words
from web.chat.takeaway import SavedNeed, Takeaway
from web.sheet import SMALL, TEXT, Sheet

CODE_SIZE = 17


def takeaway_pdf(content: Takeaway, address: str, today: date) -> bytes:
    """Makes the PDF.

    Args:
        content: what stands on it.
        address: where the code is entered.
        today: the day in the footer.

    Returns:
        The file, A4, with title, language and an embedded font.
    """
    words = content.words
    sheet = Sheet(words["titel"], words["fuss"].format(tag=day_in_words(today)))
    sheet.line_of_text(words["einleitung"])
    for need in content.needs:
        _need(sheet, need, words["code"], words["bis"])
    sheet.ln(3)
    sheet.line_of_text(words["code_erklaert"].format(adresse=address))
    sheet.heading(words["weiter"])
    for step in words["schritte"]:
        sheet.line_of_text(f"• {step}")
    if content.contact:
        sheet.ln(2)
        sheet.line_of_text(words["fragen"].format(kontakt=content.contact), bold=True)
        if content.office_hours:
            sheet.line_of_text(words["zeiten"].format(zeiten=content.office_hours))
    return bytes(sheet.output())


def _need(sheet: Sheet, need: SavedNeed, code: str, until: str) -> None:
    sheet.ln(3)
    sheet.line_of_text(code.format(code=need.code), CODE_SIZE, bold=True)
    sheet.line_of_text(until.format(tag=need.until), SMALL)
    for section in need.sections:
        sheet.heading(section.title)
        for line in section.lines:
            sheet.line_of_text(f"{line.label}: {line.value}", TEXT)
