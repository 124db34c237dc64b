"""Lays the list out as a PDF."""

from __future__ import annotations

from verbund.funding_talk.checklist import Checklist, Route
from web.sheet import LINE, SMALL, Sheet


def as_pdf(content: Checklist) -> bytes:
    """Makes the PDF.

    Args:
        content: the list.

    Returns:
        The file, A4, with title, language and an embedded font.
    """
    sheet = Sheet(content.title, content.footer)
    sheet.line_of_text(content.subtitle)
    sheet.line_of_text(content.office, bold=True)
    sheet.heading(content.headings["schritte"])
    for number, step in enumerate(content.steps, 1):
        sheet.box(f"{number}. {step}")
    sheet.heading(content.headings["papiere"])
    for paper in content.papers:
        sheet.box(paper)
    sheet.line_of_text(content.papers_note, SMALL)
    if content.routes:
        sheet.heading(content.headings["wege"])
        sheet.line_of_text(content.order_note, SMALL)
        for route in content.routes:
            _route(sheet, route)
    sheet.heading(content.headings["notizen"])
    sheet.ruled(5)
    return bytes(sheet.output())


def _route(sheet: Sheet, route: Route) -> None:
    if sheet.will_page_break(LINE * 5):
        sheet.add_page()
    sheet.line_of_text(route.name, bold=True)
    for label, text in route.lines:
        sheet.line_of_text(f"{label}: {text}", SMALL, indent=4)
    for point in route.points:
        sheet.line_of_text(f"• {point}", SMALL, indent=4)
    sheet.ln(2)
