"""`/foerderung/liste` and `/foerderung/liste.pdf`: nothing is looked up in the store, and nothing is kept."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import jinja2
from aiohttp import web

from verbund.funding_talk.checklist import PATHS, address, checklist, read_order
from web.checklist.pdf import as_pdf

_HERE = Path(__file__).parent
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
STYLE = "/foerderung/liste.css"


async def show(request: web.Request) -> web.Response:
    """The list as a page that prints well."""
    order = read_order(request.query)
    html = _TEMPLATES.get_template("liste.html").render(
        list=checklist(order, date.today()), pdf=address(order, "pdf"), style=STYLE, mode=order.mode
    )
    return web.Response(text=html, content_type="text/html", headers={"Content-Language": "de"})


async def download(request: web.Request) -> web.Response:
    """The list as a PDF."""
    content = checklist(read_order(request.query), date.today())
    # Laying out takes a tenth of a second; nobody's chat waits for it.
    body = await asyncio.to_thread(as_pdf, content)
    headers = {"Content-Disposition": 'inline; filename="foerderung-liste.pdf"', "Content-Language": "de"}
    return web.Response(body=body, content_type="application/pdf", headers=headers)


async def style(_request: web.Request) -> web.StreamResponse:
    """The style of the page."""
    return web.FileResponse(_HERE / "liste.css")


def routes() -> list[web.RouteDef]:
    """Returns the routes of the list."""
    return [web.get(PATHS["html"], show), web.get(PATHS["pdf"], download), web.get(STYLE, style)]
