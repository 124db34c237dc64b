"""What the plain form asks of whom: everything the record must have, and the most useful of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from verbund.interview.catalogue import FIELDS, Kind, Need
from verbund.need_schema import needs_schema
from verbund.need_values import LanguageMode
from verbund.settings import ROOT
from verbund.wording import Wording

FILE = ROOT / "knowledge" / "texts" / "formular.yml"
PERSPECTIVES = ("selbst", "team", "betrieb", "vertretung")

EMPLOYEE = (
    "taetigkeit_freitext", "thema_freitext", "zielzustand", "stand_ist", "dringlichkeit", "ort", "branche",
    "weitergabe_betrieb", "kontakt",
    "situation", "anlass", "format", "zeitmodell", "deutsch_unterstuetzung",
)  # fmt: skip
MANAGER = (
    "thema_freitext", "ursache_art", "taetigkeit_freitext", "anzahl_personen", "zielgruppe_level", "zielzustand",
    "stand_ist", "stand_soll", "pflicht", "dringlichkeit", "gemeinsam", "ort", "branche", "betriebsgroesse", "kontakt",
    "situation", "anlass", "format", "zeitmodell", "betrieb_ref", "foerder_interesse",
)  # fmt: skip
_KINDS = {
    Kind.TEXT: "text", Kind.CHOICE: "choice", Kind.CHOICES: "choices", Kind.PERSONS: "number", Kind.SIZE: "choice",
    Kind.TIME: "choice", Kind.PLACE: "place", Kind.YES_NO: "choice", Kind.CONTACT: "contact",
}  # fmt: skip


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from: as forms send it, as the record keeps it, as people read it."""

    id: str
    value: Any
    title: str


@dataclass(frozen=True)
class Question:
    """One question of the form.

    Attributes:
        name: field of the record.
        kind: `text`, `choice`, `choices`, `number`, `place` or `contact`.
        text: the question.
        hint: an example or what happens with the answer, "" where none is needed.
        needed: whether the record cannot do without.
        longest: most characters of own words.
        options: what can be chosen.
    """

    name: str
    kind: str
    text: str
    hint: str
    needed: bool
    longest: int
    options: tuple[Option, ...] = ()

    def option(self, given: str) -> Option | None:
        """Returns the option that a form sent."""
        return next((one for one in self.options if one.id == given), None)


@cache
def texts() -> Mapping[str, Any]:
    """Returns the words of the form."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def in_mode(words: Any, mode: LanguageMode) -> str:
    """Returns a text in a language mode; one text alone is for both."""
    return str(words[mode] if isinstance(words, Mapping) else words)


@cache
def questions(perspective: str, mode: LanguageMode) -> tuple[Question, ...]:
    """Returns the questions for somebody, those that must be answered first.

    Args:
        perspective: for whom they speak, of `PERSPECTIVES`.
        mode: the language mode.
    """
    names = EMPLOYEE if perspective == "selbst" else MANAGER
    if perspective == "vertretung":
        at = names.index("kontakt")
        names = (*names[:at], "weitergabe_betrieb", *names[at:])
    return tuple(_question(name, perspective, mode) for name in names)


def _question(name: str, perspective: str, mode: LanguageMode) -> Question:
    field, words = FIELDS[name], texts()["fragen"][name]
    own = words.get("betrieb") if perspective != "selbst" else None
    needed = field.need(perspective) is Need.MANDATORY or (name, perspective) == ("weitergabe_betrieb", "vertretung")
    return Question(
        name=name,
        kind=_KINDS[field.kind],
        text=in_mode(own or words, mode),
        hint=in_mode(words.get("hilfe", ""), mode),
        needed=needed and name != "kontakt",
        longest=field.max_length,
        options=_options(name, perspective, mode),
    )


def _options(name: str, perspective: str, mode: LanguageMode) -> tuple[Option, ...]:
    rule = needs_schema()["properties"].get(name, {})
    values = [one for one in rule.get("enum") or rule.get("items", {}).get("enum") or _range(name, rule) if one is not None]
    if name == "weitergabe_betrieb" and perspective == "selbst":
        values = ["nein", "ja"]
    if name == "gemeinsam":
        values = [one for one in values if one != "entfaellt"]
    wording = Wording.load()
    return tuple(Option(str(one), one, wording.value(name, one, mode)) for one in values)


def _range(name: str, rule: Mapping[str, Any]) -> list[int]:
    """The steps of the scale of knowledge; other numbers are typed."""
    return list(range(rule["minimum"], rule["maximum"] + 1)) if name in ("stand_ist", "stand_soll") else []
