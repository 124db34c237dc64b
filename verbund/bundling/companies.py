"""Which needs come from the same company, and how many persons they stand for without counting anybody twice.

A company is known by its name (however it was typed), by the conversation, or because a manager linked two needs. Most
needs of employees name none. Two needs without a name from the same place and Branche *may* be of one company: they
count as one company, and as different persons only where that is certain.
Source: domain report 7.1 (records of employees and of managers are never added) and 7.2 (company = site).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbund.bundling.candidate import Candidate


def identities(
    needs: Iterable[tuple[str, str, str]], links: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Finds the needs that are certainly of one company.

    Args:
        needs: (id of the need, its conversation, `aggregates.company_key` of the name or "").
        links: pairs of needs that a manager linked.

    Returns:
        need id -> a name of its company, the same for the same one.
    """
    parent: dict[Hashable, Hashable] = {}
    ids = []
    for need_id, conversation_id, name in needs:
        ids.append(need_id)
        _join(parent, need_id, ("conversation", conversation_id))
        if name:
            _join(parent, need_id, ("name", name))
    known = set(ids)
    for first, second in links:
        if first in known and second in known:
            _join(parent, first, second)
    names = defaultdict(list)
    for need_id in ids:
        names[_root(parent, need_id)].append(need_id)
    return {need_id: min(group) for group in names.values() for need_id in group}


def may_be_one(one: Candidate, other: Candidate) -> bool:
    """Says whether two needs may be of one company, as far as the record goes."""
    if one.company == other.company:
        return True
    if one.named and other.named:
        return False
    same_size = None in (one.size, other.size) or one.size == other.size
    return same_size and one.branche == other.branche and one.place == other.place


def least_companies(members: Sequence[Candidate]) -> int:
    """Returns how many companies there are at least."""
    return len(_groups(members, may_be_one))


def most_companies(members: Sequence[Candidate]) -> int:
    """Returns how many companies there are at most."""
    return len({member.company for member in members})


def counted_seats(members: Sequence[Candidate]) -> Mapping[str, int]:
    """Returns how many seats each need adds, so that nobody is counted twice.

    Of one company only one view counts: that of teams, of the whole company, of the representation or of employees,
    whichever names most; among the first three one need for the whole company says what several would repeat. An
    employee counts only where no such need can be of the same company.
    """
    seats = {member.need_id: 0 for member in members}
    for company in _groups(members, lambda one, other: one.company == other.company):
        views = [
            [one for one in company if one.perspective == "team"],
            *([one] for one in company if one.perspective in ("betrieb", "vertretung")),
        ]
        for one in max(views, key=lambda view: sum(one.persons for one in view)):
            seats[one.need_id] = one.persons
    for one in members:
        if one.perspective == "selbst":
            counted = any(other.perspective != "selbst" and may_be_one(one, other) for other in members)
            seats[one.need_id] = 0 if counted else one.persons
    return seats


def _groups(members: Sequence[Candidate], same) -> list[list[Candidate]]:
    parent: dict[Hashable, Hashable] = {}
    for number, one in enumerate(members):
        for other in members[:number]:
            if same(one, other):
                _join(parent, one.need_id, other.need_id)
    groups = defaultdict(list)
    for one in members:
        groups[_root(parent, one.need_id)].append(one)
    return list(groups.values())


def _root(parent: dict[Hashable, Hashable], item: Hashable) -> Hashable:
    while item in parent:
        if parent[item] in parent:
            parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _join(parent: dict[Hashable, Hashable], one: Hashable, other: Hashable) -> None:
    one, other = _root(parent, one), _root(parent, other)
    if one != other:
        parent[one] = other
