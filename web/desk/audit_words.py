"""What the actions of the audit log are called in German; one that is missing here is shown as it is."""

from __future__ import annotations

from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "login": "angemeldet",
    "login_failed": "Anmeldung fehlgeschlagen",
    "password_given": "Passwort richtig, Code steht aus",
    "logout": "abgemeldet",
    "session_ended": "Anmeldung beendet",
    "password_changed": "Passwort geändert",
    "password_reset": "Passwort zurückgesetzt",
    "second_factor_on": "zweiter Faktor eingerichtet",
    "second_factor_off": "zweiter Faktor ausgeschaltet",
    "second_factor_reset": "zweiter Faktor entfernt",
    "account_added": "Zugang angelegt",
    "account_changed": "Zugang geändert",
    "account_closed": "Zugang geschlossen",
    "account_opened": "Zugang wieder geöffnet",
    "go_live_done": "Punkt der Inbetriebnahme erledigt",
    "go_live_undone": "Punkt der Inbetriebnahme zurückgenommen",
    "installation_active": "Lotse auf aktiv gestellt",
    "installation_trial": "Lotse auf Probe gestellt",
    "deputy_added": "Vertretung eingetragen",
    "deputy_ended": "Vertretung beendet",
    "need_read": "Bedarf gelesen",
    "conversation_read": "Gespräch gelesen",
    "contact_revealed": "Kontakt angesehen",
    "status_changed": "Stand geändert",
    "need_corrected": "Bedarf bearbeitet",
    "change_undone": "Änderung rückgängig gemacht",
    "needs_linked": "Bedarfe verbunden",
    "needs_unlinked": "Verbindung gelöst",
    "note_added": "Notiz geschrieben",
    "note_erased": "Notiz gelöscht",
    "labels_changed": "Schlagworte geändert",
    "token_added": "Schlüssel für die Schnittstelle angelegt",
    "token_revoked": "Schlüssel für die Schnittstelle widerrufen",
    "line_assigned": "Formulierung zugeordnet",
    "line_discarded": "Formulierung verworfen",
    "model_ordered": "Auftrag für das Modell gegeben",
}
