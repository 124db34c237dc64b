"""`GET /api/v1/sites/{site}`: what the widget needs before anybody opens it. No cookie, nothing of a person."""

from __future__ import annotations

import re

from aiohttp import web

from verbund.sites.site import DEFAULT, Site, site_or_default
from web.chat.shapes import Json
from web.keys import SETTINGS, STORE
from web.problems import Problem

PATH = "/api/v1/sites/{site}"
KEPT = "public, max-age=60"
_KEY = re.compile(r"[a-z0-9-]{1,64}")


async def site_info(request: web.Request) -> web.Response:
    """Answers with the site; the default one is always there."""
    site = await known_site(request, request.match_info["site"])
    settings = request.app[SETTINGS]
    body = site_json(site, settings.contact, settings.office_hours)
    # The headers of access differ by origin, so a shared cache must keep one answer for each.
    return web.json_response(body, headers={"Cache-Control": KEPT, "Vary": "Origin"})


async def known_site(request: web.Request, key: str) -> Site:
    """Returns a site that was set up, or the default one.

    Raises:
        Problem: there is no such site.
    """
    found = await request.config_dict[STORE].read(lambda uow: uow.sites.get(key)) if _KEY.fullmatch(key) else None
    if found is None and key != DEFAULT:
        raise Problem("seite_unbekannt")
    return site_or_default(found, key)


def site_json(site: Site, contact: str, office_hours: str) -> Json:
    """Returns a site as the widget reads it.

    Args:
        site: the site.
        contact, office_hours: those of the installation, for a site that has none of its own.
    """
    own = bool(site.contact)
    return {
        "site": site.key,
        "name": site.name,
        "button": site.button,
        "greeting": site.greeting,
        "accent": site.accent,
        "accent_text": site.accent_text,
        "language_mode": site.language_mode,
        "contact": site.contact if own else contact,
        "office_hours": site.office_hours if own else office_hours if contact else "",
        "paused": {"reason": site.paused} if site.paused else None,
        "test": site.test,
        "version": site.version,
    }


def routes() -> list[web.RouteDef]:
    """Returns the route."""
    return [web.get(PATH, site_info, allow_head=False)]
