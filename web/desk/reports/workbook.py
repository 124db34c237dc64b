"""A report as a workbook: a sheet for what it is about, and one for each table."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verbund.reports.document import Document, Sheet
from verbund.reports.files import harmless
from verbund.reports.protection import REST

NO_TRICKS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


def as_xlsx(content: Document) -> bytes:
    """Makes the workbook; every text is written as text, and none of them begins like a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, NO_TRICKS)
    book.set_properties({"title": content.title, "created": datetime(content.day.year, content.day.month, content.day.day)})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    cover = book.add_worksheet("Bericht")
    cover.set_column(0, 0, 34)
    cover.set_column(1, 1, 90)
    lines: list[tuple[str, str]] = [(content.title, ""), *content.facts, ("", "")]
    for section in content.sections:
        lines += [(section.title, ""), *section.sums, ("", "")]
    lines += [(name, f"{amount} ({share})") for name, amount, share in content.costs]
    lines += [("Kosten", content.costs_note), ("", ""), *content.definitions, ("", "")]
    lines += [("Schutz der Zahlen", note) for note in content.protection]
    lines += [("", ""), *((f"Tabelle {sheet.id}", sheet.query) for sheet in content.sheets)]
    for row, (name, value) in enumerate(lines):
        _text(cover, row, 0, name, bold)
        _text(cover, row, 1, value, wrapped)
    for sheet in content.sheets:
        _table(book.add_worksheet(sheet.id), sheet, bold, wrapped)
    book.close()
    return out.getvalue()


def _table(page: Worksheet, sheet: Sheet, bold: Format, wrapped: Format) -> None:
    page.set_column(0, 0, 40)
    page.set_column(1, len(sheet.header) - 1, 16)
    _text(page, 0, 0, f"{sheet.id} {sheet.title}", bold)
    for column, name in enumerate(sheet.header):
        _text(page, 2, column, name, bold)
    for row, (label, figures) in enumerate(sheet.lines, start=3):
        _text(page, row, 0, label, wrapped)
        for column, figure in enumerate(figures, start=1):
            page.write_number(row, column, figure)
    page.freeze_panes(3, 1)
    if sheet.merged:
        _text(page, 4 + len(sheet.lines), 0, f"„{REST}“: kleinere Zeilen, die nicht einzeln gezeigt werden.", wrapped)


def _text(page: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    page.write_string(row, column, harmless(text), form)
