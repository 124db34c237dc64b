"""The condition on the length of a course, where the unit of an hour decides."""

from __future__ import annotations

from verbund.funding.law.case import Case, plain
from verbund.funding.law.condition import Condition, Finding, met, silent, unknown, unmet
from verbund.funding.law.derive import hours
from verbund.funding.words import Format

_NOT_TAUGHT_LIVE = (Format.SELF_STUDY, Format.DISTANCE)


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
