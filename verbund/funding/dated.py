"""Facts with a start, a source and a check: the parts of a funding file that carry figures and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

# L: wording of the law, O: page of the responsible body. Second-hand (S) and unchecked (K) facts are never spoken.
_SPOKEN = frozenset({"L", "O"})


@dataclass(frozen=True)
class Checked:
    """How well something is known: mark, last check, last day it holds, day of the next check."""

    vertrauen: str
    geprueft_am: date
    gueltig_bis: date | None
    naechste_pruefung: date

    @property
    def confirmed(self) -> bool:
        """Whether it was read at its source."""
        return self.vertrauen in _SPOKEN

    def may_be_spoken(self, day: date) -> bool:
        """Whether this may be said on a day: confirmed, not expired, and its next check not overdue."""
        return self.sayable(day, day)

    def sayable(self, for_day: date, said_on: date) -> bool:
        """Whether this may be said about `for_day` on the day `said_on`.

        What ended before it is said is history and needs no further check; what still holds must not be overdue.
        """
        if not self.confirmed or (self.gueltig_bis is not None and for_day > self.gueltig_bis):
            return False
        history = self.gueltig_bis is not None and self.gueltig_bis < said_on
        return history or said_on <= self.naechste_pruefung


@dataclass(frozen=True)
class Value:
    """A number of an instrument from a start date on."""

    ab: date
    wert: float
    einheit: str
    fundstelle: str
    checked: Checked


@dataclass(frozen=True)
class CutOff:
    """A day on which a rule changes."""

    tag: date
    fundstelle: str
    checked: Checked


def value(raw: Mapping[str, Any]) -> Value:
    """Builds a number from its entry in the file."""
    return Value(date.fromisoformat(raw["ab"]), float(raw["wert"]), raw["einheit"], raw["fundstelle"], checked(raw))


def cut_off(raw: Mapping[str, Any]) -> CutOff:
    """Builds a cut-off day from its entry in the file."""
    return CutOff(date.fromisoformat(raw["tag"]), raw["fundstelle"], checked(raw))


def checked(raw: Mapping[str, Any]) -> Checked:
    """Builds the metadata that file, number and cut-off day have in common."""
    until = raw["gueltig_bis"]
    return Checked(
        raw["vertrauen"],
        date.fromisoformat(raw["geprueft_am"]),
        date.fromisoformat(until) if until else None,
        date.fromisoformat(raw["naechste_pruefung"]),
    )
