"""The record in plain German, as managers read it: labels, values, and short forms for the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self

import yaml

from verbund.german_days import day_in_digits
from verbund.settings import ROOT
from verbund.tables import rows
from verbund.wording import Wording
from web.desk.queue_form import SKILL_GROUPS

# The texts of the interview speak to the person; here somebody else reads about them.
FOR_MANAGERS: Mapping[str, Mapping[object, str]] = {
    "perspective": {
        "selbst": "für sich selbst",
        "team": "für ein Team",
        "betrieb": "für den Betrieb",
        "vertretung": "als Betriebsrat oder Weiterbildungsmentor",
    },
    "skill_zuordnung": {
        "bot_sicher": "sicher erkannt",
        "bot_unsicher": "unsicher erkannt, bitte prüfen",
        "mensch": "von einem Menschen zugeordnet",
        "offen": "noch keine Kompetenz zugeordnet",
        "pruefen": "bitte prüfen (unsicher oder offen)",
    },
    "status": {"offen": "alle offenen"},
    "owner": {None: "niemand"},
    "due_on": {None: "kein Tag"},
    "faellig": {"heute": "bis heute", "woche": "in den nächsten 7 Tagen"},
}
LABELS: Mapping[str, str] = {
    "status": "Stand",
    "skill_ids": "Kompetenz",
    "skill_group": "Kompetenzfeld",
    "ags": "Kreis",
    "zielgruppe": "Zielgruppe",
    "owner": "Zuständig",
    "due_on": "Wiedervorlage",
    "faellig": "Fällig",
    "label": "Schlagwort",
}
SHORT: Mapping[str, Mapping[object, str]] = {
    "perspective": {"vertretung": "Vertretung"},
    "skill_zuordnung": {
        "bot_sicher": "sicher", "bot_unsicher": "bitte prüfen", "mensch": "von Hand", "offen": "offen"
    },
    "branche": {
        "metall_elektro": "Metall, Elektro", "textil_bekleidung": "Textil, Bekleidung", "andere": "andere",
        "unklar": "unklar",
    },
    "dringlichkeit": {
        "bis_3_monate": "in 3 Monaten", "bis_6_monate": "in 6 Monaten", "bis_12_monate": "in 12 Monaten",
    },
    "status": {"kein_weiterbildungsbedarf": "kein Bedarf", "gebuendelt": "gebündelt"},
}  # fmt: skip
UNKNOWN = {"weiss_nicht": "weiß nicht"}
SAME_WORDS = {"zielgruppe": "zielgruppe_level"}
WITH_CODE = frozenset(("skill_ids", "kldb"))
INTENTS_FILE = ROOT / "knowledge" / "texts" / "intents.yml"


@dataclass(frozen=True)
class Words:
    """Labels and plain words.

    Attributes:
        wording: the texts of the fields.
        names: field -> code -> name, for codes that are listed in a table of their own.
        intents: name of an intent -> what the person wanted.
    """

    wording: Wording
    names: Mapping[str, Mapping[str, str]]
    intents: Mapping[str, str]

    @classmethod
    def load(cls) -> Self:
        """Reads the texts and the tables of skills, Kreise and occupations."""
        return cls(
            Wording.load(),
            {
                "skill_ids": {row["id"]: row["label_de"] for row in rows("skills/skills_taxonomy.csv")},
                "ags": {row["ags"]: kreis_name(row["name"], row["type"]) for row in rows("places/kreise_bw.csv")},
                "kldb": _occupations(),
                "skill_group": SKILL_GROUPS,
            },
            intent_names(),
        )

    def label(self, field: str) -> str:
        """Returns the name of a field."""
        return LABELS.get(field) or self.wording.label(field)

    def value(self, field: str, value: Any) -> str:
        """Returns a value as a manager reads it; own words stay as they are."""
        if isinstance(value, (list, tuple)):
            return ", ".join(self.value(field, each) for each in value) or "keine"
        if isinstance(value, date):
            return self.day(value)
        if field in self.names and value is None:
            return "keine Angabe"
        if field in self.names:
            name = self.names[field].get(str(value))
            return f"{name} ({value})" if name and field in WITH_CODE else name or str(value)
        known = FOR_MANAGERS.get(field, {}).get(value) or UNKNOWN.get(value)
        return known or self.wording.value(SAME_WORDS.get(field, field), value)

    def short(self, field: str, value: Any) -> str:
        """Returns a value in as few words as a table needs."""
        if field in self.names:
            return self.names[field].get(str(value), str(value))
        return SHORT.get(field, {}).get(value) or self.value(field, value)

    def day(self, day: date) -> str:
        """Returns a day as it is written in German."""
        return day_in_digits(day, "\N{NO-BREAK SPACE}")


def kreis_name(name: str, kind: str) -> str:
    """Returns the name of a Kreis so that town and Landkreis of one name differ ("Heilbronn", twice)."""
    if kind == "Stadtkreis":
        return f"Stadt {name}"
    return name if "kreis" in name.lower() else f"Kreis {name}"


@cache
def intent_names() -> Mapping[str, str]:
    """Returns what each intent of the engine means, in plain German."""
    return yaml.safe_load(INTENTS_FILE.read_text(encoding="utf-8"))["intents"]


def _occupations() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in rows("occupations/occupations.csv"):
        names.setdefault(row["kldb_2010"], row["label_neutral"])
    return names
