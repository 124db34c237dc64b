"""§ 81 Abs. 2 SGB III: acquiring a vocational qualification later; with § 82 Abs. 3 Satz 2 for the wage."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import is_afbg_goal, measure_approved, provider_approved
from verbund.funding.law.condition import Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.law.timing import before_start
from verbund.funding.words import Goal, Person, Qualification

_MONTHS_OF_YEAR = 12
_WITHOUT = (Qualification.NONE, Qualification.SHORT, Qualification.FOREIGN_UNRECOGNISED)
_WORKERS = (Person.EMPLOYEE, Person.UNEMPLOYED, Person.MINIJOB, Person.TRANSFER_COMPANY)
_NO_WORKERS = (Person.SELF_EMPLOYED, Person.SOLO_SELF_EMPLOYED, Person.MANAGING_DIRECTOR, Person.CIVIL_SERVANT)


@condition("arbeitnehmer", "§ 81 Abs. 2 Satz 1 SGB III")
def worker(case: Case) -> Finding:
    """Employees and unemployed workers."""
    person = case.profile.person
    if person is None:
        return unknown("ob die Person Arbeitnehmerin oder Arbeitnehmer ist, ist nicht bekannt", "person")
    if person in _NO_WORKERS:
        return unmet("gefördert werden Arbeitnehmerinnen und Arbeitnehmer")
    return (
        met("Arbeitnehmerin oder Arbeitnehmer")
        if person in _WORKERS
        else silent("ob diese Person gemeint ist, klärt die Agentur")
    )


@condition("ohne_abschluss", "§ 81 Abs. 2 Satz 1 Nr. 1 SGB III")
def without_qualification(case: Case) -> Finding:
    """No qualification of two years' training, or one that can no longer be used after years of unskilled work."""
    profile = case.profile
    if profile.qualification in _WITHOUT:
        return met("kein Berufsabschluss mit der verlangten Ausbildungsdauer")
    if profile.qualification is None:
        return unknown("ob es einen Berufsabschluss gibt, ist nicht bekannt", "qualification")
    years = profile.years_unskilled_work
    if years is not None and not years > case.number("jahre_ungelernt"):
        return unmet(
            "die an- oder ungelernte Arbeit dauert noch nicht lange genug"
            + case.hint("; nötig sind mehr als {} Jahre", "jahre_ungelernt")
        )
    if profile.return_unlikely is False:
        return unmet("der erlernte Beruf kann weiter ausgeübt werden")
    if years is None or profile.return_unlikely is None:
        return unknown(
            "ob der erlernte Beruf noch ausgeübt werden kann, ist nicht bekannt",
            "years_unskilled_work",
            "return_unlikely",
        )
    return met("nach langer an- oder ungelernter Arbeit gilt der Abschluss als nicht mehr verwertbar")


@condition("berufsjahre", "§ 81 Abs. 2 Satz 2 SGB III")
def working_years(case: Case) -> Finding:
    """People without qualification and little working life need a further reason."""
    return enough_working_years(case, case.number("jahre_berufstaetig"))


def enough_working_years(case: Case, years: float) -> Finding:
    """Enough years of work, or a reason that replaces them; asked only of people without qualification."""
    profile = case.profile
    if profile.qualification is Qualification.VOCATIONAL:
        return met("gilt nur für Menschen ohne Berufsabschluss")
    known = max(profile.years_working or 0, (profile.months_employed or 0) / _MONTHS_OF_YEAR)
    if known >= years:
        return met("lange genug beruflich tätig")
    if profile.training_unreasonable or profile.shortage_occupation:
        return met("Ausbildung nicht möglich oder nicht zumutbar, oder Engpassberuf")
    facts = ("years_working", "training_unreasonable", "shortage_occupation")
    if None in (getattr(profile, name) for name in facts) or profile.qualification is None:
        return unknown(
            "ob die Person lange genug beruflich tätig ist oder eine Ausnahme gilt, ist nicht bekannt", *facts
        )
    return unmet("noch nicht lange genug beruflich tätig, und keine Ausnahme gilt")


@condition("ziel", "§ 81 Abs. 2 Satz 1 SGB III")
def goal(case: Case) -> Finding:
    """The course leads to a vocational qualification; partial qualifications are a matter for the Agentur."""
    aim = case.profile.goal
    if aim is Goal.VOCATIONAL:
        return met("der Kurs führt zu einem Berufsabschluss")
    if aim is Goal.PARTIAL:
        return silent(
            "eine Teilqualifikation kann ein Weg zum Abschluss sein; welche Vorschrift greift, klärt die Agentur"
        )
    if aim is None and not is_afbg_goal(case):
        return unknown("ob der Kurs zu einem Berufsabschluss führt, ist nicht bekannt", "goal")
    return unmet("der Kurs führt nicht zu einem Berufsabschluss")


def figures(case: Case) -> Yield:
    """Course costs in full for any size of company; wage subsidy up to the full wage (§ 82 Abs. 3 Satz 2)."""
    found = [
        case.figure("kurskosten_agentur", "kurskosten", "wird"),
        case.figure("kurskosten_arbeitgeber", "eigenanteil", "wird"),
    ]
    employed = case.profile.person in (Person.EMPLOYEE, Person.MINIJOB)
    if employed and case.profile.in_working_time is not False:
        found.append(case.figure("lohnzuschuss", "lohn_bis", "kann", at_most=True))
    return split(found, ("in_working_time",) if employed and case.profile.in_working_time is None else ())


LAW = Law(
    (
        worker,
        without_qualification,
        working_years,
        goal,
        provider_approved("§ 81 Abs. 2 Satz 4 mit Abs. 1 Satz 1 Nr. 3 SGB III"),
        measure_approved("§ 81 Abs. 2 Satz 4 mit Abs. 1 Satz 1 Nr. 3 SGB III"),
        before_start("§ 324 Abs. 1 SGB III"),
    ),
    figures,
)
