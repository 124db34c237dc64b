"""What can go wrong, each with its status. The sentence for people stands in `knowledge/texts/gateway.yml`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

STATUS = {
    "kein_json": 400,
    "kein_objekt": 422,
    "falscher_medientyp": 415,
    "formular_unlesbar": 400,
    "unbekannte_felder_start": 422,
    "unbekannte_felder_nachricht": 422,
    "sprache_unbekannt": 422,
    "seite_ungueltig": 422,
    "message_id_ungueltig": 422,
    "text_leer": 422,
    "text_kein_text": 422,
    "text_zu_lang": 422,
    "text_und_auswahl": 422,
    "auswahl_unbekannt": 422,
    "gespraech_unbekannt": 404,
    "gespraech_beendet": 409,
    "gespraech_geloescht": 409,
    "seite_fremd": 403,
    "seite_unbekannt": 404,
    "seite_pausiert": 409,
    "herkunft_fremd": 403,
    "unbekannte_felder": 422,
    "code_unbekannt": 404,
    "zu_viele_versuche": 429,
    "rueckmeldung_ungueltig": 422,
    "nichts_gespeichert": 409,
    "schluessel_ungueltig": 401,
    "schluessel_zu_eng": 403,
    "auswahl_unlesbar": 422,
    "assistent_startet": 503,
    "antwort_ausgefallen": 503,
    "speicher_ausgefallen": 503,
    "nicht_bereit": 503,
    "nicht_gefunden": 404,
    "methode_unzulaessig": 405,
    "zu_langsam": 408,
    "zu_schnell": 429,
    "anfrage_zu_gross": 413,
    "anfrage_ungueltig": 400,
    "nicht_erlaubt": 403,
    "unerwartet": 500,
}

# RFC 9457 section 4.2.1: with the type "about:blank" the title is the name of the status, and may be translated.
TITLES = {
    400: "Ungültige Anfrage",
    401: "Nicht angemeldet",
    403: "Nicht erlaubt",
    404: "Nicht gefunden",
    405: "Methode nicht erlaubt",
    408: "Zu langsam",
    409: "Gespräch nicht offen",
    413: "Anfrage zu groß",
    415: "Falscher Medientyp",
    422: "Eingabe nicht verwendbar",
    429: "Zu viele Anfragen",
    500: "Fehler auf unserer Seite",
    503: "Zurzeit nicht bereit",
}
RETRY_AFTER_SECONDS = 5
NEXT_TRY_SECONDS = 10


class Problem(Exception):
    """A request that is answered with an error.

    Args:
        key: a key of `STATUS`.
        wait: after how many seconds the same may be tried again; 0 where the status says nothing of it.
        extra: further members of the JSON answer.
    """

    def __init__(self, key: str, *, wait: int = 0, **extra: Any) -> None:
        super().__init__(key)
        self.wait = wait
        self.key = key
        self.status = STATUS[key]
        self.extra = extra

    def sentence(self, errors: Mapping[str, str]) -> str:
        """Returns what a person is told: the detail that came with it, else the sentence of its key."""
        return str(self.extra.get("detail") or errors[self.key])


def problem_response(problem: Problem, detail: str, headers: dict[str, str] | None = None) -> web.Response:
    """Returns the one shape of an error for programs.

    Args:
        problem: what went wrong.
        detail: the sentence for people.
        headers: further headers (`Allow`).

    Source: RFC 9457.
    """
    body = {"type": "about:blank", "title": TITLES[problem.status], "status": problem.status, "detail": detail}
    return web.Response(
        status=problem.status,
        headers=(headers or {}) | retry_header(problem) | {"Content-Language": "de"},
        content_type="application/problem+json",
        body=json.dumps(body | problem.extra, ensure_ascii=False).encode(),
    )


def retry_header(problem: Problem) -> dict[str, str]:
    """Returns what a caller needs to try again: when (429, 503), or with what (401)."""
    if problem.status == 401:
        return {"WWW-Authenticate": "Bearer"}
    wait = problem.wait or {429: NEXT_TRY_SECONDS, 503: RETRY_AFTER_SECONDS}.get(problem.status, 0)
    return {"Retry-After": str(wait)} if wait else {}
