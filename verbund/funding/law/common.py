"""Conditions that several instruments share; each use names its own paragraph."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Condition, Finding, met, silent, unknown, unmet
from verbund.funding.words import AFBG_GOALS, Duty, Goal

_NOT_VOCATIONAL = (Goal.POLITICAL, Goal.VOLUNTEER)


def yes(rule: str, paragraph: str, fact: str, true: str, false: str, open_: str) -> Condition:
    """A condition that one yes/no fact settles."""

    def check(case: Case) -> Finding:
        value = getattr(case.profile, fact)
        return unknown(open_, fact) if value is None else met(true) if value else unmet(false)

    return Condition(rule, paragraph, check)


def provider_approved(paragraph: str) -> Condition:
    """The provider holds the approval of the fifth chapter (AZAV)."""
    return yes(
        "traeger", paragraph, "provider_approved",
        "der Träger ist zugelassen", "der Träger ist nicht zugelassen", "ob der Träger zugelassen ist, ist nicht bekannt",
    )  # fmt: skip


def measure_approved(paragraph: str) -> Condition:
    """The measure itself holds the approval (AZAV)."""
    return yes(
        "massnahme", paragraph, "measure_approved",
        "die Maßnahme ist zugelassen", "die Maßnahme ist nicht zugelassen", "ob die Maßnahme zugelassen ist, ist nicht bekannt",
    )  # fmt: skip


def beyond_adaptation(paragraph: str) -> Condition:
    """The content goes beyond short adaptation to one workplace."""
    return yes(
        "inhalt", paragraph, "beyond_adaptation",
        "der Inhalt geht über die Einarbeitung am Arbeitsplatz hinaus", "der Inhalt ist nur kurzfristige Anpassung am Arbeitsplatz",
        "ob der Inhalt über die Einarbeitung am Arbeitsplatz hinausgeht, ist nicht bekannt",
    )  # fmt: skip


def no_duty(paragraph: str) -> Condition:
    """The employer is not bound by federal or state law to hold the course."""

    def check(case: Case) -> Finding:
        duty, source = case.profile.statutory_duty, case.profile.duty_source
        if source is Duty.FEDERAL_OR_STATE or (source is None and duty):
            return unmet("der Arbeitgeber ist nach Bundes- oder Landesrecht zu dem Kurs verpflichtet")
        if source is Duty.EU:
            return silent("ob eine Pflicht aus EU-Recht den Kurs ausschließt, ist nicht geklärt")
        if source is Duty.ACCIDENT_INSURANCE:
            return silent("ob eine Pflicht der Unfallversicherung den Kurs ausschließt, ist nicht geklärt")
        if source in (Duty.NONE, Duty.CUSTOMER_OR_NORM) or duty is False:
            return met("keine Pflicht des Arbeitgebers nach Bundes- oder Landesrecht")
        return unknown(
            "ob der Arbeitgeber zu dem Kurs gesetzlich verpflichtet ist, ist nicht bekannt", "statutory_duty"
        )

    return Condition("pflicht", paragraph, check)


def is_afbg_goal(case: Case) -> bool | None:
    """Whether the course leads to a goal of § 2 Abs. 1 AFBG."""
    goal: Goal | None = case.profile.goal
    return case.profile.afbg_goal if goal is None else goal in AFBG_GOALS


def no_afbg_goal(paragraph: str) -> Condition:
    """The course does not lead to a goal of § 2 Abs. 1 AFBG; it turns on the goal, not on money being drawn."""

    def check(case: Case) -> Finding:
        found = is_afbg_goal(case)
        if found is None:
            return unknown("wohin der Kurs führt, ist nicht bekannt", "goal")
        return (
            unmet("der Kurs führt zu einem Ziel der Aufstiegsfortbildung")
            if found
            else met("kein Ziel der Aufstiegsfortbildung")
        )

    return Condition("kein_aufstiegsziel", paragraph, check)


def no_degree(paragraph: str) -> Condition:
    """Measures for a university degree, or with content that is not vocational, cannot be approved."""

    def check(case: Case) -> Finding:
        if case.profile.goal is Goal.DEGREE:
            return unmet("der Kurs führt zu einem Studienabschluss")
        if case.profile.goal in _NOT_VOCATIONAL:
            return unmet("der Inhalt ist nicht überwiegend berufsbezogen")
        if case.profile.goal is None and case.profile.measure_approved is None:
            return unknown("wohin der Kurs führt, ist nicht bekannt", "goal")
        return met("kein Studienabschluss")

    return Condition("kein_studium", paragraph, check)
