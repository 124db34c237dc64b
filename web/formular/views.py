"""The requests of the form: begin, fill in, look through, save."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import get_args

from aiohttp import web

from verbund.codes import code_for
from verbund.interview.world import World
from verbund.need_values import LanguageMode
from verbund.plain_form.questions import PERSPECTIVES
from verbund.plain_form.reading import Filled, read_form
from verbund.plain_form.saving import FormErased, Installation, save_form
from verbund.sites.site import DEFAULT
from web.chat.incoming import clean
from web.formular import pages
from web.formular.minted import mint, opened
from web.formular.pages import FORM_ATTEMPTS, Frame
from web.keys import SETTINGS, STORE
from web.limits import remote_of
from web.page.session import check_own_form
from web.problems import NEXT_TRY_SECONDS, Problem
from web.sites.info import known_site
from web.store_access import StoreUnavailable

HOME = "/formular"
MOST_FIELDS = 120
SAVE, CHANGE = "speichern", "aendern"


async def show(request: web.Request) -> web.StreamResponse:
    """`GET /formular`: asks for whom; with `fuer` the questions themselves. Nothing is kept in the browser."""
    frame = await _frame(request, request.query)
    if frame.site.paused:
        return pages.paused(request, frame)
    return pages.form(request, frame) if frame.perspective else pages.opening(request, frame)


async def take(request: web.Request) -> web.StreamResponse:
    """`POST /formular`: checks what was filled in, shows it once more, and saves it at the second yes."""
    check_own_form(request, None, "")
    sent = await _sent(request)
    frame = await _frame(request, {name: values[0] for name, values in sent.items()})
    if frame.site.paused:
        return pages.paused(request, frame)
    if not frame.perspective:
        return pages.opening(request, frame)
    world = await asyncio.to_thread(World.load)
    filled = await asyncio.to_thread(read_form, sent, frame.perspective, frame.mode, world)
    agreed, wish = bool(sent.get("einwilligung")), sent.get("schritt", [""])[0]
    if wish == CHANGE:
        return pages.form(request, frame, filled, agreed=agreed)
    now = datetime.now(UTC)
    settings = request.app[SETTINGS]
    form_id = opened(sent.get("formular", [""])[0], settings.secret_key, now.date())
    if form_id is None:
        return pages.form(request, frame, filled, error="abgelaufen", status=422, agreed=agreed)
    frame = Frame(frame.site, frame.mode, frame.perspective, sent["formular"][0])
    if not agreed:
        filled.faults["einwilligung"] = "einwilligung"
    if filled.faults:
        return pages.form(request, frame, filled, status=422, agreed=agreed)
    if wish != SAVE:
        return pages.summary(request, frame, filled, sent)
    return await _save(request, frame, form_id, filled, Installation(world, settings.retention_days), now)


async def _save(
    request: web.Request, frame: Frame, form_id: str, filled: Filled, installation: Installation, now: datetime
) -> web.StreamResponse:
    if request.app[FORM_ATTEMPTS].take(remote_of(request)):
        response = pages.form(request, frame, filled, error="zu_oft", status=429, agreed=True)
        response.headers["Retry-After"] = str(NEXT_TRY_SECONDS)
        return response
    try:
        need = await request.app[STORE].write(
            lambda uow: save_form(uow, form_id, filled, frame.site, installation, now)
        )
    except FormErased:
        return pages.form(request, _anew(request, frame), filled, error="geloescht", status=409, agreed=True)
    except StoreUnavailable:
        return pages.form(request, frame, filled, error="speicher", status=503, agreed=True)
    code = code_for(need.need_id, request.app[SETTINGS].secret_key)
    return pages.saved(request, frame, code, contact=need.kontakt_gewuenscht)


async def _frame(request: web.Request, given: Mapping[str, str]) -> Frame:
    site = await known_site(request, given.get("site") or DEFAULT)
    mode = given.get("sprache", site.language_mode)
    mode = mode if mode in get_args(LanguageMode) else site.language_mode
    perspective = given.get("fuer", "")
    return _anew(request, Frame(site, mode, perspective if perspective in PERSPECTIVES else ""))


def _anew(request: web.Request, frame: Frame) -> Frame:
    minted = mint(request.app[SETTINGS].secret_key, datetime.now(UTC).date())
    return Frame(frame.site, frame.mode, frame.perspective, minted)


async def _sent(request: web.Request) -> dict[str, list[str]]:
    """Returns what a form sent: field -> its values, cleaned; a field that is too long fails at its own place."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise Problem("formular_unlesbar")
    try:
        form = await request.post()
    except (ValueError, LookupError):  # a broken body, an unknown charset
        raise Problem("formular_unlesbar") from None
    if len(form) > MOST_FIELDS:
        raise Problem("formular_unlesbar")
    sent: dict[str, list[str]] = {}
    for name, value in form.items():
        if isinstance(value, str):
            sent.setdefault(name, []).append(clean(value, empty=True))
    return sent
