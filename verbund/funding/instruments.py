"""Loads the funding instruments of `knowledge/funding/`; a file without source or date of check is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from verbund.tables import KNOWLEDGE

# L: wording of the law, O: page of the responsible body. Second-hand (S) and unchecked (K) facts are never spoken.
_SPOKEN = frozenset({"L", "O"})


class FundingDataError(ValueError):
    """A file of `knowledge/funding/` does not follow `knowledge/funding.schema.json`."""


@dataclass(frozen=True)
class Checked:
    """How well something is known: mark, last check, last day it holds, day of the next check."""

    vertrauen: str
    geprueft_am: date
    gueltig_bis: date | None
    naechste_pruefung: date

    def may_be_spoken(self, day: date) -> bool:
        """Whether this may be said on a day: confirmed, not expired, and its next check not overdue."""
        in_force = self.gueltig_bis is None or day <= self.gueltig_bis
        return self.vertrauen in _SPOKEN and in_force and day <= self.naechste_pruefung


@dataclass(frozen=True)
class Value:
    """A number of an instrument from a start date on."""

    ab: date
    wert: float
    einheit: str
    fundstelle: str
    checked: Checked


@dataclass(frozen=True)
class Instrument:
    """A route of funding as its file holds it.

    Attributes:
        id, reihenfolge: name of the file and fixed place in the list; the place says nothing about worth.
        name, entscheidet: in both language modes.
        grundlage: paragraph or programme.
        checked: how well the whole is known.
        werte: name → its values, each from a start date on.
        regeln, texte: conditions and sentences as in the file.
    """

    id: str
    reihenfolge: int
    name: Mapping[str, str]
    grundlage: str
    entscheidet: Mapping[str, str]
    checked: Checked
    werte: Mapping[str, tuple[Value, ...]]
    regeln: tuple[Mapping[str, Any], ...]
    texte: Mapping[str, tuple[Mapping[str, Any], ...]]

    def spoken_value(self, name: str, day: date) -> float | None:
        """Returns the number that holds on a day, None if it is unknown, unconfirmed or out of date."""
        begun = [value for value in self.werte.get(name, ()) if value.ab <= day]
        newest = max(begun, key=lambda value: value.ab, default=None)
        return newest.wert if newest and newest.checked.may_be_spoken(day) else None


@lru_cache(maxsize=1)
def load_instruments() -> tuple[Instrument, ...]:
    """Reads all instruments in their fixed order.

    Raises:
        FundingDataError: a file lacks something; the message names file and place.
    """
    files = sorted((KNOWLEDGE / "funding").glob("*.yml"))
    return tuple(sorted((read_instrument(file) for file in files), key=lambda one: one.reihenfolge))


def read_instrument(file: Path) -> Instrument:
    """Reads and checks one file; raises FundingDataError."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    schema = json.loads((KNOWLEDGE / "funding.schema.json").read_text(encoding="utf-8"))
    error = next(jsonschema.Draft202012Validator(schema).iter_errors(raw), None)
    if error is not None:
        raise FundingDataError(f"{file.name}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
    return Instrument(
        raw["id"],
        raw["reihenfolge"],
        raw["name"],
        raw["grundlage"],
        raw["entscheidet"],
        _checked(raw),
        {name: tuple(_value(one) for one in values) for name, values in raw["werte"].items()},
        tuple(raw["regeln"]),
        {mode: tuple(sentences) for mode, sentences in raw["texte"].items()},
    )


def _value(raw: Mapping[str, Any]) -> Value:
    return Value(date.fromisoformat(raw["ab"]), float(raw["wert"]), raw["einheit"], raw["fundstelle"], _checked(raw))


def _checked(raw: Mapping[str, Any]) -> Checked:
    until = raw["gueltig_bis"]
    return Checked(
        raw["vertrauen"],
        date.fromisoformat(raw["geprueft_am"]),
        date.fromisoformat(until) if until else None,
        date.fromisoformat(raw["naechste_pruefung"]),
    )
