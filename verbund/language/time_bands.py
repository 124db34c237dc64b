"""The bands of `dringlichkeit`, from months and from days, and the hits the readers of times hand back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from verbund.language.calendar_words import add_months

# A few days of grace: "bis Ende Februar", said at the end of November, means three months to people.
_GRACE = timedelta(days=7)


@dataclass(frozen=True)
class Hit:
    band: str
    start: int
    end: int
    day: date | None = None


def months_to_band(months: float) -> str:
    """Returns the band for a duration: up to 3, 6, 12 months, else later (personas: one month is `bis_3_monate`)."""
    for limit in (3, 6, 12):
        if months <= limit:
            return f"bis_{limit}_monate"
    return "spaeter"


def day_to_band(day: date, today: date) -> str:
    """Returns the band for a day to come, with a week of grace."""
    for limit in (3, 6, 12):
        if day <= add_months(today, limit) + _GRACE:
            return f"bis_{limit}_monate"
    return "spaeter"
