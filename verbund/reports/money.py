"""Costs and contributions of a period: typed in by the Verbund, compared with the shares that were granted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from verbund.settings import ROOT

FILE = ROOT / "knowledge" / "reports" / "kostenanteile.yml"
MOST_EURO = 99_999_999


@dataclass(frozen=True)
class Shares:
    """How the costs are to be shared.

    Attributes:
        land, others: percent that the Land pays, and that associations and companies pay together.
        source, checked_on: where that stands, and when it was last looked up.
    """

    land: int
    others: int
    source: str
    checked_on: date


@dataclass(frozen=True)
class Money:
    """Whole euros of a period.

    Attributes:
        costs: all that was spent.
        associations, companies: what associations and companies contributed.
        shares: how the costs were to be shared, as known on the day of publication; None where that was not known.
    """

    costs: int
    associations: int
    companies: int
    shares: Shares | None = None

    @property
    def own_share(self) -> int:
        """What associations and companies contributed together."""
        return self.associations + self.companies

    @property
    def open(self) -> int:
        """What is left for the Land to pay."""
        return self.costs - self.own_share


def percent(part: int, whole: int) -> str:
    """Returns "35,0 %"."""
    return "–" if not whole else f"{100 * part / whole:.1f}\N{NO-BREAK SPACE}%".replace(".", ",")


def euros(amount: int) -> str:
    """Returns "12.500 €"."""
    return f"{amount:,}\N{NO-BREAK SPACE}€".replace(",", ".")


def shares_on(day: date, today: date) -> Shares | None:
    """Returns the shares that hold on a day; None where none is known, or the next check is overdue today."""
    for entry in _entries():
        until = entry["gueltig_bis"]
        if entry["ab"] <= day and (until is None or day <= until) and today <= entry["naechste_pruefung"]:
            return Shares(entry["land"], entry["uebrige"], entry["quelle"], entry["geprueft_am"])
    return None


@cache
def _entries() -> list[dict[str, Any]]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))["anteile"]
