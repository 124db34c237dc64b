"""How a condition is written down: a function with a name, a paragraph and a three-valued finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbund.funding.results import Figure, Result, RuleResult, Withheld

if TYPE_CHECKING:
    from verbund.funding.law.case import Case


@dataclass(frozen=True)
class Finding:
    """What a condition finds: result, reason, the facts that would settle it, or that only an office can."""

    result: Result
    reason: str
    missing: tuple[str, ...] = ()
    silent: bool = False


def met(reason: str) -> Finding:
    """The condition is fulfilled by what is known."""
    return Finding("erfuellt", reason)


def unmet(reason: str) -> Finding:
    """What is known speaks against it."""
    return Finding("nicht_erfuellt", reason)


def unknown(reason: str, *facts: str) -> Finding:
    """A fact of the profile would settle it."""
    return Finding("nicht_geprueft", reason, facts)


def silent(reason: str) -> Finding:
    """The source leaves it open; only the office can say."""
    return Finding("nicht_geprueft", reason, silent=True)


@dataclass(frozen=True)
class Condition:
    """A named condition with its paragraph."""

    rule: str
    paragraph: str
    check: Callable[[Case], Finding]

    def result(self, case: Case) -> RuleResult:
        """Checks the condition for a case."""
        try:
            found = self.check(case)
        except NotOnRecord:
            found = silent("für diesen Kursbeginn sind keine Werte hinterlegt")
        missing = tuple(name for name in found.missing if getattr(case.profile, name) is None)
        only_an_office = found.silent or (found.result == "nicht_geprueft" and not missing)
        ask = case.instrument.fragen_bei if only_an_office else None
        return RuleResult(self.rule, found.result, self.paragraph, found.reason, missing, ask)


class NotOnRecord(LookupError):
    """The data hold no value for the day in question."""


def condition(rule: str, paragraph: str) -> Callable[[Callable[[Case], Finding]], Condition]:
    """Makes a function a condition."""
    return lambda check: Condition(rule, paragraph, check)


@dataclass(frozen=True)
class Yield:
    """Figures of an instrument for a case, what must not be said, what would change a figure, and points to look at."""

    figures: tuple[Figure, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    missing: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()


def split(found: Iterable[Figure | Withheld], missing: tuple[str, ...] = (), pitfalls: tuple[str, ...] = ()) -> Yield:
    """Sorts what may be said from what must not."""
    found = tuple(found)
    return Yield(
        tuple(one for one in found if isinstance(one, Figure)),
        tuple({one.id: one for one in found if isinstance(one, Withheld)}.values()),
        missing,
        pitfalls,
    )


@dataclass(frozen=True)
class Law:
    """Conditions and figures of one instrument."""

    conditions: tuple[Condition, ...]
    figures: Callable[[Case], Yield] = lambda case: Yield()
