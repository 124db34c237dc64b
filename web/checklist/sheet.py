"""A sheet of A4 in our font. The font is part of the project (DejaVu, free licence beside it) and embedded."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

_FONTS = Path(__file__).parent / "fonts"
FONT = "DejaVu"
MARGIN = 20
TEXT, SMALL, _HEADING, _TITLE = 10.5, 9, 13, 19
LINE = 5.6
_BOX = 3.6


class Sheet(FPDF):
    """A4 with our font, a footer, and boxes to tick."""

    def __init__(self, footer: str, *, numbered: bool = True) -> None:
        super().__init__(format="A4")
        self._said_below = footer
        self._numbered = numbered
        self.add_font(FONT, "", _FONTS / "DejaVuSans.ttf")
        self.add_font(FONT, "B", _FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(True, MARGIN)

    def footer(self) -> None:
        """The day of print and the page, on every page."""
        self.set_y(-14)
        self.set_font(FONT, "", 8)
        self.cell(0, 5, f"{self._said_below}  Seite {self.page_no()}" if self._numbered else self._said_below, align="C")

    def heading(self, text: str) -> None:
        self.ln(3)
        self.line_of_text(text, _HEADING, bold=True)
        self.ln(1)

    def title_line(self, text: str) -> None:
        self.line_of_text(text, _TITLE, bold=True)

    def line_of_text(self, text: str, size: float = TEXT, *, bold: bool = False, indent: float = 0) -> None:
        self.set_font(FONT, "B" if bold else "", size)
        self.set_x(MARGIN + indent)
        self.multi_cell(0, size * LINE / TEXT, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def box(self, text: str) -> None:
        """A line that can be ticked."""
        if self.will_page_break(LINE):
            self.add_page()
        self.rect(MARGIN, self.get_y() + 1, _BOX, _BOX)
        self.line_of_text(text, indent=_BOX + 3)
        self.ln(0.8)

    def ruled(self, count: int) -> None:
        """Empty lines to write on."""
        for _ in range(count):
            if self.will_page_break(9):
                self.add_page()
            self.ln(9)
            self.line(MARGIN, self.get_y(), self.w - MARGIN, self.get_y())
