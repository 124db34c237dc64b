"""Sites, for administrators: list, set up, change, pause, hand on. Feedback, for all who read needs."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from verbund.managers import AuditEntry
from verbund.sites.rules import faults
from verbund.sites.site import DEFAULT, Site, site_or_default
from verbund.unit_of_work import UnitOfWork
from web.desk import site_form
from web.desk.keys import MANAGER
from web.desk.poster import poster_pdf
from web.desk.render import render
from web.desk.site_form import SiteForm
from web.desk.site_words import form_address, privacy_notice, short_address, snippet, texts
from web.keys import SETTINGS, STORE

HOME = "/verbund/seiten"
NEW = Site(key="", name="")


async def page(request: web.Request) -> web.StreamResponse:
    """Lists the sites; the default one is always among them."""
    known = await request.config_dict[STORE].read(lambda uow: uow.sites.all())
    if all(site.key != DEFAULT for site in known):
        known = [site_or_default(None, DEFAULT), *known]
    return render(request, "standorte.html", {"sites": known, "default": DEFAULT})


async def new(request: web.Request) -> web.StreamResponse:
    """Shows an empty form."""
    return _form(request, site_form.shown(NEW), new=True)


async def add(request: web.Request) -> web.StreamResponse:
    """Keeps a new site."""
    form = await request.post()
    key = str(form.get("key", "")).strip().lower()
    filled = site_form.read(form, replace(NEW, key=key))
    taken = await _read(request, key)
    if taken is not None or key == DEFAULT:
        filled = SiteForm(filled.site, filled.origins, {**filled.faults, "key": "Diese Kurzadresse gibt es schon."})
    if filled.faults or form.get("tun") == "vorschau":
        return _form(request, filled, new=True, status=_status(filled, form))
    await _keep(request, filled.site, "site_added")
    return _see(f"{HOME}/{key}?gut=neu")


async def edit(request: web.Request) -> web.StreamResponse:
    """Shows a site with everything to hand on."""
    return _form(request, site_form.shown(await _known(request)), said=SAID.get(request.query.get("gut", ""), ""))


async def change(request: web.Request) -> web.StreamResponse:
    """Keeps a changed site, or shows what it would look like."""
    form, known = await request.post(), await _known(request)
    filled = site_form.read(form, known)
    if form.get("fassung") != str(known.version):
        wrong = "Jemand anderes hat diese Seite inzwischen geändert. Ihre Eingaben stehen noch da. Speichern Sie noch einmal, wenn sie gelten sollen."
        return _form(request, filled, wrong=wrong, status=409)
    if filled.faults or form.get("tun") == "vorschau":
        return _form(request, filled, status=_status(filled, form))
    await _keep(request, replace(filled.site, version=known.version + 1), "site_changed")
    return _see(f"{HOME}/{known.key}?gut=geaendert")


async def pause(request: web.Request) -> web.StreamResponse:
    """Closes a site with a reason that people read, or opens it again."""
    form, known = await request.post(), await _known(request)
    if form.get("tun") == "oeffnen":
        await _keep(request, replace(known, paused=None, version=known.version + 1), "site_resumed")
        return _see(f"{HOME}/{known.key}?gut=offen")
    paused = replace(known, paused=str(form.get("grund", "")).strip(), version=known.version + 1)
    if wrong := faults(paused).get("paused"):
        return _form(request, site_form.shown(known), pause_wrong=wrong, reason=paused.paused or "", status=422)
    await _keep(request, paused, "site_paused", paused.paused or "")
    return _see(f"{HOME}/{known.key}?gut=pause")


async def poster(request: web.Request) -> web.StreamResponse:
    """The poster for the shop floor, to print."""
    site, settings = await _known(request), request.config_dict[SETTINGS]
    pdf = await asyncio.to_thread(poster_pdf, settings, site)
    headers = {"Content-Disposition": f'inline; filename="aushang-{site.key}.pdf"', "Content-Language": "de"}
    return web.Response(body=pdf, content_type="application/pdf", headers=headers)


async def feedback(request: web.Request) -> web.StreamResponse:
    """How people found the conversation: sums and lines, without a conversation or a time finer than a day."""
    summary, sites = await request.config_dict[STORE].read(lambda uow: (uow.feedback.summary(), uow.sites.all()))
    names = {site.key: site.name for site in sites}
    return render(request, "rueckmeldungen.html", {"summary": summary, "names": names, "faces": FACES})


FACES: Mapping[str, str] = {"gut": "gut", "mittel": "mittel", "schlecht": "schlecht"}
SAID: Mapping[str, str] = {
    "neu": "Die Seite ist angelegt. Unten steht, was Sie weitergeben können.",
    "geaendert": "Gespeichert. In Ihrem Widget gilt es spätestens in einer Minute. Text und Farbe des Knopfs stehen im Einbau-Code: Geben Sie ihn neu weiter, wenn Sie diese geändert haben.",
    "pause": "Die Seite macht Pause. Gespräche, die schon laufen, gehen weiter.",
    "offen": "Die Seite ist wieder offen.",
}


async def _read(request: web.Request, key: str) -> Site | None:
    return await request.config_dict[STORE].read(lambda uow: uow.sites.get(key))


async def _known(request: web.Request) -> Site:
    key = request.match_info["key"]
    found = await _read(request, key)
    if found is None and key != DEFAULT:
        raise web.HTTPNotFound
    return site_or_default(found, key)


async def _keep(request: web.Request, site: Site, action: str, reason: str = "") -> None:
    entry = AuditEntry(at=datetime.now(UTC), who=request[MANAGER].name, action=action, subject=site.key, reason=reason)

    def keep(uow: UnitOfWork) -> None:
        uow.sites.put(site)
        uow.audit.add(entry)

    await request.config_dict[STORE].write(keep)


def _status(filled: SiteForm, form: Mapping[str, Any]) -> int:
    return 422 if filled.faults and form.get("tun") != "vorschau" else 200


def _see(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": path})


def _form(
    request: web.Request,
    filled: SiteForm,
    *,
    new: bool = False,
    said: str = "",
    wrong: str = "",
    pause_wrong: str = "",
    reason: str = "",
    status: int = 200,
) -> web.Response:
    site, settings = filled.site, request.config_dict[SETTINGS]
    values = {
        "site": site,
        "origins": filled.origins,
        "faults": filled.faults,
        "new": new,
        "said": said,
        "wrong": wrong,
        "pause_wrong": pause_wrong,
        "reason": reason,
        "snippet": snippet(settings, site),
        "address": short_address(settings, site),
        "form_address": form_address(settings, site),
        "notice": privacy_notice(settings, site),
        "notice_hint": texts()["datenschutz"]["hinweis"],
        "contact": settings.contact,
        "office_hours": settings.office_hours,
    }
    return render(request, "standort.html", values, status)
