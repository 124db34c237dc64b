"""One need as a number, and the sum of several of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Population = Literal["betriebe", "beschaeftigte", "teilnehmende", "bewertung", "wirkung"]
"""Numbers that are never added (domain report 7.1): what companies told, what employees told, who took part in courses,
what was said right after a course, and what was said months later."""

LEAST_PERSONS = 5
LEAST_SOURCES = 3
LARGEST_SHARE = 0.6


@dataclass(frozen=True)
class Counted:
    """A need, or the seats of a company in a course, as a number.

    Attributes:
        population: which of the three numbers it belongs to.
        region: its region.
        month: the first day of the month it belongs to.
        persons: how many stand behind it.
        source: the site it surely comes from; empty where that is not known. Two sources are two sites.
        values: attribute -> label (`verbund.reports.attributes`).
    """

    population: Population
    region: str
    month: date
    persons: int
    source: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Figures:
    """What is published of a cell: how many needs, and how many persons stand behind them."""

    needs: int
    persons: int

    def plus(self, other: Figures) -> Figures:
        """Returns both together."""
        return Figures(self.needs + other.needs, self.persons + other.persons)


NOTHING = Figures(0, 0)


@dataclass(frozen=True)
class Cell:
    """Needs that are told apart by nothing but their source.

    Attributes:
        needs: how many.
        by_source: persons by source; those of no known source under the empty name.
    """

    needs: int = 0
    by_source: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, counted: Iterable[Counted]) -> Cell:
        """Returns the cell of some needs."""
        needs, by_source = 0, {}
        for one in counted:
            needs += 1
            by_source[one.source] = by_source.get(one.source, 0) + one.persons
        return cls(needs, by_source)

    @property
    def persons(self) -> int:
        return sum(self.by_source.values())

    @property
    def sources(self) -> int:
        return sum(1 for name in self.by_source if name)

    @property
    def is_safe(self) -> bool:
        """Whether the cell may be shown: five persons of three sites, none of which is more than 60 percent.

        Persons of no known site prove no site, and all of them may belong to the largest one. Two cells that are safe
        are safe together, so whatever is added up of safe cells is safe.

        Source: domain report 7.3, rule 3.
        """
        largest = max((persons for name, persons in self.by_source.items() if name), default=0)
        return (
            self.persons >= LEAST_PERSONS
            and self.sources >= LEAST_SOURCES
            and largest + self.by_source.get("", 0) <= LARGEST_SHARE * self.persons
        )

    @property
    def figures(self) -> Figures:
        return Figures(self.needs, self.persons)

    def plus(self, other: Cell) -> Cell:
        """Returns both together."""
        names = self.by_source.keys() | other.by_source.keys()
        by_source = {name: self.by_source.get(name, 0) + other.by_source.get(name, 0) for name in names}
        return Cell(self.needs + other.needs, by_source)


def together(cells: Iterable[Cell]) -> Cell:
    """Returns all cells as one."""
    total = Cell()
    for cell in cells:
        total = total.plus(cell)
    return total
