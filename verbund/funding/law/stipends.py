"""Weiterbildungsstipendium and Aufstiegsstipendium."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import yes
from verbund.funding.law.condition import Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.law.derive import age_at_start
from verbund.funding.law.timing import before_start
from verbund.funding.words import Degree, Goal, Qualification

_TALENT = "Förderrichtlinie Weiterbildungsstipendium"
_CLIMB = "Förderrichtlinie Aufstiegsstipendium"


def _vocational(source: str) -> Finding | object:
    @condition("berufsabschluss", source)
    def check(case: Case) -> Finding:
        kind = case.profile.qualification
        if kind is None:
            return unknown("ob es einen Berufsabschluss gibt, ist nicht bekannt", "qualification")
        if kind is Qualification.VOCATIONAL:
            return met("Berufsabschluss liegt vor")
        return (
            unmet("ohne Berufsabschluss")
            if kind is Qualification.NONE
            else silent("ob dieser Abschluss zählt, klärt die vergebende Stelle")
        )

    return check


@condition("alter", _TALENT)
def young(case: Case) -> Finding:
    """Under an age at admission; some years can be credited."""
    age, limit = age_at_start(case.profile), case.number("alter_unter")
    if age.below(limit):
        return met("jung genug")
    if age.at_least(limit + case.number("jahre_anrechnung")):
        return unmet("zu alt für die Aufnahme")
    if age.low >= limit:
        return silent("nur mit angerechneten Zeiten; das klärt die Kammer")
    return unknown("wie alt die Person bei der Aufnahme ist, ist nicht bekannt", "birth_date", "age_band")


@condition("kein_studium", _TALENT)
def no_graduate(case: Case) -> Finding:
    """Not for university graduates."""
    degree = case.profile.degree
    if degree is None:
        return unknown("ob es einen Hochschulabschluss gibt, ist nicht bekannt", "degree")
    return met("kein Hochschulabschluss") if degree is Degree.NONE else unmet("nicht mit Hochschulabschluss")


TALENT = Law(
    (
        _vocational(_TALENT),
        young,
        yes(
            "leistung",
            _TALENT,
            "talent_proof",
            "Nachweis der Leistung liegt vor",
            "kein Nachweis der Leistung",
            "ob ein Nachweis der Leistung vorliegt, ist nicht bekannt",
        ),
        no_graduate,
        before_start(_TALENT),
    ),
    lambda case: split(
        [
            case.figure("gesamtbetrag", "gesamtbetrag", "kann", at_most=True),
            case.figure("eigenanteil", "eigenanteil", "kann"),
        ]
    ),
)


@condition("erststudium", _CLIMB)
def first_degree(case: Case) -> Finding:
    """A first degree."""
    aim, degree = case.profile.goal, case.profile.degree
    if aim is not None and aim is not Goal.DEGREE or case.profile.afbg_goal:
        return unmet("gefördert wird ein Studium")
    if aim is None or degree is None:
        return unknown("ob es um ein erstes Studium geht, ist nicht bekannt", "goal", "degree")
    return met("erstes Studium") if degree is Degree.NONE else unmet("schon ein Hochschulabschluss")


@condition("praxis", _CLIMB)
def experience(case: Case) -> Finding:
    """A least number of years of practice."""
    years = case.profile.years_working
    if years is None:
        return unknown("wie viele Jahre Berufspraxis es gibt, ist nicht bekannt", "years_working")
    return met("genug Berufspraxis") if years >= case.number("jahre_praxis") else unmet("noch nicht genug Berufspraxis")


@condition("semester", _CLIMB)
def early(case: Case) -> Finding:
    """Applied for by the end of an early semester."""
    semester = case.profile.semester
    if semester is None:
        return unknown("in welchem Semester das Studium ist, ist nicht bekannt", "semester")
    return met("früh genug im Studium") if semester <= case.number("semester_bis") else unmet("zu spät im Studium")


def _climb_figures(case: Case) -> Yield:
    full = case.profile.full_time
    found = []
    if full is not False:
        only = None if full else "im Vollzeitstudium"
        found += [
            case.figure("monatlich", "vollzeit_monat", "kann", condition=only),
            case.figure("buechergeld", "buechergeld_monat", "kann", condition=only),
        ]
    if full is not True:
        found.append(
            case.figure("jaehrlich", "teilzeit_jahr", "kann", condition=None if full is False else "im Teilzeitstudium")
        )
    return split(found, ("full_time",) if full is None else ())


CLIMB = Law((_vocational(_CLIMB), first_degree, experience, early), _climb_figures)
