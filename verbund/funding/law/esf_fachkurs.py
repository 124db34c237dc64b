"""ESF-Plus-Fachkurse of Baden-Württemberg: short courses for people of several companies."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.law.derive import age_at_start, months, units
from verbund.funding.results import Figure, Withheld
from verbund.funding.words import Format, Goal, Person, Qualification

_SOURCE = "Förderprogramm Fachkurse, ESF Plus Baden-Württemberg"
_FITS = (
    Person.EMPLOYEE, Person.MINIJOB, Person.SELF_EMPLOYED, Person.SOLO_SELF_EMPLOYED, Person.MANAGING_DIRECTOR, Person.FOUNDER, Person.RETURNER,
)  # fmt: skip
_WITHOUT = (Qualification.NONE, Qualification.FOREIGN_UNRECOGNISED)


@condition("person", _SOURCE)
def person(case: Case) -> Finding:
    """Employees of private employers, entrepreneurs, freelancers, founders, returners."""
    kind, public = case.profile.person, case.profile.public_employer
    if kind in (Person.CIVIL_SERVANT, Person.TRANSFER_COMPANY) or (
        public and kind in (None, Person.EMPLOYEE, Person.MINIJOB)
    ):
        return unmet("nicht für Beschäftigte von Bund, Land, Kreis und Gemeinde und nicht für Transfergesellschaften")
    if kind is None:
        return unknown("was die Person beruflich macht, ist nicht bekannt", "person")
    if kind in (Person.EMPLOYEE, Person.MINIJOB) and public is None:
        return unknown("ob der Arbeitgeber eine öffentliche Stelle ist, ist nicht bekannt", "public_employer")
    return (
        met("gehört zur Zielgruppe")
        if kind in _FITS
        else silent("ob diese Person zur Zielgruppe gehört, klärt der Träger des Kurses")
    )


@condition("land", _SOURCE)
def state(case: Case) -> Finding:
    """Work or home in Baden-Württemberg."""
    places = (case.profile.works_in_bw, case.profile.lives_in_bw)
    if True in places:
        return met("arbeitet oder wohnt in Baden-Württemberg")
    if None in places:
        return unknown(
            "ob Arbeit oder Wohnung in Baden-Württemberg liegt, ist nicht bekannt", "works_in_bw", "lives_in_bw"
        )
    return unmet("weder Arbeit noch Wohnung in Baden-Württemberg")


@condition("ueberbetrieblich", _SOURCE)
def between_companies(case: Case) -> Finding:
    """Not for one company alone."""
    closed = case.profile.in_house
    if closed is None:
        return unknown("ob der Kurs für mehrere Betriebe offen ist, ist nicht bekannt", "in_house")
    return unmet("der Kurs ist nur für einen Betrieb") if closed else met("überbetrieblicher Kurs")


@condition("umfang", _SOURCE)
def length(case: Case) -> Finding:
    """From a least to a largest number of units of 45 minutes."""
    amount = units(case.profile)
    if case.profile.course_hours is None and case.profile.course_units is None:
        return unknown("der Umfang ist nicht bekannt", "course_hours")
    enough, too_long = amount.at_least(case.number("stunden_von")), amount.more_than(case.number("stunden_bis"))
    if enough is False or too_long:
        return unmet("der Umfang liegt außerhalb des Programms")
    if enough and too_long is False:
        return met("der Umfang liegt im Rahmen des Programms")
    return unknown(
        "ob Zeitstunden oder Unterrichtseinheiten gemeint sind, ist nicht bekannt, und hier kommt es darauf an",
        "hour_minutes",
    )


@condition("dauer", _SOURCE)
def duration(case: Case) -> Finding:
    """Finished within some months; without a length given this is taken as kept."""
    too_long = months(case.profile).more_than(case.number("monate_bis"))
    return unmet("der Kurs dauert zu viele Monate") if too_long else met("der Kurs endet rechtzeitig, soweit bekannt")


@condition("gebuehr", _SOURCE)
def fee(case: Case) -> Finding:
    """At most a fee per person, without VAT."""
    amount = case.profile.course_fee
    if amount is None:
        return unknown("die Gebühr je Person ist nicht bekannt", "course_fee")
    return (
        unmet("die Gebühr liegt über der Grenze des Programms")
        if amount > case.number("gebuehr_bis")
        else met("die Gebühr liegt im Rahmen")
    )


@condition("ziel", _SOURCE)
def goal(case: Case) -> Finding:
    """Adaptation only: no training, no degree, no advancement."""
    aim = case.profile.goal
    if aim is None and not case.profile.afbg_goal:
        return unknown("wohin der Kurs führt, ist nicht bekannt", "goal")
    if aim is Goal.ADAPTATION:
        return met("Anpassungsfortbildung")
    if aim is Goal.PARTIAL:
        return silent("ob eine Teilqualifikation als Fachkurs zählt, klärt der Träger des Kurses")
    return unmet("gefördert wird nur Anpassungsfortbildung ohne Abschluss")


@condition("form", _SOURCE)
def taught(case: Case) -> Finding:
    """No distance course."""
    form = case.profile.course_format
    if form is Format.DISTANCE:
        return unmet("kein Fernunterricht")
    return (
        silent("ob Selbstlernen als Fachkurs zählt, klärt der Träger des Kurses")
        if form is Format.SELF_STUDY
        else met("kein Fernunterricht")
    )


def figures(case: Case) -> Yield:
    """The rate by start of the course; the higher one for older people and without qualification, while it held."""
    profile = case.profile
    old = age_at_start(profile).at_least(case.number("alter_hoeherer_satz"))
    without = None if profile.qualification is None else profile.qualification in _WITHOUT
    name = "satz_ohne_abschluss" if old or without else "satz"
    try:
        case.number(name)
    except LookupError:
        name = "satz"
    found: list[Figure | Withheld] = [case.figure("foerdersatz", name, "kann")]
    if name == "satz" and None in (old, without):
        found.append(
            case.figure(
                "foerdersatz",
                "satz_ohne_abschluss",
                "kann",
                condition="für ältere Teilnehmende oder ohne Berufsabschluss",
            )
        )
    asked = (("age_band", old), ("qualification", without))
    missing = tuple(fact for fact, known in asked if known is None and isinstance(found[0], Figure) and len(found) > 1)
    return split(found[:1] if isinstance(found[0], Withheld) else found, missing)


LAW = Law((person, state, between_companies, length, duration, fee, goal, taught), figures)
