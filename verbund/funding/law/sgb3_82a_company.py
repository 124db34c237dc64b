"""Conditions of § 82a Abs. 2 SGB III on the company: share of people affected, and the agreement."""

from __future__ import annotations

from fractions import Fraction

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Finding, condition, met, unknown, unmet
from verbund.funding.law.span import Span

_WHOLE = 100


@condition("betroffene", "§ 82a Abs. 2 Satz 1 Nr. 1 und Satz 2 SGB III")
def share_affected(case: Case) -> Finding:
    """A share of the heads of the Betrieb; smaller below a number of employees."""
    site, share = case.profile.site_headcount, _share(case)
    if share is None:
        facts = ("site_headcount", "affected_count") if case.profile.affected_share is None else ("site_headcount",)
        return unknown("wie viele im Betrieb betroffen sind, ist nicht bekannt", *facts)
    small, large = case.number("betroffene_klein"), case.number("betroffene")
    needed = Span(small, large)
    if site is not None:
        bound = small if site < case.number("grenze_betroffene") else large
        needed = Span(bound, bound)
    if share >= needed.high:
        return met("der nötige Anteil der Beschäftigten ist betroffen")
    if share < needed.low:
        name = "betroffene" if needed.low == large else "betroffene_klein"
        return unmet("der Anteil der Betroffenen reicht nicht" + case.hint("; nötig sind {} Prozent", name))
    return unknown("der nötige Anteil hängt von der Größe des Betriebs ab", "site_headcount")


def _share(case: Case) -> Fraction | None:
    profile = case.profile
    if profile.affected_count is not None and profile.site_headcount:
        return Fraction(profile.affected_count) * _WHOLE / Fraction(profile.site_headcount)
    return None if profile.affected_share is None else Fraction(profile.affected_share)


@condition("vereinbarung", "§ 82a Abs. 2 Satz 1 Nr. 3 und Satz 6 SGB III")
def agreement(case: Case) -> Finding:
    """Agreement or collective agreement; in the smallest Betriebe a written declaration is enough."""
    profile = case.profile
    site, limit = profile.site_headcount, case.number("grenze_erklaerung")
    # Whoever has no agreement on training at all has none on Qualifizierungsgeld.
    agreed = profile.structural_agreement
    if agreed is None and profile.training_agreement is False:
        agreed = False
    if agreed:
        return met("Betriebsvereinbarung oder Tarifvertrag regelt das Qualifizierungsgeld")
    if profile.employer_declaration and site is not None and site < limit:
        return met("in dieser Betriebsgröße genügt die schriftliche Erklärung")
    small_possible = site is None or site < limit
    if agreed is None or (small_possible and profile.employer_declaration is not False):
        facts = ["structural_agreement"] if agreed is None else []
        facts += ["site_headcount"] if site is None else []
        facts += ["employer_declaration"] if small_possible else []
        return unknown("ob Vereinbarung, Tarifvertrag oder Erklärung vorliegt, ist nicht bekannt", *facts)
    return unmet("es fehlt eine Betriebsvereinbarung oder ein Tarifvertrag")
