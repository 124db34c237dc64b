"""A4 as PDF with our font (DejaVu, free licence beside it, embedded), a footer, headings, text and boxes to tick."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS = Path(__file__).parent / "checklist" / "fonts"
FONT = "DejaVu"
_MARGIN = 20
TEXT, SMALL, HEADING, TITLE = 10.5, 9, 13, 19
LINE = 5.6
_BOX = 3.6


class Sheet(FPDF):
    """A document.

    Args:
        title: of the document.
        said_below: stands on every page, beside its number.
    """

    def __init__(self, title: str, said_below: str) -> None:
        super().__init__(format="A4")
        self._said_below = said_below
        self.add_font(FONT, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FONT, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(True, _MARGIN)
        self.set_title(title)
        self.set_lang("de-DE")
        self.add_page()
        self.line_of_text(title, TITLE, bold=True)

    def footer(self) -> None:
        """What is said below, and the page, on every page."""
        self.set_y(-14)
        self.set_font(FONT, "", 8)
        self.cell(0, 5, f"{self._said_below}  Seite {self.page_no()}", align="C")

    def heading(self, text: str) -> None:
        """A heading; it does not stand alone at the end of a page."""
        if self.will_page_break(LINE * 4):
            self.add_page()
        self.ln(3)
        self.line_of_text(text, HEADING, bold=True)
        self.ln(1)

    def line_of_text(self, text: str, size: float = TEXT, *, bold: bool = False, indent: float = 0) -> None:
        """A paragraph."""
        self.set_font(FONT, "B" if bold else "", size)
        self.set_x(_MARGIN + indent)
        self.multi_cell(0, size * LINE / TEXT, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def box(self, text: str) -> None:
        """A line that can be ticked."""
        if self.will_page_break(LINE):
            self.add_page()
        self.rect(_MARGIN, self.get_y() + 1, _BOX, _BOX)
        self.line_of_text(text, indent=_BOX + 3)
        self.ln(0.8)

    def ruled(self, count: int) -> None:
        """Empty lines to write on."""
        for _ in range(count):
            if self.will_page_break(9):
                self.add_page()
            self.ln(9)
            self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
