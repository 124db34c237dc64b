"""Orders of new courses: list, specification, providers asked, decision, second person, printed note."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from aiohttp import web

from verbund.managers import Manager
from verbund.need_list import Overtaken
from verbund.offers import commission as rules
from verbund.offers.commission import Commission, Decision, Quote, Refused, Specification
from verbund.offers.draft import provider_key
from verbund.offers.providers import Links
from verbund.taxonomy import Taxonomy
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER, WORDS
from web.desk.offers import words
from web.desk.offers.commission_form import (
    prefilled,
    read_answer,
    read_criteria,
    read_day,
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
    found = await request.config_dict[STORE].read(lambda uow: [one for one in uow.commissions.all() if _may(manager, one)])
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
                commission_id=commission_id, created_on=now.date(), created_by=manager.name, specification=specification, region=region,
                need_id=occasion.need_id, bundle_id=occasion.bundle_id, criteria=criteria,
                )
        )
        write_down(uow, manager, now, "commission_added", commission_id)
        return []

    if wrong := await request.config_dict[STORE].write(work):
        return await _new(request, wrong, specification, criteria, need_id, bundle_id, 422)
    return _see(commission_id)


async def one(request: web.Request) -> web.StreamResponse:
    """Shows one order with everything that was done."""
    return await _one(request)


async def change(request: web.Request) -> web.StreamResponse:
    """Changes what is asked for, before anybody was asked."""
    form = await request.post()

    def work(uow: UnitOfWork, commission: Commission, manager: Manager, today: date) -> tuple[Commission, str]:
        specification, criteria = read_specification(form), read_criteria(form)
        said = _said(uow, commission, manager, today)
        if wrong := [*rules.faults_of(specification, said), *rules.faults_of_criteria(criteria)]:
            raise Refused(wrong)
        return rules.changed(commission, specification, criteria), "gespeichert"

    return await _do(request, work, "commission_changed")


async def ask(request: web.Request) -> web.StreamResponse:
    """Writes down that a provider was asked."""
    form = await request.post()
    name = " ".join(str(form.get("anbieter", "")).split())[:120]

    def work(uow: UnitOfWork, commission: Commission, manager: Manager, today: date) -> tuple[Commission, str]:
        key, day = provider_key(name), read_day(str(form.get("gefragt", ""))) or today
        if not key:
            raise Refused(["Bitte nennen Sie den Anbieter."])
        linked = Links(uow.offers.links()).of(key) is not None
        return rules.ask(commission, Quote(provider_name=name, provider_key=key, linked=linked, asked_on=day)), "gefragt"

    return await _do(request, work, "commission_asked")


async def answer(request: web.Request) -> web.StreamResponse:
    """Writes down what a provider answered."""
    form = await request.post()

    def work(uow: UnitOfWork, commission: Commission, manager: Manager, today: date) -> tuple[Commission, str]:
        quote = commission.quote(str(form.get("anbieter", "")))
        if quote is None:
            raise web.HTTPNotFound
        return rules.answer(commission, read_answer(form, commission, quote)), "gespeichert"

    return await _do(request, work, "commission_answered")


async def decide(request: web.Request) -> web.StreamResponse:
    """Decides, with reasons."""
    form = await request.post()

    def work(uow: UnitOfWork, commission: Commission, manager: Manager, today: date) -> tuple[Commission, str]:
        decision = Decision(
            provider_key=str(form.get("anbieter", "")),
            reason=" ".join(str(form.get("grund", "")).split()),
            fewer_reason=" ".join(str(form.get("weniger", "")).split()),
            decided_by=manager.name,
            decided_on=today,
        )
        # Who is linked may have become known only after the question was sent.
        links = Links(uow.offers.links())
        quotes = tuple(Quote(**{**vars(one), "linked": one.linked or links.of(one.provider_key) is not None}) for one in commission.quotes)
        after = rules.decide(Commission(**{**vars(commission), "quotes": quotes}), decision)
        if after.state == "entschieden":
            _ordered(uow, after, manager)
        return after, "zweite" if after.state == "zweite_person" else "entschieden"

    return await _do(request, work, "commission_decided")


async def confirm(request: web.Request) -> web.StreamResponse:
    """A second person checks the order to a linked provider."""
    agrees = (await request.post()).get("tun") == "bestaetigen"

    def work(uow: UnitOfWork, commission: Commission, manager: Manager, today: date) -> tuple[Commission, str]:
        after = rules.confirm(commission, manager.name, today, agrees)
        if agrees:
            _ordered(uow, after, manager)
        return after, "bestaetigt" if agrees else "zurueck"

    return await _do(request, work, "commission_checked")


async def give_up(request: web.Request) -> web.StreamResponse:
    """Ends an order without a course."""
    return await _do(request, lambda uow, commission, manager, today: (rules.give_up(commission), "aufgehoben"), "commission_given_up")


async def pdf(request: web.Request) -> web.StreamResponse:
    """The specification for providers, or the whole note, as a PDF."""
    commission = await request.config_dict[STORE].read(lambda uow: _read(uow, request))
    whole = request.query.get("teil") == "vermerk"
    body = await asyncio.to_thread(as_pdf, commission, whole, datetime.now(UTC).date())
    name = "vermerk" if whole else "leistung"
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Content-Language": "de"}
    return web.Response(body=body, content_type="application/pdf", headers=headers)


Work = Callable[[UnitOfWork, Commission, Manager, date], tuple[Commission, str]]


async def _do(request: web.Request, work: Work, action: str) -> web.StreamResponse:
    manager, now, version = request[MANAGER], datetime.now(UTC), str((await request.post()).get("fassung", ""))

    def write(uow: UnitOfWork) -> str:
        commission = _read(uow, request)
        if version != str(commission.version):
            raise Overtaken
        after, said = work(uow, commission, manager, now.date())
        uow.commissions.save(after)
        write_down(uow, manager, now, action, commission.commission_id)
        return said

    try:
        said = await request.config_dict[STORE].write(write)
    except Refused as error:
        return await _one(request, list(error.reasons), 422)
    except Overtaken:
        return await _one(request, ["Jemand anders hat diesen Vermerk inzwischen geändert. Unten steht, was jetzt gilt; Ihre Eingabe wurde nicht gespeichert."], 409)
    return _see(request.match_info["commission_id"], said)


def _read(uow: UnitOfWork, request: web.Request) -> Commission:
    commission = uow.commissions.get(request.match_info["commission_id"])
    if commission is None or not _may(request[MANAGER], commission):
        raise web.HTTPNotFound
    return commission


def _may(manager: Manager, commission: Commission) -> bool:
    """Its own region's, or its own; an order to a linked provider also for whoever can be the second person."""
    if not manager.regions or commission.created_by == manager.name or commission.state == "zweite_person":
        return True
    return commission.region is None or commission.region in manager.regions


def _said(uow: UnitOfWork, commission: Commission, manager: Manager, today: date) -> tuple[str, ...]:
    try:
        return occasion_of(uow, manager, commission.need_id, commission.bundle_id, today).said
    except web.HTTPNotFound:  # the need is gone, and its words with it
        return ()


def _ordered(uow: UnitOfWork, commission: Commission, manager: Manager) -> None:
    """Moves the needs on: somebody has the order."""
    now = datetime.now(UTC)
    ids = [commission.need_id] if commission.need_id else []
    if commission.bundle_id and (bundle := uow.bundles.get(commission.bundle_id)):
        ids = [member.need_id for member in bundle.members]
    for need_id in ids:
        need = uow.needs.get(need_id)
        if need is not None and need.status in ("neu", "in_pruefung", "bestaetigt", "gebuendelt", "angebot_gesucht", "angebot_gefunden"):
            uow.needs.correct(need_id, {"status": "beauftragt"}, manager.name, now.date())
            write_down(uow, manager, now, "status_changed", need_id)


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


async def _one(request: web.Request, wrong: list[str] | None = None, status: int = 200) -> web.StreamResponse:
    manager, today = request[MANAGER], datetime.now(UTC).date()

    def look(uow: UnitOfWork) -> tuple[Commission, Occasion | None, list[str]]:
        commission = _read(uow, request)
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
        "second": commission.state == "zweite_person" and commission.decision is not None and commission.decision.decided_by != manager.name,
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


def _see(commission_id: str, said: str = "") -> web.Response:
    more = "?" + urlencode({"hinweis": said}) if said else ""
    return web.Response(status=303, headers={"Location": f"{PAGE}/{commission_id}{more}"})
