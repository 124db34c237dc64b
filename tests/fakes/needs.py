"""Needs for tests: valid, and as random as a seed allows."""

from __future__ import annotations

import random
import uuid
from datetime import date, timedelta
from typing import get_args

from verbund import need_values as values
from verbund.needs import Need

DAY = date(2026, 11, 23)
SKILLS = ("AUT-01", "AUT-03", "BEK-02", "MET-10", "SIC-01")


def a_need(**changes) -> Need:
    """Returns an employee's need with what is mandatory and nothing else, except what is given."""
    known = {
        "need_id": str(uuid.uuid4()),
        "conversation_id": "c-1",
        "created_on": DAY,
        "language_mode": "standard",
        "perspective": "selbst",
        "region": "Ulm",
        "branche": "metall_elektro",
        "thema_freitext": "Hydraulikpläne lesen",
        "zielzustand": "Störungen allein eingrenzen",
        "stand_ist": 2,
        "dringlichkeit": "sofort",
        "einwilligung_version": "2026-11",
        "loeschen_am": DAY + timedelta(days=365),
    }
    return Need(**known | changes)


def a_random_need(seed: int, **changes) -> Need:
    """Returns a need in which every field may hold anything that the schema allows."""
    chance = random.Random(seed)

    def maybe(value):
        return value if chance.random() < 0.7 else None

    def one_of(kind):
        return chance.choice(get_args(kind))

    def some_of(kind):
        options = get_args(kind)
        return tuple(chance.sample(options, chance.randint(0, len(options))))

    perspective = one_of(values.Perspective)
    alone = perspective == "selbst"
    wants_contact = chance.random() < 0.5
    fields = {
        "need_id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "perspective": perspective,
        "language_mode": one_of(values.LanguageMode),
        "status": one_of(values.Status),
        "region": one_of(values.Region),
        "ort": maybe("Schwäbisch Gmünd"),
        "plz": maybe("73525"),
        "ags": maybe("08136"),
        "agentur": maybe("Aalen"),
        "branche": one_of(values.Branche),
        "branche_text": maybe("Großbäckerei"),
        "betriebsgroesse": one_of(values.Betriebsgroesse),
        "betrieb_ref": maybe("b-1"),
        "skill_ids": tuple(chance.sample(SKILLS, chance.randint(0, 3))),
        "skill_zuordnung": one_of(values.SkillZuordnung),
        "anlass": maybe(some_of(values.Anlass)),
        "situation": maybe("Anlage stand, „keiner“ wusste weiter 😅 {x} 0["),
        "ursache_art": some_of(values.UrsacheArt),
        "stand_ist": chance.randint(1, 4),
        "stand_soll": maybe(chance.randint(2, 4)),
        "pflicht": one_of(values.Pflicht),
        "nachweis": maybe(one_of(values.Nachweis)),
        "anzahl_personen": 1 if alone else chance.randint(1, 999),
        "zielgruppe_level": some_of(values.ZielgruppeLevel),
        "taetigkeit_freitext": maybe("Rüstet Rundmaschinen"),
        "kldb": maybe("28222"),
        "berufsabschluss": maybe(one_of(values.Berufsabschluss)),
        "altersband": maybe(one_of(values.Altersband)),
        "deutsch_unterstuetzung": maybe(one_of(values.DeutschUnterstuetzung)),
        "dringlichkeit": one_of(values.Dringlichkeit),
        "zieldatum": maybe(DAY + timedelta(days=chance.randint(1, 400))),
        "format": maybe(some_of(values.Format)),
        "zeitmodell": maybe(some_of(values.Zeitmodell)),
        "schicht": maybe(one_of(values.Schicht)),
        "radius_km": maybe(one_of(values.RadiusKm)),
        "dauer_rahmen": maybe(one_of(values.DauerRahmen)),
        "freistellung": maybe(one_of(values.Freistellung)),
        "rahmen": maybe(some_of(values.Rahmen)),
        "gemeinsam": one_of(values.Gemeinsam),
        "gemeinsam_hinweis": maybe("nicht mit dem Nachbarbetrieb"),
        "raum_angebot": maybe(one_of(values.RaumAngebot)),
        "bisher": maybe("Kurzschulung vom Hersteller"),
        "betriebsrat": maybe(one_of(values.Betriebsrat)),
        "foerder_interesse": maybe(one_of(values.FoerderInteresse)),
        "weitergabe_betrieb": chance.choice(("nein", "ja")) if alone else "entfaellt",
        "kontakt_gewuenscht": wants_contact,
        "kontakt_ref": "k-1" if wants_contact else None,
        "provenance": {"stand_ist": "geht mit Hilfe", "dringlichkeit": "bald"},
    }
    return a_need(**fields | changes)
