"""What a profile can say about the person who learns. Every fact is optional; None means unknown."""

# ruff: noqa: RUF009 - the calls wrap dataclasses.field, so no default is shared

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verbund.funding import words
from verbund.funding.fact import day, number, word, yes_no


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """Facts about the person; each description stands beside its name and in docs/funding.md."""

    perspective: words.Perspective | None = word(
        words.Perspective, words.PERSPECTIVES, "wer fragt; ändert kein Ergebnis"
    )
    person: words.Person | None = word(words.Person, words.PERSONS, "was die lernende Person heute ist")
    birth_date: date | None = day("Geburtstag; daraus wird das Alter bei Beginn berechnet", sensitive=True)
    age_at_start: float | None = number("vollendete Lebensjahre am ersten Kurstag", sensitive=True)
    age: float | None = number("vollendete Lebensjahre am Tag `as_of`", sensitive=True)
    age_band: words.AgeBand | None = word(words.AgeBand, words.AGE_BANDS, "Alter bei Beginn als Spanne", sensitive=True)
    severely_disabled: bool | None = yes_no("schwerbehindert, § 2 Abs. 2 SGB IX", sensitive=True)
    equal_status: bool | None = yes_no("gleichgestellt, § 2 Abs. 3 SGB IX", sensitive=True)
    has_child: bool | None = yes_no("Kind im Sinne des erhöhten Leistungssatzes beim Arbeitslosengeld", sensitive=True)
    receives_sgb2: bool | None = yes_no("bezieht Grundsicherungsgeld nach dem SGB II", sensitive=True)
    unemployment_threatened: bool | None = yes_no("von Arbeitslosigkeit bedroht, § 17 SGB III", sensitive=True)

    qualification: words.Qualification | None = word(
        words.Qualification,
        words.QUALIFICATIONS,
        "Berufsabschluss mit mindestens zwei Jahren Ausbildungsdauer, kürzer, keiner oder ausländisch",
    )
    qualification_date: date | None = day("Tag, an dem der Berufsabschluss erworben wurde")
    years_since_qualification: float | None = number("Jahre seit dem Berufsabschluss, wenn der Tag nicht bekannt ist")
    years_unskilled_work: float | None = number(
        "Jahre in an- oder ungelernter Arbeit; Arbeitslosigkeit, Kindererziehung und Pflege ab Pflegegrad 2 zählen mit"
    )
    return_unlikely: bool | None = yes_no("die erlernte Arbeit kann voraussichtlich nicht mehr ausgeübt werden")
    years_working: float | None = number("Jahre beruflicher Tätigkeit insgesamt")
    training_unreasonable: bool | None = yes_no(
        "Ausbildung oder berufsvorbereitende Maßnahme nicht möglich oder nicht zumutbar"
    )
    shortage_occupation: bool | None = yes_no("der angestrebte Beruf ist ein Engpassberuf")
    degree: words.Degree | None = word(words.Degree, words.DEGREES, "höchster Hochschulabschluss")
    exam_admission: bool | None = yes_no("die Vorbildung für die Zulassung zur Fortbildungsprüfung liegt vor")
    talent_proof: bool | None = yes_no(
        "sehr gute Abschlussprüfung, Wettbewerbserfolg oder Vorschlag von Betrieb oder Schule"
    )
    exam_passed: bool | None = yes_no("die Prüfung ist bestanden")
    semester: float | None = number("laufendes Semester im Studium; 0 vor Beginn")
    years_in_occupation: float | None = number("Jahre im Beruf, dessen Abschluss fehlt (Referenzberuf)")
    occupation_training_years: float | None = number("Ausbildungsdauer des Referenzberufs in Jahren")

    previous_82: bool | None = yes_no("schon einmal nach § 82 SGB III gefördert; False = noch nie")
    last_82_end: date | None = day("letzter Tag der letzten nach § 82 geförderten Weiterbildung")
    months_since_82: float | None = number("Monate vom Ende der letzten Förderung nach § 82 bis zum Antrag")
    previous_82a: bool | None = yes_no("schon einmal Qualifizierungsgeld bezogen; False = noch nie")
    last_82a_end: date | None = day("letzter Tag der letzten Weiterbildung mit Qualifizierungsgeld")
    months_since_82a: float | None = number("Monate vom Ende des letzten Qualifizierungsgeldes bis zum Antrag")

    contract: words.Contract | None = word(
        words.Contract, words.CONTRACTS, "Arbeitsverhältnis; mit `contract_end` gilt laufend als befristet"
    )
    contract_end: date | None = day("letzter Tag des Arbeitsverhältnisses, wenn er feststeht")
    months_employed: float | None = number("Monate im Betrieb bis zum Kursbeginn")
    months_self_employed: float | None = number("Monate der Selbstständigkeit am Markt")
    short_time_work: bool | None = yes_no("Kurzarbeitergeld bei Kursbeginn")
    transfer_short_time_work: bool | None = yes_no("Transferkurzarbeitergeld")
    transfer_end: date | None = day("letzter Tag des Transferkurzarbeitergeldes")
    lives_in_bw: bool | None = yes_no("wohnt in Baden-Württemberg")
    works_in_bw: bool | None = yes_no("arbeitet in Baden-Württemberg")
