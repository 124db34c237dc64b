"""Lays the list out as a PDF. The font is part of the project (DejaVu, free licence beside it) and embedded."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from verbund.funding_talk.checklist import Checklist, Route

FONTS = Path(__file__).parent / "fonts"
FONT = "DejaVu"
_MARGIN = 20
_TEXT, _SMALL, _HEADING, _TITLE = 10.5, 9, 13, 19
_LINE = 5.6
_BOX = 3.6


def as_pdf(content: Checklist) -> bytes:
    """Makes the PDF.

    Args:
        content: the list.

    Returns:
        The file, A4, with title, language and an embedded font.
    """
    sheet = _Sheet(content.footer)
    sheet.set_title(content.title)
    sheet.set_lang("de-DE")
    sheet.add_page()
    sheet.line_of_text(content.title, _TITLE, bold=True)
    sheet.line_of_text(content.subtitle)
    sheet.line_of_text(content.office, bold=True)
    sheet.heading(content.headings["schritte"])
    for number, step in enumerate(content.steps, 1):
        sheet.box(f"{number}. {step}")
    sheet.heading(content.headings["papiere"])
    for paper in content.papers:
        sheet.box(paper)
    sheet.line_of_text(content.papers_note, _SMALL)
    if content.routes:
        sheet.heading(content.headings["wege"])
        sheet.line_of_text(content.order_note, _SMALL)
        for route in content.routes:
            sheet.route(route)
    sheet.heading(content.headings["notizen"])
    sheet.ruled(5)
    return bytes(sheet.output())


class _Sheet(FPDF):
    """A4 with our font, a footer, and boxes to tick."""

    def __init__(self, footer: str) -> None:
        super().__init__(format="A4")
        self._said_below = footer
        self.add_font(FONT, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FONT, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(True, _MARGIN)

    def footer(self) -> None:
        """The day of print and the page, on every page."""
        self.set_y(-14)
        self.set_font(FONT, "", 8)
        self.cell(0, 5, f"{self._said_below}  Seite {self.page_no()}", align="C")

    def heading(self, text: str) -> None:
        self.ln(3)
        self.line_of_text(text, _HEADING, bold=True)
        self.ln(1)

    def line_of_text(self, text: str, size: float = _TEXT, *, bold: bool = False, indent: float = 0) -> None:
        self.set_font(FONT, "B" if bold else "", size)
        self.set_x(_MARGIN + indent)
        self.multi_cell(0, size * _LINE / _TEXT, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def box(self, text: str) -> None:
        """A line that can be ticked."""
        if self.will_page_break(_LINE):
            self.add_page()
        self.rect(_MARGIN, self.get_y() + 1, _BOX, _BOX)
        self.line_of_text(text, indent=_BOX + 3)
        self.ln(0.8)

    def route(self, route: Route) -> None:
        if self.will_page_break(_LINE * 5):
            self.add_page()
        self.line_of_text(route.name, bold=True)
        for label, text in route.lines:
            self.line_of_text(f"{label}: {text}", _SMALL, indent=4)
        for point in route.points:
            self.line_of_text(f"• {point}", _SMALL, indent=4)
        self.ln(2)

    def ruled(self, count: int) -> None:
        """Empty lines to write on."""
        for _ in range(count):
            if self.will_page_break(9):
                self.add_page()
            self.ln(9)
            self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
