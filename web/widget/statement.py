"""`/barrierefreiheit`: what works, what does not yet, and whom to tell."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from web.keys import SETTINGS
from web.page.render import page

PATH = "/barrierefreiheit"
CHECKED = date(2026, 11, 25)
"""When the statement was last held against the chat; docs/accessibility.md says how."""


async def show(request: web.Request) -> web.Response:
    """The statement. Whoever operates the installation is reached as the chat says it too."""
    settings = request.app[SETTINGS]
    checked = f"{CHECKED.day}. November {CHECKED.year}"
    return page(
        request, "barrierefreiheit.html", contact=settings.contact, hours=settings.office_hours, checked=checked
    )


def routes() -> list[web.RouteDef]:
    """Returns the route of the statement."""
    return [web.get(PATH, show)]
