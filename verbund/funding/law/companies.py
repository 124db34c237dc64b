"""Programmes for companies and solo self-employed people, some of which pay no training at all."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Condition, Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.law.derive import hours
from verbund.funding.law.timing import before_start
from verbund.funding.words import Person


@condition("gegenstand", "Programm der L-Bank")
def loan(case: Case) -> Finding:
    """A loan for a digital project, of which training can be a part."""
    return silent("ein Kredit für ein Digitalvorhaben des Unternehmens; Weiterbildung kann ein Teil davon sein")


@condition("gegenstand", "Programm Innovationsgutscheine Baden-Württemberg")
def research(case: Case) -> Finding:
    """Research and development services, not training."""
    return unmet("gefördert werden Forschung und Entwicklung, nicht Weiterbildung")


@condition("gegenstand", "Programme des Landes")
def unverified(case: Case) -> Finding:
    """Whether a state coaching line is open could not be verified."""
    return silent("ob es zurzeit ein solches Landesprogramm gibt, ist nicht bestätigt")


DIGITALISIERUNG, INNOVATION, COACHING = Law((loan,)), Law((research,)), Law((unverified,))


def running(source: str) -> Condition:
    """The programme has not ended on the day of the assessment."""

    @condition("laufzeit", source)
    def check(case: Case) -> Finding:
        ended = case.instrument.beendet_am
        return (
            unmet("das Programm ist beendet")
            if ended is not None and case.profile.as_of > ended
            else met("das Programm läuft")
        )

    return check


_INQA = "Förderprogramm INQA-Coaching, ESF Plus"


@condition("groesse", _INQA)
def small(case: Case) -> Finding:
    """Small and medium undertakings below a number of employees."""
    fits = case.heads.below(case.number("grenze"))
    if case.profile.part_of_group:
        return silent("bei Konzernen klärt die INQA-Beratungsstelle die Größe")
    if fits is None:
        return unknown("wie viele Beschäftigte das Unternehmen hat, ist nicht bekannt", "headcount", "size_band")
    return met("klein genug") if fits else unmet("zu viele Beschäftigte")


@condition("konzern", _INQA)
def independent(case: Case) -> Finding:
    """Whether the undertaking stands alone."""
    group = case.profile.part_of_group
    return (
        unknown("ob das Unternehmen zu einem Konzern gehört, ist nicht bekannt", "part_of_group")
        if group is None
        else met("bekannt")
    )


@condition("erstberatung", _INQA)
def first_advice(case: Case) -> Finding:
    """The first advice decides whether coaching fits; places were not verified."""
    return silent("ob Coaching passt und Plätze frei sind, klärt die Erstberatung einer INQA-Beratungsstelle")


INQA = Law(
    (running(_INQA), small, independent, first_advice),
    lambda case: split(
        [
            case.figure("zuschuss", "zuschuss", "kann"),
            case.figure("tage", "tage", "kann", at_most=True),
            case.figure("hoechstbetrag", "hoechstbetrag", "kann", at_most=True),
        ]
    ),
)

_KOMPASS = "Förderprogramm KOMPASS, ESF Plus"


@condition("person", _KOMPASS)
def solo(case: Case) -> Finding:
    """Solo self-employed with at most a little staff."""
    kind, staff = case.profile.person, case.profile.own_staff_fte
    if kind is None:
        return unknown("ob die Person solo-selbstständig ist, ist nicht bekannt", "person")
    if kind not in (Person.SOLO_SELF_EMPLOYED, Person.SELF_EMPLOYED) or (
        staff is not None and staff > case.number("personal_bis")
    ):
        return unmet("nur für Solo-Selbstständige")
    if kind is Person.SELF_EMPLOYED and staff is None:
        return unknown("wie viel eigenes Personal es gibt, ist nicht bekannt", "own_staff_fte")
    return met("solo-selbstständig")


@condition("am_markt", _KOMPASS)
def established(case: Case) -> Finding:
    """Some time on the market."""
    months = case.profile.months_self_employed
    if months is None:
        return unknown("wie lange die Selbstständigkeit besteht, ist nicht bekannt", "months_self_employed")
    return (
        met("lange genug am Markt")
        if months >= case.number("monate_am_markt")
        else unmet("noch nicht lange genug am Markt")
    )


@condition("umfang", _KOMPASS)
def long_enough(case: Case) -> Finding:
    """A least number of hours."""
    if case.profile.course_hours is None and case.profile.course_units is None:
        return unknown("der Umfang ist nicht bekannt", "course_hours")
    enough = hours(case.profile).at_least(case.number("stunden"))
    if enough is None:
        return silent("ob hier Zeitstunden oder Unterrichtseinheiten zählen, klärt die Anlaufstelle")
    return met("lang genug") if enough else unmet("zu kurz")


def _voucher(case: Case) -> Yield:
    return split(
        [
            case.figure("zuschuss", "zuschuss", "kann"),
            case.figure("hoechstbetrag", "hoechstbetrag", "kann", at_most=True),
        ]
    )


KOMPASS = Law((running(_KOMPASS), solo, established, long_enough, before_start(_KOMPASS)), _voucher)
