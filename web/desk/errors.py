"""Errors of the desk as pages that a manager can act on, with nothing about our insides."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from web.desk.render import render
from web.store_access import StoreUnavailable

RETRY_SECONDS = "60"

PAGES = {
    403: (
        "Das hat nicht geklappt",
        "Die Seite war zu lange offen. Nichts wurde geändert. Bitte laden Sie sie neu und versuchen Sie es wieder.",
    ),
    404: ("Nicht gefunden", "Diese Seite gibt es nicht, oder sie gehört nicht zu Ihren Regionen."),
    405: ("Nicht möglich", "Diese Seite kann man so nicht aufrufen."),
    413: ("Zu viel Text", "Das Formular war zu groß. Nichts wurde geändert."),
    503: (
        "Gerade nicht erreichbar",
        "Die Daten sind nicht erreichbar. Nichts wurde geändert. Bitte versuchen Sie es in einer Minute noch einmal.",
    ),
}


@web.middleware
async def error_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Shows a page for each error of `PAGES`; whatever else is raised is the application's business."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status not in PAGES:
            raise
        return _page(request, error.status)
    except StoreUnavailable:
        response = _page(request, 503)
        response.headers["Retry-After"] = RETRY_SECONDS
        return response


def _page(request: web.Request, status: int) -> web.Response:
    title, sentence = PAGES[status]
    return render(request, "fehler.html", {"title": title, "sentence": sentence}, status)
