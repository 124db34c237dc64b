"""The poster for the shop floor: one A4 page, big words, a QR code."""

from __future__ import annotations

from io import BytesIO

import segno
from fpdf.enums import XPos, YPos

from verbund.settings import Settings
from verbund.sites.site import Site
from web.checklist.sheet import FONT, MARGIN, Sheet
from web.desk.site_words import form_address, short_address, texts

TITLE, SENTENCE, POINT, ADDRESS, SMALL = 40, 22, 17, 20, 11
CODE = 95  # millimetres: read from two metres away
BLACK, WHITE = "#000000", "#ffffff"


def poster_pdf(settings: Settings, site: Site) -> bytes:
    """Makes the poster.

    Args:
        settings: the address of the installation and its contact.
        site: whose poster it is.

    Returns:
        The file, one page of A4, with title, language and an embedded font.
    """
    words = texts()["aushang"]
    sheet = Sheet(words["fuss"], numbered=False)
    sheet.set_title(words["titel"])
    sheet.set_lang("de-DE")
    sheet.add_page()
    _centred(sheet, words["titel"], TITLE, bold=True)
    sheet.ln(3)
    _centred(sheet, words["satz"], SENTENCE)
    sheet.ln(4)
    address = short_address(settings, site)
    code = BytesIO()
    segno.make(address, error="q").save(code, kind="png", scale=12, border=4, dark=BLACK, light=WHITE)
    sheet.image(code, x=(sheet.w - CODE) / 2, w=CODE, alt_text=address)
    _centred(sheet, words["adresse"], SMALL)
    _centred(sheet, address.partition("://")[2], ADDRESS, bold=True)  # what has to be typed
    sheet.ln(5)
    for point in words["punkte"]:
        sheet.line_of_text(f"• {point}", POINT)
        sheet.ln(1)
    sheet.ln(2)
    sheet.line_of_text(f"{words['formular']} {form_address(settings, site)}", SMALL)
    contact = site.contact or settings.contact
    if contact:
        sheet.line_of_text(words["kontakt"].format(kontakt=contact), SMALL)
    return bytes(sheet.output())


def _centred(sheet: Sheet, text: str, size: float, *, bold: bool = False) -> None:
    """One or more lines in the middle; a long address gets smaller until it fits in one."""
    sheet.set_font(FONT, "B" if bold else "", size)
    width = sheet.w - 2 * MARGIN
    if " " not in text:
        while sheet.get_string_width(text) > width - 2:
            size -= 1
            sheet.set_font(FONT, "B" if bold else "", size)
    sheet.multi_cell(0, size * 0.5, text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
