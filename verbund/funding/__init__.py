"""Routes of public funding, explained neutrally from dated facts: what may come into question, and who decides."""

from verbund.funding.assessment import Assessment, InstrumentResult
from verbund.funding.engine import assess
from verbund.funding.fact import ProfileError
from verbund.funding.headcount import HourBands
from verbund.funding.profile import FACTS, SENSITIVE, Profile
from verbund.funding.results import Figure, RuleResult, Withheld

__all__ = [
    "FACTS",
    "SENSITIVE",
    "Assessment",
    "Figure",
    "HourBands",
    "InstrumentResult",
    "Profile",
    "ProfileError",
    "RuleResult",
    "Withheld",
    "assess",
]
