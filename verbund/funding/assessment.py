"""What `assess` answers: three-valued, with paragraph and day of the check; nothing here is a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from verbund.funding.profile import Profile
from verbund.funding.results import Category, Combination, Figure, RuleResult, Status, Withheld


@dataclass(frozen=True)
class InstrumentResult:
    """One instrument for one profile.

    Attributes:
        id, name, basis: as in `knowledge/funding/`.
        category: "foerderung", "beratung", or "verwandt" (pays something other than training).
        status: one unmet condition gives "kommt_nicht_in_betracht", all met "kommt_in_betracht", else "offen".
        rules: every condition, in the order of the law.
        figures, withheld: what may and what must not be said.
        decides, applicant, office, when: who decides, who applies, where, and by when.
        exclusions, not_combinable, pitfalls: what the data says, and what follows from this profile.
        ask: whom to ask where something is open.
        missing: facts that could still change the status; empty once a condition is unmet.
        missing_for_figures: facts that could still change a figure.
        source, checked_on, next_check: how well the whole is known.
        has_ended: whether the programme is over on the day of the assessment.
        ended_on: its last day, past or to come; None where no end is known or the day is known only second-hand.
    """

    id: str
    name: str
    basis: str
    category: Category
    status: Status
    rules: tuple[RuleResult, ...]
    figures: tuple[Figure, ...]
    withheld: tuple[Withheld, ...]
    decides: str
    applicant: str
    office: str
    when: str
    exclusions: tuple[str, ...]
    not_combinable: tuple[Combination, ...]
    pitfalls: tuple[str, ...]
    ask: str
    missing: tuple[str, ...]
    missing_for_figures: tuple[str, ...]
    source: str
    checked_on: date
    next_check: date
    has_ended: bool
    ended_on: date | None

    def rule(self, name: str) -> RuleResult:
        """Returns one condition; raises KeyError."""
        for one in self.rules:
            if one.rule == name:
                return one
        raise KeyError(name)

    def figure(self, name: str) -> Figure | None:
        """Returns the figure that follows from the profile; None if it is open or must not be said."""
        return next((one for one in self.figures if one.id == name and one.condition is None), None)

    def value(self, name: str) -> float | None:
        """Returns only the number of `figure`."""
        found = self.figure(name)
        return found.value if found else None

    @property
    def unmet(self) -> tuple[RuleResult, ...]:
        """The conditions that speak against it."""
        return tuple(one for one in self.rules if one.result == "nicht_erfuellt")

    @property
    def unchecked(self) -> tuple[RuleResult, ...]:
        """The conditions that were not checked."""
        return tuple(one for one in self.rules if one.result == "nicht_geprueft")


@dataclass(frozen=True)
class Assessment:
    """All instruments for one profile, in the fixed order of the data; the order says nothing about worth."""

    profile: Profile
    results: tuple[InstrumentResult, ...]

    def __iter__(self) -> Iterator[InstrumentResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __getitem__(self, name: str) -> InstrumentResult:
        """Finds an instrument by id ("sgb3_82"), paragraph ("§ 82 SGB III") or a usual name; raises KeyError."""
        from verbund.funding.instruments import find_instrument

        wanted = find_instrument(name).id
        return next(one for one in self.results if one.id == wanted)

    @property
    def as_of(self) -> date:
        """The day of the assessment."""
        return self.profile.as_of

    def with_status(self, status: Status) -> tuple[InstrumentResult, ...]:
        """Returns the instruments with one status, in the fixed order."""
        return tuple(one for one in self.results if one.status == status)

    @property
    def missing(self) -> tuple[str, ...]:
        """Facts that could still change a status, those first that concern most instruments."""
        counts: dict[str, int] = {}
        for one in self.results:
            for name in one.missing:
                counts[name] = counts.get(name, 0) + 1
        return tuple(sorted(counts, key=lambda name: -counts[name]))
