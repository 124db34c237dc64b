"""Who pays the course under § 82 Abs. 2 and 4 SGB III: by size, age, severe disability and agreement."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.derive import age_at_start
from verbund.funding.results import Figure, Withheld

_WHOLE = 100
_RELIEF = "kurs_ab_45_oder_schwerbehindert"
AGREEMENT = "wenn eine Betriebsvereinbarung oder ein Tarifvertrag zur Weiterbildung besteht"


def course_costs(case: Case, band: str, condition: str | None) -> list[Figure | Withheld]:
    """Shares of Agentur and employer in one size class; with what is open, each possible share and its condition."""
    base = case.number(f"kurs_{band}")
    relief = relieved(case) if band == "mittel" else False
    if relief:
        return _shares(case, _RELIEF, case.number(_RELIEF), condition)
    if band == "mittel" and case.profile.equal_status:
        without = both(condition, "wenn Gleichgestellte hier nicht mitgemeint sind")
        with_them = both(condition, "wenn Gleichgestellte hier mitgemeint sind")
        unclear = "ob Gleichgestellte hier mitgemeint sind, sagt das Gesetz nicht"
        return [
            *_shares(case, f"kurs_{band}", base, without),
            case.figure("kurskosten_agentur", _RELIEF, "soll", None, with_them),
            Withheld("kurskosten_agentur", unclear, case.instrument.fragen_bei),
        ]
    found = _shares(case, f"kurs_{band}", base, condition)
    if relief is None:
        years = case.hint("{}", "alter")
        only = f"wenn die Person bei Beginn mindestens {years} Jahre alt oder schwerbehindert ist"
        found.append(case.figure("kurskosten_agentur", _RELIEF, "soll", None, both(condition, only)))
    return found


def _shares(case: Case, source: str, share: float, condition: str | None) -> list[Figure | Withheld]:
    more = min(_WHOLE, share + case.number("plus_vereinbarung"))
    agreed = case.profile.training_agreement
    now = more if agreed else share
    found = [
        case.figure("kurskosten_agentur", source, "soll", now, condition),
        case.figure("kurskosten_arbeitgeber", source, "soll", _WHOLE - now, condition),
    ]
    if agreed is None and share < _WHOLE:
        only = both(condition, AGREEMENT)
        found.append(case.figure("kurskosten_agentur", "plus_vereinbarung", "wird", more, only, unit="Prozent"))
    return found


def both(one: str | None, other: str) -> str:
    """Two conditions as one."""
    return f"{one}, {other}" if one else other


def relieved(case: Case) -> bool | None:
    """Whether the employer's share falls away for age or severe disability; equal status is not in the law."""
    old = age_at_start(case.profile).at_least(case.number("alter"))
    # Equal status is given only below the degree of severe disability (§ 2 Abs. 3 SGB IX).
    disabled = False if case.profile.equal_status else case.profile.severely_disabled
    if old or case.profile.severely_disabled:
        return True
    return False if old is False and disabled is False else None
