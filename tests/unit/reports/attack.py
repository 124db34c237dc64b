"""Somebody who has read every published report and tries to work out what none of them shows.

The attacker knows all lines that a table may have, all rules, and every published figure. Each figure is an equation
over what they cannot see: how many persons (or needs) of each region, month and combination of attributes there are.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from verbund.reports.counted import Counted, Figures
from verbund.reports.protection import REST
from verbund.reports.report import Report, chapters
from verbund.reports.scope import Atom
from verbund.reports.tables import Table

Variable = tuple[Atom, tuple[str, ...]]


@dataclass
class Attacker:
    """The equations, and what can be made of them.

    Args:
        reports: everything that was published.
        labels: attribute -> all labels that it can have, of the attributes that vary.
        atoms: all regions and months there are.
        figure: which of the two figures of a cell is looked at.
    """

    reports: Sequence[Report]
    labels: Mapping[str, Sequence[str]]
    atoms: Sequence[Atom]
    region_and_month: Callable[[Atom], Mapping[str, str]]
    figure: Callable[[Figures], int]

    def __post_init__(self) -> None:
        self.variables: list[Variable] = [
            (atom, values) for atom in self.atoms for values in itertools.product(*self.labels.values())
        ]
        rows, right = [], []
        for report in self.reports:
            for chapter in chapters(report, self.reports):
                known = self._known_atoms(report, chapter.population)
                rows.append(self._row(lambda variable, known=known: variable[0] in known))
                right.append(self.figure(chapter.total))
                for table in chapter.tables:
                    for row, column, figures in _cells(table):
                        rows.append(self._row(
                            lambda v, t=table, r=row, c=column, k=known:
                            v[0] in k and self._in(v, t.plan.row, r, t.rows) and self._in(v, t.plan.column, c, t.columns)
                        ))  # fmt: skip
                        right.append(self.figure(figures))
        self.left = np.array(rows, dtype=float).reshape(len(rows), len(self.variables))
        self.right = np.array(right, dtype=float)

    def _known_atoms(self, report: Report, population: str) -> set[Atom]:
        """Where the needs of a chapter come from: the attacker sees which parts a report names."""
        by_id = {one.id: one for one in self.reports}
        parts = [by_id[number] for number in report.parts] + [report]
        covered: set[Atom] = set()
        for part in sorted(parts, key=lambda one: len(one.scope.atoms)):
            if population in part.own:
                covered |= part.scope.atoms
        return covered

    def _row(self, holds: Callable[[Variable], bool]) -> list[float]:
        return [1.0 if holds(variable) else 0.0 for variable in self.variables]

    def value(self, variable: Variable, attribute: str) -> str:
        atom, values = variable
        around = self.region_and_month(atom)
        return around[attribute] if attribute in around else dict(zip(self.labels, values, strict=True))[attribute]

    def _in(self, variable: Variable, attribute: str, line: str, lines: Sequence[str]) -> bool:
        if not attribute or attribute not in (*self.labels, "region", "monat"):
            return True
        value = self.value(variable, attribute)
        return value not in lines if line == REST else value == line

    def exactly(self, wanted: Sequence[float]) -> bool:
        """Whether a sum follows from the equations by addition and subtraction alone."""
        if not len(self.left):
            return False
        rank = np.linalg.matrix_rank
        return rank(np.vstack([self.left, wanted])) == rank(self.left)

    def bounds(self, wanted: Sequence[float]) -> tuple[float, float]:
        """Between which values a sum must lie, nothing being below zero; the exact solution of two linear programs."""
        if not len(self.left):
            return 0.0, float("inf")
        found = []
        for sign in (1, -1):
            solved = linprog(sign * np.array(wanted), A_eq=self.left, b_eq=self.right, bounds=(0, None), method="highs")
            if solved.status == 3:  # unbounded: nothing published says anything about it
                return 0.0, float("inf")
            assert solved.status == 0, solved.message
            found.append(sign * solved.fun)
        return found[0], found[1]

    def row_of(self, holds: Callable[[Variable], bool]) -> list[float]:
        """Returns the sum of the variables that a condition holds for."""
        return self._row(holds)


def _cells(table: Table) -> Iterable[tuple[str, str, Figures]]:
    for row, line in zip(table.rows, table.cells, strict=True):
        for column, figures in zip(table.columns, line, strict=True):
            yield row, column, figures


def truth(attacker: Attacker, counted: Iterable[Counted]) -> dict[Variable, list[Counted]]:
    """What the attacker cannot see."""
    found: dict[Variable, list[Counted]] = {}
    for one in counted:
        key = (one.region, one.month), tuple(one.values[name] for name in attacker.labels)
        found.setdefault(key, []).append(one)
    return found
