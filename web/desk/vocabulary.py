"""The managed vocabulary of labels: all read it, administrators change it."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from verbund.reviews import LONGEST_LABEL
from verbund.unit_of_work import Taken, UnitOfWork
from web.desk.keys import MANAGER
from web.desk.paths import LABELS
from web.desk.render import render
from web.keys import STORE


async def vocabulary(request: web.Request) -> web.StreamResponse:
    """Shows all labels."""
    return await _page(request)


async def add_label(request: web.Request) -> web.StreamResponse:
    """Adds a label."""
    name = await _name(request)
    return await _change(request, lambda uow: uow.reviews.add_label(name))


async def change_label(request: web.Request) -> web.StreamResponse:
    """Renames a label, retires it or brings it back."""
    name, label_id = await _name(request), int(request.match_info["label_id"])
    retired = bool((await request.post()).get("ruht"))
    return await _change(request, lambda uow: uow.reviews.change_label(label_id, name, retired))


async def _name(request: web.Request) -> str:
    if request[MANAGER].role != "admin":
        raise web.HTTPNotFound
    name = " ".join(str((await request.post()).get("name", "")).split())[:LONGEST_LABEL]
    return name if name.isprintable() else ""


async def _change(request: web.Request, work: Callable[[UnitOfWork], object]) -> web.StreamResponse:
    if not await _name(request):
        return await _page(request, "Bitte geben Sie ein Wort ein.")
    try:
        await request.config_dict[STORE].write(work)
    except Taken:
        return await _page(request, "Dieses Schlagwort gibt es schon.")
    except KeyError:
        raise web.HTTPNotFound from None
    return web.Response(status=303, headers={"Location": LABELS})


async def _page(request: web.Request, fault: str | None = None) -> web.StreamResponse:
    labels = await request.config_dict[STORE].read(lambda uow: uow.reviews.labels())
    return render(request, "schlagworte.html", {"labels": labels, "fault": fault}, 422 if fault else 200)
