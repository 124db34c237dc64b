"""Loads the funding instruments of `knowledge/funding/`; a file without source or date of check is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import jsonschema
import yaml

from verbund.funding.dated import Checked, CutOff, Value, checked, cut_off, value
from verbund.tables import KNOWLEDGE

__all__ = [
    "Checked",
    "FundingDataError",
    "Instrument",
    "Value",
    "find_instrument",
    "load_instruments",
    "read_instrument",
]


class FundingDataError(ValueError):
    """A file of `knowledge/funding/` does not follow `knowledge/funding.schema.json`."""


@dataclass(frozen=True)
class Instrument:
    """A route of funding as its file holds it.

    Attributes:
        id, reihenfolge: name of the file and fixed place in the list; the place says nothing about worth.
        art: "foerderung", "beratung" or "verwandt".
        auch: other names people use.
        name, entscheidet: in both language modes.
        grundlage, quelle: paragraph or programme; where it was read.
        checked: how well the whole is known.
        beendet_am: last day of the programme, None if no end is known.
        antrag: who applies, where and when.
        ausgeschlossen, nicht_zusammen, pruefpunkte, fragen_bei: what is excluded, what excludes each other, what to
            look at, and whom to ask.
        werte, stichtage: name → values, each from a start date on; name → cut-off day.
    """

    id: str
    reihenfolge: int
    art: str
    auch: tuple[str, ...]
    name: Mapping[str, str]
    grundlage: str
    entscheidet: Mapping[str, str]
    quelle: str
    checked: Checked
    beendet_am: date | None
    antrag: Mapping[str, str]
    ausgeschlossen: tuple[str, ...]
    nicht_zusammen: tuple[Mapping[str, str], ...]
    pruefpunkte: tuple[str, ...]
    fragen_bei: str
    werte: Mapping[str, tuple[Value, ...]]
    stichtage: Mapping[str, CutOff]

    def value_on(self, name: str, day: date) -> Value | None:
        """Returns the newest value that had begun by a day, confirmed or not."""
        begun = [one for one in self.werte.get(name, ()) if one.ab <= day]
        return max(begun, key=lambda one: one.ab, default=None)

    def spoken_value(self, name: str, day: date) -> float | None:
        """Returns the number that holds on a day, None if it is unknown, unconfirmed or out of date."""
        newest = self.value_on(name, day)
        return newest.wert if newest and newest.checked.may_be_spoken(day) else None


@lru_cache(maxsize=1)
def load_instruments() -> tuple[Instrument, ...]:
    """Reads all instruments in their fixed order.

    Raises:
        FundingDataError: a file lacks something; the message names file and place.
    """
    files = sorted((KNOWLEDGE / "funding").glob("*.yml"))
    return tuple(sorted((read_instrument(file) for file in files), key=lambda one: one.reihenfolge))


def find_instrument(name: str) -> Instrument:
    """Finds an instrument by its id, its basis or one of its other names; raises KeyError."""
    wanted = _bare(name)
    for one in load_instruments():
        if wanted in {_bare(word) for word in (one.id, one.grundlage, *one.name.values(), *one.auch)}:
            return one
    raise KeyError(name)


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+|sgb\s*iii|sgb3", "", name.casefold())


@lru_cache(maxsize=1)
def _schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((KNOWLEDGE / "funding.schema.json").read_text(encoding="utf-8")))


def read_instrument(file: Path) -> Instrument:
    """Reads and checks one file; raises FundingDataError."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    error = next(_schema().iter_errors(raw), None)
    if error is not None:
        raise FundingDataError(f"{file.name}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
    ended = raw["beendet_am"]
    return Instrument(
        raw["id"],
        raw["reihenfolge"],
        raw["art"],
        tuple(raw["auch"]),
        raw["name"],
        raw["grundlage"],
        raw["entscheidet"],
        raw["quelle"],
        checked(raw),
        date.fromisoformat(ended) if ended else None,
        raw["antrag"],
        tuple(raw["ausgeschlossen"]),
        tuple(raw["nicht_zusammen"]),
        tuple(raw["pruefpunkte"]),
        raw["fragen_bei"],
        {name: tuple(value(one) for one in values) for name, values in raw["werte"].items()},
        {name: cut_off(one) for name, one in raw.get("stichtage", {}).items()},
    )
