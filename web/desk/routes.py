"""All addresses of the desk, below `/verbund`. Only what `guard.OPEN` names is open."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from web.desk.detail import change_status, detail, reveal_contact
from web.desk.login import login, login_page, logout
from web.desk.paths import HOME
from web.desk.queue import queue

STATIC = Path(__file__).parent / "static"


def add_routes(router: web.UrlDispatcher) -> None:
    """Adds the routes, each resource under a name."""
    entry = router.add_resource("/anmelden", name="anmelden")
    entry.add_route("GET", login_page)
    entry.add_route("POST", login)
    router.add_resource("/abmelden", name="abmelden").add_route("POST", logout)
    router.add_resource("/bedarfe", name="bedarfe").add_route("GET", queue)
    router.add_resource("/bedarfe/{need_id}", name="bedarf").add_route("GET", detail)
    router.add_resource("/bedarfe/{need_id}/kontakt", name="kontakt").add_route("POST", reveal_contact)
    router.add_resource("/bedarfe/{need_id}/status", name="status").add_route("POST", change_status)
    router.add_static("/static", STATIC, name="static")
    for place in ("", "/"):
        router.add_resource(place, name="start" + place.replace("/", "_")).add_route("GET", start)


async def start(request: web.Request) -> web.StreamResponse:
    """Leads to the list."""
    return web.Response(status=303, headers={"Location": HOME})
