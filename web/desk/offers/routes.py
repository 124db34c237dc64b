"""Addresses of the pages about offers, below `/verbund`."""

from __future__ import annotations

from aiohttp import web

from web.desk.offers import (
    catalogue,
    choosing,
    commission_steps,
    commissions,
    imports,
    own_courses,
    proof,
    providers_page,
    search_page,
)

_UPLOAD = "/angebote/einlesen/{upload_id}"
_ORDER = "/angebote/auftraege/{commission_id}"


def add_offer_routes(router: web.UrlDispatcher) -> None:
    """Adds the routes, each resource under a name (`permissions.NEEDED`)."""
    for path, name, handlers in (
        ("/angebote", "angebote", {"GET": search_page.free}),
        ("/bedarfe/{need_id}/angebote", "angebote_bedarf", {"GET": search_page.for_need}),
        ("/bedarfe/{need_id}/angebote/merken", "angebote_merken", {"POST": choosing.keep_in_mind}),
        ("/buendel/{bundle_id}/angebote", "angebote_buendel", {"GET": search_page.for_bundle}),
        ("/angebote/wahl", "angebote_wahl", {"POST": choosing.choose}),
        ("/angebote/katalog", "angebote_katalog", {"GET": catalogue.page}),
        ("/angebote/katalog/{offer_id}", "angebot", {"GET": catalogue.one}),
        ("/angebote/katalog/{offer_id}/kompetenzen", "angebot_kompetenzen", {"POST": catalogue.set_skills}),
        ("/angebote/eigene", "eigene_kurse", {"GET": own_courses.page, "POST": own_courses.save}),
        ("/angebote/eigene/{offer_id}/weg", "eigener_kurs_weg", {"POST": own_courses.drop}),
        ("/angebote/einlesen", "angebote_einlesen", {"GET": imports.page}),
        ("/angebote/einlesen/datei", "angebote_datei", {"POST": imports.upload}),
        (_UPLOAD, "angebote_hochgeladen", {"GET": imports.one}),
        (f"{_UPLOAD}/spalten", "angebote_spalten", {"POST": imports.map_columns}),
        (f"{_UPLOAD}/entscheiden", "angebote_entscheiden", {"POST": imports.decide}),
        ("/angebote/anbieter", "anbieter", {"GET": providers_page.page, "POST": providers_page.note}),
        ("/angebote/suchen", "suchen", {"GET": proof.searches}),
        ("/angebote/suchen/{number:[0-9]{1,9}}", "suche", {"GET": proof.one}),
        ("/angebote/fairness", "fairness", {"GET": proof.report}),
        ("/angebote/auftraege", "auftraege", {"GET": commissions.page}),
        ("/angebote/auftraege/neu", "auftrag_neu", {"GET": commissions.new, "POST": commissions.create}),
        (_ORDER, "auftrag", {"GET": commissions.one}),
        (f"{_ORDER}/pdf", "auftrag_pdf", {"GET": commissions.pdf}),
        (f"{_ORDER}/leistung", "auftrag_leistung", {"POST": commission_steps.change}),
        (f"{_ORDER}/fragen", "auftrag_fragen", {"POST": commission_steps.ask}),
        (f"{_ORDER}/antwort", "auftrag_antwort", {"POST": commission_steps.answer}),
        (f"{_ORDER}/entscheiden", "auftrag_entscheiden", {"POST": commission_steps.decide}),
        (f"{_ORDER}/pruefen", "auftrag_pruefen", {"POST": commission_steps.confirm}),
        (f"{_ORDER}/aufheben", "auftrag_aufheben", {"POST": commission_steps.give_up}),
    ):
        resource = router.add_resource(path, name=name)
        for method, handler in handlers.items():
            resource.add_route(method, handler)
