"""Providers, and which of them belong to a partner of the project."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from verbund.offers.draft import provider_key
from verbund.offers.providers import Link, Links, Provider
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.offers import words
from web.desk.offers.occasion import OFFERS
from web.desk.opened import write_down
from web.desk.render import render
from web.keys import STORE

PAGE = f"{OFFERS}/anbieter"
LONGEST_REASON = 300


async def page(request: web.Request) -> web.StreamResponse:
    """Lists the providers of the catalogue and the links that are known."""
    return await _page(request)


async def note(request: web.Request) -> web.StreamResponse:
    """Notes that a provider belongs to a partner, or that it does not."""
    form, manager, now = await request.post(), request[MANAGER], datetime.now(UTC)
    name = " ".join(str(form.get("name", "")).split())[:120]
    reason = " ".join(str(form.get("grund", "")).split())[:LONGEST_REASON]
    key = provider_key(name)
    if not key or not reason:
        return await _page(request, "Bitte nennen Sie den Anbieter und woher das bekannt ist.", 422)
    link = Link(
        provider_key=key,
        provider_name=name,
        linked=form.get("verbunden") == "ja",
        reason=reason,
        changed_on=now.date(),
        who=manager.name,
    )

    def work(uow: UnitOfWork) -> None:
        uow.offers.save_link(link)
        write_down(
            uow, manager, now, "provider_link", key, ("verbunden: " if link.linked else "nicht verbunden: ") + reason
        )

    await request.config_dict[STORE].write(work)
    return web.Response(status=303, headers={"Location": f"{PAGE}?hinweis=gespeichert"})


async def _page(request: web.Request, wrong: str = "", status: int = 200) -> web.StreamResponse:
    today = datetime.now(UTC).date()

    def look(uow: UnitOfWork) -> tuple[list[Provider], Links]:
        return uow.offers.providers(today), Links(uow.offers.links())

    providers, links = await request.config_dict[STORE].read(look)
    values = {
        "providers": [(one, links.of(one.key)) for one in providers],
        "links": links.all(),
        "wrong": wrong,
        "said": "Gespeichert." if request.query.get("hinweis") == "gespeichert" else "",
        "w": words,
    }
    return render(request, "anbieter.html", values, status)
