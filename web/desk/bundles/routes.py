"""Addresses of bundles, below `/verbund`."""

from __future__ import annotations

from aiohttp import web

from web.desk.bundles import board_page, changing, letters, overview

OF_ONE_BUNDLE = {
    "dazu": changing.add,
    "weg": changing.remove,
    "plaetze": changing.set_seats,
    "zusage": changing.agree,
    "aendern": changing.change,
    "stand": changing.set_status,
    "rueckgaengig": changing.undo,
}


def add_bundle_routes(router: web.UrlDispatcher) -> None:
    """Adds the routes, each resource under a name (`permissions.NEEDED`)."""
    overall = router.add_resource("/buendel", name="buendeln")
    overall.add_route("GET", overview.page)
    overall.add_route("POST", changing.create)
    router.add_resource("/buendel/{bundle_id}", name="buendel").add_route("GET", board_page.page)
    router.add_resource("/buendel/{bundle_id}/einladung/{letter}", name="buendel_einladung").add_route(
        "GET", letters.download
    )
    for name, handler in OF_ONE_BUNDLE.items():
        router.add_resource(f"/buendel/{{bundle_id}}/{name}", name=f"buendel_{name}").add_route("POST", handler)
