"""A bundle with its needs: what managers see and change on the board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from string import ascii_uppercase

from verbund.bundling.bundle import Bundle, Member
from verbund.bundling.candidate import ON_SITE, ONLINE, Candidate, Rules
from verbund.bundling.fitting import Obstacle, obstacles
from verbund.bundling.geography import Geography
from verbund.bundling.group import Group

LEAST_EMPLOYEES = 5
"""From so many employees on a company may hear of them (domain report 7.3, rule 2)."""

HELD_STATUSES = ("gebuendelt", "angebot_gesucht", "angebot_gefunden", "beauftragt", "geplant", "laeuft", "abgeschlossen")
"""Steps of a need that is in a bundle."""


@dataclass(frozen=True)
class Company:
    """One company of a bundle, as far as it is known.

    Attributes:
        letter: what the others call it until all have agreed (`A`); "" for persons whose company must not hear of it.
        members: its needs.
        agreed: whether it agreed to be named.
    """

    letter: str
    members: tuple[Candidate, ...]
    agreed: bool

    @property
    def speakers(self) -> tuple[Candidate, ...]:
        """Needs that the company itself told: nothing else may be mentioned to it."""
        return tuple(one for one in self.members if one.speaks)

    @property
    def willing_employees(self) -> int:
        """Employees who agreed that the company hears of them, where they are enough to hide each of them; else 0."""
        willing = sum(one.perspective == "selbst" and one.shared == "ja" for one in self.members)
        return willing if willing >= LEAST_EMPLOYEES else 0


@dataclass(frozen=True)
class Near:
    """A need that is not in the bundle, and what speaks against it."""

    need: Candidate
    against: tuple[Obstacle, ...]

    @property
    def can_join(self) -> bool:
        return not any(one.final for one in self.against)


@dataclass(frozen=True)
class Board:
    """A bundle and its needs.

    Attributes:
        bundle: the bundle.
        members: its needs, in its order.
        rules: the rules, with the numbers of seats of this bundle.
    """

    bundle: Bundle
    members: tuple[Candidate, ...]
    rules: Rules

    @cached_property
    def group(self) -> Group:
        return as_group(self.members, self.bundle.skill_id)

    @cached_property
    def spoken(self) -> Group:
        """What the companies themselves told: only this may show in a text that leaves the desk."""
        return as_group([one for one in self.members if one.speaks], self.bundle.skill_id)

    @cached_property
    def missing(self) -> int:
        """How many seats are missing to the smallest course."""
        return max(self.bundle.min_seats - self.bundle.seats, 0)

    @cached_property
    def left(self) -> tuple[Candidate, ...]:
        """Needs whose step is no longer one of a bundle: withdrawn, or set back by hand."""
        return tuple(one for one in self.members if one.status not in HELD_STATUSES)

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """The companies, first those that can be invited, by letters; then persons alone."""
        by_company: dict[str, list[Candidate]] = {}
        for one in self.members:
            by_company.setdefault(one.company, []).append(one)
        told = [group for group in by_company.values() if any(one.speaks for one in group)]
        alone = [group for group in by_company.values() if group not in told]
        return (
            *(Company(letter_of(number), tuple(group), self._agreed(group)) for number, group in enumerate(told)),
            *(Company("", tuple(group), False) for group in alone),
        )

    @property
    def all_agreed(self) -> bool:
        """Whether every company that can be invited agreed to be named to the others."""
        invited = [one for one in self.companies if one.letter]
        return bool(invited) and all(one.agreed for one in invited)

    def near(self, needs: Iterable[Candidate], geography: Geography) -> list[Near]:
        """Returns other needs, those with least against them first."""
        inside = {one.need_id for one in self.members}
        found = [
            Near(one, obstacles(one, self.group, self.rules, geography)) for one in needs if one.need_id not in inside
        ]
        return sorted(found, key=lambda one: (not one.can_join, len(one.against), one.need.place, one.need.need_id))

    def with_needs(self, members: Sequence[Candidate]) -> Bundle:
        """Returns the bundle with these needs.

        Seats that a manager set by hand stay; all others are counted anew, because a need that joins or leaves may
        decide whether an employee is counted already.
        """
        before, after = self.group.seats, as_group(members, self.bundle.skill_id).seats
        made = []
        for one in members:
            known = self.bundle.member(one.need_id)
            by_hand = known is not None and known.seats != before.get(one.need_id)
            made.append(
                known if by_hand else replace(known or Member(need_id=one.need_id, seats=0), seats=after[one.need_id])
            )
        return replace(self.bundle, members=tuple(made))

    def _agreed(self, group: Sequence[Candidate]) -> bool:
        told = [self.bundle.member(one.need_id) for one in group if one.speaks]
        return all(member is not None and member.agreed_on is not None for member in told)


def as_group(members: Sequence[Candidate], skill_id: str) -> Group:
    """Returns needs as a group: on site where there is a place for all, else online where that suits all."""
    members = tuple(members)
    exact = all(skill_id in one.skill_ids for one in members)
    on_site = Group(members, ON_SITE, skill_id, exact)
    suits_all = all(ON_SITE in one.modes for one in members) and (not members or on_site.reach)
    if suits_all or not all(ONLINE in one.modes for one in members):
        return on_site
    return Group(members, ONLINE, skill_id, exact)


def letter_of(number: int) -> str:
    """Returns A to Z, then AA, AB and so on."""
    more, last = divmod(number, len(ascii_uppercase))
    return (letter_of(more - 1) if more else "") + ascii_uppercase[last]
