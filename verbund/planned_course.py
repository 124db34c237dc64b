"""Which routes of funding fit a planned course, for one need or a bundle: a view for managers, not advice on design."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbund.funding import Assessment, InstrumentResult, RuleResult, assess
from verbund.funding.facts_course import CourseFacts
from verbund.funding.results import Status
from verbund.funding_talk.known import known_facts, profile_of

# Conditions that turn on the course, not on person or company: what a manager can look at while planning.
_OF_THE_COURSE = frozenset({
    "dauer", "hoechstdauer", "umfang", "inhalt", "massnahme", "traeger", "pflicht", "kein_aufstiegsziel", "ueberbetrieblich", "form", "gebuehr", "ziel", "antrag", "frist", "unterricht",
    "einrichtung",
})  # fmt: skip
_LENGTH = frozenset({"dauer", "umfang"})
_LENGTH_NOTE = "Wie lange der Kurs dauert, bestimmt der Lernbedarf. Eine Grenze der Förderung ist kein Grund, ihn anders zu planen."
_SIZES_NOTE = "Die Betriebe sind verschieden groß oder unbekannt groß: Sätze und Anträge gelten je Betrieb, nicht für den ganzen Kurs."
_APPLY_NOTE = (
    "Jeder Betrieb und jede Person stellt den eigenen Antrag vor dem Beginn; der Sammelantrag nach § 82 Abs. 5 SGB III gilt "
    "für die Beschäftigten eines Arbeitgebers."
)


@dataclass(frozen=True)
class RouteView:
    """One route over all needs of a bundle.

    Attributes:
        id, name, basis: as in the data.
        counts: status → number of needs.
        reasons: what speaks against it or was not checked, each with its paragraph.
        ask: whom to ask.
        missing: facts that could still change the status of some need.
        checked_on: day on which the whole was last compared with its source.
    """

    id: str
    name: str
    basis: str
    counts: Mapping[Status, int]
    reasons: tuple[str, ...]
    ask: str
    missing: tuple[str, ...]
    checked_on: date


@dataclass(frozen=True)
class CourseView:
    """All routes for a planned course, warnings, and the single assessments in the order of the needs."""

    routes: tuple[RouteView, ...]
    warnings: tuple[str, ...]
    assessments: tuple[Assessment, ...]


def routes_for(needs: Sequence[Mapping[str, Any]], as_of: date, course: CourseFacts | None = None) -> CourseView:
    """Checks the routes for captured needs and, if there is one, a planned course.

    What is planned goes before what was wished for. Advice structures and programmes that pay for something else are
    left out. The answer states conditions; it never says how to change a course so that one is met.

    Args:
        needs: needs records (values only, without contacts), at least one.
        as_of: the day of the assessment.
        course: facts of the planned course: hours and unit, in-house or not, mandatory or not, goal, fee …

    Returns:
        Routes in the fixed order of the data, which says nothing about worth.

    Raises:
        ValueError: no need was given.
        ProfileError: a fact of the course cannot be read.
    """
    if not needs:
        raise ValueError("erwartet wird mindestens ein Bedarf")
    planned = _planned(course)
    assessments = tuple(assess(profile_of({**_wished(need, planned), **planned}, as_of)) for need in needs)
    per_route = [tuple(results) for results in zip(*assessments, strict=True)]
    routes = [results for results in per_route if results[0].category == "foerderung" and not results[0].has_ended]
    return CourseView(tuple(_route(results) for results in routes), _warnings(routes, needs), assessments)


def _planned(course: CourseFacts | None) -> dict[str, Any]:
    facts = {} if course is None else {one.name: getattr(course, one.name) for one in dataclasses.fields(course)}
    return {name: value for name, value in facts.items() if value is not None}


def _wished(need: Mapping[str, Any], planned: Mapping[str, Any]) -> dict[str, Any]:
    """What the need says, without what the plan answers in another way."""
    facts = known_facts(need)
    if {"course_hours", "course_units"} & planned.keys():
        facts.pop("course_hours", None)
        facts.pop("hour_minutes", None)
    if {"statutory_duty", "duty_source"} & planned.keys():
        facts.pop("duty_source", None)
    if {"application_date", "already_started"} & planned.keys():
        facts.pop("applied_before_start", None)
    return facts


def _route(results: Sequence[InstrumentResult]) -> RouteView:
    first = results[0]
    open_ = [rule for one in results for rule in (one.unmet or one.unchecked)]
    return RouteView(
        first.id,
        first.name,
        first.basis,
        Counter(one.status for one in results),
        _unique(_said(rule) for rule in open_),
        first.ask,
        _unique(name for one in results for name in one.missing),
        first.checked_on,
    )


def _warnings(routes: Iterable[Sequence[InstrumentResult]], needs: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    said, lengths = [], False
    for results in routes:
        for rule in (rule for one in results for rule in one.unmet if rule.rule in _OF_THE_COURSE):
            said.append(f"{results[0].name}: {_said(rule)}.")
            lengths |= rule.rule in _LENGTH
        for rule in (rule for one in results for rule in one.unchecked if rule.rule in _LENGTH and rule.ask):
            said.append(f"{results[0].name}: {_said(rule)}. Fragen Sie: {rule.ask}.")
            lengths = True
    notes = [_LENGTH_NOTE] if lengths else []
    if len(needs) > 1:
        sizes = {need.get("betriebsgroesse") for need in needs}
        notes += [_SIZES_NOTE] if len(sizes) > 1 or sizes & {None, "weiss_nicht"} else []
        notes.append(_APPLY_NOTE)
    return _unique([*said, *notes])


def _said(rule: RuleResult) -> str:
    return f"{rule.reason} ({rule.paragraph})"


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
