"""A report: drawn up once, fixed when it is published, and made of the reports it holds and of what is new in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import get_args

from verbund.reports.counted import NOTHING, Cell, Counted, Figures, Population
from verbund.reports.money import Money, shares_on
from verbund.reports.scope import Atom, NotPossible, Scope, check, is_whole
from verbund.reports.tables import Table, add, draw

POPULATIONS: tuple[Population, ...] = get_args(Population)
POPULATION_NAMES: Mapping[Population, str] = {
    "betriebe": "Bedarfe von Betrieben",
    "beschaeftigte": "Bedarfe von Beschäftigten",
    "teilnehmende": "Teilnehmende an Kursen",
    "bewertung": "Rückmeldungen nach dem Kurs",
    "wirkung": "Wirkung nach 3 bis 6 Monaten",
}


@dataclass(frozen=True)
class Disclosed:
    """What a report publishes of one population for the first time.

    Attributes:
        sites: how many sites it surely comes from. Sites of several reports cannot be added: some are in all of them.
        tables: all tables, each of which counts the same needs.
    """

    sites: int
    tables: tuple[Table, ...]

    @property
    def total(self) -> Figures:
        return self.tables[0].total


@dataclass(frozen=True, kw_only=True)
class Report:
    """A published report. Nothing in it changes any more; what is corrected later stands in the next one.

    Attributes:
        id: its number.
        scope: regions and months.
        published_on, published_by: the day, and the account.
        own: what it publishes for the first time, by population; none where that was too little to be shown.
        parts: numbers of the reports it holds, the oldest first.
        money: costs and contributions as typed in.
    """

    id: int = 0
    scope: Scope
    published_on: date
    published_by: str
    own: Mapping[Population, Disclosed]
    parts: tuple[int, ...] = ()
    money: Money | None = None


@dataclass(frozen=True)
class Chapter:
    """All of one population in a report: its own part and those of the reports in it, added up.

    Attributes:
        population: what is counted.
        total: needs and persons.
        sites: sites by period, one entry for each part.
        tables: those that tell more than the total.
    """

    population: Population
    total: Figures
    sites: tuple[tuple[str, int], ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Draft:
    """A report as it would be published now.

    Attributes:
        report: the report.
        held: the published reports in it.
        covers: by population the atoms that it would use up.
    """

    report: Report
    held: tuple[Report, ...] = ()
    covers: Mapping[Population, frozenset[Atom]] = field(default_factory=dict)


def draft(
    scope: Scope, counted: Iterable[Counted], published: Sequence[Report], today: date, by: str, money: Money | None = None
) -> Draft:
    """Draws up a report.

    Args:
        scope: regions and months.
        counted: all needs of the scope, as they are on record today.
        published: all published reports.
        today: the day.
        by: who publishes.
        money: costs and contributions.

    Returns:
        The draft. Needs of months and regions that a held report has published already are not counted anew: what was
        published stays, and only the rest is drawn up.

    Raises:
        NotPossible: there may be no such report, or all in it would be hidden.
    """
    check(scope, [one.scope for one in published], today)
    held = tuple(one for one in published if one.scope.atoms < scope.atoms)
    by_population: dict[Population, list[Counted]] = {}
    for one in counted:
        by_population.setdefault(one.population, []).append(one)
    own, covers = {}, {}
    for population in POPULATIONS:
        used = _used(held, population)
        rest = [one for one in by_population.get(population, []) if (one.region, one.month) not in used]
        atoms = scope.atoms - used
        if tables := draw(rest, with_months=is_whole(atoms)):
            own[population] = Disclosed(Cell.of(rest).sources, tables)
            covers[population] = atoms
    if not own and not any(one.own for one in held):
        raise NotPossible(
            "Noch ist nichts groß genug, um gezeigt zu werden: Es braucht 5 Personen aus 3 Betrieben. Bitte nehmen Sie "
            "mehr Monate oder Regionen zusammen."
        )
    if money is not None:  # fixed with the report, whatever the file says later
        money = replace(money, shares=shares_on(scope.last_day, today))
    report = Report(
        scope=scope, published_on=today, published_by=by, own=own, parts=tuple(one.id for one in held), money=money
    )
    return Draft(report, held, covers)


def chapters(report: Report, held: Iterable[Report]) -> tuple[Chapter, ...]:
    """Adds up a report and the reports in it.

    Args:
        report: the report.
        held: at least the reports that `report.parts` names.
    """
    known = {one.id: one for one in held}
    parts = [*(known[number] for number in report.parts), report]
    found = []
    for population in POPULATIONS:
        shown = [(part, part.own[population]) for part in parts if population in part.own]
        if not shown:
            continue
        tables = [add(same) for same in zip(*(own.tables for _, own in shown), strict=True)]
        total = NOTHING
        for _, own in shown:
            total = total.plus(own.total)
        sites = tuple((_part_name(part, report), own.sites) for part, own in shown)
        found.append(Chapter(population, total, sites, tuple(table for table in tables if table.tells)))
    return tuple(found)


def _part_name(part: Report, whole: Report) -> str:
    if part is whole:
        return "in diesem Bericht neu" if whole.parts else "im Zeitraum"
    return f"{part.scope.place}, {part.scope.period}"


def _used(held: Iterable[Report], population: Population) -> frozenset[Atom]:
    """The atoms whose needs of one population are published: those of every report that showed any of it."""
    used: frozenset[Atom] = frozenset()
    for one in held:
        if population in one.own:
            used |= one.scope.atoms
    return used


def numbered(report: Report, number: int) -> Report:
    """Returns the report with the number the store gave it."""
    return replace(report, id=number)
