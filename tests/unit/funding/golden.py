"""Stored results of whole profiles. A change is acknowledged by `python -m tests.unit.funding.golden` and seen in review."""

import json
from pathlib import Path

from tests.unit.funding.cases import STANDARD, STRUCTURAL
from verbund.funding import Assessment, Profile, assess

FILE = Path(__file__).with_name("golden.json")
_UNSKILLED = {
    **STANDARD,
    "qualification": "ohne",
    "years_since_qualification": None,
    "years_working": 6,
    "goal": "berufsabschluss",
}
_NOTHING = {"as_of": STANDARD["as_of"]}
_BW = {"works_in_bw": True, "public_employer": False}

# Name of the person or company -> facts.
PROFILES = {
    "nichts bekannt": _NOTHING,
    "Standardfall, 30 Beschäftigte": {**STANDARD, "headcount_weighted": 30},
    "Standardfall, 120 Beschäftigte": {**STANDARD, "headcount_weighted": 120},
    "Standardfall, 900 Beschäftigte": {**STANDARD, "headcount_weighted": 900},
    "Tochter im Konzern": {**STANDARD, "headcount_weighted": 40, "group_headcount_weighted": 2300},
    "Größe nur als Spanne": {**STANDARD, "size_band": "50_249"},
    "ab 45, 300 Beschäftigte, Vereinbarung": {**STANDARD, "age_at_start": 52, "headcount_weighted": 300, "training_agreement": True},
    "schwerbehindert, 300 Beschäftigte": {**STANDARD, "severely_disabled": True, "headcount_weighted": 300},
    "150 Unterrichtseinheiten": {**STANDARD, "course_units": 150, "headcount_weighted": 30},
    "zwei Tage Schweißkurs": {**STANDARD, **_BW, "course_hours": 16, "in_house": False, "course_fee": 800, "course_months": 0, "course_format": "praesenz", "headcount_weighted": 30},
    "derselbe Kurs im Betrieb": {**STANDARD, **_BW, "course_hours": 16, "in_house": True, "course_fee": 800, "headcount_weighted": 30},
    "vorgeschriebener Kurs": {**STANDARD, "statutory_duty": True, "headcount_weighted": 30},
    "Kurs schon begonnen": {**STANDARD, "course_start": "2026-11-16", "application_date": "2026-11-23"},
    "Industriemeister": {**STANDARD, "goal": "industriemeister", "course_units": 1000, "course_fee": 10000, "exam_admission": True, "degree": "ohne", "headcount_weighted": 60},
    "Handwerksmeisterin, bestanden": {**STANDARD, **_BW, "goal": "handwerksmeister", "course_units": 900, "exam_passed": True},
    "Berufsspezialist mit Qualifizierungsgeld": {**STANDARD, **STRUCTURAL, "goal": "berufsspezialist", "site_headcount": 249, "affected_count": 25},
    "Umbau im Betrieb": {**STANDARD, **STRUCTURAL, "site_headcount": 400, "affected_count": 90, "works_council": True, "has_child": True},
    "kleiner Betrieb ohne Vereinbarung": {**STANDARD, **STRUCTURAL, "structural_agreement": False, "employer_declaration": True, "site_headcount": 9, "affected_count": 2},
    "ungelernt, 900 Beschäftigte": {**_UNSKILLED, "headcount_weighted": 900},
    "Bäcker an der Maschine": {**STANDARD, "goal": "berufsabschluss", "years_unskilled_work": 5, "return_unlikely": True},
    "ungelernt, Teilqualifikation": {**_UNSKILLED, "goal": "teilqualifikation"},
    "ausländischer Abschluss": {**_UNSKILLED, "qualification": "ausland_nicht_anerkannt"},
    "arbeitslos, Umschulung": {**_UNSKILLED, "person": "arbeitslos", "contract": None},
    "gekündigt, Arbeitslosigkeit droht": {**STANDARD, "contract": "gekuendigt", "unemployment_threatened": True},
    "Transferkurzarbeit": {**STANDARD, "transfer_short_time_work": True, "employer_cost_share": 25, "site_headcount": 200, "transfer_end": "2027-06-30", "course_end": "2027-05-31"},
    "solo-selbstständig": {**STANDARD, **_BW, "person": "solo_selbststaendig", "contract": None, "months_self_employed": 40, "course_hours": 40, "in_house": False, "course_fee": 1200, "course_months": 2, "course_format": "praesenz"},
    "Bildungszeit": {**STANDARD, **_BW, "months_employed": 30, "request_date": "2026-11-02", "bildungszeit_headcount": 25, "recognised_for_bildungszeit": True, "course_format": "praesenz", "hours_per_day": 7, "course_hours": 35},
    "Talent unter 25": {**STANDARD, "age_at_start": 23, "talent_proof": True, "degree": "ohne"},
    "langjährig ohne Abschluss im Beruf": {**STANDARD, "qualification": "ohne", "years_since_qualification": None, "years_in_occupation": 8, "occupation_training_years": 3, "lives_in_bw": True},
    "Auszubildende": {**STANDARD, **_BW, "person": "auszubildend"},
}  # fmt: skip


def plain(assessment: Assessment) -> dict[str, object]:
    """The part of a result that must not change unnoticed: status, what decides it, figures, what is missing."""
    found = {}
    for one in assessment:
        entry = {
            "status": one.status,
            "dagegen": [rule.rule for rule in one.unmet],
            "offen": [rule.rule for rule in one.unchecked],
            "zahlen": [f"{figure.id} {figure.value:g} {figure.unit} [{figure.paragraph}] {figure.nature}" + (f" ({figure.condition})" if figure.condition else "") for figure in one.figures],
            "ungesagt": [held.id for held in one.withheld],
            "fehlt": list(one.missing),
            "fehlt_zu_zahlen": list(one.missing_for_figures),
        }  # fmt: skip
        found[one.id] = {name: value for name, value in entry.items() if value}
    return found


def results() -> dict[str, object]:
    """All golden profiles, assessed."""
    return {name: plain(assess(Profile(**facts))) for name, facts in PROFILES.items()}


def written() -> str:
    """The stored form: one line per route, so that a review shows which route of which profile changed."""
    profiles = []
    for name, routes in results().items():
        lines = [f"  {json.dumps(route)}: {json.dumps(found, ensure_ascii=False)}" for route, found in routes.items()]
        profiles.append(f" {json.dumps(name, ensure_ascii=False)}: {{\n" + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(profiles) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
    print(f"{FILE} neu geschrieben: {len(PROFILES)} Profile")
