"""The standard case that worked cases start from: every condition of § 82 SGB III is known and met."""

from datetime import date

from verbund.funding import Assessment, Profile, assess

TODAY = date(2026, 11, 23)
STANDARD = {
    "as_of": TODAY,
    "person": "arbeitnehmer",
    "contract": "laufend",
    "age_at_start": 30,
    "severely_disabled": False,
    "qualification": "berufsabschluss",
    "years_since_qualification": 5,
    "previous_82": False,
    "previous_82a": False,
    "course_hours": 160,
    "hour_minutes": 60,
    "course_start": date(2027, 1, 11),
    "goal": "anpassung",
    "provider_approved": True,
    "measure_approved": True,
    "beyond_adaptation": True,
    "statutory_duty": False,
    "applied_before_start": True,
    "applied_82_same_measure": False,
    "training_agreement": False,
}
# What Qualifizierungsgeld needs beyond the standard case; it excludes § 82 for the same measure only if that is applied for.
STRUCTURAL = {"structural_agreement": True, "employer_pays_course": True, "course_hours": 130}


def profile(**facts: object) -> Profile:
    """The standard case with other facts."""
    return Profile.from_mapping({**STANDARD, **facts})


def assessed(**facts: object) -> Assessment:
    """The standard case with other facts, assessed."""
    return assess(profile(**facts))
