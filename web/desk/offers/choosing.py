"""What follows a search: an offer is taken down for a need or bundle, or the need is kept in mind."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

from aiohttp import web

from verbund.managers import Manager
from verbund.offers.providers import Links
from verbund.offers.search_log import Choice
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.offers.occasion import Occasion, occasion_of
from web.desk.offers.search_form import ASKED
from web.desk.opened import write_down
from web.keys import STORE

BEFORE_AN_OFFER = frozenset(("neu", "in_pruefung", "rueckfrage", "bestaetigt", "gebuendelt", "angebot_gesucht"))
"""Steps of a need that an offer moves on; later ones stay as they are."""


async def choose(request: web.Request) -> web.StreamResponse:
    """Takes an offer down, out of a list that is on record; the need's status says that there is one."""
    form, manager, now = await request.post(), request[MANAGER], datetime.now(UTC)
    number, offer_id = _number(form.get("suche")), str(form.get("angebot", ""))

    def keep(uow: UnitOfWork) -> tuple[Occasion, bool]:
        entry, offer = uow.searches.get(number), uow.offers.get(offer_id)
        if entry is None or offer is None or offer_id not in {card.offer_id for card in entry.shown}:
            raise web.HTTPNotFound
        occasion = occasion_of(uow, manager, entry.need_id, entry.bundle_id, now.date())
        if not occasion.key:
            raise web.HTTPNotFound
        new = uow.searches.choose(
            Choice(
                at=now,
                who=manager.name,
                search_number=number,
                offer_id=offer_id,
                title=offer.title,
                provider_key=offer.provider_key,
                provider_name=offer.provider_name,
                linked=Links(uow.offers.links()).of(offer.provider_key) is not None,
                need_id=entry.need_id,
                bundle_id=entry.bundle_id,
            )
        )
        if new:
            write_down(uow, manager, now, "offer_chosen", occasion.key, f"Suche {number}")
            _move(uow, occasion, manager, now, "angebot_gefunden")
        return occasion, new

    occasion, new = await request.config_dict[STORE].write(keep)
    return _back(request, occasion, "gewaehlt" if new else "schon")


async def keep_in_mind(request: web.Request) -> web.StreamResponse:
    """Nothing fits: the Verbund goes on looking for this need."""
    manager, now, need_id = request[MANAGER], datetime.now(UTC), request.match_info["need_id"]

    def keep(uow: UnitOfWork) -> Occasion:
        occasion = occasion_of(uow, manager, need_id, None, now.date())
        _move(uow, occasion, manager, now, "angebot_gesucht", BEFORE_AN_OFFER | {"angebot_gefunden"})
        return occasion

    return _back(request, await request.config_dict[STORE].write(keep), "gemerkt")


def _move(
    uow: UnitOfWork,
    occasion: Occasion,
    manager: Manager,
    now: datetime,
    status: str,
    movable: frozenset[str] = BEFORE_AN_OFFER,
) -> None:
    for need in occasion.needs:
        if need.status not in movable or need.status == status:
            continue
        uow.needs.correct(need.need_id, {"status": status}, manager.name, now.date())
        write_down(uow, manager, now, "status_changed", need.need_id)


def _number(value: object) -> int:
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise web.HTTPNotFound
    return int(text)


def _back(request: web.Request, occasion: Occasion, said: str) -> web.Response:
    query = request.query_string if ASKED in request.query else ""
    more = urlencode({"hinweis": said})
    return web.Response(status=303, headers={"Location": f"{occasion.path}?{query + '&' if query else ''}{more}"})
