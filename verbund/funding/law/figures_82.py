"""Shares of § 82 Abs. 2 to 4 SGB III: course costs by size, age, disability and agreement; wage subsidy by size alone."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Yield, split
from verbund.funding.law.course_costs_82 import AGREEMENT, both, course_costs, relieved
from verbund.funding.law.derive import age_at_start
from verbund.funding.results import Figure, Withheld

_SIZE_FACTS = ("headcount_weighted", "headcount_by_hours")
_UNDERTAKING = ("headcount_by_hours", "headcount", "size_band")


def figures(case: Case) -> Yield:
    """Course costs (Agentur and employer) and wage subsidy, each with what could still change it."""
    if case.status_of("sgb3_81_2") == "kommt_in_betracht":
        return _without_qualification(case)
    bands = _bands(case)
    found: list[Figure | Withheld] = []
    for band in bands:
        condition = None if len(bands) == 1 else _name(case, band)
        found += course_costs(case, band, condition) + _wage(case, band, condition)
    return split(found, _missing(case, bands), tuple(_pitfalls(case)))


def _without_qualification(case: Case) -> Yield:
    """People of § 81 Abs. 2: course costs by that rule, wages up to the whole by § 82 Abs. 3 Satz 2, at any size."""
    found = [
        case.figure("kurskosten_agentur", "kurs_ohne_abschluss", "wird"),
        case.figure("kurskosten_arbeitgeber", "eigenanteil_ohne_abschluss", "wird"),
    ]
    if case.profile.in_working_time is not False:
        found.append(case.figure("lohnzuschuss", "lohn_ohne_abschluss", "kann", at_most=True))
    point = "Nach den Angaben kommt § 81 Abs. 2 SGB III in Betracht; die Sätze nach der Größe gelten dann nicht."
    return split(found, (), (point, *_pitfalls(case)))


def _bands(case: Case) -> tuple[str, ...]:
    """The size classes that the known headcount still allows (§ 82 Abs. 2 and 3)."""
    size, small, large = case.weighted_headcount, case.number("grenze_klein"), case.number("grenze_gross")
    possible = (
        ("klein", size.low < small),
        ("mittel", size.high >= small and size.low < large),
        ("gross", size.high >= large),
    )
    return tuple(name for name, fits in possible if fits)


def _name(case: Case, band: str) -> str:
    small, large = case.hint("{}", "grenze_klein"), case.hint("{}", "grenze_gross")
    return {
        "klein": f"bei weniger als {small} Beschäftigten im ganzen Unternehmen",
        "mittel": f"von {small} bis unter {large} Beschäftigten im ganzen Unternehmen",
        "gross": f"ab {large} Beschäftigten im ganzen Unternehmen",
    }[band]


def _wage(case: Case, band: str, condition: str | None) -> list[Figure | Withheld]:
    if case.profile.in_working_time is False:
        return [
            Withheld(
                "lohnzuschuss",
                "ohne Ausfall von Arbeitszeit gibt es keinen Zuschuss zum Lohn",
                case.instrument.fragen_bei,
            )
        ]
    if case.profile.short_time_work:
        return [
            Withheld(
                "lohnzuschuss",
                "wie Lohnzuschuss und Kurzarbeitergeld zusammengehen, klärt die Agentur",
                case.instrument.fragen_bei,
            )
        ]
    share, plus = case.number(f"lohn_{band}"), case.number("plus_vereinbarung")
    if case.profile.training_agreement:
        return [case.figure("lohnzuschuss", f"lohn_{band}", "kann", share + plus, condition)]
    found = [case.figure("lohnzuschuss", f"lohn_{band}", "kann", None, condition)]
    if case.profile.training_agreement is None:
        found.append(
            case.figure(
                "lohnzuschuss", "plus_vereinbarung", "kann", share + plus, both(condition, AGREEMENT), unit="Prozent"
            )
        )
    return found


def _missing(case: Case, bands: tuple[str, ...]) -> tuple[str, ...]:
    profile = case.profile
    facts: list[str] = []
    if len(bands) > 1:
        facts += [name for name in _SIZE_FACTS if getattr(profile, name) is None]
    only_the_undertaking = any(getattr(profile, name) is not None for name in _UNDERTAKING)
    if only_the_undertaking and bands != ("gross",) and profile.part_of_group is None and not profile.names_a_group:
        facts.append("part_of_group")
    if "mittel" in bands and relieved(case) is None:
        if age_at_start(profile).at_least(case.number("alter")) is None:
            facts += ["birth_date", "age_band"]
        if profile.severely_disabled is None and not profile.equal_status:
            facts.append("severely_disabled")
    if profile.training_agreement is None:
        facts.append("training_agreement")
    if profile.in_working_time is None:
        facts.append("in_working_time")
    return tuple(facts)


def _pitfalls(case: Case) -> list[str]:
    profile = case.profile
    points = []
    if profile.part_of_group is None and profile.group_headcount_weighted is None:
        points.append("Gehört das Unternehmen zu einem Konzern, zählen alle Beschäftigten des Konzerns.")
    if profile.works_council:
        points.append("Beziehen Sie den Betriebsrat früh ein (§§ 96 bis 98 BetrVG).")
    if profile.already_registered:
        points.append(
            "Eine verbindliche Anmeldung vor dem Antrag kann die Förderung gefährden; fragen Sie zuerst die Agentur für Arbeit."
        )
    if profile.in_working_time is False or profile.course_format in ("selbstlernen", "fernunterricht", "gemischt"):
        points.append(
            "Der Zuschuss zum Lohn gilt nur Arbeitszeit, die wegen des Kurses ausfällt; fragen Sie bei Abend- und Selbstlernkursen die Agentur für Arbeit."
        )
    return points
