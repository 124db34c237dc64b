"""Conditions on time that several instruments share: applied before the start, no recent funding, a contract that lasts."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Condition, Finding, met, silent, unknown, unmet
from verbund.funding.law.derive import since_funding
from verbund.funding.words import Contract


def before_start(paragraph: str) -> Condition:
    """Applied for before the course begins."""

    def check(case: Case) -> Finding:
        profile = case.profile
        if profile.application_date is not None and profile.course_start is not None:
            if profile.application_date < profile.course_start:
                return met("der Antrag liegt vor dem Beginn")
            return unmet(
                "der Antrag liegt nicht vor dem Beginn; nur die zuständige Stelle kann eine unbillige Härte prüfen"
            )
        if profile.applied_before_start is None and profile.already_started:
            return unknown(
                "der Kurs hat begonnen; ob der Antrag vorher gestellt wurde, ist nicht bekannt",
                "applied_before_start",
                "application_date",
            )
        if profile.applied_before_start is None:
            return unknown(
                "ob der Antrag vor dem Beginn gestellt wird, ist nicht bekannt",
                "applied_before_start",
                "application_date",
            )
        if profile.applied_before_start:
            return met("der Antrag liegt vor dem Beginn")
        return unmet(
            "der Antrag liegt nicht vor dem Beginn; nur die zuständige Stelle kann eine unbillige Härte prüfen"
        )

    return Condition("antrag", paragraph, check)


def not_funded_within(paragraph: str, years: str, which: str) -> Condition:
    """No funding under the same rule in the years before the application; `which` is "82" or "82a"."""
    previous, end, ago = f"previous_{which}", f"last_{which}_end", f"months_since_{which}"

    def check(case: Case) -> Finding:
        profile = case.profile
        if getattr(profile, previous) is False:
            return met("noch keine Förderung nach dieser Vorschrift")
        last = getattr(profile, end)
        if last is None and getattr(profile, ago) is None:
            return unknown(
                "ob und wann es schon eine Förderung nach dieser Vorschrift gab, ist nicht bekannt", previous, end
            )
        gap, bound = since_funding(last, getattr(profile, ago), profile), case.number(years)
        if gap.more_than(bound):
            return met("die letzte Förderung liegt lange genug zurück")
        if gap.below(bound):
            return unmet(
                "die letzte Förderung liegt noch nicht lange genug zurück" + case.hint("; nötig sind {} Jahre", years)
            )
        if gap.low < gap.high:
            return unknown("es kommt auf den Tag des Antrags an", "application_date")
        return silent("die letzte Förderung endete genau an der Grenze der Frist")

    return Condition("fruehere_foerderung", paragraph, check)


def contract_lasts(case: Case) -> Finding:
    """The employment relation exists during the course."""
    profile = case.profile
    if profile.contract is Contract.RUNNING:
        return met("das Arbeitsverhältnis besteht")
    if profile.contract is Contract.ENDED:
        return unmet("das Arbeitsverhältnis ist beendet")
    if profile.contract is None and profile.contract_end is None:
        return unknown("ob das Arbeitsverhältnis während des Kurses besteht, ist nicht bekannt", "contract")
    last_day = profile.course_end or profile.course_start
    if profile.contract_end is None or last_day is None:
        return unknown(
            "ob das Arbeitsverhältnis bis zum Ende des Kurses besteht, ist nicht bekannt", "contract_end", "course_end"
        )
    if profile.contract_end < last_day:
        return unmet("das Arbeitsverhältnis endet vor dem Ende des Kurses")
    if profile.course_end is None:
        return unknown("ob das Arbeitsverhältnis bis zum Ende des Kurses besteht, ist nicht bekannt", "course_end")
    return met("das Arbeitsverhältnis besteht während des Kurses")
