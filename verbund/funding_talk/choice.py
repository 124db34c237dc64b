"""Which question comes next: only one whose answer can still change a result, and of those the one that settles most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from verbund.funding import Assessment, InstrumentResult, ProfileError, assess
from verbund.funding_talk.known import profile_of
from verbund.funding_talk.questions import EMPLOYEE, MANAGER, Facts, Option, Question, hours_option, load_check

HOURS = "stunden"
_NOT = "kommt_nicht_in_betracht"


def next_question(facts: Mapping[str, Any], asked: list[str], employee: bool, day: date) -> Question | None:
    """Chooses the next question.

    A question is worth asking when one of its answers would settle a condition or a figure of a route that is still
    possible. First comes what may rule a route out, then what concerns most routes; the confidential one is the last.

    Args:
        facts: what is known of the case.
        asked: questions already put, whatever the answer was.
        employee: whether the person speaks for themselves.
        day: the day of the conversation.

    Returns:
        The question, or None: then it is time for the result.
    """
    check = load_check()
    if len(asked) >= check.most:
        return None
    now = assess(profile_of(facts, day))
    whom = EMPLOYEE if employee else MANAGER
    open_ones = [
        one
        for one in check.questions
        if one.id not in asked and one.whom in (None, whom) and not (one.unless & facts.keys()) and _matters(one, now)
    ]
    scored = [(score, one) for one in open_ones if (score := _weight(one, facts, now, day)) > (0, 0)]
    plain = [pair for pair in scored if not pair[1].confidential]
    # One place is kept for the last question, where it can matter at all.
    last = [pair for pair in scored if pair[1].confidential]
    if plain and len(asked) < check.most - bool(last):
        return max(plain, key=lambda pair: pair[0])[1]
    return last[0][1] if last else None


def readings_of(question: Question, option: Option, day: date) -> tuple[Facts, ...]:
    """What an answer says of the profile; ranges of hours follow the bound of the day."""
    return (hours_option(option.id, day),) if question.id == HOURS else option.readings


def merged(facts: Mapping[str, Any], more: Mapping[str, Any], day: date) -> dict[str, Any]:
    """Facts with an answer put in; one that contradicts what is known is dropped, because people err."""
    wanted = {**facts, **{name: value for name, value in more.items() if value is not None}}
    try:
        profile_of(wanted, day)
    except ProfileError:
        return dict(facts)
    return wanted


def assess_any(facts: Mapping[str, Any], readings: tuple[Facts, ...], day: date) -> Assessment:
    """The result where it is only known that one of several readings holds: what they agree on, else what is open.

    Args:
        facts: what is known for sure.
        readings: alternatives, for instance "45 or older" and "severely disabled".
        day: the day of the conversation.
    """
    base = assess(profile_of(facts, day))
    cases = [assess(profile_of(merged(facts, one, day), day)) for one in readings]
    if not cases:
        return base
    agreed = tuple(_agreed(own, [case.results[index] for case in cases]) for index, own in enumerate(base.results))
    return Assessment(base.profile, agreed)


def _agreed(base: InstrumentResult, results: list[InstrumentResult]) -> InstrumentResult:
    first = results[0]
    return first if all(_signature(one) == _signature(first) for one in results) else base


def _signature(result: InstrumentResult) -> tuple[Any, ...]:
    figures = tuple((one.id, one.value, one.condition) for one in result.figures)
    return result.status, tuple((one.rule, one.result) for one in result.rules), figures


def _matters(question: Question, now: Assessment) -> bool:
    wanted = {name for one in now if one.status != _NOT for name in (*one.missing, *one.missing_for_figures)}
    return bool(question.settles & wanted)


def _weight(question: Question, facts: Mapping[str, Any], now: Assessment, day: date) -> tuple[int, int]:
    """How many routes an answer would rule out, and how many conditions or figures the answers would change."""
    ruled_out = changed = 0
    for option in question.options:
        for reading in readings_of(question, option, day):
            then = assess(profile_of(merged(facts, reading, day), day))
            for before, after in zip(now, then, strict=True):
                if before.category != "foerderung" or before.status == _NOT:
                    continue
                ruled_out += after.status == _NOT
                changed += _signature(before) != _signature(after)
    return ruled_out, changed
