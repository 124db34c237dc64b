"""Bildungszeit: paid leave by the act of Baden-Württemberg (BzG BW)."""

from __future__ import annotations

from datetime import timedelta

from verbund.funding.law.case import Case
from verbund.funding.law.common import yes
from verbund.funding.law.condition import Finding, Law, condition, met, silent, split, unknown, unmet
from verbund.funding.law.span import Span, exactly
from verbund.funding.words import Format, Goal, Person

_APPRENTICE_GOALS = (Goal.POLITICAL, Goal.VOLUNTEER)


@condition("person", "§ 1 und § 2 BzG BW")
def person(case: Case) -> Finding:
    """Employees; apprentices only for political training and training for volunteers."""
    kind, aim = case.profile.person, case.profile.goal
    if kind is None:
        return unknown("ob ein Arbeitsverhältnis besteht, ist nicht bekannt", "person")
    if kind in (Person.EMPLOYEE, Person.MINIJOB):
        return met("beschäftigt")
    if kind is Person.APPRENTICE:
        if aim is None:
            return unknown("bei Auszubildenden kommt es auf das Ziel an", "goal")
        return (
            met("für Auszubildende erlaubtes Ziel")
            if aim in _APPRENTICE_GOALS
            else unmet("für Auszubildende nur politische Weiterbildung und Ehrenamt")
        )
    return (
        silent("ob diese Person gemeint ist, klärt das Regierungspräsidium Karlsruhe")
        if kind is Person.CIVIL_SERVANT
        else unmet("nur für Beschäftigte")
    )


@condition("land", "§ 2 BzG BW")
def workplace(case: Case) -> Finding:
    """The centre of work lies in Baden-Württemberg."""
    here = case.profile.works_in_bw
    if here is None:
        return unknown("ob in Baden-Württemberg gearbeitet wird, ist nicht bekannt", "works_in_bw")
    return (
        met("arbeitet in Baden-Württemberg")
        if here
        else unmet("der Schwerpunkt der Arbeit liegt nicht in Baden-Württemberg")
    )


@condition("wartezeit", "§ 4 BzG BW")
def waiting_time(case: Case) -> Finding:
    """A year in the company first."""
    months = case.profile.months_employed
    if months is None:
        return unknown("wie lange das Arbeitsverhältnis besteht, ist nicht bekannt", "months_employed")
    return (
        met("lange genug im Betrieb")
        if months >= case.number("monate_wartezeit")
        else unmet("noch nicht lange genug im Betrieb")
    )


@condition("frist", "§ 7 BzG BW")
def notice(case: Case) -> Finding:
    """Requested from the employer a number of weeks before the start."""
    asked, start = case.profile.request_date, case.profile.course_start
    if asked is None or start is None:
        return unknown(
            "wann der Antrag beim Arbeitgeber gestellt wird, ist nicht bekannt", "request_date", "course_start"
        )
    if asked + timedelta(weeks=case.number("wochen")) <= start:
        return met("rechtzeitig verlangt")
    return unmet("nicht rechtzeitig verlangt" + case.hint("; nötig sind {} Wochen vorher", "wochen"))


@condition("betriebsgroesse", "§ 7 BzG BW")
def size(case: Case) -> Finding:
    """Below a number of persons the employer may refuse; nothing forbids to agree."""
    enough = _persons(case).at_least(case.number("personen"))
    if enough is None:
        return unknown(
            "wie viele Personen der Betrieb hat, ist nicht bekannt", "bildungszeit_headcount", "headcount_by_hours"
        )
    return (
        met("der Betrieb ist groß genug")
        if enough
        else silent("in so kleinen Betrieben darf der Arbeitgeber ablehnen; fragen Sie ihn")
    )


def _persons(case: Case) -> Span:
    """Persons by hours as this act weighs them, without apprentices."""
    profile = case.profile
    if profile.bildungszeit_headcount is not None:
        return exactly(profile.bildungszeit_headcount)
    half, most = case.number("gewicht_bis_20"), case.number("gewicht_bis_30")
    if profile.headcount_by_hours is not None:
        bands = profile.headcount_by_hours
        return exactly((bands.up_to_10 + bands.up_to_20) * half + bands.up_to_30 * most + bands.above_30)
    return Span(case.heads.low * half, case.heads.high)


@condition("unterricht", "§ 6 BzG BW")
def taught(case: Case) -> Finding:
    """Presence predominates, and a day has enough clock hours."""
    form, day = case.profile.course_format, case.profile.hours_per_day
    if day is not None and day < case.number("stunden_tag"):
        return unmet("zu wenige Stunden am Tag")
    if form in (Format.SELF_STUDY, Format.DISTANCE):
        return unmet("Präsenz muss überwiegen")
    if form is None or day is None:
        return unknown("Unterrichtsform und Stunden am Tag sind nicht bekannt", "course_format", "hours_per_day")
    return (
        met("Präsenz mit genug Stunden am Tag")
        if form is Format.PRESENCE
        else silent("ob bei dieser Form Präsenz überwiegt, klärt die Einrichtung")
    )


LAW = Law(
    (
        person,
        workplace,
        waiting_time,
        notice,
        size,
        yes(
            "einrichtung",
            "§ 6 BzG BW",
            "recognised_for_bildungszeit",
            "die Einrichtung ist anerkannt",
            "die Einrichtung ist nicht anerkannt",
            "ob die Einrichtung anerkannt ist, ist nicht bekannt",
        ),
        taught,
    ),
    lambda case: split([case.figure("tage_im_jahr", "tage", "wird", at_most=True)]),
)
