"""Which cells of a table are put together, so that nobody can be told from what is shown.

What is published of a table is a partition of its needs into blocks, each of which is safe by itself (`Cell.is_safe`).
Sums and differences of blocks are made of whole blocks, so no arithmetic leads into one. Tables of two attributes share
one attribute, are coarser than the tables of each attribute alone, and have the same columns in every row: then no
margin tells what a row leaves out. docs/decisions/0012-reports.md has the argument, tests/unit/reports attack it.

Source: domain report 7.3, rules 3 to 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbund.reports.counted import Cell, Counted, together

REST = "Übrige (zusammengefasst)"

Grid = Mapping[tuple[str, str], Cell]


@dataclass(frozen=True)
class Axis:
    """How the labels of an attribute are shown: each of `shown` by itself, all others together as `REST`."""

    shown: tuple[str, ...]
    rest: frozenset[str]

    @property
    def labels(self) -> tuple[str, ...]:
        return (*self.shown, REST) if self.rest else self.shown

    def place(self, label: str) -> str:
        """Returns the line a label is counted in."""
        return REST if label in self.rest else label

    def without(self, label: str) -> Axis:
        """Returns the axis with one label less of its own; the first takes another along, or nothing is hidden."""
        return Axis(tuple(one for one in self.shown if one != label), self.rest | {label})


def one_attribute(cells: Mapping[str, Cell]) -> Axis | None:
    """Decides which labels of an attribute are shown.

    Args:
        cells: label -> needs with that label; labels without any need are left out.

    Returns:
        The axis; None where even everything together is not safe.
    """
    small = {label for label, cell in cells.items() if not cell.is_safe}
    axis = Axis(tuple(label for label in cells if label not in small), frozenset(small))
    while axis.rest and not together(cells[label] for label in axis.rest).is_safe:
        if not axis.shown:
            return None
        axis = axis.without(_smallest(axis.shown, cells))
    return axis if cells else None


def two_attributes(counted: Iterable[Counted], row: tuple[str, Axis], column: tuple[str, Axis]) -> tuple[Axis, Axis]:
    """Decides which rows and columns of a table of two attributes are shown.

    Every cell of the result is safe or empty. Rows and columns are put together where that takes the fewest away.

    Args:
        counted: the needs.
        row, column: the attributes, each with its axis from `one_attribute`.

    Returns:
        Both axes; one of them may be left with nothing to tell apart, and then the table says nothing new.
    """
    whole = Axis((), frozenset())  # every label stands for itself
    fine = grid(counted, (row[0], whole), (column[0], whole))
    rows, columns = row[1], column[1]
    while bad := _unsafe(fine, rows, columns):
        choices = [
            *((rows.without(label), columns) for label in _candidates(rows, [row for row, _ in bad])),
            *((rows, columns.without(label)) for label in _candidates(columns, [column for _, column in bad])),
        ]
        rows, columns = min(choices, key=lambda both: (len(_unsafe(fine, *both)), _loss(fine, *both), both[0].shown))
    return rows, columns


def grid(counted: Iterable[Counted], row: tuple[str, Axis], column: tuple[str, Axis]) -> Grid:
    """Counts the needs by the lines of two axes."""
    groups: dict[tuple[str, str], list[Counted]] = {}
    for one in counted:
        key = row[1].place(one.values[row[0]]), column[1].place(one.values.get(column[0], ""))
        groups.setdefault(key, []).append(one)
    return {key: Cell.of(group) for key, group in groups.items()}


def by_label(counted: Iterable[Counted], attribute: str) -> dict[str, Cell]:
    """Counts the needs by the labels of an attribute."""
    groups: dict[str, list[Counted]] = {}
    for one in counted:
        groups.setdefault(one.values[attribute], []).append(one)
    return {label: Cell.of(group) for label, group in groups.items()}


def _smallest(labels: Sequence[str], cells: Mapping[str, Cell]) -> str:
    return min(labels, key=lambda label: (cells[label].persons, label))


def _merged(fine: Grid, rows: Axis, columns: Axis) -> dict[tuple[str, str], Cell]:
    cells: dict[tuple[str, str], Cell] = {}
    for (row, column), cell in fine.items():
        key = rows.place(row), columns.place(column)
        cells[key] = cells.get(key, Cell()).plus(cell)
    return cells


def _unsafe(fine: Grid, rows: Axis, columns: Axis) -> list[tuple[str, str]]:
    return [key for key, cell in _merged(fine, rows, columns).items() if not cell.is_safe]


def _candidates(axis: Axis, bad: Sequence[str]) -> list[str]:
    """Labels that may give up a line of their own: those that are in the way, or any where only `REST` is."""
    return sorted(set(bad) & set(axis.shown)) or list(axis.shown)


def _loss(fine: Grid, rows: Axis, columns: Axis) -> tuple[int, int]:
    """What a choice costs: lines fewer, and how many persons are no longer told apart."""
    merged = _merged(fine, rows, columns)
    hidden = sum(cell.persons for (row, column), cell in merged.items() if REST in (row, column))
    return -len(rows.shown) * len(columns.shown), hidden
