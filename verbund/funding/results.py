"""The parts of an assessment: a condition, a figure, a figure that must not be said, what excludes each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["kommt_in_betracht", "kommt_nicht_in_betracht", "offen"]


Result = Literal["erfuellt", "nicht_erfuellt", "nicht_geprueft"]


# What the source says about a figure: "kann" and "soll" leave the decision to the office, "wird" binds it. Never spoken as a claim.
Nature = Literal["kann", "soll", "wird"]


Category = Literal["foerderung", "beratung", "verwandt"]


@dataclass(frozen=True)
class RuleResult:
    """One condition of one instrument.

    Attributes:
        rule: name of the condition within its instrument.
        result: "erfuellt", "nicht_erfuellt" or "nicht_geprueft".
        paragraph: where the condition stands.
        reason: a German half sentence without promise.
        missing: facts of the profile that would settle it; empty where the law itself leaves it open.
        ask: whom to ask; set where it is open and no fact of the profile would settle it.
    """

    rule: str
    result: Result
    paragraph: str
    reason: str
    missing: tuple[str, ...] = ()
    ask: str | None = None


@dataclass(frozen=True)
class Figure:
    """A figure that may be said, always together with paragraph, day and condition.

    Attributes:
        id: for instance "kurskosten_agentur".
        value, unit: the figure and "Prozent", "Euro" …
        paragraph: where it stands.
        checked_on: day on which it was last compared with the source.
        nature: "kann", "soll" or "wird".
        condition: None if it follows from the profile, else the condition that is still open.
        at_most: whether the source says "up to".
    """

    id: str
    value: float
    unit: str
    paragraph: str
    checked_on: date
    nature: Nature
    condition: str | None = None
    at_most: bool = False


@dataclass(frozen=True)
class Withheld:
    """A figure that must not be said: unconfirmed, expired, overdue for its check, or not in the source."""

    id: str
    reason: str
    ask: str


@dataclass(frozen=True)
class Combination:
    """What excludes each other."""

    other: str
    paragraph: str
    text: str
