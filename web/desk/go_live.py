"""`/verbund/inbetriebnahme`: what is to be done before real people use the lotse, for administrators."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from verbund import go_live
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.paths import PREFIX
from web.desk.render import render
from web.keys import STORE

PAGE = f"{PREFIX}/inbetriebnahme"


async def page(request: web.Request) -> web.StreamResponse:
    """Shows the list and the state."""
    return await _page(request)


async def tick(request: web.Request) -> web.StreamResponse:
    """Notes one item."""
    form, who = await request.post(), request[MANAGER].name
    item, done = str(form.get("punkt", "")), form.get("erledigt") == "ja"
    if item not in go_live.items():
        raise web.HTTPNotFound
    await request.config_dict[STORE].write(lambda uow: go_live.tick(uow, item, done, who, datetime.now(UTC)))
    return web.Response(status=303, headers={"Location": f"{PAGE}#{item}"})


async def switch(request: web.Request) -> web.StreamResponse:
    """Switches to real use, or back to the trial."""
    active, who = (await request.post()).get("stand") == "aktiv", request[MANAGER].name
    try:
        await request.config_dict[STORE].write(lambda uow: go_live.switch(uow, active, who, datetime.now(UTC)))
    except go_live.NotReady:
        return await _page(request, "Es fehlt noch etwas. Der Lotse bleibt im Probebetrieb.", 409)
    return web.Response(status=303, headers={"Location": PAGE})


async def _page(request: web.Request, wrong: str = "", status: int = 200) -> web.Response:
    def look(uow: UnitOfWork) -> go_live.GoLive:
        return go_live.read_state(uow)

    state = await request.config_dict[STORE].read(look)
    return render(request, "inbetriebnahme.html", {"state": state, "items": go_live.items(), "wrong": wrong}, status)
