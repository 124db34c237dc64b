"""A report as CSV, and what a spreadsheet must not take for a formula."""

from __future__ import annotations

import csv
import io

from verbund.reports.document import Document

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"  # else Excel reads "Größe" as "GrÃ¶ÃŸe"
HEADER = ("Tabelle", "Titel", "Zeile", "Spalte", "Zahl")


def harmless(text: str) -> str:
    """Returns a text that no spreadsheet runs as a formula: one that begins like it gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(content: Document) -> str:
    """Lists every figure of a report in a line of its own, with the table and the query it stands for."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for name, value in content.facts:
        writer.writerow([harmless(name), harmless(value)])
    writer.writerow([])
    writer.writerow(HEADER)
    for sheet in content.sheets:
        for label, figures in sheet.lines:
            for column, figure in zip(sheet.header[1:], figures, strict=True):
                writer.writerow([harmless(text) for text in (sheet.id, sheet.title, label, column)] + [figure])
    writer.writerow([])
    writer.writerows([harmless(sheet.id), harmless(sheet.query)] for sheet in content.sheets)
    writer.writerow([])
    writer.writerows([harmless(note)] for note in content.protection)
    return out.getvalue()
