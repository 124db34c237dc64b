"""§ 106a SGB III (training during Kurzarbeit, no new cases) and § 111a SGB III (Transferkurzarbeitergeld)."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import measure_approved, provider_approved
from verbund.funding.law.condition import Finding, Law, Yield, condition, met, silent, split, unknown, unmet
from verbund.funding.law.derive import add_months, months
from verbund.funding.law.timing import before_start
from verbund.funding.words import Person


@condition("befristung", "§ 106a Abs. 1 Satz 1 Nr. 1 SGB III")
def drawn_before(case: Case) -> Finding:
    """Only for Kurzarbeitergeld drawn before a day that has passed."""
    if case.day >= case.cut_off("kurzarbeitergeld_vor"):
        return unmet("die Regelung gilt nur für Kurzarbeitergeld vor einem Tag, der vorbei ist")
    return silent("für diesen alten Fall fragen Sie die Agentur für Arbeit")


KURZARBEIT = Law((drawn_before,))


@condition("anteil_arbeitgeber", "§ 111a Abs. 1 Satz 1 Nr. 3 und Abs. 3 SGB III")
def employer_share(case: Case) -> Finding:
    """The employer pays a least share; a smaller one in small Betriebe, less is possible in insolvency."""
    profile = case.profile
    share, site = profile.employer_cost_share, profile.site_headcount
    large, small = case.number("anteil_arbeitgeber"), case.number("anteil_arbeitgeber_klein")
    if share is None:
        return unknown("welchen Anteil der Kurskosten der Arbeitgeber trägt, ist nicht bekannt", "employer_cost_share")
    if share >= large or (share >= small and site is not None and site < case.number("grenze_klein")):
        return met("der Arbeitgeber trägt den nötigen Anteil")
    if profile.insolvency:
        return silent("bei Insolvenz kann die Agentur einen kleineren Anteil festlegen")
    if share >= small and site is None:
        return unknown("der nötige Anteil hängt von der Größe des Betriebs ab", "site_headcount")
    if profile.insolvency is None:
        return unknown("der Anteil reicht nur bei Insolvenz", "insolvency")
    return unmet("der Arbeitgeber trägt zu wenig von den Kurskosten")


@condition("ende", "§ 111a Abs. 1 Satz 1 und Abs. 2 Satz 1 Nr. 1 SGB III")
def in_time(case: Case) -> Finding:
    """Ends while the benefit is drawn, or begins long enough before it is used up."""
    profile = case.profile
    if profile.transfer_end is None or profile.course_end is None:
        return unknown(
            "ob der Kurs während des Transferkurzarbeitergeldes endet, ist nicht bekannt", "course_end", "transfer_end"
        )
    if profile.course_end <= profile.transfer_end:
        return met("der Kurs endet während des Transferkurzarbeitergeldes")
    if profile.course_start is None:
        return unknown("wann der Kurs beginnt, ist nicht bekannt", "course_start")
    long = months(profile).more_than(case.number("monate_langer_kurs"))
    ahead = case.number("monate_vorher_lang" if long else "monate_vorher")
    if add_months(profile.course_start, int(ahead)) <= profile.transfer_end:
        return met("der Kurs beginnt früh genug vor dem Ende des Transferkurzarbeitergeldes")
    return unmet("der Kurs beginnt zu kurz vor dem Ende des Transferkurzarbeitergeldes")


def _figures(case: Case) -> Yield:
    site = case.profile.site_headcount
    if site is None:
        return split(
            [case.figure("mindestanteil_arbeitgeber", "anteil_arbeitgeber", "wird", condition="in größeren Betrieben")],
            ("site_headcount",),
        )
    name = "anteil_arbeitgeber_klein" if site < case.number("grenze_klein") else "anteil_arbeitgeber"
    return split([case.figure("mindestanteil_arbeitgeber", name, "wird")])


_NEVER = (
    Person.SELF_EMPLOYED,
    Person.SOLO_SELF_EMPLOYED,
    Person.MANAGING_DIRECTOR,
    Person.CIVIL_SERVANT,
    Person.UNEMPLOYED,
)


@condition("transferkurzarbeitergeld", "§ 111a Abs. 1 Satz 1 SGB III")
def drawing(case: Case) -> Finding:
    """Employees who draw Transferkurzarbeitergeld."""
    draws = case.profile.transfer_short_time_work
    if draws is False or case.profile.person in _NEVER:
        return unmet("gilt nur bei Transferkurzarbeitergeld")
    if draws is None or case.profile.person is None:
        return unknown(
            "ob Transferkurzarbeitergeld gezahlt wird, ist nicht bekannt", "transfer_short_time_work", "person"
        )
    return met("Transferkurzarbeitergeld")


TRANSFER = Law(
    (
        drawing,
        before_start("§ 111a Abs. 1 Satz 1 Nr. 1 und § 324 Abs. 1 SGB III"),
        provider_approved("§ 111a Abs. 1 Satz 1 Nr. 2 SGB III"),
        measure_approved("§ 111a Abs. 1 Satz 1 Nr. 2 SGB III"),
        employer_share,
        in_time,
    ),
    _figures,
)
