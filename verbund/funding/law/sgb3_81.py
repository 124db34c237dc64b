"""§ 81 SGB III: Bildungsgutschein for unemployed people and those who are threatened by unemployment."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import is_afbg_goal, measure_approved, no_degree, provider_approved
from verbund.funding.law.condition import Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.law.sgb3_81_2 import enough_working_years
from verbund.funding.law.timing import before_start
from verbund.funding.words import Goal, Person

_NO_WORKERS = (Person.SELF_EMPLOYED, Person.SOLO_SELF_EMPLOYED, Person.MANAGING_DIRECTOR, Person.CIVIL_SERVANT)
_AT_WORK = (Person.EMPLOYEE, Person.MINIJOB, Person.TRANSFER_COMPANY, Person.APPRENTICE)


@condition("notwendig", "§ 81 Abs. 1 Satz 1 Nr. 1 und § 17 SGB III")
def unemployed_or_threatened(case: Case) -> Finding:
    """Unemployed, or in work and threatened by unemployment."""
    person, threatened = case.profile.person, case.profile.unemployment_threatened
    if person is Person.UNEMPLOYED:
        return met("arbeitslos")
    if person in _NO_WORKERS:
        return unmet("gefördert werden Arbeitnehmerinnen und Arbeitnehmer")
    if person is None or (person in _AT_WORK and threatened is None):
        return unknown("ob Arbeitslosigkeit besteht oder droht, ist nicht bekannt", "person", "unemployment_threatened")
    if person in _AT_WORK:
        return met("Arbeitslosigkeit droht") if threatened else unmet("Arbeitslosigkeit besteht nicht und droht nicht")
    return silent("ob diese Person gemeint ist, klärt die Agentur")


@condition("ziel", "§ 22 Abs. 1 SGB III")
def no_other_office(case: Case) -> Finding:
    """Goals for which another office must pay by law are a matter for the Agentur."""
    found = is_afbg_goal(case)
    if found is None:
        return unknown("wohin der Kurs führt, ist nicht bekannt", "goal")
    return (
        silent("für dieses Ziel gibt es das Aufstiegs-BAföG; was vorgeht, klärt die Agentur")
        if found
        else met("keine andere Stelle vorrangig")
    )


@condition("berufsjahre", "§ 81 Abs. 3 Satz 2 mit Abs. 2 Satz 2 SGB III")
def school_after_working_years(case: Case) -> Finding:
    """The school certificate asks for the working years of § 81 Abs. 2; other goals do not."""
    if case.profile.goal is Goal.SCHOOL:
        return enough_working_years(case, case.number("jahre_berufstaetig"))
    return met("gilt nur für den Hauptschulabschluss")


def figures(case: Case) -> Yield:
    """Course costs; bound for the school certificate, else at the discretion of the office (§ 3 Abs. 3 SGB III)."""
    nature = "wird" if case.profile.goal is Goal.SCHOOL else "kann"
    return split([case.figure("kurskosten_agentur", "kurskosten", nature)])


LAW = Law(
    (
        unemployed_or_threatened,
        provider_approved("§ 81 Abs. 1 Satz 1 Nr. 3 SGB III"),
        measure_approved("§ 81 Abs. 1 Satz 1 Nr. 3 SGB III"),
        no_other_office,
        school_after_working_years,
        no_degree("§ 180 Abs. 3 SGB III"),
        before_start("§ 81 Abs. 1 Satz 1 Nr. 2 und § 324 Abs. 1 SGB III"),
    ),
    figures,
)
