"""Numbers for readers who may see no single need: what is too small to hide anybody is not shown.

Source: domain report 7.3. A cell needs five persons from three companies, none of which may be most of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from verbund.language.folding import plain

LEAST_PERSONS = 5
LEAST_COMPANIES = 3
LARGEST_SHARE = 0.6
MERGED = "Übrige (zusammengefasst)"

_LEGAL_FORM = re.compile(r"\b(gmbh|mbh|co|kg|ag|ohg|se|ug|ek|e k|gbr)\b")


@dataclass(frozen=True)
class Share:
    """One need as a number.

    Attributes:
        topic: the group of its first skill.
        region: its region.
        persons: for how many.
        company: the same for the same company (`company_key`); empty where nobody named one.
        employee: whether somebody spoke for themselves.
    """

    topic: str
    region: str
    persons: int
    company: str = ""
    employee: bool = False


@dataclass(frozen=True)
class Cell:
    """Persons by company; those of no known company under the empty name."""

    by_company: Mapping[str, int] = field(default_factory=dict)

    @property
    def persons(self) -> int:
        return sum(self.by_company.values())

    @property
    def companies(self) -> int:
        return sum(1 for name in self.by_company if name)

    @property
    def may_be_shown(self) -> bool:
        """Whether nobody can be told from the number. Persons of no known company count, but make up no company."""
        largest = max((persons for name, persons in self.by_company.items() if name), default=0)
        return (
            self.persons >= LEAST_PERSONS
            and self.companies >= LEAST_COMPANIES
            and largest <= LARGEST_SHARE * self.persons
        )

    def plus(self, other: Cell) -> Cell:
        """Returns both together."""
        names = self.by_company.keys() | other.by_company.keys()
        return Cell({name: self.by_company.get(name, 0) + other.by_company.get(name, 0) for name in names})


@dataclass(frozen=True)
class Line:
    """A line of a table that may be read by others."""

    label: str
    persons: int
    companies: int


@dataclass(frozen=True)
class Figures:
    """A table that may be read by others.

    Attributes:
        lines: the largest first; what had to be put together comes last.
        total: all persons, None where it would give away what is hidden.
        hidden: whether something is missing.
    """

    lines: tuple[Line, ...]
    total: int | None
    hidden: bool


def figures(shares: Iterable[Share], by: Callable[[Share], str]) -> Figures:
    """Counts persons by topic, region or whatever `by` names.

    Small cells are put together. A single one is put together with the smallest that could be shown, because the
    total would give it away otherwise; if even all of that is too small, no total is given.

    Args:
        shares: the needs.
        by: names the cell of a need.

    Returns:
        What may be shown.
    """
    cells = _cells(shares, by)
    everything = _together(cells.values())
    shown = {label: cell for label, cell in cells.items() if cell.may_be_shown}
    small = [cell for label, cell in cells.items() if label not in shown]
    while small and shown and (len(small) == 1 or not _together(small).may_be_shown):
        smallest = min(shown, key=lambda label: (shown[label].persons, label))
        small.append(shown.pop(smallest))
    lines = sorted((_line(label, cell) for label, cell in shown.items()), key=lambda line: (-line.persons, line.label))
    rest = _together(small)
    if small and shown:
        lines.append(_line(MERGED, rest))
    total = everything.persons if everything.may_be_shown else None
    return Figures(tuple(lines), total, hidden=bool(small))


def groups(shares: Iterable[Share]) -> tuple[Line, ...]:
    """Counts employees by topic, for a works council: groups of five and more, and no trace of the others.

    No total and no rest: the difference would be the group that must stay unseen (domain report 7.3, rule 2).
    """
    cells = _cells((share for share in shares if share.employee), lambda share: share.topic)
    large = [_line(label, cell) for label, cell in cells.items() if cell.persons >= LEAST_PERSONS]
    return tuple(sorted(large, key=lambda line: (-line.persons, line.label)))


def reporting_day(today: date) -> date:
    """Returns the day before which a need must have come in to be counted: the first of the month.

    Numbers that changed every day could be subtracted from each other (domain report 7.3, rule 7).
    """
    return today.replace(day=1)


def company_key(name: str) -> str:
    """Returns the same text for the same company, however its name was typed."""
    folded = re.sub(r"\W+", " ", plain(name))
    return " ".join(_LEGAL_FORM.sub(" ", folded).split())


def _cells(shares: Iterable[Share], by: Callable[[Share], str]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for share in shares:
        label = by(share)
        cells[label] = cells.get(label, Cell()).plus(Cell({share.company: share.persons}))
    return cells


def _together(cells: Iterable[Cell]) -> Cell:
    total = Cell()
    for cell in cells:
        total = total.plus(cell)
    return total


def _line(label: str, cell: Cell) -> Line:
    return Line(label, cell.persons, cell.companies)
