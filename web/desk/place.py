"""Where in which list a need was opened, as addresses carry it from page to page."""

from __future__ import annotations

from aiohttp import web

from web.desk.queue_form import QueueForm


def position(request: web.Request) -> int | None:
    """Returns the place in the list, counted from 1; None when the need was opened from elsewhere."""
    text = request.query.get("platz", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 and int(text) else None


def list_query(request: web.Request) -> str:
    """Returns the query that leads back to the same list and place."""
    here = position(request)
    return QueueForm.read(request.query).query(**({"platz": here} if here else {}))
