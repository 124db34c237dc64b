"""What each route of the desk needs. A route that is not named here is shut for everybody."""

from __future__ import annotations

from collections.abc import Mapping

from verbund.access import Permission
from verbund.managers import Role
from web.desk.paths import HOME, PREFIX

OPEN = frozenset({"anmelden", "static"})
"""Routes that need no login."""

UNFINISHED = frozenset({"code", "abmelden"})
"""Routes of a login whose second factor is still owed."""

NEEDED: Mapping[str, Permission] = {
    "abmelden": "own_account",
    "code": "own_account",
    "start": "own_account",
    "start_": "own_account",
    "konto": "own_account",
    "konto_passwort": "own_account",
    "konto_anmeldung": "own_account",
    "konto_faktor": "own_account",
    "konto_faktor_pruefen": "own_account",
    "konto_faktor_aus": "own_account",
    "vertretung": "needs",
    "vertretung_beenden": "needs",
    "bedarfe": "needs",
    "bedarf": "needs",
    "kontakt": "needs",
    "status": "needs",
    "auswahl": "needs",
    "aendern": "needs",
    "schritt": "needs",
    "rueckgaengig": "needs",
    "gespraech": "needs",
    "notizen": "needs",
    "notiz_weg": "needs",
    "beschriften": "needs",
    "verbinden": "needs",
    "trennen": "needs",
    "ansichten": "needs",
    "ansicht_weg": "needs",
    "schlagworte": "needs",
    "schlagwort": "needs",
    "zahlen": "aggregates",
    "gruppen": "groups",
    "zugaenge": "accounts",
    "zugang_neu": "accounts",
    "zugang_aendern": "accounts",
    "zugang_passwort": "accounts",
    "zugang_faktor": "accounts",
    "zugang_schliessen": "accounts",
    "lernen": "learning",
    "lernen_zuordnen": "learning",
    "lernen_verwerfen": "learning",
    "lernen_entfernen": "learning",
    "modelle": "models",
    "modell_auftrag": "models",
    "inbetriebnahme": "accounts",
    "inbetriebnahme_punkt": "accounts",
    "inbetriebnahme_stand": "accounts",
    "protokoll": "audit_log",
    "schnittstelle": "tokens",
    "schnittstelle_neu": "tokens",
    "schnittstelle_widerrufen": "tokens",
}

HOMES: Mapping[Role, str] = {
    "manager": HOME,
    "admin": HOME,
    "foerderer": f"{PREFIX}/zahlen",
    "betriebsrat": f"{PREFIX}/gruppen",
}
"""The first page of each role."""
