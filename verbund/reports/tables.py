"""The tables of a report: which there are, how they are filled, and how those of several reports are added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from verbund.german_days import MONTHS
from verbund.reports.attributes import ATTRIBUTES
from verbund.reports.counted import NOTHING, Cell, Counted, Figures, Population
from verbund.reports.protection import REST, Axis, by_label, grid, one_attribute, two_attributes

CENTRE = "kompetenzfeld"
"""Every table of two attributes has this one, else several of them together could tell what none of them shows."""


@dataclass(frozen=True)
class Plan:
    """A table that a report may have.

    Attributes:
        id: its number in every report.
        population: what is counted.
        row, column: keys of attributes; no column for a table of one attribute.
        chart: whether there is a picture of it.
    """

    id: str
    population: Population
    row: str
    column: str = ""
    chart: bool = False


PLANS: tuple[Plan, ...] = (
    Plan("B1", "betriebe", "kompetenzfeld", chart=True),
    Plan("B2", "betriebe", "region", chart=True),
    Plan("B3", "betriebe", "monat", chart=True),
    Plan("B4", "betriebe", "branche"),
    Plan("B5", "betriebe", "zielgruppe", chart=True),
    Plan("B6", "betriebe", "perspektive"),
    Plan("B7", "betriebe", "dringlichkeit", chart=True),
    Plan("B8", "betriebe", "ursache"),
    Plan("B9", "betriebe", "betriebsgroesse"),
    Plan("B10", "betriebe", "raum"),
    Plan("B11", "betriebe", "ergebnis"),
    Plan("B12", "betriebe", "kompetenzfeld", "zielgruppe"),
    Plan("B13", "betriebe", "kompetenzfeld", "dringlichkeit"),
    Plan("B14", "betriebe", "kompetenzfeld", "region"),
    Plan("E1", "beschaeftigte", "kompetenzfeld", chart=True),
    Plan("E2", "beschaeftigte", "region"),
    Plan("E3", "beschaeftigte", "monat"),
    Plan("E4", "beschaeftigte", "branche"),
    Plan("E5", "beschaeftigte", "perspektive"),
    Plan("E6", "beschaeftigte", "dringlichkeit"),
    Plan("E7", "beschaeftigte", "ursache"),
    Plan("E8", "beschaeftigte", "kompetenzfeld", "dringlichkeit"),
    Plan("K1", "teilnehmende", "kompetenzfeld", chart=True),
    Plan("K2", "teilnehmende", "region"),
    Plan("K3", "teilnehmende", "monat"),
    Plan("K4", "teilnehmende", "kursstand"),
    Plan("K5", "teilnehmende", "herkunft"),
    Plan("W1", "bewertung", "bewertung", chart=True),
    Plan("W2", "wirkung", "kann_danach", chart=True),
)
BY_ID = {plan.id: plan for plan in PLANS}
ONE_COLUMN = Axis(("",), frozenset())
OF_THE_REPORT = frozenset(("region", "monat"))
"""Attributes that a report of one region or one month has in its heading already."""


@dataclass(frozen=True)
class Table:
    """A table as it may be read by others.

    Attributes:
        id: that of its plan.
        rows, columns: the lines; the one column of a table of one attribute has no name.
        cells: by row, by column.
    """

    id: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Figures, ...], ...]

    @property
    def plan(self) -> Plan:
        return BY_ID[self.id]

    @property
    def merged(self) -> bool:
        """Whether something was put together."""
        return REST in self.rows or REST in self.columns

    @property
    def tells(self) -> bool:
        """Whether it tells more than the total does."""
        if self.plan.column:
            return len(self.rows) > 1 and len(self.columns) > 1
        return len(self.rows) > 1 or (REST not in self.rows and self.plan.row not in OF_THE_REPORT)

    @property
    def total(self) -> Figures:
        """All cells together: every need of the table is in one of them."""
        total = NOTHING
        for row in self.cells:
            for cell in row:
                total = total.plus(cell)
        return total


def draw(counted: Sequence[Counted], *, with_months: bool = True) -> tuple[Table, ...]:
    """Fills all tables of the needs of one population, with what may be shown.

    Args:
        counted: the needs; they are published together, once.
        with_months: whether months may be told apart. Where some regions lack some months, because an earlier report
            has published them, regions and months together would tell what a single region's month was.

    Returns:
        The tables; none where not even all needs together may be shown.
    """
    if not Cell.of(counted).is_safe:
        return ()
    population = counted[0].population
    axes = {key: one_attribute(by_label(counted, key)) for key in counted[0].values}
    if not with_months and "monat" in axes:
        axes["monat"] = Axis((), axes["monat"].rest | {*axes["monat"].shown})
    tables = []
    for plan in (plan for plan in PLANS if plan.population == population):
        row, column = axes[plan.row], axes.get(plan.column, ONE_COLUMN)
        if plan.column:
            row, column = two_attributes(counted, (plan.row, row), (plan.column, column))
        cells = grid(counted, (plan.row, row), (plan.column, column))
        tables.append(_table(plan, row.labels, column.labels, {key: cell.figures for key, cell in cells.items()}))
    return tuple(tables)


def add(tables: Sequence[Table]) -> Table:
    """Adds up the same table of several reports.

    A line keeps its name only where every part shows it or has nothing hidden in it: else the sum would lack what
    some part put together.
    """
    rows = _common([table.rows for table in tables])
    columns = _common([table.columns for table in tables])
    cells: dict[tuple[str, str], Figures] = {}
    for table in tables:
        for row, line in zip(table.rows, table.cells, strict=True):
            for column, figures in zip(table.columns, line, strict=True):
                key = row if row in rows else REST, column if column in columns else REST
                cells[key] = cells.get(key, NOTHING).plus(figures)
    plan = tables[0].plan
    return _table(plan, {row for row, _ in cells}, {column for _, column in cells}, cells)


def _common(axes: Sequence[Sequence[str]]) -> set[str]:
    named = {label for axis in axes for label in axis if label != REST}
    return {label for label in named if all(label in axis or REST not in axis for axis in axes)}


def _table(plan: Plan, rows: Iterable[str], columns: Iterable[str], cells: dict[tuple[str, str], Figures]) -> Table:
    def weight(place: int, label: str) -> int:
        return sum(figures.persons for key, figures in cells.items() if key[place] == label)

    rows = in_order(rows, plan.row, lambda label: weight(0, label))
    columns = in_order(columns, plan.column, lambda label: weight(1, label))
    filled = tuple(tuple(cells.get((row, column), NOTHING) for column in columns) for row in rows)
    return Table(plan.id, rows, columns, filled)


def in_order(labels: Iterable[str], attribute: str, weight: Callable[[str], int]) -> tuple[str, ...]:
    """Returns the lines of an attribute in their order: fixed, by time, or the largest first; what was merged last."""
    order = ATTRIBUTES[attribute].order if attribute in ATTRIBUTES else ()

    def key(label: str) -> tuple:
        fixed = order.index(label) if label in order else len(order)
        return label == REST, fixed, *((_month(label),) if attribute == "monat" else (-weight(label), label))

    return tuple(sorted(labels, key=key))


def _month(label: str) -> tuple[int, int]:
    name, _, year = label.partition(" ")
    return (int(year), MONTHS.index(name)) if name in MONTHS else (9999, 0)
