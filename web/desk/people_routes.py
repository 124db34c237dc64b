"""Addresses of accounts, log, tokens, numbers and learning, below `/verbund`."""

from __future__ import annotations

from aiohttp import web

from web.desk import (
    account,
    accounts_pages,
    audit_page,
    deputies,
    go_live,
    groups_page,
    learning,
    model_pages,
    sites,
    token_pages,
)
from web.desk.login import code, code_page


def add_people_routes(router: web.UrlDispatcher) -> None:
    """Adds the routes, each resource under a name (`permissions.NEEDED`)."""
    second = router.add_resource("/code", name="code")
    second.add_route("GET", code_page)
    second.add_route("POST", code)
    for method, path, name, handler in (
        ("GET", "/konto", "konto", account.page),
        ("POST", "/konto/passwort", "konto_passwort", account.change_password),
        ("POST", "/konto/anmeldung", "konto_anmeldung", account.end_session),
        ("POST", "/konto/zweiter-faktor", "konto_faktor", account.begin_factor),
        ("POST", "/konto/zweiter-faktor/pruefen", "konto_faktor_pruefen", account.prove_factor),
        ("POST", "/konto/zweiter-faktor/aus", "konto_faktor_aus", account.drop_factor),
        ("POST", "/konto/vertretung", "vertretung", deputies.add),
        ("POST", "/konto/vertretung/beenden", "vertretung_beenden", deputies.end),
        ("GET", "/gruppen", "gruppen", groups_page.groups),
        ("GET", "/zugaenge", "zugaenge", accounts_pages.page),
        ("POST", "/zugaenge/neu", "zugang_neu", accounts_pages.add),
        ("POST", "/zugaenge/aendern", "zugang_aendern", accounts_pages.change),
        ("POST", "/zugaenge/passwort", "zugang_passwort", accounts_pages.reset_password),
        ("POST", "/zugaenge/zweiter-faktor", "zugang_faktor", accounts_pages.reset_factor),
        ("POST", "/zugaenge/schliessen", "zugang_schliessen", accounts_pages.close),
        ("GET", "/lernen", "lernen", learning.page),
        ("POST", "/lernen/zuordnen", "lernen_zuordnen", learning.assign),
        ("POST", "/lernen/verwerfen", "lernen_verwerfen", learning.discard),
        ("POST", "/lernen/entfernen", "lernen_entfernen", learning.forget),
        ("GET", "/modelle", "modelle", model_pages.page),
        ("POST", "/modelle/auftrag", "modell_auftrag", model_pages.order),
        ("GET", "/inbetriebnahme", "inbetriebnahme", go_live.page),
        ("POST", "/inbetriebnahme/punkt", "inbetriebnahme_punkt", go_live.tick),
        ("POST", "/inbetriebnahme/stand", "inbetriebnahme_stand", go_live.switch),
        ("GET", "/protokoll", "protokoll", audit_page.page),
        ("GET", "/rueckmeldungen", "rueckmeldungen", sites.feedback),
        ("GET", "/seiten", "seiten", sites.page),
        ("GET", "/seiten/neu", "seite_neu", sites.new),
        ("POST", "/seiten/neu", "seite_neu_anlegen", sites.add),
        ("GET", "/seiten/{key}", "seite", sites.edit),
        ("POST", "/seiten/{key}", "seite_aendern", sites.change),
        ("POST", "/seiten/{key}/pause", "seite_pause", sites.pause),
        ("GET", "/seiten/{key}/aushang.pdf", "aushang", sites.poster),
        ("GET", "/schnittstelle", "schnittstelle", token_pages.page),
        ("POST", "/schnittstelle/neu", "schnittstelle_neu", token_pages.create),
        ("POST", "/schnittstelle/widerrufen", "schnittstelle_widerrufen", token_pages.revoke),
    ):
        router.add_resource(path, name=name).add_route(method, handler)
