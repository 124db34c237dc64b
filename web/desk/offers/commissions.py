"""Orders of new courses: list, specification, providers asked, decision, second person, printed note."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime
from urllib.parse import urlencode

from aiohttp import web

from verbund.managers import Manager
from verbund.offers import commission as rules
from verbund.offers.commission import Commission, Refused, Specification
from verbund.taxonomy import Taxonomy
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER, WORDS
from web.desk.offers import words
from web.desk.offers.commission_form import (
    prefilled,
    read_criteria,
    read_specification,
    typed_criteria,
)
from web.desk.offers.commission_pdf import as_pdf
from web.desk.offers.occasion import OFFERS, Occasion, occasion_of
from web.desk.opened import write_down
from web.desk.render import render
from web.keys import STORE

PAGE = f"{OFFERS}/auftraege"
STATES = {
    "entwurf": "Entwurf", "angefragt": "Anbieter gefragt", "zweite_person": "wartet auf zweite Person", "entschieden": "entschieden",
    "aufgehoben": "aufgehoben",
}  # fmt: skip
SAID = {
    "gespeichert": "Gespeichert.",
    "gefragt": "Die Anfrage ist festgehalten. Die Leistung lässt sich nun nicht mehr ändern: Alle sollen dasselbe beantworten.",
    "entschieden": "Die Entscheidung ist festgehalten.",
    "zweite": "Der Anbieter ist mit einem Projektpartner verbunden: Eine zweite Person prüft die Entscheidung, bevor sie gilt.",
    "bestaetigt": "Geprüft. Die Entscheidung gilt.",
    "zurueck": "Die Entscheidung ist zurückgegeben und wieder offen.",
    "aufgehoben": "Der Vermerk ist aufgehoben.",
}


async def page(request: web.Request) -> web.StreamResponse:
    """Lists the orders that the manager may read."""
    manager = request[MANAGER]
    found = await request.config_dict[STORE].read(
        lambda uow: [one for one in uow.commissions.all() if _may(manager, one)]
    )
    return render(request, "auftraege.html", {"commissions": found, "states": STATES, "w": words})


async def new(request: web.Request) -> web.StreamResponse:
    """Shows the form of a new order, filled from the codes of a need or bundle."""
    return await _new(request)


async def create(request: web.Request) -> web.StreamResponse:
    """Keeps a new order."""
    form, manager, now = await request.post(), request[MANAGER], datetime.now(UTC)
    need_id, bundle_id = str(form.get("bedarf", "")) or None, str(form.get("buendel", "")) or None
    criteria = read_criteria(form)
    try:
        specification = read_specification(form)
    except Refused as error:
        return await _new(request, list(error.reasons), criteria=criteria, status=422)
    commission_id = str(uuid.uuid4())

    def work(uow: UnitOfWork) -> list[str]:
        occasion = occasion_of(uow, manager, need_id, bundle_id, now.date())
        wrong = [*rules.faults_of(specification, occasion.said), *rules.faults_of_criteria(criteria)]
        if wrong:
            return wrong
        region = occasion.region or (manager.regions[0] if len(manager.regions) == 1 else None)
        uow.commissions.add(
            Commission(
                commission_id=commission_id,
                created_on=now.date(),
                created_by=manager.name,
                specification=specification,
                region=region,
                need_id=occasion.need_id,
                bundle_id=occasion.bundle_id,
                criteria=criteria,
            )
        )
        write_down(uow, manager, now, "commission_added", commission_id)
        return []

    if wrong := await request.config_dict[STORE].write(work):
        return await _new(request, wrong, specification, criteria, need_id, bundle_id, 422)
    return see(commission_id)


async def one(request: web.Request) -> web.StreamResponse:
    """Shows one order with everything that was done."""
    return await show(request)


async def pdf(request: web.Request) -> web.StreamResponse:
    """The specification for providers, or the whole note, as a PDF."""
    commission = await request.config_dict[STORE].read(lambda uow: read_commission(uow, request))
    whole = request.query.get("teil") == "vermerk"
    body = await asyncio.to_thread(as_pdf, commission, whole, datetime.now(UTC).date())
    name = "vermerk" if whole else "leistung"
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Content-Language": "de"}
    return web.Response(body=body, content_type="application/pdf", headers=headers)


def read_commission(uow: UnitOfWork, request: web.Request) -> Commission:
    """Returns the order of the address; raises HTTPNotFound where the manager may not read it."""
    commission = uow.commissions.get(request.match_info["commission_id"])
    if commission is None or not _may(request[MANAGER], commission):
        raise web.HTTPNotFound
    return commission


def _may(manager: Manager, commission: Commission) -> bool:
    """Its own region's, or its own; an order to a linked provider also for whoever can be the second person."""
    if not manager.regions or commission.created_by == manager.name or commission.state == "zweite_person":
        return True
    return commission.region is None or commission.region in manager.regions


async def _new(
    request: web.Request,
    wrong: list[str] | None = None,
    specification: Specification | None = None,
    criteria: tuple[tuple[str, int], ...] = rules.SUGGESTED_CRITERIA,
    need_id: str | None = None,
    bundle_id: str | None = None,
    status: int = 200,
) -> web.StreamResponse:
    manager, today = request[MANAGER], datetime.now(UTC).date()
    form = await request.post() if request.method == "POST" else {}
    need_id = need_id or request.query.get("bedarf") or str(form.get("bedarf", "")) or None
    bundle_id = bundle_id or request.query.get("buendel") or str(form.get("buendel", "")) or None
    occasion = await request.config_dict[STORE].read(lambda uow: occasion_of(uow, manager, need_id, bundle_id, today))
    skills = [skill for skill in request.query.getall("kompetenz", []) if Taxonomy.load().get(skill)][:3]
    values = {
        "occasion": occasion,
        "spec": specification or prefilled(occasion, skills, request.app[WORDS]),
        "criteria": typed_criteria(criteria),
        "wrong": wrong or [],
        **_choices(request),
    }
    return render(request, "auftrag_neu.html", values, status)


async def show(request: web.Request, wrong: list[str] | None = None, status: int = 200) -> web.StreamResponse:
    manager, today = request[MANAGER], datetime.now(UTC).date()

    def look(uow: UnitOfWork) -> tuple[Commission, Occasion | None, list[str]]:
        commission = read_commission(uow, request)
        try:
            occasion = occasion_of(uow, manager, commission.need_id, commission.bundle_id, today)
        except web.HTTPNotFound:
            occasion = None
        return commission, occasion, [one.name for one in uow.offers.providers(today)]

    commission, occasion, providers = await request.config_dict[STORE].read(look)
    values = {
        "commission": commission,
        "spec": commission.specification,
        "occasion": occasion,
        "providers": providers,
        "points": {quote.provider_key: rules.points_of(commission, quote) for quote in commission.quotes},
        "criteria": typed_criteria(commission.criteria),
        "open": commission.state in ("entwurf", "angefragt"),
        "second": commission.state == "zweite_person"
        and commission.decision is not None
        and commission.decision.decided_by != manager.name,
        "wrong": wrong or [],
        "said": SAID.get(request.query.get("hinweis", ""), ""),
        "states": STATES,
        "least": rules.LEAST_ASKED,
        "today": today,
        **_choices(request),
    }
    return render(request, "auftrag.html", values, status)


def _choices(request: web.Request) -> dict[str, object]:
    desk_words = request.app[WORDS]
    return {
        "skills": sorted(desk_words.names["skill_ids"].items(), key=lambda pair: pair[1].casefold()),
        "levels": [(level, desk_words.value("stand_ist", level)) for level in (1, 2, 3, 4)],
        "w": words,
        "words": desk_words,
    }


def see(commission_id: str, said: str = "") -> web.Response:
    """Leads to an order."""
    more = "?" + urlencode({"hinweis": said}) if said else ""
    return web.Response(status=303, headers={"Location": f"{PAGE}/{commission_id}{more}"})
