"""What employees want to learn, for works councils: groups of five and more, in steps of five."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verbund.reports.counted import LEAST_PERSONS, Counted
from verbund.reports.protection import by_label
from verbund.reports.tables import CENTRE


@dataclass(frozen=True)
class Group:
    """A topic that so many employees named, or a few more."""

    label: str
    at_least: int


def groups(counted: Iterable[Counted]) -> tuple[Group, ...]:
    """Counts employees by topic.

    No total and no rest: the difference would be the group that must stay unseen (domain report 7.3, rule 2). Steps of
    five, because the page of one month can be laid beside that of the month before (rule 7).

    Args:
        counted: needs of any population; only those of employees count.

    Returns:
        The groups, the largest first.
    """
    cells = by_label((one for one in counted if one.population == "beschaeftigte"), CENTRE)
    found = [Group(label, cell.persons // LEAST_PERSONS * LEAST_PERSONS) for label, cell in cells.items()]
    return tuple(sorted((one for one in found if one.at_least), key=lambda one: (-one.at_least, one.label)))


def reporting_day(today: date) -> date:
    """Returns the day before which a need must have come in to be counted: the first of the month."""
    return today.replace(day=1)
