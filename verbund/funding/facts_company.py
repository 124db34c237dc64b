"""What a profile can say about the company. Every fact is optional; None means unknown."""

# ruff: noqa: RUF009 - the calls wrap dataclasses.field, so no default is shared

from __future__ import annotations

from dataclasses import dataclass

from verbund.funding import words
from verbund.funding.fact import fact, number, word, yes_no
from verbund.funding.headcount import HourBands, hour_bands


@dataclass(frozen=True, kw_only=True)
class CompanyFacts:
    """Facts about undertaking, group and Betrieb (site)."""

    headcount_weighted: float | None = number(
        "Beschäftigte nach § 82 Abs. 6 SGB III gewichtet, im ganzen Unternehmen; im Konzern die des Konzerns"
    )
    headcount_by_hours: HourBands | None = fact(
        hour_bands, "Personen des ganzen Unternehmens nach Wochenstunden: bis 10, bis 20, bis 30, darüber"
    )
    headcount: float | None = number("Köpfe im ganzen Unternehmen, ungewichtet")
    size_band: words.SizeBand | None = word(
        words.SizeBand, {}, "Köpfe im ganzen Unternehmen als Spanne (betriebsgroesse)"
    )
    part_of_group: bool | None = yes_no("das Unternehmen gehört zu einem Konzern")
    group_headcount_weighted: float | None = number("Beschäftigte des Konzerns, gewichtet")
    group_headcount_by_hours: HourBands | None = fact(hour_bands, "Personen des Konzerns nach Wochenstunden")
    group_headcount: float | None = number("Köpfe im Konzern, ungewichtet")
    apprentices_included: float | None = number("Auszubildende, die in der Zahl der Beschäftigten enthalten sind")
    minijobs_included: float | None = number("Minijobs, die in der Zahl der Beschäftigten enthalten sind")
    site_headcount: float | None = number("Köpfe im Betrieb (Standort), für den die Vereinbarung gilt")
    bildungszeit_headcount: float | None = number(
        "Personen am 1. Januar nach dem Bildungszeitgesetz, ohne Auszubildende"
    )
    own_staff_fte: float | None = number("Vollzeitstellen bei Selbstständigen")
    public_employer: bool | None = yes_no("Arbeitgeber ist Bund, Land, Kreis oder Gemeinde")
    insolvency: bool | None = yes_no("Insolvenzereignis nach § 165 SGB III")

    works_council: bool | None = yes_no("es gibt einen Betriebsrat")
    training_agreement: bool | None = yes_no(
        "Betriebsvereinbarung über berufliche Weiterbildung oder Tarifvertrag mit betriebsbezogener Weiterbildung (§ 82 Abs. 4)"
    )
    structural_agreement: bool | None = yes_no(
        "Betriebsvereinbarung oder Tarifvertrag über Bedarf, Perspektiven und Qualifizierungsgeld (§ 82a Abs. 2)"
    )
    employer_declaration: bool | None = yes_no(
        "schriftliche Erklärung des Arbeitgebers statt der Vereinbarung (§ 82a Abs. 2 Satz 6)"
    )
    affected_count: float | None = number("Köpfe im Betrieb mit strukturwandelbedingtem Qualifizierungsbedarf")
    affected_share: float | None = number("derselbe Anteil in Prozent, wenn die Köpfe nicht bekannt sind")
