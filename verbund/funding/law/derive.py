"""Quantities that follow from a profile: age at the start, length of the course, time since an earlier funding."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta

from verbund.funding.law.span import UNKNOWN, Span, exactly
from verbund.funding.profile import Profile
from verbund.funding.words import AgeBand

_MINUTES_OF_UNIT, _MINUTES_OF_HOUR, _MONTHS_OF_YEAR, _DAYS_OF_MONTH, _DAYS_OF_YEAR = 45, 60, 12, 31, 365.2425
_BANDS = {
    AgeBand.UNDER_25: Span(0, 24), AgeBand.FROM_25: Span(25, 44), AgeBand.FROM_45: Span(45, 54), AgeBand.FROM_55: Span(55), AgeBand.UNDER_45: Span(0, 44), AgeBand.OVER_45: Span(45),
}  # fmt: skip


def add_years(day: date, years: int) -> date:
    """The same calendar day some years later or earlier; 29 February becomes 1 March where it is missing (§ 188 BGB)."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def add_months(day: date, count: int) -> date:
    """The same day of the month some months later, or the last day of a shorter month (§ 188 Abs. 3 BGB)."""
    year, month = divmod(day.year * _MONTHS_OF_YEAR + day.month - 1 + count, _MONTHS_OF_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def completed_years(since: date, until: date) -> int:
    """Whole years completed at the beginning of the day `until` (§ 187 Abs. 2 BGB: the birthday itself counts)."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def age_at_start(profile: Profile) -> Span:
    """Completed years of life on the first day of the course."""
    if profile.birth_date is not None:
        if profile.course_start is not None:
            return exactly(completed_years(profile.birth_date, profile.course_start))
        now = completed_years(profile.birth_date, profile.as_of)
        return Span(now, now + 1)
    if profile.age_at_start is not None:
        return exactly(int(profile.age_at_start))
    if profile.age is not None:
        return _age_later(int(profile.age), profile)
    return _BANDS[profile.age_band] if profile.age_band else UNKNOWN


def _age_later(age: int, profile: Profile) -> Span:
    if profile.course_start is None:
        return Span(age, age + 1)
    if profile.course_start <= profile.as_of:
        return exactly(age) if profile.course_start == profile.as_of else Span(0, age)
    whole = completed_years(profile.as_of, profile.course_start)
    return Span(age + whole, age + whole + 1)


def hours(profile: Profile) -> Span:
    """Length of the course in hours as a rule may count them.

    No law says whether an hour has 60 or 45 minutes. What is given in 60 minutes counts as it is; units of 45 minutes and
    hours without a unit count somewhere between three quarters of their number and their number.
    """
    if profile.course_units is not None:
        return Span(profile.course_units * _MINUTES_OF_UNIT / _MINUTES_OF_HOUR, profile.course_units)
    if profile.course_hours is None:
        return UNKNOWN
    if profile.hour_minutes == _MINUTES_OF_HOUR:
        return exactly(profile.course_hours)
    return Span(profile.course_hours * _MINUTES_OF_UNIT / _MINUTES_OF_HOUR, profile.course_hours)


def units(profile: Profile) -> Span:
    """Length of the course in units of 45 minutes."""
    if profile.course_units is not None:
        return exactly(profile.course_units)
    if profile.course_hours is None:
        return UNKNOWN
    many = profile.course_hours * _MINUTES_OF_HOUR / _MINUTES_OF_UNIT
    if profile.hour_minutes == _MINUTES_OF_HOUR:
        return exactly(many)
    return exactly(profile.course_hours) if profile.hour_minutes else Span(profile.course_hours, many)


def months(profile: Profile) -> Span:
    """Length of the course in months."""
    if profile.course_start is not None and profile.course_end is not None:
        start, after = profile.course_start, profile.course_end + timedelta(days=1)
        whole = (after.year - start.year) * _MONTHS_OF_YEAR + after.month - start.month
        whole -= add_months(start, whole) > after
        return exactly(whole + (after - add_months(start, whole)).days / _DAYS_OF_MONTH)
    return exactly(profile.course_months) if profile.course_months is not None else UNKNOWN


def years_since_qualification(profile: Profile) -> Span:
    """Years since the qualification; from application to start, because the law names no day for counting."""
    if profile.qualification_date is not None:
        days = [day for day in (profile.application_date, profile.course_start) if day] or [profile.as_of]
        return Span(_years(profile.qualification_date, min(days)), _years(profile.qualification_date, max(days)))
    return exactly(profile.years_since_qualification) if profile.years_since_qualification is not None else UNKNOWN


def _years(since: date, until: date) -> float:
    whole = completed_years(since, until)
    return whole + (until - add_years(since, whole)).days / _DAYS_OF_YEAR


def since_funding(end: date | None, months_ago: float | None, profile: Profile) -> Span:
    """Years from the last day of an earlier funding to the application.

    Without a day of application it lies between `as_of` and the start of the course.
    """
    if end is None:
        return exactly(months_ago / _MONTHS_OF_YEAR) if months_ago is not None else UNKNOWN
    if profile.application_date is not None:
        return exactly(_years(end, profile.application_date))
    latest = max(profile.as_of, profile.course_start or profile.as_of)
    return Span(_years(end, profile.as_of), _years(end, latest))
