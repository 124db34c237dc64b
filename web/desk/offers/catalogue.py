"""The catalogue as a list, one offer, and what it teaches where the words of the source left that open."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

from aiohttp import web

from verbund.offers.offer import MOST_SKILLS, OWN_SOURCE, Offer
from verbund.offers.providers import Link, Links
from verbund.offers.repositories import OfferFilter
from verbund.search_text import search_words
from verbund.taxonomy import Taxonomy
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER, WORDS
from web.desk.offers import words
from web.desk.offers.cards import lines
from web.desk.offers.occasion import OFFERS
from web.desk.offers.pages import page_count, page_number
from web.desk.opened import write_down
from web.desk.render import render
from web.keys import STORE

PAGE = f"{OFFERS}/katalog"
PAGE_SIZE = 25


async def page(request: web.Request) -> web.StreamResponse:
    """Lists the offers by title."""
    text = " ".join(request.query.get("q", "").split())[:100]
    current = page_number(request)
    source, to_check = request.query.get("quelle", "")[:60], bool(request.query.get("pruefen"))
    wanted = OfferFilter(words=search_words(text), to_check=to_check, source=source or None)

    def look(uow: UnitOfWork) -> tuple[list[Offer], int, int, list[str]]:
        offers, total = uow.offers.page(wanted, (current - 1) * PAGE_SIZE, PAGE_SIZE)
        _, waiting = uow.offers.page(OfferFilter(to_check=True), 0, 1)
        return offers, total, waiting, [one.name for one in uow.offers.sources()]

    offers, total, waiting, sources = await request.config_dict[STORE].read(look)
    parts = {
        name: value for name, value in (("q", text), ("quelle", source), ("pruefen", "1" if to_check else "")) if value
    }
    values = {
        "offers": offers,
        "total": total,
        "waiting": waiting,
        "sources": [*sources, OWN_SOURCE],
        "text": text,
        "source": source,
        "to_check": to_check,
        "page_number": current,
        "pages": page_count(total, PAGE_SIZE),
        "query": lambda seite: "?" + urlencode({**parts, "seite": seite}),
        "w": words,
        "words": request.app[WORDS],
        "today": datetime.now(UTC).date(),
    }
    return render(request, "angebote_katalog.html", values)


async def one(request: web.Request) -> web.StreamResponse:
    """Shows everything that is known of an offer."""
    offer_id, today = request.match_info["offer_id"], datetime.now(UTC).date()

    def look(uow: UnitOfWork) -> tuple[Offer | None, Link | None]:
        offer = uow.offers.get(offer_id)
        return offer, Links(uow.offers.links()).of(offer.provider_key) if offer else None

    offer, link = await request.config_dict[STORE].read(look)
    if offer is None:
        raise web.HTTPNotFound
    names = request.app[WORDS].names["skill_ids"]
    suggested = [skill for skill, _ in Taxonomy.load().search(offer.title, 5) if skill not in offer.skill_ids]
    values = {
        "offer": offer,
        "link": link,
        "lines": lines(offer, None, today),
        "more": _more(offer),
        "suggested": suggested,
        "skills": sorted(names.items(), key=lambda pair: pair[1].casefold()),
        "said": "Die Kompetenzen sind gespeichert. Sie bleiben auch beim nächsten Einlesen."
        if request.query.get("hinweis") == "kompetenz"
        else "",
        "w": words,
        "words": request.app[WORDS],
        "today": today,
        "own": offer.source == OWN_SOURCE,
    }
    return render(request, "angebot.html", values)


async def set_skills(request: web.Request) -> web.StreamResponse:
    """A manager decides what an offer teaches."""
    form, manager, now, offer_id = (
        await request.post(),
        request[MANAGER],
        datetime.now(UTC),
        request.match_info["offer_id"],
    )
    known = Taxonomy.load()
    skills = [str(one) for one in dict.fromkeys(form.getall("skill_ids", [])) if known.get(str(one))][:MOST_SKILLS]

    def work(uow: UnitOfWork) -> None:
        uow.offers.set_skills(offer_id, skills, manager.name, now.date())
        write_down(uow, manager, now, "offer_skills", offer_id)

    try:
        await request.config_dict[STORE].write(work)
    except KeyError:
        raise web.HTTPNotFound from None
    return web.Response(status=303, headers={"Location": f"{PAGE}/{offer_id}?hinweis=kompetenz"})


def _more(offer: Offer) -> list[tuple[str, str]]:
    group = [
        f"mindestens {offer.min_group}" if offer.min_group else "",
        f"höchstens {offer.max_group}" if offer.max_group else "",
    ]
    yes = {True: "ja", False: "nein", None: words.NOTHING}
    return [
        ("Inhalt", offer.content_short or words.NOTHING),
        ("Zielgruppe", offer.target_group or words.NOTHING),
        ("Voraussetzungen", offer.prerequisites or words.NOTHING),
        ("Stufe", words.level(offer)),
        ("Zeit", words.CLOCK.get(offer.full_part_time or "", words.NOTHING)),
        ("Gruppe", ", ".join(filter(None, group)) or words.NOTHING),
        ("Freie Plätze", words.NOTHING if offer.seats_left is None else str(offer.seats_left)),
        ("Deutsch", offer.german_level or ("leichtes Deutsch" if offer.easy_language else words.NOTHING)),
        ("Im Betrieb möglich", yes[offer.inhouse_possible]),
        ("Teilqualifikation", yes[offer.tq_flag]),
        ("Prüfende Stelle", offer.exam_body or words.NOTHING),
        ("AZAV-Nummer", offer.azav_number or words.NOTHING),
        ("Nummer der Quelle", offer.source_id),
        ("Gezeigt bis", words.day(offer.valid_until) if offer.valid_until else words.NOTHING),
    ]
