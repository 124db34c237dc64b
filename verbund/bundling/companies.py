"""Which needs come from the same company, and how many persons they stand for without counting anybody twice.

A company is known by its name (however it was typed), by the conversation, or because a manager linked two needs. Most
needs of employees name none. Two needs without a name from the same place and Branche *may* be of one company: they
count as one company, and as different persons only where that is certain.
Source: domain report 7.1 (records of employees and of managers are never added) and 7.2 (company = site).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbund.bundling.candidate import Candidate


@dataclass(frozen=True)
class Origin:
    """What tells of which company a need is.

    Attributes:
        need_id, conversation_id: the need and the conversation it comes from.
        name: the same for the same company (`reports.company.company_key`), "" if it gave no name.
        speaks: whether the company itself told it.
    """

    need_id: str
    conversation_id: str
    name: str
    speaks: bool


def identities(origins: Sequence[Origin], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Finds the needs that are certainly of one company.

    What companies told themselves is put together first. Needs of employees then join a company, but never make one out of
    two: else an employee's need could show in what is written to a company. Two names are always two companies.

    Args:
        origins: where each need comes from.
        links: pairs of needs that a manager linked.

    Returns:
        need id -> an id of its company, the same for the same one; of a company with a name whatever else is asked about.
    """
    groups = _Groups()
    known = {one.need_id: one for one in origins}
    pairs = [pair for pair in links if pair[0] in known and pair[1] in known]
    for one in origins:
        if one.name:
            groups.named[("name", one.name)] = one.name
    told = [one for one in origins if one.speaks]
    groups.join_all(told, [pair for pair in pairs if known[pair[0]].speaks and known[pair[1]].speaks])
    groups.fixed = {groups.root(one.need_id) for one in told}
    groups.join_all([one for one in origins if not one.speaks], pairs)
    members = defaultdict(list)
    for one in origins:
        members[groups.root(one.need_id)].append(one.need_id)
    return {
        need_id: f"name {groups.named[root]}" if root in groups.named else min(group)
        for root, group in members.items()
        for need_id in group
    }


class _Groups:
    """Disjoint sets that refuse to merge two names, and two groups that are fixed."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}
        self.named: dict[Hashable, str] = {}
        self.fixed: set[Hashable] = set()

    def root(self, item: Hashable) -> Hashable:
        while item in self._parent:
            above = self._parent[item]
            self._parent[item] = self._parent.get(above, above)
            item = above
        return item

    def join(self, one: Hashable, other: Hashable) -> None:
        one, other = self.root(one), self.root(other)
        names = {self.named.get(one), self.named.get(other)} - {None}
        if one == other or len(names) > 1 or {one, other} <= self.fixed:
            return
        if other in self.fixed:
            one, other = other, one
        self._parent[other] = one
        if names:
            self.named[one] = names.pop()

    def join_all(self, origins: Iterable[Origin], links: Iterable[tuple[str, str]]) -> None:
        origins = list(origins)
        for one in origins:
            if one.name:
                self.join(("name", one.name), one.need_id)
        for one in origins:
            self.join(("conversation", one.conversation_id), one.need_id)
        for first, second in links:
            self.join(first, second)


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

    Of one company either its teams count together or a need for the whole company, whichever names more. What employees
    and their representation say counts only where no need of a company can be of the same one; of these two views, again,
    the larger one.
    """
    seats = {member.need_id: 0 for member in members}
    told = [one for one in members if one.speaks]
    for company in _groups(told, _certainly_one):
        _count(seats, company, "team", "betrieb")
    silent = [one for one in members if not one.speaks and not any(may_be_one(one, other) for other in told)]
    for company in _groups(silent, may_be_one):
        _count(seats, company, "selbst", "vertretung")
    return seats


def _count(seats: dict[str, int], company: Sequence[Candidate], single: str, whole: str) -> None:
    """Counts the larger of two views: all needs of one kind together, or the largest one of the other."""
    views = [[one for one in company if one.perspective == single]]
    views += [[one] for one in company if one.perspective == whole]
    for one in max(views, key=lambda view: sum(one.persons for one in view)):
        seats[one.need_id] = one.persons


def _certainly_one(one: Candidate, other: Candidate) -> bool:
    return one.company == other.company


def _groups(
    members: Sequence[Candidate], same: Callable[[Candidate, Candidate], bool]
) -> list[list[Candidate]]:
    groups = _Groups()
    for number, one in enumerate(members):
        for other in members[:number]:
            if same(one, other):
                groups.join(one.need_id, other.need_id)
    found = defaultdict(list)
    for one in members:
        found[groups.root(one.need_id)].append(one)
    return list(found.values())
