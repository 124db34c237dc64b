"""The record as the person reads it: their answers in plain words, and nothing that is ours alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from verbund.german_days import day_in_words
from verbund.needs import Need
from verbund.tables import rows
from verbund.taxonomy import Taxonomy
from verbund.wording import Wording

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Worum es geht": (
        "thema_freitext", "zielzustand", "situation", "skill_ids", "anlass", "ursache_art", "stand_ist", "stand_soll",
        "bisher",
    ),
    "Wer lernen soll": (
        "perspective", "anzahl_personen", "zielgruppe_level", "taetigkeit_freitext", "berufsabschluss", "altersband",
        "deutsch_unterstuetzung",
    ),
    "Rahmen": (
        "dringlichkeit", "zieldatum", "format", "zeitmodell", "schicht", "dauer_rahmen", "radius_km", "freistellung",
        "rahmen", "pflicht", "nachweis", "foerder_interesse",
    ),
    "Betrieb": (
        "betrieb_ref", "ort", "plz", "ags", "region", "agentur", "branche", "branche_text", "betriebsgroesse",
        "betriebsrat", "gemeinsam", "gemeinsam_hinweis", "raum_angebot",
    ),
    "Zum Eintrag": ("created_on", "language_mode", "einwilligung_version"),
}  # fmt: skip
"""Every field of the record stands in one section, except those of the next two lines."""

SHOWN_ELSEWHERE = frozenset({"status", "weitergabe_betrieb", "kontakt_gewuenscht", "loeschen_am"})
INTERNAL = frozenset({"need_id", "skill_zuordnung", "kldb", "kontakt_ref"})



@dataclass(frozen=True)
class Line:
    """One answered field in plain German."""

    field: str
    label: str
    value: str


@dataclass(frozen=True)
class Section:
    """A heading and its answered fields."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RecordWords:
    """Turns a record into sections.

    Attributes:
        wording: labels and values.
        taxonomy: names of skills.
        kreise: AGS -> name.
    """

    wording: Wording
    taxonomy: Taxonomy
    kreise: Mapping[str, str]

    @classmethod
    def load(cls) -> Self:
        """Reads the words and tables."""
        kreise = {row["ags"]: f"{row['name']} ({row['type']})" for row in rows("places/kreise_bw.csv")}
        return cls(Wording.load(), Taxonomy.load(), kreise)

    def sections(self, need: Need, company: str | None) -> list[Section]:
        """Returns what the person answered, in the language mode of their conversation.

        Args:
            need: their need.
            company: the company's name, where they gave it.
        """
        answered = {**{name: getattr(need, name) for name in _shown()}, "betrieb_ref": company}
        sections = (
            Section(title, tuple(self._line(need, name, answered[name]) for name in names if _is_said(answered[name])))
            for title, names in SECTIONS.items()
        )
        return [section for section in sections if section.lines]

    def label(self, name: str, need: Need) -> str:
        """Returns the name of a field as this person knows it."""
        return self.wording.label(name, need.language_mode)

    def value(self, name: str, need: Need) -> str:
        """Returns the value of a field as this person knows it."""
        return self.wording.value(name, getattr(need, name), need.language_mode)

    def _line(self, need: Need, name: str, value: Any) -> Line:
        if isinstance(value, date):
            plain = day_in_words(value)
        elif name == "ags":
            plain = self.kreise.get(value, value)
        elif name == "betrieb_ref":
            plain = value
        else:
            plain = self.wording.value(name, value, need.language_mode, self.taxonomy)
        return Line(name, self.label(name, need), plain)


def _shown() -> list[str]:
    return [name for names in SECTIONS.values() for name in names]


def _is_said(value: Any) -> bool:
    return value is not None and value != () and value != ""
