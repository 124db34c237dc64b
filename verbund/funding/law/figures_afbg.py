"""Amounts of the AFBG: fees, master piece, living (§§ 10, 12 and 13b AFBG)."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Yield, split

_WHOLE = 100


def figures(case: Case) -> Yield:
    """Fees up to a cap, reduced by what others pay; half as a grant, the rest as a loan, half of it waived after passing."""
    fee, paid = case.profile.course_fee, case.profile.other_contributions or 0
    cap, share, waived = (case.number(name) for name in ("hoechstbetrag", "zuschuss", "erlass"))
    found = [
        case.figure("hoechstbetrag", "hoechstbetrag", "wird"),
        case.figure("zuschuss_anteil", "zuschuss", "wird"),
        case.figure("erlass_anteil", "erlass", "wird"),
    ]
    if fee is not None:
        base = min(max(fee - paid, 0), cap)
        grant = base * share / _WHOLE
        loan = base - grant
        found += [
            case.figure("zuschuss", "zuschuss", "wird", grant, unit="Euro"),
            case.figure("darlehen", "zuschuss", "wird", loan, unit="Euro"),
            case.figure(
                "erlass_nach_pruefung",
                "erlass",
                "wird",
                loan * waived / _WHOLE,
                "nach bestandener Prüfung",
                unit="Euro",
            ),
            case.figure(
                "eigener_rest",
                "erlass",
                "wird",
                max(fee - paid, 0) - grant - loan * waived / _WHOLE,
                "nach bestandener Prüfung",
                unit="Euro",
            ),
        ]
    if case.profile.material_costs is not None:
        piece = min(
            case.profile.material_costs * case.number("anteil_meisterstueck") / _WHOLE,
            case.number("hoechstbetrag_meisterstueck"),
        )
        found.append(case.figure("meisterstueck", "hoechstbetrag_meisterstueck", "wird", piece))
    if case.profile.full_time is not False:
        found.append(
            case.figure(
                "unterhaltsbedarf",
                "unterhaltsbedarf",
                "wird",
                condition="in Vollzeit, nach Einkommen und Vermögen",
                at_most=True,
            )
        )
    asked = ("course_fee", "full_time") if fee is None else ("other_contributions", "full_time")
    facts = [name for name in asked if getattr(case.profile, name) is None]
    return split(found, tuple(facts))
