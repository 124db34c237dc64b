"""Aufstiegs-BAföG (AFBG): for people, whatever their company."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import is_afbg_goal, yes
from verbund.funding.law.condition import Finding, Law, condition, met, silent, unknown, unmet
from verbund.funding.law.derive import months, units
from verbund.funding.law.figures_afbg import figures
from verbund.funding.words import Degree, Goal, Person


@condition("ziel", "§ 2 Abs. 1 AFBG")
def goal(case: Case) -> Finding:
    """A goal of advancement: Meister, Fachwirt, Techniker, Berufsspezialist or comparable."""
    found = is_afbg_goal(case)
    if found is None:
        return unknown("wohin der Kurs führt, ist nicht bekannt", "goal")
    return (
        met("der Kurs führt zu einem Ziel der Aufstiegsfortbildung")
        if found
        else unmet("kein Ziel der Aufstiegsfortbildung")
    )


@condition("umfang", "§ 2 Abs. 3 und 4 AFBG")
def length(case: Case) -> Finding:
    """A least number of units of 45 minutes; fewer for Berufsspezialist in part time."""
    profile = case.profile
    if profile.course_hours is None and profile.course_units is None:
        return unknown("der Umfang ist nicht bekannt", "course_hours")
    amount, full, first = (
        units(profile),
        case.number("unterrichtsstunden"),
        case.number("unterrichtsstunden_erste_stufe"),
    )
    if amount.at_least(full):
        return met("der Umfang reicht")
    if profile.goal is Goal.SPECIALIST and profile.full_time is False and amount.at_least(first):
        return met("der Umfang reicht für die erste Fortbildungsstufe in Teilzeit")
    first_level_possible = profile.goal in (None, Goal.SPECIALIST) and profile.full_time is not True
    if amount.at_least(first if first_level_possible else full) is False:
        return unmet("der Umfang reicht nicht" + case.hint("; nötig sind {} Unterrichtsstunden", "unterrichtsstunden"))
    return unknown("ob der Umfang reicht, ist nicht bekannt", "hour_minutes", "goal", "full_time")


@condition("zeitrahmen", "§ 2 Abs. 3 AFBG")
def frame(case: Case) -> Finding:
    """Finished within a number of months; without a length given the frame is taken as kept and left to the office."""
    profile = case.profile
    first_level = profile.goal is Goal.SPECIALIST
    long, short = (
        case.number("monate_teilzeit"),
        case.number("monate_erste_stufe" if first_level else "monate_vollzeit"),
    )
    length = months(profile)
    if length.low == 0 or length.more_than(short) is False:
        return met("der Zeitrahmen ist eingehalten, soweit bekannt")
    if profile.full_time or first_level or length.more_than(long):
        return unmet("der Kurs dauert länger, als der Zeitrahmen erlaubt")
    if profile.full_time is None:
        return unknown("der Zeitrahmen hängt davon ab, ob der Kurs in Vollzeit läuft", "full_time")
    return met("der Zeitrahmen ist eingehalten")


@condition("kein_arbeitslosengeld", "§ 3 Nr. 2 und 3 AFBG")
def no_unemployment_benefit(case: Case) -> Finding:
    """Unemployment benefit can exclude it; only the office sees which benefit is drawn."""
    person = case.profile.person
    if person is None:
        return unknown("ob die Person arbeitslos ist, ist nicht bekannt", "person")
    return (
        silent("welches Arbeitslosengeld gezahlt wird, klärt das Amt")
        if person is Person.UNEMPLOYED
        else met("kein Arbeitslosengeld")
    )


@condition("hochschulabschluss", "§ 9 Abs. 4 AFBG")
def no_higher_degree(case: Case) -> Finding:
    """A bachelor does no harm, a higher degree does."""
    degree = case.profile.degree
    if degree is None:
        return unknown("ob es einen höheren Hochschulabschluss gibt, ist nicht bekannt", "degree")
    return (
        unmet("mit Master oder Diplom wird nicht gefördert")
        if degree is Degree.MASTER
        else met("kein höherer Hochschulabschluss")
    )


@condition("traeger", "§ 2a AFBG")
def provider(case: Case) -> Finding:
    """Public, recognised, approved (AZAV) or with a quality system."""
    if case.profile.provider_approved:
        return met("der Träger ist zugelassen")
    return unknown(
        "ob der Träger öffentlich, anerkannt, zugelassen oder nach einem Qualitätssystem geprüft ist, ist nicht bekannt",
        "provider_approved",
    )


@condition("kein_qualifizierungsgeld", "§ 3 Nr. 6 AFBG")
def not_with_82a(case: Case) -> Finding:
    """Not while Qualifizierungsgeld is paid; who never had any has none now."""
    drawing = case.profile.receives_82a
    if drawing is None and case.profile.previous_82a is not False:
        return unknown("ob Qualifizierungsgeld gezahlt wird, ist nicht bekannt", "receives_82a")
    return unmet("nicht neben Qualifizierungsgeld") if drawing else met("kein Qualifizierungsgeld")


@condition("antrag", "§ 19 Abs. 1 AFBG")
def in_time(case: Case) -> Finding:
    """At the latest by the end of the course."""
    profile = case.profile
    applied, end, start = profile.application_date, profile.course_end, profile.course_start
    if applied and end:
        return (
            met("der Antrag liegt vor dem Ende")
            if applied <= end
            else unmet("der Antrag liegt nach dem Ende des Kurses")
        )
    if profile.applied_before_start or (applied and start and applied < start):
        return met("der Antrag liegt vor dem Beginn")
    if applied is None and end is not None and profile.as_of <= end:
        return met("der Antrag ist noch möglich")
    return unknown(
        "wann der Antrag gestellt wird und wann der Kurs endet, ist nicht bekannt", "applied_before_start", "course_end"
    )


LAW = Law(
    (
        goal,
        length,
        frame,
        yes(
            "vorbildung",
            "§ 9 Abs. 1 AFBG",
            "exam_admission",
            "die Vorbildung für die Prüfung liegt vor",
            "die Vorbildung für die Prüfung fehlt",
            "ob die Vorbildung für die Prüfung vorliegt, ist nicht bekannt",
        ),
        no_higher_degree,
        provider,
        no_unemployment_benefit,
        not_with_82a,
        in_time,
    ),
    figures,
)
