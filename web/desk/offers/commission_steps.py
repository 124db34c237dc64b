"""Steps of an order: change, ask, answer, decide, check, give up. The rules are `verbund.offers.commission`'s."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from aiohttp import web

from verbund.managers import Manager
from verbund.need_list import Overtaken
from verbund.offers import commission as rules
from verbund.offers.commission import Commission, Decision, Quote, Refused
from verbund.offers.draft import provider_key
from verbund.offers.providers import Links
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER
from web.desk.offers.commission_form import read_answer, read_criteria, read_day, read_specification
from web.desk.offers.commissions import read_commission, see, show
from web.desk.offers.occasion import occasion_of
from web.desk.opened import write_down
from web.keys import STORE


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
        return rules.ask(
            commission, Quote(provider_name=name, provider_key=key, linked=linked, asked_on=day)
        ), "gefragt"

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
        quotes = tuple(
            Quote(**{**vars(one), "linked": one.linked or links.of(one.provider_key) is not None})
            for one in commission.quotes
        )
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
    return await _do(
        request,
        lambda uow, commission, manager, today: (rules.give_up(commission), "aufgehoben"),
        "commission_given_up",
    )


Work = Callable[[UnitOfWork, Commission, Manager, date], tuple[Commission, str]]


async def _do(request: web.Request, work: Work, action: str) -> web.StreamResponse:
    manager, now, version = request[MANAGER], datetime.now(UTC), str((await request.post()).get("fassung", ""))

    def write(uow: UnitOfWork) -> str:
        commission = read_commission(uow, request)
        if version != str(commission.version):
            raise Overtaken
        after, said = work(uow, commission, manager, now.date())
        uow.commissions.save(after)
        write_down(uow, manager, now, action, commission.commission_id)
        return said

    try:
        said = await request.config_dict[STORE].write(write)
    except Refused as error:
        return await show(request, list(error.reasons), 422)
    except Overtaken:
        return await show(
            request,
            [
                "Jemand anders hat diesen Vermerk inzwischen geändert. Unten steht, was jetzt gilt; Ihre Eingabe wurde nicht gespeichert."
            ],
            409,
        )
    return see(request.match_info["commission_id"], said)


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
        if need is not None and need.status in (
            "neu",
            "in_pruefung",
            "bestaetigt",
            "gebuendelt",
            "angebot_gesucht",
            "angebot_gefunden",
        ):
            uow.needs.correct(need_id, {"status": "beauftragt"}, manager.name, now.date())
            write_down(uow, manager, now, "status_changed", need_id)
