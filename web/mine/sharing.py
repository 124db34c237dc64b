"""Who may know, and whether somebody may call: both can be taken back at any time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from aiohttp import web

from verbund.own_changes import set_sharing, withdraw_contact
from web.keys import STORE
from web.mine.paths import HOME
from web.mine.render import go, page
from web.mine.visit import Visit, changing, with_code

DECIDED_BY_NOBODY = "entfaellt"
SAID = {"ja": True, "nein": False}


@with_code
async def ask_sharing(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`GET /mein-bedarf/weitergabe`: asks once more before the employer may learn of it; told is told."""
    if visit.need.weitergabe_betrieb != "nein":
        return go(HOME)
    return page(request, "meine_weitergabe.html", csrf=visit.session.csrf)


@changing
async def change_sharing(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`POST /mein-bedarf/weitergabe`: taking it back needs no question (Art. 7 (3) GDPR: as easy as giving it)."""
    allowed = SAID.get(visit.form.get("wert", ""))
    if allowed is None or visit.need.weitergabe_betrieb == DECIDED_BY_NOBODY:
        raise web.HTTPBadRequest
    need_id = visit.need.need_id
    await request.app[STORE].write(lambda uow: set_sharing(uow, need_id, allowed, _today()))
    visit.session.notice = "weitergabe_ja" if allowed else "weitergabe_nein"
    return go(HOME)


@with_code
async def ask_contact(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`GET /mein-bedarf/kontakt`: asks once more; an erased contact does not come back."""
    if visit.need.kontakt_ref is None:
        return go(HOME)
    return page(request, "mein_kontakt.html", csrf=visit.session.csrf)


@changing
async def erase_contact(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`POST /mein-bedarf/kontakt`: erases the contact and takes back the wish."""
    need_id = visit.need.need_id
    await request.app[STORE].write(lambda uow: withdraw_contact(uow, need_id, _today()))
    visit.session.notice = "kontakt_weg"
    return go(HOME)


def _today() -> date:
    return datetime.now(UTC).date()
