"""What a report is about: regions and whole months; and how reports may lie to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from verbund.need_values import Region
from verbund.reports.attributes import month_name

ALL_REGIONS: tuple[str, ...] = get_args(Region)

Atom = tuple[str, date]
"""A region and the first day of a month: reports are made of whole ones."""


@dataclass(frozen=True)
class Scope:
    """Regions and months, from the first to the last.

    Attributes:
        regions: at least one, in the order of the record's schema.
        first, last: first days of the first and of the last month.
    """

    regions: tuple[str, ...]
    first: date
    last: date

    @property
    def months(self) -> tuple[date, ...]:
        return tuple(_months(self.first, self.last))

    @property
    def last_day(self) -> date:
        return next_month(self.last) - timedelta(days=1)

    @property
    def atoms(self) -> frozenset[Atom]:
        return frozenset((region, month) for region in self.regions for month in self.months)

    @property
    def period(self) -> str:
        """The months in words."""
        return month_name(self.first) if self.first == self.last else f"{month_name(self.first)} bis {month_name(self.last)}"

    @property
    def place(self) -> str:
        """The regions in words."""
        return "alle Regionen" if len(self.regions) == len(ALL_REGIONS) else ", ".join(self.regions)


class NotPossible(ValueError):
    """There can be no such report; the message says why, to a manager."""


def check(wanted: Scope, published: Iterable[Scope], today: date) -> None:
    """Says whether a report may be published beside those that are.

    A report holds another one whole or not at all. Were two of them to overlap, or were a part of one published after
    it, their difference would be a table that nobody has protected.

    Args:
        wanted: the new report.
        published: all others.
        today: only months that are over are reported.

    Raises:
        NotPossible: it may not.
    """
    if not wanted.regions or not set(wanted.regions) <= set(ALL_REGIONS):
        raise NotPossible("Bitte wählen Sie mindestens eine Region.")
    if wanted.first > wanted.last:
        raise NotPossible("Der erste Monat liegt nach dem letzten.")
    if wanted.last_day >= today:
        raise NotPossible("Ein Bericht umfasst nur Monate, die vorbei sind.")
    if len(wanted.months) > MOST_MONTHS:
        raise NotPossible(f"Ein Bericht umfasst höchstens {MOST_MONTHS} Monate.")
    for other in published:
        name = f"{other.place}, {other.period}"
        if other.atoms == wanted.atoms:
            raise NotPossible(f"Diesen Bericht gibt es schon ({name}). Berichtigungen stehen im nächsten.")
        if wanted.atoms < other.atoms:
            raise NotPossible(
                f"Dieser Zeitraum ist Teil eines Berichts, der schon veröffentlicht ist ({name}). Aus beiden zusammen "
                "ließe sich errechnen, was geschützt ist."
            )
        if wanted.atoms & other.atoms and not other.atoms < wanted.atoms:
            raise NotPossible(
                f"Dieser Bericht überschneidet sich mit einem, der schon veröffentlicht ist ({name}). Bitte nehmen Sie "
                "ihn ganz hinein oder lassen Sie ihn ganz weg."
            )


MOST_MONTHS = 60


def is_whole(atoms: frozenset[Atom]) -> bool:
    """Whether each region has the same months."""
    regions, months = {region for region, _ in atoms}, {month for _, month in atoms}
    return len(atoms) == len(regions) * len(months)


def next_month(month: date) -> date:
    """Returns the first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def in_order(regions: Iterable[str]) -> tuple[str, ...]:
    """Returns regions as a scope lists them."""
    chosen = set(regions)
    return tuple(region for region in ALL_REGIONS if region in chosen)


def ended_months(today: date, count: int = 24) -> Sequence[date]:
    """Returns the last months that are over, the newest first."""
    months, month = [], today.replace(day=1)
    for _ in range(count):
        month = (month - timedelta(days=1)).replace(day=1)
        months.append(month)
    return months


def _months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = next_month(first)
