"""All addresses of the desk, below `/verbund`. Only what `guard.OPEN` names is open."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from web.desk.changing import change, step, undo
from web.desk.detail import detail, reveal_contact, whole_conversation
from web.desk.login import login, login_page, logout
from web.desk.paths import HOME
from web.desk.picking import pick
from web.desk.queue import queue
from web.desk.remarks import add_note, erase_note, link, set_labels, unlink
from web.desk.saved_views import erase_view, save_view
from web.desk.vocabulary import add_label, change_label, vocabulary

OF_ONE_NEED = {
    "aendern": change,
    "schritt": step,
    "rueckgaengig": undo,
    "gespraech": whole_conversation,
    "notizen": add_note,
    "beschriften": set_labels,
    "verbinden": link,
    "trennen": unlink,
}
STATIC = Path(__file__).parent / "static"


def add_routes(router: web.UrlDispatcher) -> None:
    """Adds the routes, each resource under a name."""
    entry = router.add_resource("/anmelden", name="anmelden")
    entry.add_route("GET", login_page)
    entry.add_route("POST", login)
    router.add_resource("/abmelden", name="abmelden").add_route("POST", logout)
    router.add_resource("/bedarfe", name="bedarfe").add_route("GET", queue)
    router.add_resource("/bedarfe/auswahl", name="auswahl").add_route("POST", pick)
    router.add_resource("/bedarfe/{need_id}", name="bedarf").add_route("GET", detail)
    router.add_resource("/bedarfe/{need_id}/kontakt", name="kontakt").add_route("POST", reveal_contact)
    for name, handler in OF_ONE_NEED.items():
        router.add_resource(f"/bedarfe/{{need_id}}/{name}", name=name).add_route("POST", handler)
    router.add_resource("/bedarfe/{need_id}/notizen/{note_id:[0-9]{1,9}}", name="notiz_weg").add_route("POST", erase_note)
    router.add_resource("/ansichten", name="ansichten").add_route("POST", save_view)
    router.add_resource("/ansichten/{view_id:[0-9]{1,9}}", name="ansicht_weg").add_route("POST", erase_view)
    labels = router.add_resource("/schlagworte", name="schlagworte")
    labels.add_route("GET", vocabulary)
    labels.add_route("POST", add_label)
    router.add_resource("/schlagworte/{label_id:[0-9]{1,9}}", name="schlagwort").add_route("POST", change_label)
    router.add_static("/static", STATIC, name="static")
    for place in ("", "/"):
        router.add_resource(place, name="start" + place.replace("/", "_")).add_route("GET", start)


async def start(request: web.Request) -> web.StreamResponse:
    """Leads to the list."""
    return web.Response(status=303, headers={"Location": HOME})
