"""Lists a manager saved under a name."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from verbund.reviews import LONGEST_VIEW_NAME, MOST_VIEWS
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.paths import HOME
from web.desk.queue_form import QueueForm
from web.keys import STORE


async def save_view(request: web.Request) -> web.StreamResponse:
    """Keeps the list of the address under a name; the oldest name is not pushed out, the list of names has an end."""
    manager = request[MANAGER].name
    name = " ".join(str((await request.post()).get("name", "")).split())[:LONGEST_VIEW_NAME]
    query = replace(QueueForm.read(request.query), page=1).query()

    def keep(uow: UnitOfWork) -> None:
        known = {view.name for view in uow.reviews.views(manager)}
        if name and name.isprintable() and (name in known or len(known) < MOST_VIEWS):
            uow.reviews.save_view(manager, name, query)

    await request.config_dict[STORE].write(keep)
    return web.Response(status=303, headers={"Location": HOME + query})


async def erase_view(request: web.Request) -> web.StreamResponse:
    """Forgets a saved list."""
    manager, view_id = request[MANAGER].name, int(request.match_info["view_id"])
    await request.config_dict[STORE].write(lambda uow: uow.reviews.erase_view(manager, view_id))
    return web.Response(status=303, headers={"Location": HOME + QueueForm.read(request.query).query()})
