"""`/widget.js` for the host page, `/widget/{site}` for its frame, and the files behind both."""

from __future__ import annotations

import json
import re
from pathlib import Path

from aiohttp import web

from verbund.sites.site import Site, frame_ancestors, site_or_default
from web.chat.incoming import MAX_CHARACTERS
from web.chat.shapes import Json
from web.headers import FRAME_ANCESTORS, OWN_HEADERS
from web.keys import SETTINGS, STORE
from web.page.presentation import KEYBOARDS, PLAIN_KEYBOARD
from web.page.render import environment
from web.page.texts import ChatTexts
from web.problems import Problem
from web.sites.info import site_json
from web.widget.assets import LOADER, Asset, Assets
from web.widget.keys import ASSETS

FILES = "/widget/v/{version}/{name}"
_KEY = re.compile(r"[a-z0-9-]{1,64}")
_TEMPLATES = environment(Path(__file__).parent / "templates")
FOREVER = "public, max-age=31536000, immutable"
# A host page keeps one address for ever; an hour later it has the loader of today.
AN_HOUR = "public, max-age=3600"
# Pages that isolate themselves (Cross-Origin-Embedder-Policy: require-corp) may show us as well.
FOR_HOSTS = {"Cross-Origin-Resource-Policy": "cross-origin"}
IN_FRAMES = FOR_HOSTS | {"Cross-Origin-Embedder-Policy": "require-corp"}


async def loader(request: web.Request) -> web.Response:
    """`GET /widget.js`: the script of the host page. It says nothing about a person and asks nothing of the store."""
    response = _file(request, request.app[ASSETS].files[LOADER])
    response[OWN_HEADERS] = FOR_HOSTS | {"Cache-Control": AN_HOUR}
    return response


async def show(request: web.Request) -> web.Response:
    """`GET /widget/{site}`: the page inside the frame. It may be shown by the pages of its site alone."""
    key = request.match_info["site"]
    if not _KEY.fullmatch(key):
        raise Problem("seite_unbekannt")
    found = site_or_default(await request.app[STORE].read(lambda uow: uow.sites.get(key)), key)
    request[FRAME_ANCESTORS] = frame_ancestors(found)
    settings, assets = request.app[SETTINGS], request.app[ASSETS]
    site = site_json(found, settings.contact, settings.office_hours)
    html = _TEMPLATES.get_template("rahmen.html").render(
        site=site,
        path=FILES.format(version=assets.version, name="").rstrip("/"),
        modules=assets.modules,
        config=_config(site),
        form=f"/formular?site={key}",
        maximum=MAX_CHARACTERS,
    )
    response = web.Response(text=html, content_type="text/html", headers={"Content-Language": "de"})
    response[OWN_HEADERS] = IN_FRAMES
    response.enable_compression()
    return response


async def file(request: web.Request) -> web.Response:
    """`GET /widget/v/{version}/{name}`: a script, the style or the picture. An old version gets today's file, unkept."""
    assets: Assets = request.app[ASSETS]
    found = assets.files.get(request.match_info["name"])
    if found is None:
        raise Problem("nicht_gefunden")
    response = _file(request, found)
    kept = FOREVER if request.match_info["version"] == assets.version else "no-store"
    response[OWN_HEADERS] = {"Cache-Control": kept}
    return response


def routes() -> list[web.RouteDef]:
    """Returns the routes of the widget."""
    return [web.get("/widget.js", loader), web.get(FILES, file), web.get("/widget/{site}", show)]


def _config(site: Json) -> str:
    """What the scripts need to know. An attribute carries it: the page has no inline script."""
    known = {
        "site": site["site"],
        "accent": site["accent"] if site["accent"] != Site.accent else None,  # ours is in chat.css, for dark too
        "accentText": site["accent_text"],
        "texts": ChatTexts.load().for_scripts,
        "keyboards": {"": PLAIN_KEYBOARD} | KEYBOARDS,
    }
    return json.dumps(known, ensure_ascii=False)


def _file(request: web.Request, found: Asset) -> web.Response:
    headers = {"Content-Type": f"{found.kind}; charset=utf-8", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return web.Response(body=found.packed, headers=headers | {"Content-Encoding": "gzip"})
    return web.Response(body=found.body, headers=headers)
