"""What a profile can say about course and application; nothing about who offers the course. None means unknown."""

# ruff: noqa: RUF009 - the calls wrap dataclasses.field, so no default is shared

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verbund.funding import words
from verbund.funding.fact import day, number, word, yes_no


@dataclass(frozen=True, kw_only=True)
class CourseFacts:
    """Facts about the course and about the application."""

    course_hours: float | None = number("Stunden des Kurses; Einheit in `hour_minutes`")
    hour_minutes: float | None = number("Länge einer Kursstunde in Minuten: 60 oder 45; ohne Angabe unbekannt")
    course_units: float | None = number("Unterrichtseinheiten zu 45 Minuten, statt `course_hours`")
    course_start: date | None = day("erster Kurstag; ohne Angabe liegt er nicht vor `as_of`")
    course_end: date | None = day("letzter Kurstag")
    course_months: float | None = number("Dauer in Monaten, wenn die Tage nicht bekannt sind")
    full_time: bool | None = yes_no("Vollzeit")
    hours_per_day: float | None = number("durchschnittliche Zeitstunden am Tag (Bildungszeit)")
    course_fee: float | None = number("Lehrgangs- und Prüfungsgebühren je Person in Euro, ohne Umsatzsteuer")
    material_costs: float | None = number("Materialkosten des Meisterstücks in Euro")
    other_contributions: float | None = number(
        "was Betrieb oder andere öffentliche Stellen für denselben Zweck zahlen, in Euro"
    )
    in_house: bool | None = yes_no("Kurs nur für einen Betrieb; False = überbetrieblich")
    course_format: words.Format | None = word(
        words.Format, words.FORMATS, "Präsenz, online, gemischt, Selbstlernen, Fernunterricht"
    )
    goal: words.Goal | None = word(words.Goal, words.GOALS, "wohin der Kurs führt")
    afbg_goal: bool | None = yes_no(
        "führt zu einem Fortbildungsziel nach § 2 Abs. 1 AFBG; nur nötig, wenn `goal` nicht bekannt ist"
    )
    beyond_adaptation: bool | None = yes_no("geht über arbeitsplatzbezogene kurzfristige Anpassung hinaus")
    provider_approved: bool | None = yes_no("Träger ist zugelassen (AZAV)")
    measure_approved: bool | None = yes_no("Maßnahme ist zugelassen (AZAV)")
    recognised_for_bildungszeit: bool | None = yes_no("Einrichtung ist nach dem Bildungszeitgesetz anerkannt")
    statutory_duty: bool | None = yes_no("Arbeitgeber muss den Kurs nach Bundes- oder Landesrecht durchführen")
    duty_source: words.Duty | None = word(
        words.Duty, words.DUTIES, "woher eine Pflicht kommt; geht `statutory_duty` vor"
    )
    in_working_time: bool | None = yes_no("Freistellung: der Kurs liegt in der bezahlten Arbeitszeit")
    employer_pays_course: bool | None = yes_no("Arbeitgeber oder ein Dritter bezahlt den Kurs, die Person nichts")
    employer_cost_share: float | None = number("Anteil des Arbeitgebers an den Lehrgangskosten in Prozent (§ 111a)")
    applied_82_same_measure: bool | None = yes_no("für dieselbe Maßnahme ist § 82 beantragt")
    receives_82a: bool | None = yes_no("für dieselbe Zeit wird Qualifizierungsgeld gezahlt")

    application_date: date | None = day("Tag des Antrags bei der zuständigen Stelle")
    applied_before_start: bool | None = yes_no("der Antrag ist oder wird vor dem Beginn gestellt")
    already_started: bool | None = yes_no("der Kurs hat begonnen")
    already_registered: bool | None = yes_no("die Person ist schon verbindlich angemeldet")
    request_date: date | None = day("Tag, an dem Bildungszeit beim Arbeitgeber verlangt wird")
