"""Calendar words of Baden-Württemberg as days: months, seasons, feasts, school holidays, quarters, calendar weeks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = {
    1: "januar|jaenner|jan",
    2: "februar|febuar|feber|feb",
    3: "maerz|merz|marz|mrz",
    4: "april|apr",
    5: "mai",
    6: "juni|juno|jun",
    7: "juli|julei|jul",
    8: "august|aug",
    9: "september|sept|sep",
    10: "oktober|october|okt",
    11: "november|nov",
    12: "dezember|dez",
}
MONTH = "|".join(f"(?P<m{number}>{names})" for number, names in MONTHS.items())
MONTH_PLAIN = "|".join(MONTHS.values())


def month_number(word: str) -> int:
    """Returns 1 to 12 for a folded month name or abbreviation."""
    return next(number for number, names in MONTHS.items() if re.fullmatch(names, word))


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


# The school's summer holidays in Baden-Württemberg always begin in the last days of July and end in the second week of
# September; seasons count by their middle, "vor dem Sommer" by its first day.
SEASONS: tuple[tuple[str, Callable[[int], date]], ...] = (
    (r"(?:vor|bis(?: zu)?) (?:den |die |der )?(?:sommer|gross\w* )ferien", _fixed(7, 25)),
    (r"nach (?:den |die |der )?(?:sommer|gross\w* )ferien", _fixed(9, 13)),
    (r"(?:in (?:den )?)?sommerferien", _fixed(8, 15)),
    (
        r"(?:vor|bis(?: zu)?) (?:den |die )?(?:weihnachtsferien|weihnachten|weihnacht|betriebsferien im winter)",
        _fixed(12, 23),
    ),
    (r"nach (?:den |die )?(?:weihnachtsferien|weihnachten)", _fixed(1, 8)),
    (
        (
            r"weihnachten|jahreswechsel|silvester|neujahr|jahresende|ende (?:des|vom|dieses|diesen) jahr(?:e?s)?|"
            r"jahresabschluss"
        ),
        _fixed(12, 31),
    ),
    (r"(?:osterferien|ostern)", _from_easter(0)),
    (r"(?:pfingstferien|pfingsten)", _from_easter(49)),
    (r"(?:fasnet|fasnacht|fasching|fastnacht|karneval)(?:s?ferien|szeit)?", _from_easter(-48)),
    (r"(?:christi )?himmelfahrt|vatertag", _from_easter(39)),
    (r"(?:neue[sn]?|naechste[sn]?|kommende[sn]?)? ?(?:schuljahr\w*|ausbildungsjahr\w*|lehrjahr\w*)", _fixed(9, 11)),
    (r"advent(?:szeit)?", _fixed(12, 15)),
    (r"(?:heilige )?drei ?koenige?", _fixed(1, 6)),
    (r"(?:im )?neue[ns]? jahr|nach neujahr", _fixed(1, 31)),
    (r"(?:erste[sn]?|1\.) halbjahr\w*", _fixed(6, 30)),
    (r"(?:zweite[sn]?|2\.) halbjahr\w*", _fixed(10, 1)),
    (r"vor (?:dem |der )?(?:sommer|sommerpause)", _fixed(6, 1)),
    (r"(?:herbstferien)", _fixed(10, 31)),
    (r"(?:jahresmitte|mitte (?:des|vom|dieses) jahr(?:e?s)?|jahreshaelfte)", _fixed(6, 30)),
    (r"(?:jahresanfang|jahresbeginn|anfang (?:des|vom) jahr(?:e?s)?)", _fixed(1, 31)),
    (r"(?:fruehjahr|fruehling|fruejahr|fruhjahr|fruhling)s?", _fixed(4, 15)),
    (r"(?:spaet)?sommer", _fixed(7, 15)),
    (r"(?:spaet)?herbst", _fixed(10, 15)),
    (r"winter", _fixed(1, 15)),
)


def next_occurrence(day_in: Callable[[int], date], today: date, year: int | None = None) -> date:
    """The day in the given year, else the next one that is not past."""
    if year is not None:
        return day_in(year)
    this_year = day_in(today.year)
    return this_year if this_year >= today else day_in(today.year + 1)


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def monday_of_week(week: int, today: date, year: int | None = None) -> date | None:
    """Monday of a calendar week (ISO 8601), the next one if no year is given; None for a week that does not exist."""
    try:
        found = date.fromisocalendar(year or today.year, week, 1)
        if year is None and found + timedelta(days=6) < today:
            found = date.fromisocalendar(today.year + 1, week, 1)
    except ValueError:
        return None
    return found


def day_in_part(part: str, year: int, month: int) -> date:
    """ "Anfang März" is the 5th, "Ende März" the last day, everything else the middle."""
    first = date(year, month, 1)
    if part == "anfang":
        return first + timedelta(days=4)
    return add_months(first, 1) - timedelta(days=1) if part == "ende" else first + timedelta(days=14)
