"""What the fields of an offer are called where a manager maps columns to them."""

from __future__ import annotations

from collections.abc import Mapping

FIELD_WORDS: Mapping[str, str] = {
    "source_id": "Nummer (gleich bei jedem Einlesen)", "title": "Titel", "provider_name": "Anbieter", "source_url": "Link",
    "content_short": "Inhalt", "learning_outcomes": "Lernziele", "keywords": "Schlagworte", "target_group": "Zielgruppe",
    "prerequisites": "Voraussetzungen", "start_dates": "Beginn (einer oder mehrere)", "on_request": "Beginn nach Absprache (ja/nein)",
    "valid_until": "Gültig bis", "place": "Ort", "plz": "Postleitzahl", "mode": "Form (Präsenz, online …)", "online": "Online (ja/nein)",
    "language": "Kurssprache", "german_level": "Deutschniveau", "easy_language": "Leichtes Deutsch (ja/nein)",
    "duration": "Dauer mit Einheit („24 UE“)", "duration_value": "Dauer, nur die Zahl", "duration_unit": "Dauer, nur die Einheit",
    "duration_text": "Dauer in Worten", "days": "Tage", "full_part_time": "Vollzeit oder Teilzeit",
    "shift_friendly": "Für Schicht geeignet (ja/nein)", "inhouse_possible": "Im Betrieb möglich (ja/nein)",
    "price_per_person": "Preis je Person", "price_group": "Preis je Gruppe", "vat": "Mehrwertsteuer", "exam_fee": "Prüfungsgebühr",
    "min_group": "Teilnehmende mindestens", "max_group": "Teilnehmende höchstens", "seats_left": "Freie Plätze",
    "azav_provider": "AZAV: Anbieter zugelassen", "azav_measure": "AZAV: Kurs zugelassen", "azav_number": "AZAV-Nummer",
    "azav_until": "AZAV gültig bis", "esf_fachkurs": "ESF-Fachkurs", "credential": "Nachweis", "exam_body": "Prüfende Stelle",
    "level_from": "Stufe von (1 bis 4)", "level_to": "Stufe bis (1 bis 4)", "tq_flag": "Teilqualifikation (ja/nein)", "type": "Art",
}  # fmt: skip
