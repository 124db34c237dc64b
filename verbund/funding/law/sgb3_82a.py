"""§§ 82a to 82c SGB III: Qualifizierungsgeld."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import beyond_adaptation, is_afbg_goal, no_duty, provider_approved, yes
from verbund.funding.law.condition import Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.law.derive import months
from verbund.funding.law.length import more_hours_than
from verbund.funding.law.sgb3_82a_company import agreement, share_affected
from verbund.funding.law.timing import before_start, not_funded_within
from verbund.funding.results import Figure, Withheld
from verbund.funding.words import Contract, Goal, Person

_OPEN = (Person.APPRENTICE, Person.MINIJOB, Person.TRANSFER_COMPANY)


@condition("arbeitnehmer", "§ 82a Abs. 1 SGB III")
def employee(case: Case) -> Finding:
    """An employee in an existing relation."""
    person = case.profile.person
    if person is None:
        return unknown("ob ein Arbeitsverhältnis besteht, ist nicht bekannt", "person")
    if person is Person.EMPLOYEE:
        return met("Arbeitnehmerin oder Arbeitnehmer")
    return (
        silent("ob diese Beschäftigung mitgemeint ist, sagt das Gesetz nicht")
        if person in _OPEN
        else unmet("nur in einem Arbeitsverhältnis")
    )


@condition("arbeitsverhaeltnis", "§ 82a Abs. 4 Satz 1 Nr. 1 und 3 SGB III")
def contract(case: Case) -> Finding:
    """Neither dismissed nor dissolved."""
    kind = case.profile.contract
    if kind in (Contract.TERMINATED, Contract.DISSOLVED, Contract.ENDED):
        return unmet("das Arbeitsverhältnis ist gekündigt, aufgelöst oder beendet")
    if kind is None:
        return unknown("ob das Arbeitsverhältnis ungekündigt besteht, ist nicht bekannt", "contract")
    if kind is Contract.RUNNING:
        return met("das Arbeitsverhältnis besteht ungekündigt")
    last_day = case.profile.course_end
    if case.profile.contract_end is None or last_day is None:
        return unknown(
            "ob die Befristung bis zum Ende des Kurses reicht, ist nicht bekannt", "contract_end", "course_end"
        )
    return (
        met("das Arbeitsverhältnis besteht während des Kurses")
        if case.profile.contract_end >= last_day
        else unmet("die Befristung endet vor dem Kurs")
    )


@condition("hoechstdauer", "§ 82a Abs. 1 Nr. 5 mit § 180 Abs. 4 SGB III")
def not_too_long(case: Case) -> Finding:
    """At most as long as a full-time measure: as a rule two thirds of the training; only a whole training comes near it."""
    if case.profile.goal is not Goal.VOCATIONAL:
        return met("kürzer als eine Maßnahme zum Berufsabschluss")
    if months(case.profile).more_than(case.number("monate_kuerzeste_massnahme")) is False:
        return met("nicht länger als die kürzeste Vollzeitmaßnahme zum Berufsabschluss")
    if months(case.profile).low == 0:
        return unknown("wie lange der Kurs dauert, ist nicht bekannt", "course_months", "course_end")
    return silent("die erlaubte Höchstdauer hängt vom Beruf ab")


@condition("kein_aufstiegsziel", "§ 22 Abs. 1a SGB III")
def goal(case: Case) -> Finding:
    """No goal of the AFBG; Berufsspezialist is allowed if the course begins before a day."""
    aim = case.profile.goal
    if aim is Goal.SPECIALIST:
        if case.profile.course_start is None:
            return unknown("für dieses Ziel kommt es auf den Kursbeginn an", "course_start")
        if case.profile.course_start < case.cut_off("berufsspezialist_beginn_vor"):
            return met("für dieses Ziel gilt eine befristete Ausnahme")
        return unmet("die befristete Ausnahme für dieses Ziel gilt bei diesem Beginn nicht mehr")
    found = is_afbg_goal(case)
    if found is None or (aim is None and found):
        return unknown("wohin der Kurs führt, ist nicht bekannt", "goal")
    return (
        unmet("der Kurs führt zu einem Ziel der Aufstiegsfortbildung")
        if found
        else met("kein Ziel der Aufstiegsfortbildung")
    )


@condition("nicht_neben_82", "§ 82a Abs. 5 Satz 1 Nr. 2 SGB III")
def not_with_82(case: Case) -> Finding:
    """Not if § 82 was applied for for the same measure."""
    applied = case.profile.applied_82_same_measure
    if applied is None:
        return unknown("ob für dieselbe Maßnahme § 82 beantragt ist, ist nicht bekannt", "applied_82_same_measure")
    return (
        unmet("für dieselbe Maßnahme ist § 82 beantragt")
        if applied
        else met("§ 82 ist für diese Maßnahme nicht beantragt")
    )


def figures(case: Case) -> Yield:
    """Share of the net difference; the higher one with a child (§ 82b Abs. 1)."""
    child = case.profile.has_child
    found: list[Figure | Withheld] = []
    if child is not True:
        found.append(
            case.figure("anteil_nettodifferenz", "satz", "kann", condition=None if child is False else "ohne Kind")
        )
    if child is not False:
        found.append(
            case.figure("anteil_nettodifferenz", "satz_mit_kind", "kann", condition=None if child else "mit Kind")
        )
    points = ("Beziehen Sie den Betriebsrat früh ein (§§ 96 bis 98 BetrVG).",) if case.profile.works_council else ()
    return split(found, ("has_child",) if child is None else (), points)


LAW = Law(
    (
        employee,
        contract,
        beyond_adaptation("§ 82a Abs. 1 Nr. 3 SGB III"),
        provider_approved("§ 82a Abs. 1 Nr. 4 SGB III"),
        more_hours_than("§ 82a Abs. 1 Nr. 5 SGB III", "mehr_als_stunden"),
        not_too_long,
        share_affected,
        yes(
            "arbeitgeber_zahlt",
            "§ 82a Abs. 2 Satz 1 Nr. 2 und Satz 5 SGB III",
            "employer_pays_course",
            "der Arbeitgeber bezahlt den Kurs",
            "der Arbeitgeber muss den Kurs bezahlen",
            "ob der Arbeitgeber den Kurs bezahlt, ist nicht bekannt",
        ),
        agreement,
        not_funded_within("§ 82a Abs. 4 Satz 1 Nr. 2 SGB III", "jahre_letzte_foerderung", "82a"),
        no_duty("§ 82a Abs. 5 Satz 1 Nr. 1 SGB III"),
        not_with_82,
        goal,
        before_start("§ 323 Abs. 3 und § 324 Abs. 1 SGB III"),
    ),
    figures,
)
