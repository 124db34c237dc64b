"""Addresses of reports, below `/verbund`."""

from __future__ import annotations

from aiohttp import web

from web.desk.reports import pages
from web.desk.reports.inside import inside

ONE = "/berichte/{number:[0-9]{1,9}}"


def add_report_routes(router: web.UrlDispatcher) -> None:
    """Adds the routes, each resource under a name (`permissions.NEEDED`)."""
    for method, path, name, handler in (
        ("GET", "/berichte", "berichte", pages.reports),
        ("GET", "/berichte/innen", "berichte_innen", inside),
        ("GET", "/berichte/entwurf", "bericht_entwurf", pages.preview),
        ("POST", "/berichte/neu", "bericht_neu", pages.publish),
        ("GET", ONE, "bericht", pages.one_report),
        ("GET", f"{ONE}/bild/{{table:[A-Z][0-9]{{1,2}}}}.svg", "bericht_bild", pages.picture),
        ("GET", f"{ONE}/bericht.{{kind:pdf|xlsx|csv}}", "bericht_datei", pages.download),
    ):
        router.add_resource(path, name=name).add_route(method, handler)
