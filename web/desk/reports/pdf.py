"""A report as a PDF to be handed in: A4, embedded font, a picture beside a table, every table with its query."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from fpdf import FPDF
from fpdf.enums import TableHeadingsDisplay, XPos, YPos
from fpdf.fonts import FontFace

from verbund.reports.document import Document, Section, Sheet
from verbund.reports.protection import REST
from web.desk.reports import charts
from web.sheet import FONT, FONTS

_MARGIN = 20
_TEXT, _SMALL, _HEADING, _TITLE = 10, 8.5, 13, 20
_LINE = 0.53  # height of a line in millimetres for each point of the font
_FIGURE_WIDTH = 31
_SMALLEST = 5.5


def as_pdf(content: Document) -> bytes:
    """Lays the report out.

    Args:
        content: the report.

    Returns:
        The file. It says the day it was published and no time, so the same report gives the same text every time.
    """
    paper = _Paper(content)
    paper.add_page()
    paper.text_block(content.title, _TITLE, bold=True)
    paper.pairs(content.facts)
    number = 1
    for section in content.sections:
        paper.section(number, section)
        number += 1
    paper.heading(f"{number}. Kosten und Beiträge")
    if content.costs:
        paper.grid(("", "Betrag", "Anteil"), [(name, (amount, share)) for name, amount, share in content.costs])
    paper.text_block(content.costs_note, _SMALL)
    paper.heading(f"{number + 1}. Was wie gezählt wird")
    paper.pairs(content.definitions)
    paper.heading(f"{number + 2}. Schutz der Zahlen")
    for note in content.protection:
        paper.text_block(f"• {note}")
    paper.heading("Anhang: Tabellen und ihre Abfragen")
    paper.pairs([(f"{sheet.id}", f"{sheet.title}. {sheet.query}") for sheet in content.sheets])
    return bytes(paper.output())


def midnight(day: date) -> datetime:
    """Returns what a file is dated by: the day, and no hour at which somebody worked."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


class _Paper(FPDF):
    def __init__(self, content: Document) -> None:
        super().__init__(format="A4")
        facts = dict(content.facts)
        self._below = f"{content.title}, {facts['Region']}, {facts['Zeitraum']}"
        self.add_font(FONT, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FONT, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(True, _MARGIN)
        self.set_title(f"{content.title} {facts['Region']} {facts['Zeitraum']}")
        self.set_lang("de-DE")
        self.set_creation_date(midnight(content.day))
        self.alias_nb_pages("{{seiten}}")

    def footer(self) -> None:
        """What it is, and the page of how many."""
        self.set_y(-14)
        self.set_font(FONT, "", 7.5)
        self.cell(0, 5, f"{self._below}  ·  Seite {self.page_no()} von {{{{seiten}}}}", align="C")

    def heading(self, text: str) -> None:
        if self.will_page_break(25):
            self.add_page()
        self.ln(4)
        self.start_section(text)
        self.text_block(text, _HEADING, bold=True)
        self.ln(1)

    def text_block(self, text: str, size: float = _TEXT, *, bold: bool = False) -> None:
        self.set_font(FONT, "B" if bold else "", size)
        self.multi_cell(0, size * _LINE, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def pairs(self, pairs: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> None:
        for name, value in pairs:
            self.text_block(f"{name}: {value}")
            self.ln(0.7)

    def section(self, number: int, section: Section) -> None:
        self.heading(f"{number}. {section.title}")
        self.pairs(section.sums)
        for sheet in section.sheets:
            self.sheet(sheet)

    def sheet(self, sheet: Sheet) -> None:
        picture = charts.height(sheet) * self.epw / charts.WIDTH if sheet.chart else 0
        if self.will_page_break(picture + 35):
            self.add_page()
        self.ln(3)
        self.text_block(f"Tabelle {sheet.id}: {sheet.title}", _TEXT, bold=True)
        if sheet.chart:
            self.image(
                io.BytesIO(charts.png(sheet)), w=self.epw, keep_aspect_ratio=True,
                alt_text=f"{charts.name(sheet)}. {charts.description(sheet)}",
            )  # fmt: skip
        self.grid(sheet.header, [(label, tuple(map(str, figures))) for label, figures in sheet.lines])
        if sheet.merged:
            self.text_block(f"„{REST}“: kleinere Zeilen, die nicht einzeln gezeigt werden.", _SMALL)

    def grid(self, header: tuple[str, ...], lines: list[tuple[str, tuple[str, ...]]]) -> None:
        self.set_font(FONT, "", _SMALL)
        columns = len(header) - 1
        width = min(_FIGURE_WIDTH, self.epw * 0.7 / columns)
        heading = FontFace(emphasis="BOLD", size_pt=self._whole_words(header[1:], width))
        with self.table(
            col_widths=(self.epw - width * columns, *([width] * columns)), text_align=("LEFT", *(["RIGHT"] * columns)),
            headings_style=heading, borders_layout="HORIZONTAL_LINES", line_height=_SMALL * _LINE + 1,
            repeat_headings=TableHeadingsDisplay.ON_TOP_OF_EVERY_PAGE, width=self.epw,
        ) as table:  # fmt: skip
            for label, figures in [(header[0], header[1:]), *lines]:
                row = table.row()
                for text in (label, *figures):
                    row.cell(text)
        self.ln(1)

    def _whole_words(self, texts: tuple[str, ...], width: float) -> float:
        """Returns the size in points at which no word of a heading is broken."""
        size = _SMALL
        while size > _SMALLEST:
            self.set_font(FONT, "B", size)
            if all(self.get_string_width(word) <= width - 2 * self.c_margin for text in texts for word in text.split()):
                break
            size -= 0.5
        self.set_font(FONT, "", _SMALL)
        return size
