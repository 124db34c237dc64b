"""Taking the record along, and erasing it."""

from __future__ import annotations

import json
import logging

from aiohttp import web

from verbund.privacy.erasure import ErasureIncomplete, Receipt, erase_need
from verbund.privacy.retention import RetentionPolicy
from verbund.unit_of_work import UnitOfWork
from web.keys import STORE
from web.mine.keys import ENGINE_MEMORY, MINE_TEXTS, SESSIONS
from web.mine.render import page
from web.mine.sessions import drop_cookie, token_of
from web.mine.visit import Visit, with_code

FILE_NAME = "mein-bedarf.json"
NOT_READY = 503

log = logging.getLogger(__name__)


@with_code
async def record_file(_request: web.Request, visit: Visit) -> web.StreamResponse:
    """`POST /mein-bedarf/datei`: the record as others get it, valid against the published schema (Art. 20 GDPR)."""
    return web.Response(
        body=json.dumps(visit.need.to_record(), ensure_ascii=False, indent=2).encode(),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
    )


@with_code
async def ask_erasure(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`GET /mein-bedarf/loeschen`: asks once more."""
    return page(request, "mein_loeschen.html", csrf=visit.session.csrf)


@with_code
async def erase(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`POST /mein-bedarf/loeschen`: erases the need in every store, ends the session and shows the receipt."""
    need_id, engine = visit.need.need_id, request.app[ENGINE_MEMORY]

    def work(uow: UnitOfWork) -> Receipt | None:
        need = uow.needs.get(need_id)
        return None if need is None else erase_need(uow, need, engine)

    try:
        receipt = await request.app[STORE].write(work)
    except ErasureIncomplete as left:
        log.error("erasure by code left something: %s", left)  # stores and numbers
        return _ended(request, page(request, "mein_halt.html", NOT_READY, sentence=_sentence(request)))
    return _ended(request, _receipt_page(request, receipt))


def _receipt_page(request: web.Request, receipt: Receipt | None) -> web.Response:
    stores = request.app[MINE_TEXTS].stores
    erased = receipt.erased if receipt else {}
    return page(
        request,
        "meine_quittung.html",
        lines=[(stores[store], erased[store]) for store in stores if store in erased],
        # The conversation stays when another need was saved in it; so does a contact that both share.
        partly=bool(erased) and "conversations" not in erased,
        tombstone_days=RetentionPolicy().tombstone_days,
    )


def _ended(request: web.Request, response: web.Response) -> web.Response:
    request.app[SESSIONS].end(token_of(request))
    drop_cookie(request, response)
    return response


def _sentence(request: web.Request) -> str:
    return request.app[MINE_TEXTS].error("nicht_ganz")
