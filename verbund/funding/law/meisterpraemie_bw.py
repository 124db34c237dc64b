"""Meisterprämie of Baden-Württemberg."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Finding, Law, condition, met, split, unknown, unmet
from verbund.funding.words import Goal

_MASTER = "Verwaltungsvorschrift Meisterprämie Baden-Württemberg"


@condition("ziel", _MASTER)
def craft(case: Case) -> Finding:
    """Only the Meister of the Handwerk, not the Industriemeister."""
    aim = case.profile.goal
    if aim is None and case.profile.afbg_goal is not False:
        return unknown("um welche Prüfung es geht, ist nicht bekannt", "goal")
    return (
        met("Meisterprüfung im Handwerk")
        if aim is Goal.CRAFT_MASTER
        else unmet("gilt nur für die Meisterprüfung im Handwerk")
    )


@condition("bestanden", _MASTER)
def passed(case: Case) -> Finding:
    """Paid after passing."""
    done = case.profile.exam_passed
    return met("Prüfung bestanden") if done else unknown("erst nach bestandener Prüfung", "exam_passed")


@condition("land", _MASTER)
def state(case: Case) -> Finding:
    """Main home or workplace in Baden-Württemberg."""
    places = (case.profile.works_in_bw, case.profile.lives_in_bw)
    if True in places:
        return met("arbeitet oder wohnt in Baden-Württemberg")
    if None in places:
        return unknown(
            "ob Arbeit oder Wohnung in Baden-Württemberg liegt, ist nicht bekannt", "works_in_bw", "lives_in_bw"
        )
    return unmet("weder Arbeit noch Wohnung in Baden-Württemberg")


LAW = Law((craft, passed, state), lambda case: split([case.figure("praemie", "praemie", "kann")]))
