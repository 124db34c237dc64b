"""§ 82 SGB III: further training of employees."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import (
    beyond_adaptation,
    measure_approved,
    no_afbg_goal,
    no_degree,
    no_duty,
    provider_approved,
)
from verbund.funding.law.condition import Finding, Law, condition, met, silent, unknown, unmet
from verbund.funding.law.derive import years_since_qualification
from verbund.funding.law.figures_82 import figures
from verbund.funding.law.length import more_hours_than
from verbund.funding.law.timing import before_start, contract_lasts, not_funded_within
from verbund.funding.words import Person, Qualification

_OUTSIDE = {
    Person.SELF_EMPLOYED, Person.SOLO_SELF_EMPLOYED, Person.MANAGING_DIRECTOR, Person.CIVIL_SERVANT, Person.UNEMPLOYED, Person.FOUNDER, Person.NOT_WORKING, Person.RETURNER,
}  # fmt: skip


@condition("arbeitnehmer", "§ 82 Abs. 1 Satz 1 SGB III")
def employee(case: Case) -> Finding:
    """An employee; the law is silent on apprentices, Minijobs and transfer companies."""
    person = case.profile.person
    if person is None:
        return unknown("ob ein Arbeitsverhältnis besteht, ist nicht bekannt", "person")
    if person in _OUTSIDE:
        return unmet("die Förderung setzt ein Arbeitsverhältnis voraus")
    if person is Person.EMPLOYEE:
        return met("Arbeitnehmerin oder Arbeitnehmer")
    return silent("ob diese Beschäftigung mitgemeint ist, sagt das Gesetz nicht")


@condition("arbeitsverhaeltnis", "§ 82 Abs. 1 Satz 1 SGB III")
def contract(case: Case) -> Finding:
    """The relation exists during the course; fixed terms are not excluded."""
    return contract_lasts(case)


@condition("abschluss", "§ 82 Abs. 1 Satz 1 Nr. 2 SGB III")
def qualification_age(case: Case) -> Finding:
    """The qualification is as a rule at least two years old; below that the case is atypical, not excluded."""
    kind = case.profile.qualification
    if kind in (Qualification.NONE, Qualification.SHORT, Qualification.FOREIGN_UNRECOGNISED):
        return silent("ohne Berufsabschluss kommt zuerst § 81 Abs. 2 SGB III in den Blick")
    ago = years_since_qualification(case.profile)
    enough = ago.at_least(case.number("jahre_abschluss"))
    if enough and kind is Qualification.VOCATIONAL:
        return met("der Berufsabschluss liegt lange genug zurück")
    if enough is False or (kind is not None and ago.high < float("inf")):
        return silent("der Berufsabschluss ist jünger als in der Regel verlangt; Ausnahmen prüft die Agentur")
    facts = ("qualification", "qualification_date", "years_since_qualification")
    return unknown("wann der Berufsabschluss erworben wurde, ist nicht bekannt", *facts)


@condition("kurzarbeit", "§ 82 Abs. 7 SGB III")
def short_time_work(case: Case) -> Finding:
    """Courses begun while drawing Kurzarbeitergeld were excluded until a day that has passed."""
    last_day, drawing = case.cut_off("kurzarbeit_ausgeschlossen_bis"), case.profile.short_time_work
    if case.day > last_day or drawing is False:
        return met("kein Ausschluss wegen Kurzarbeit")
    if drawing is None:
        return unknown("ob bei Kursbeginn Kurzarbeitergeld gezahlt wurde, ist nicht bekannt", "short_time_work")
    return unmet("der Kurs begann während der Kurzarbeit")


LAW = Law(
    (
        employee,
        contract,
        beyond_adaptation("§ 82 Abs. 1 Satz 1 Nr. 1 SGB III"),
        qualification_age,
        not_funded_within("§ 82 Abs. 1 Satz 1 Nr. 3 SGB III", "jahre_letzte_foerderung", "82"),
        more_hours_than("§ 82 Abs. 1 Satz 1 Nr. 4 SGB III", "mehr_als_stunden"),
        measure_approved("§ 82 Abs. 1 Satz 1 Nr. 5 SGB III"),
        provider_approved("§ 82 Abs. 1 Satz 1 Nr. 5 SGB III"),
        no_duty("§ 82 Abs. 1 Satz 2 SGB III"),
        no_afbg_goal("§ 22 Abs. 1a Satz 1 SGB III"),
        no_degree("§ 180 Abs. 3 SGB III"),
        short_time_work,
        before_start("§ 324 Abs. 1 SGB III"),
    ),
    figures,
)
