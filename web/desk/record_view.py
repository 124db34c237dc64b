"""The record as it is read: sections of lines, each with its plain words and the person's words behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verbund.needs import Need
from web.desk.words import Words

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Worum es geht": (
        "thema_freitext", "skill_ids", "skill_zuordnung", "zielzustand", "stand_ist", "stand_soll", "situation",
        "anlass", "ursache_art", "bisher",
    ),
    "Für wen": (
        "perspective", "anzahl_personen", "zielgruppe_level", "taetigkeit_freitext", "kldb", "berufsabschluss",
        "altersband", "deutsch_unterstuetzung",
    ),
    "Rahmen": (
        "dringlichkeit", "zieldatum", "format", "zeitmodell", "schicht", "dauer_rahmen", "radius_km", "freistellung",
        "rahmen", "pflicht", "nachweis",
    ),
    "Betrieb": (
        "betrieb_ref", "ort", "plz", "ags", "region", "agentur", "branche", "branche_text", "betriebsgroesse",
        "betriebsrat", "gemeinsam", "gemeinsam_hinweis", "raum_angebot",
    ),
    "Förderung und Weitergabe": ("foerder_interesse", "weitergabe_betrieb"),
    "Zum Datensatz": ("created_on", "language_mode", "einwilligung_version", "loeschen_am", "need_id"),
}  # fmt: skip
"""Every field of the record stands in one section, except those that the page shows elsewhere."""

SHOWN_ELSEWHERE = frozenset({"status", "kontakt_gewuenscht", "kontakt_ref"})


@dataclass(frozen=True)
class Line:
    """One answered field.

    Attributes:
        field: its name.
        label, value: plain German.
        words: the person's words it was taken from, empty where there are none.
        own_words: the value is what the person said, so the words need not be repeated.
    """

    field: str
    label: str
    value: str
    words: str
    own_words: bool


@dataclass(frozen=True)
class Section:
    """A heading, its answered fields, and name and label of those nobody answered."""

    title: str
    lines: tuple[Line, ...]
    unanswered_fields: tuple[tuple[str, str], ...]


def sections(need: Need, words: Words, company: str | None) -> list[Section]:
    """Returns the record in sections.

    Args:
        need: the need.
        words: labels and plain words.
        company: the company's name, where the person gave it.

    Returns:
        One section per heading, in the order in which a manager reads.
    """
    return [_section(title, names, need, words, company) for title, names in SECTIONS.items()]


def _section(title: str, names: tuple[str, ...], need: Need, words: Words, company: str | None) -> Section:
    lines, unanswered = [], []
    for name in names:
        value = company if name == "betrieb_ref" else getattr(need, name)
        if value is None or value == ():
            unanswered.append((name, words.label(name)))
            continue
        plain = value if name == "betrieb_ref" else words.value(name, value)
        said = need.provenance.get(name, "")
        lines.append(Line(name, words.label(name), plain, said, plain.strip() == said.strip()))
    return Section(title, tuple(lines), tuple(unanswered))
