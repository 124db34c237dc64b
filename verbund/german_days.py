"""Days and months as they are written in German."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def day_in_digits(day: date, space: str = "") -> str:
    """Returns "3.11.2026", one word, so that no sentence seems to end in it.

    Args:
        day: the day.
        space: stands behind the dots, a no-break space in tables.
    """
    return f"{day.day}.{space}{day.month}.{space}{day.year}"


def day_in_words(day: date) -> str:
    """Returns a day as it is read aloud: "3. November 2026"."""
    return f"{day.day}. {month_in_words(day)}"


def month_in_words(day: date) -> str:
    """Returns the month of a day: "November 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"
