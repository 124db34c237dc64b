"""What is known about a case: the only input of `assess`."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbund.funding.fact import ProfileError, calendar_day, read
from verbund.funding.facts_company import CompanyFacts
from verbund.funding.facts_course import CourseFacts
from verbund.funding.facts_person import PersonFacts
from verbund.funding.words import Contract, Person

_MINUTES = (45, 60)
# A fact -> those that say the same less exactly and are dropped beside it.
_MORE_EXACT = {
    "birth_date": ("age_at_start", "age", "age_band"),
    "age_at_start": ("age", "age_band"),
    "age": ("age_band",),
    "qualification_date": ("years_since_qualification",),
    "goal": ("afbg_goal",),
    "duty_source": ("statutory_duty",),
    "course_units": ("course_hours",),
}


@dataclass(frozen=True, kw_only=True)
class Profile(PersonFacts, CompanyFacts, CourseFacts):
    """Facts of a case, each optional; None means unknown and is never read as yes or no.

    All fields are keyword-only and listed in docs/funding.md. Yes/no facts also take "ja"/"nein", days also ISO text,
    closed lists also their English names. There is no field for a provider, so no result can depend on one.

    Args:
        as_of: the day for which the case is assessed; required, because the domain never asks the clock.

    Raises:
        ProfileError: a fact cannot be read, or two facts contradict each other.

    Where two facts say the same thing, the more exact one wins: days over `applied_before_start`, `goal` over
    `afbg_goal`, `duty_source` over `statutory_duty`, `course_units` over `course_hours`, `birth_date` over the ages,
    `qualification_date` over the years since.
    """

    as_of: date

    def __post_init__(self) -> None:
        for one in dataclasses.fields(self):
            if one.name != "as_of":
                self._set(one.name, read(one.name, one.metadata["kind"], getattr(self, one.name)))
        self._set("as_of", _as_of(self.as_of))
        self._normalise()
        self._refuse_contradictions()

    def _normalise(self) -> None:
        """Lets the more exact of two facts win, and leaves nothing behind that would speak again once it is taken away."""
        if self.contract_end is not None and self.contract is Contract.RUNNING:
            self._set("contract", Contract.FIXED_TERM)
        if self.own_staff_fte and self.person is Person.SOLO_SELF_EMPLOYED:
            self._set("person", Person.SELF_EMPLOYED)
        for exact, vague in _MORE_EXACT.items():
            if getattr(self, exact) is not None:
                for name in vague:
                    self._set(name, None)
        if self.application_date is not None and self.course_start is not None:
            self._set("applied_before_start", self.application_date < self.course_start)
        elif (
            self.application_date is not None and self.already_started is False and self.application_date <= self.as_of
        ):
            self._set("applied_before_start", True)
        elif self.application_date is not None and self.already_started and self.application_date >= self.as_of:
            self._set("applied_before_start", False)
        if self.receives_82a:
            self._set("previous_82a", True)
        for which in ("82", "82a"):
            if getattr(self, f"last_{which}_end") is not None or getattr(self, f"months_since_{which}") is not None:
                self._set(f"previous_{which}", True)

    def _refuse_contradictions(self) -> None:
        if self.hour_minutes not in (None, *_MINUTES):
            raise ProfileError("hour_minutes: erlaubt sind 45 und 60")
        if self.course_start and self.course_end and self.course_end < self.course_start:
            raise ProfileError("course_end liegt vor course_start")
        if self.part_of_group is False and self.names_a_group:
            raise ProfileError("part_of_group und die Beschäftigten des Konzerns widersprechen sich")

    @property
    def names_a_group(self) -> bool:
        """Whether the size of a group is known."""
        return any(
            fact is not None
            for fact in (self.group_headcount_weighted, self.group_headcount_by_hours, self.group_headcount)
        )

    def _set(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)

    @classmethod
    def from_mapping(cls, facts: Mapping[str, Any]) -> Profile:
        """Builds a profile from names and plain values, as JSON has them; raises ProfileError naming an unknown fact."""
        for name in facts:
            if name not in FACTS and name != "as_of":
                close = difflib.get_close_matches(name, FACTS, n=3)
                raise ProfileError(
                    f"{name}: diese Angabe gibt es nicht" + (f"; gemeint? {', '.join(close)}" if close else "")
                )
        return cls(**facts)

    def known(self) -> dict[str, Any]:
        """Returns the facts that are known, without `as_of`."""
        return {name: value for name in FACTS if (value := getattr(self, name)) is not None}


def _as_of(value: Any) -> date:
    found = read("as_of", calendar_day, value)
    if found is None:
        raise ProfileError("as_of: erwartet wird ein Tag")
    return found


# Name of a fact -> German description; the order is that of the documentation.
FACTS: dict[str, str] = {one.name: one.metadata["text"] for one in dataclasses.fields(Profile) if one.name != "as_of"}

# Facts that are asked only if a person offers them, as ranges, and never stored.
SENSITIVE: frozenset[str] = frozenset(one.name for one in dataclasses.fields(Profile) if one.metadata.get("sensitive"))
