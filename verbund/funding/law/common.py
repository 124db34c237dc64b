"""Conditions that several instruments share; each use names its own paragraph."""

from __future__ import annotations

from verbund.funding.law.case import Case, plain
from verbund.funding.law.condition import Condition, Finding, met, silent, unknown, unmet
from verbund.funding.law.derive import hours, since_funding
from verbund.funding.words import AFBG_GOALS, Contract, Duty, Format, Goal

_NOT_TAUGHT_LIVE = (Format.SELF_STUDY, Format.DISTANCE)
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


def more_hours_than(paragraph: str, name: str) -> Condition:
    """The course is longer than a number of hours; whether a unit of 45 minutes counts as an hour is not in the law."""

    def check(case: Case) -> Finding:
        profile, bound = case.profile, case.number(name)
        if profile.course_hours is None and profile.course_units is None:
            return unknown(
                "die Dauer ist nicht bekannt" + case.hint("; nötig sind mehr als {} Stunden", name), "course_hours"
            )
        length = hours(profile)
        longer = length.more_than(bound)
        given = plain(length.high) + (" Stunden" if length.low == length.high else " Stunden oder Unterrichtseinheiten")
        if longer is False:
            return unmet("der Kurs dauert " + given + case.hint("; nötig sind mehr als {} Stunden", name))
        if profile.course_format in _NOT_TAUGHT_LIVE:
            return silent("ob Selbstlernzeit als Stunde zählt, sagt das Gesetz nicht")
        if longer is None:
            if profile.course_units is None and profile.hour_minutes is None:
                return Finding(
                    "nicht_geprueft",
                    "ob Zeitstunden oder Unterrichtseinheiten gemeint sind, ist nicht bekannt, und hier kommt es darauf an",
                    ("hour_minutes",),
                    silent=True,
                )
            return silent("ob eine Unterrichtseinheit als Stunde zählt, sagt das Gesetz nicht")
        return met("der Kurs dauert " + given)

    return Condition("dauer", paragraph, check)


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
