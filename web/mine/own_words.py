"""Correcting one's own words."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from aiohttp import web

from verbund.need_schema import needs_schema
from verbund.own_changes import OWN_WORDS, Fault, UnusableWords, correct_words, read_words
from web.chat.incoming import clean
from web.keys import STORE
from web.mine.keys import MINE_TEXTS, RECORD_WORDS
from web.mine.paths import HOME
from web.mine.render import go, page
from web.mine.visit import Visit, changing, with_code
from web.problems import Problem

UNUSABLE = 422


@with_code
async def words_form(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`GET /mein-bedarf/woerter`: the person's words in fields."""
    return _form(request, visit, {field: getattr(visit.need, field) or "" for field in OWN_WORDS})


@changing
async def change_words(request: web.Request, visit: Visit) -> web.StreamResponse:
    """`POST /mein-bedarf/woerter`: masks, checks and keeps them; what cannot be kept comes back with the reason."""
    sent = {field: visit.form[field] for field in OWN_WORDS if field in visit.form}
    try:
        # Masking takes a tenth of a second: others go on meanwhile, and no lock of the store is held.
        words = await asyncio.to_thread(read_words, {field: _cleaned(text) for field, text in sent.items()})
    except UnusableWords as unusable:
        return _form(request, visit, sent, unusable.faults)
    today, need_id = datetime.now(UTC).date(), visit.need.need_id
    changed = await request.app[STORE].write(lambda uow: correct_words(uow, need_id, words, today))
    visit.session.notice = "unveraendert" if not changed else "maskiert" if words.masked else "woerter"
    return go(HOME)


def _cleaned(typed: str) -> str:
    try:
        return clean(typed)
    except Problem as problem:
        if problem.key == "text_leer":
            return ""
        return typed  # longer than any message: the check of lengths says so


def _form(
    request: web.Request, visit: Visit, texts: dict[str, str], faults: tuple[Fault, ...] = ()
) -> web.StreamResponse:
    words, sentences = request.app[RECORD_WORDS], request.app[MINE_TEXTS]
    errors = {
        fault.field: sentences.error(fault.kind, feld=words.label(fault.field, visit.need), zahl=fault.limit)
        for fault in faults
    }
    fields = [
        {
            "name": field,
            "label": words.label(field, visit.need),
            "text": texts.get(field, getattr(visit.need, field) or ""),
            "longest": needs_schema()["properties"][field]["maxLength"],
            "error": errors.get(field, ""),
        }
        for field in OWN_WORDS
    ]
    status = UNUSABLE if faults else 200
    return page(request, "meine_woerter.html", status, csrf=visit.session.csrf, fields=fields)
