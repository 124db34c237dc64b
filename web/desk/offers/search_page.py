"""The neutral search: free, for a need, or for a bundle. Every list that is shown is written down."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from verbund.managers import Manager
from verbund.offers.offer import Offer
from verbund.offers.providers import Links
from verbund.offers.search import PAGE_SIZE, Hit, Result, search
from verbund.offers.search_log import Choice, SearchEntry, Shown
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER, WORDS
from web.desk.offers import words as card_words
from web.desk.offers.cards import cards
from web.desk.offers.occasion import FREE, Occasion, of_bundle, of_need
from web.desk.offers.search_form import ASKED, LANGUAGES, RADII, SearchForm
from web.desk.render import render
from web.keys import STORE

SAID = {
    "gewaehlt": "Das Angebot ist vorgemerkt.",
    "schon": "Dieses Angebot war schon vorgemerkt.",
    "gemerkt": "Der Bedarf ist gemerkt: Der Verbund sucht weiter.",
}


async def free(request: web.Request) -> web.StreamResponse:
    """Searches without an occasion."""
    return await _page(request)


async def for_need(request: web.Request) -> web.StreamResponse:
    """Searches for a need."""
    return await _page(request, need_id=request.match_info["need_id"])


async def for_bundle(request: web.Request) -> web.StreamResponse:
    """Searches for a bundle."""
    return await _page(request, bundle_id=request.match_info["bundle_id"])


async def _page(request: web.Request, need_id: str = "", bundle_id: str = "") -> web.StreamResponse:
    manager, now = request[MANAGER], datetime.now(UTC)
    today = now.date()

    def look(uow: UnitOfWork) -> tuple[Occasion, SearchForm, Result | None, list[Offer], Links, list[Choice], int]:
        occasion = FREE
        if need_id:
            occasion = of_need(uow, manager, need_id, today)
        elif bundle_id:
            occasion = of_bundle(uow, manager, bundle_id, today)
        form = SearchForm.read(request.query, occasion.wish)
        links = Links(uow.offers.links())
        chosen = uow.searches.chosen_for(need_id or None, bundle_id or None) if occasion.key else []
        in_all = uow.offers.valid(today)
        if form.empty:
            return occasion, form, None, [], links, chosen, in_all
        found = uow.offers.candidates(form.wish.skill_ids, form.wish.words, today)
        result = search(found, form.wish, today, form.about(occasion.key), form.key)
        shown = uow.offers.many([hit.offer_id for hit in result.page(form.page)])
        return occasion, form, result, shown, links, chosen, in_all

    store = request.config_dict[STORE]
    occasion, form, result, offers, links, chosen, in_all = await store.read(look)
    if result is not None and form.page > result.pages:
        raise web.HTTPSeeOther(request.path + form.query(seite=result.pages))
    hits = result.page(form.page) if result else []
    number = 0
    if result is not None:
        entry = _entry(now, manager, occasion, form, result, hits, offers, links)
        number = await store.write(lambda uow: uow.searches.add(entry))
    words = request.app[WORDS]
    values = {
        "occasion": occasion,
        "form": form,
        "asked_part": ASKED,
        "result": result,
        "cards": cards(
            hits,
            offers,
            links,
            today,
            result.held_back if result and form.page == 1 else {},
            frozenset(one.offer_id for one in chosen),
        ),
        "chosen": chosen,
        "number": number,
        "in_all": in_all,
        "first": 1 if form.page == 1 else len(result.first_page) + (form.page - 2) * PAGE_SIZE + 1 if result else 0,
        "loosen": [one for one in result.removed if one.alone] if result else [],
        "said": SAID.get(request.query.get("hinweis", ""), ""),
        "skills": sorted(words.names["skill_ids"].items(), key=lambda pair: pair[1].casefold()),
        "levels": [(level, words.value("stand_ist", level)) for level in (1, 2, 3, 4)],
        "radii": RADII,
        "languages": LANGUAGES,
        "w": card_words,
        "words": words,
        "today": today,
    }
    return render(request, "angebote.html", values)


def _entry(
    now: datetime,
    manager: Manager,
    occasion: Occasion,
    form: SearchForm,
    result: Result,
    hits: list[Hit],
    offers: list[Offer],
    links: Links,
) -> SearchEntry:
    names = {offer.offer_id: offer for offer in offers}
    return SearchEntry(
        at=now,
        who=manager.name,
        need_id=occasion.need_id,
        bundle_id=occasion.bundle_id,
        wish=form.wish.to_record(),
        key=result.key,
        rule=result.rule,
        seed=result.seed,
        removed={one.name: (one.all, one.alone) for one in result.removed},
        looked_at=result.looked_at,
        found=len(result.hits),
        page=form.page,
        shown=tuple(
            Shown(
                offer_id=hit.offer_id,
                title=names[hit.offer_id].title,
                provider_key=hit.provider_key,
                provider_name=names[hit.offer_id].provider_name,
                linked=links.of(hit.provider_key) is not None,
                fit=hit.fit,
            )
            for hit in hits
            if hit.offer_id in names
        ),
    )
