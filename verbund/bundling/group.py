"""What several needs have in common: the level, the days, the times and the places that suit all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce

from verbund.bundling.candidate import ALL_TIMES, ONLINE, Candidate
from verbund.bundling.companies import counted_seats, least_companies, most_companies
from verbund.bundling.geography import Gemeinde, Geography


@dataclass(frozen=True)
class Group:
    """Needs side by side.

    Attributes:
        members: the needs, at least one.
        mode: `vor_ort` or `online`.
        skill_id: what is to be taught.
        exact: whether all of them name that skill; else only its group.
    """

    members: tuple[Candidate, ...]
    mode: str
    skill_id: str
    exact: bool = True

    @cached_property
    def seats(self) -> Mapping[str, int]:
        """Seats by need, nobody counted twice."""
        return counted_seats(self.members)

    @cached_property
    def total_seats(self) -> int:
        return sum(self.seats.values())

    @cached_property
    def companies(self) -> tuple[int, int]:
        """How many companies at least and at most."""
        return least_companies(self.members), most_companies(self.members)

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """The levels that are wanted, in order."""
        return tuple(sorted({one.level for one in self.members if one.level is not None}))

    @cached_property
    def deadlines(self) -> tuple[date, ...]:
        """The days by which it is needed, in order."""
        return tuple(sorted(one.deadline for one in self.members if one.deadline is not None))

    @cached_property
    def times(self) -> frozenset[str]:
        """The times that suit all."""
        return reduce(frozenset.__and__, (one.times for one in self.members), ALL_TIMES)

    @cached_property
    def reach(self) -> int:
        """The Gemeinden that all can reach, as one bit each."""
        return reduce(int.__and__, (one.reach for one in self.members))

    @property
    def on_site(self) -> bool:
        return self.mode != ONLINE

    def place(self, geography: Geography) -> Gemeinde | None:
        """Returns the Gemeinde to which the longest way is the shortest.

        Where somebody offers a room, their Gemeinde is taken if all reach it; else a town, or the Gemeinde of one of
        the needs, or any. None for a course online, and where no Gemeinde suits all.
        """
        if not self.on_site or not self.reach:
            return None
        rooms = _own(one for one in self.members if one.room)
        homes = _own(self.members)
        for bits in (rooms, homes | geography.towns, geography.everywhere):
            if suiting := bits & self.reach:
                return min(geography.in_reach(suiting), key=self._ways)
        return None

    def _ways(self, place: Gemeinde) -> tuple[float, float, int]:
        ways = [one.site.point.km(place.point) for one in self.members if one.site]
        return max(ways, default=0.0), sum(ways), place.number


def _own(members: Sequence[Candidate]) -> int:
    numbers = {number for one in members if one.site for number in one.site.own}
    return sum(1 << number for number in numbers)
