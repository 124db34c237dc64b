"""§ 87a SGB III: Weiterbildungsprämie and Weiterbildungsgeld."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.words import Goal, Person

_ROUTES = ("sgb3_81_2", "sgb3_81")


@condition("ziel", "§ 87a Abs. 1 SGB III")
def goal(case: Case) -> Finding:
    """The course leads to a vocational qualification of at least two years' training."""
    aim = case.profile.goal
    if aim is Goal.VOCATIONAL:
        return met("der Kurs führt zu einem Berufsabschluss")
    if aim is Goal.PARTIAL:
        return silent("ob eine Teilqualifikation zum Abschluss führt, klärt die Agentur")
    if aim is None and not case.profile.afbg_goal:
        return unknown("ob der Kurs zu einem Berufsabschluss führt, ist nicht bekannt", "goal")
    return unmet("der Kurs führt nicht zu einem Berufsabschluss")


@condition("foerderung", "§ 87a Abs. 1 und 3 SGB III")
def route(case: Case) -> Finding:
    """Funded under § 81; the monthly amount also under § 82 for people who draw benefits of SGB II."""
    statuses = [case.status_of(name) for name in _ROUTES]
    benefits = case.profile.receives_sgb2
    by_82 = case.status_of("sgb3_82") if benefits is not False else "kommt_nicht_in_betracht"
    if "kommt_in_betracht" in statuses or (benefits and by_82 == "kommt_in_betracht"):
        return met("eine Förderung, die dazu berechtigt, kommt in Betracht")
    if "offen" not in statuses and by_82 == "kommt_nicht_in_betracht":
        return unmet("die Prämie setzt eine Förderung nach § 81 SGB III voraus")
    facts = ("receives_sgb2",) if "offen" not in statuses else ("person", "qualification", "goal")
    return unknown("ob eine Förderung nach § 81 SGB III in Betracht kommt, ist offen", *facts)


def figures(case: Case) -> Yield:
    """Two premiums with § 81; the monthly amount for unemployed people and for recipients under SGB II."""
    found = []
    if any(case.status_of(name) != "kommt_nicht_in_betracht" for name in _ROUTES):
        found += [
            case.figure("praemie_zwischenpruefung", "zwischenpruefung", "wird"),
            case.figure("praemie_abschluss", "abschlusspruefung", "wird"),
        ]
    person, benefits = case.profile.person, case.profile.receives_sgb2
    if person is Person.UNEMPLOYED or benefits:
        found.append(case.figure("weiterbildungsgeld", "weiterbildungsgeld", "wird"))
    elif benefits is None:
        found.append(
            case.figure(
                "weiterbildungsgeld",
                "weiterbildungsgeld",
                "wird",
                condition="für Menschen, die arbeitslos sind oder Grundsicherungsgeld bekommen",
            )
        )
    return split(found, ("receives_sgb2",) if benefits is None and person is not Person.UNEMPLOYED else ())


LAW = Law((goal, route), figures)
