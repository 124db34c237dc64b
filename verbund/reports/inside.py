"""Full numbers for the desk itself. They hide nothing, so they leave it in no file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verbund.reports.counted import Cell, Counted, Population
from verbund.reports.protection import Axis, by_label, grid
from verbund.reports.report import POPULATIONS
from verbund.reports.tables import ONE_COLUMN, in_order


@dataclass(frozen=True)
class Count:
    """A table of one population, with everything in it.

    Attributes:
        population: what is counted.
        total: all of it.
        columns: labels, one without a name where only one attribute was asked for.
        lines: label and cells.
    """

    population: Population
    total: Cell
    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Cell, ...]], ...]


def counts(counted: Iterable[Counted], row: str, column: str = "") -> tuple[Count, ...]:
    """Counts needs by one or two attributes, each population for itself.

    Args:
        counted: the needs.
        row, column: keys of attributes.
    """
    by_population: dict[Population, list[Counted]] = {}
    for one in counted:
        if row in one.values and (not column or column in one.values):
            by_population.setdefault(one.population, []).append(one)
    return tuple(_count(name, by_population[name], row, column) for name in POPULATIONS if name in by_population)


def _count(population: Population, counted: list[Counted], row: str, column: str) -> Count:
    rows, columns = _all(counted, row), _all(counted, column) if column else ONE_COLUMN
    cells = grid(counted, (row, rows), (column, columns))
    lines = tuple((label, tuple(cells.get((label, other), Cell()) for other in columns.shown)) for label in rows.shown)
    return Count(population, Cell.of(counted), columns.shown, lines)


def _all(counted: list[Counted], attribute: str) -> Axis:
    cells = by_label(counted, attribute)
    return Axis(in_order(cells, attribute, lambda label: cells[label].persons), frozenset())
