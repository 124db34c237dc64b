"""Until sites are kept in the store: what holds for every name."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web


@dataclass(frozen=True, kw_only=True)
class Site:
    key: str
    name: str
    origins: tuple[str, ...] = ()
    button: str = "Weiterbildung? Hier fragen"
    greeting: str = "Guten Tag. Was möchten Sie bei der Arbeit dazulernen? Hier schreiben Sie es auf, ohne Ihren Namen."
    accent: str = "#0f5c63"
    accent_text: str = "#ffffff"
    language_mode: str = "standard"
    contact: str = ""
    office_hours: str = ""
    paused: str | None = None
    test: bool = False


SITES = web.AppKey("widget_sites", dict)


async def find_site(app: web.Application, key: str) -> Site:
    return app.get(SITES, {}).get(key) or Site(key=key, name="Verbundlotse")


def frame_ancestors(site: Site) -> str:
    return " ".join(("'self'", *site.origins))
