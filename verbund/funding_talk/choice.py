"""Which question comes next: only one whose answer can still change a result, in the order of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from verbund.funding import Assessment, InstrumentResult, ProfileError, assess
from verbund.funding_talk.known import profile_of
from verbund.funding_talk.questions import EMPLOYEE, MANAGER, Facts, Option, Question, hours_option, load_check

HOURS = "stunden"
_NOT = "kommt_nicht_in_betracht"


def next_question(facts: Mapping[str, Any], asked: list[str], employee: bool, day: date) -> Question | None:
    """Chooses the next question: the first of the catalogue whose answer can still change a result.

    Args:
        facts: what is known of the case.
        asked: questions already put, whatever the answer was.
        employee: whether the person speaks for themselves.
        day: the day of the conversation.

    Returns:
        The question, or None: then it is time for the result. The confidential one comes last, within the limit.
    """
    check = load_check()
    now = assess(profile_of(facts, day))
    whom = EMPLOYEE if employee else MANAGER
    worth = [
        one
        for one in check.questions
        if one.id not in asked and one.whom in (None, whom) and _matters(one, facts, now, day)
    ]
    left = check.most - len(asked)
    plain, last = [one for one in worth if not one.confidential], [one for one in worth if one.confidential]
    if plain and left > len(last):
        return plain[0]
    return last[0] if last and left > 0 else None


def facts_of(question: Question, option: Option, day: date) -> Facts:
    """What an answer says of the profile; ranges of hours follow the bound of the day."""
    return hours_option(option.id, day) if question.id == HOURS else option.facts


def merged(facts: Mapping[str, Any], more: Mapping[str, Any], day: date) -> dict[str, Any]:
    """Facts with an answer put in; one that contradicts what is known is dropped, because people err."""
    wanted = {**facts, **{name: value for name, value in more.items() if value is not None}}
    try:
        profile_of(wanted, day)
    except ProfileError:
        return dict(facts)
    return wanted


def _signature(result: InstrumentResult) -> tuple[Any, ...]:
    return result.status, tuple((one.rule, one.result) for one in result.rules), _figures(result)


def _figures(result: InstrumentResult) -> tuple[Any, ...]:
    return tuple((one.id, one.value, one.condition) for one in result.figures)


def _matters(question: Question, facts: Mapping[str, Any], now: Assessment, day: date) -> bool:
    if question.settles & facts.keys() or not question.fits(facts):
        return False
    return any(
        _changes(before, after)
        for option in question.options
        for before, after in zip(now, _with(facts, facts_of(question, option, day), day), strict=True)
        if before.id in load_check().routes and before.status != _NOT
    )


def _with(facts: Mapping[str, Any], more: Facts, day: date) -> Assessment:
    return assess(profile_of(merged(facts, more, day), day))


def _changes(before: InstrumentResult, after: InstrumentResult) -> bool:
    """Whether an answer settles something: rules the route out, changes a figure, or is one of the last things missing."""
    if after.status != before.status or _figures(after) != _figures(before):
        return True
    return set(before.missing) <= _askable() and _signature(after) != _signature(before)


@cache
def _askable() -> frozenset[str]:
    """The facts that questions can settle; a route that lacks anything else stays open whatever is answered."""
    return frozenset().union(*(one.settles for one in load_check().questions))
