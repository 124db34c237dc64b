"""The Verbund's own courses: closed ones stand in no public catalogue (domain report 4.1), so they are entered here."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime

from aiohttp import web

from verbund.offers.draft import Doubts, Draft, Fault, make_offer
from verbund.offers.field_readers import FIELDS
from verbund.offers.offer import LONGEST, OWN_SOURCE, Offer
from verbund.offers.repositories import OfferFilter
from verbund.taxonomy import Taxonomy
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER, WORDS
from web.desk.offers import words
from web.desk.offers.field_words import FIELD_WORDS
from web.desk.offers.occasion import OFFERS
from web.desk.opened import write_down
from web.desk.render import render
from web.keys import STORE

PAGE = f"{OFFERS}/eigene"
ASKED = (
    "title", "provider_name", "learning_outcomes", "content_short", "target_group", "start_dates", "on_request", "plz", "place", "mode",
    "duration_value", "duration_unit", "days", "full_part_time", "shift_friendly", "price_per_person", "min_group", "max_group",
    "seats_left", "credential", "level_from", "level_to", "german_level", "azav_measure", "azav_number", "esf_fachkurs", "valid_until",
)  # fmt: skip
SAID = {"neu": "Der Kurs steht im Katalog.", "weg": "Der Kurs ist aus dem Katalog genommen."}


async def page(request: web.Request) -> web.StreamResponse:
    """Lists the Verbund's own courses, with a form for one: a new one, or that of the address."""
    return await _page(request)


async def save(request: web.Request) -> web.StreamResponse:
    """Keeps a course, new or changed."""
    form, manager, now = await request.post(), request[MANAGER], datetime.now(UTC)
    typed = {name: str(form.get(name, "")).strip()[:3000] for name in ASKED}
    number = str(form.get("nummer", "")) or str(uuid.uuid4())
    skills = [str(one) for one in dict.fromkeys(form.getall("skill_ids", [])) if Taxonomy.load().get(str(one))][:3]
    doubts = Doubts()
    made = make_offer(
        Draft(
            0,
            {name: text for name, text in typed.items() if name in FIELDS}
            | {"source_id": number[:36], "type": "verbundkurs"},
        ),
        OWN_SOURCE,
        now.date(),
        doubts,
    )
    wrong = [made.reason] if isinstance(made, Fault) else []
    wrong += [f"{FIELD_WORDS.get(name, name)}: „{value}“ ist {reason}." for name, value, reason in doubts.found]
    if not skills:
        wrong.append("Bitte wählen Sie mindestens eine Kompetenz: Ohne sie findet niemand den Kurs.")
    if wrong or isinstance(made, Fault):
        return await _page(request, wrong, typed, number if form.get("nummer") else "", skills, 422)
    offer = replace(made, skill_ids=tuple(skills), skill_state="mensch")

    def work(uow: UnitOfWork) -> None:
        uow.offers.put(offer)
        write_down(uow, manager, now, "own_course_saved", offer.offer_id)

    await request.config_dict[STORE].write(work)
    return web.Response(status=303, headers={"Location": f"{PAGE}?hinweis=neu"})


async def drop(request: web.Request) -> web.StreamResponse:
    """Takes a course out of the catalogue."""
    manager, now, offer_id = request[MANAGER], datetime.now(UTC), request.match_info["offer_id"]

    def work(uow: UnitOfWork) -> None:
        offer = uow.offers.get(offer_id)
        if offer is None or offer.source != OWN_SOURCE:
            raise web.HTTPNotFound
        uow.offers.drop(offer_id)
        write_down(uow, manager, now, "own_course_dropped", offer_id)

    await request.config_dict[STORE].write(work)
    return web.Response(status=303, headers={"Location": f"{PAGE}?hinweis=weg"})


async def _page(
    request: web.Request,
    wrong: list[str] | None = None,
    typed: dict[str, str] | None = None,
    number: str = "",
    skills: list[str] | None = None,
    status: int = 200,
) -> web.StreamResponse:
    wanted = request.query.get("kurs", "")

    def look(uow: UnitOfWork) -> tuple[list[Offer], Offer | None]:
        changing = uow.offers.get(wanted) if wanted else None
        return uow.offers.page(OfferFilter(source=OWN_SOURCE), 0, 200)[0], changing

    offers, changing = await request.config_dict[STORE].read(look)
    if changing is not None and changing.source == OWN_SOURCE and typed is None:
        typed, number, skills = _typed(changing), changing.source_id, list(changing.skill_ids)
    values = {
        "offers": offers,
        "wrong": wrong or [],
        "typed": typed or dict.fromkeys(ASKED, ""),
        "number": number,
        "chosen": skills or [],
        "said": SAID.get(request.query.get("hinweis", ""), ""),
        "skills": sorted(request.app[WORDS].names["skill_ids"].items(), key=lambda pair: pair[1].casefold()),
        "levels": [(level, request.app[WORDS].value("stand_ist", level)) for level in (1, 2, 3, 4)],
        "longest": LONGEST,
        "w": words,
        "today": datetime.now(UTC).date(),
    }
    return render(request, "angebote_eigene.html", values, status)


def _typed(offer: Offer) -> dict[str, str]:
    record = offer.to_record()
    typed = {name: str(record.get(name, "")) for name in ASKED}
    typed["learning_outcomes"] = "\n".join(offer.learning_outcomes)
    typed["start_dates"] = ", ".join(f"{day:%d.%m.%Y}" for day in offer.start_dates)
    typed["on_request"] = "ja" if offer.on_request else ""
    typed["shift_friendly"] = {True: "ja", False: "nein", None: ""}[offer.shift_friendly]
    typed["price_per_person"] = "" if offer.price_per_person is None else words.number(offer.price_per_person / 100)
    typed["duration_value"] = "" if offer.duration_value is None else words.number(offer.duration_value)
    return typed
