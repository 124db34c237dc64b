"""A course: what, when, where, for whom, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

CourseStatus = Literal["geplant", "laeuft", "abgeschlossen", "abgesagt"]
Origin = Literal["bestehend", "neu_entwickelt"]

NEXT: Mapping[CourseStatus, tuple[CourseStatus, ...]] = {
    "geplant": ("laeuft", "abgesagt"),
    "laeuft": ("abgeschlossen", "abgesagt"),
    "abgeschlossen": (),
    "abgesagt": (),
}
"""How a course goes on. What is over stays over: reports count it."""

LONGEST_TITLE, LONGEST_PLACE = 120, 120
MOST_SEATS, MOST_DATES, MOST_HOURS = 999, 60, 2000


class NotPossible(ValueError):
    """The course cannot be like this; the message says why, to a manager."""


@dataclass(frozen=True, kw_only=True)
class CourseDate:
    """One day of a course.

    Attributes:
        number: stays with the date for ever, so that calendars know it again.
        day, begins, ends: in local time of Baden-Württemberg.
        dropped: it does not take place; it is kept so that calendars can be told.
    """

    number: int
    day: date
    begins: time
    ends: time
    dropped: bool = False


@dataclass(frozen=True, kw_only=True)
class Seats:
    """Seats for the persons of one need, as numbers and never as names.

    Attributes:
        number: of the entry.
        need_id: the need, None once it was erased.
        booked: seats kept for it.
        took_part: how many came, None while nobody has said so.
    """

    number: int
    need_id: str | None
    booked: int
    took_part: int | None = None

    @property
    def counted(self) -> int:
        """How many participants they are as far as is known."""
        return self.booked if self.took_part is None else self.took_part


@dataclass(frozen=True, kw_only=True)
class Course:
    """A course.

    Attributes:
        course_id: uuid.
        bundle_id: the bundle it came from, None for one without.
        title, place: as managers call them; calendars show both.
        skill_id: what is taught.
        region: whose managers look after it.
        created_on: the day.
        status: how far it is.
        max_seats: how many it takes.
        hours: lessons of 45 minutes, None while that is open.
        origin: taken from an offer, or developed anew.
        version: counts the changes; who saves names the one they read.
        sequence: counts the changes that calendars must hear of (RFC 5545, 3.8.7.4).
        dates, seats: in order; `held` are the dates that take place.
    """

    course_id: str
    title: str
    skill_id: str
    region: str
    created_on: date
    bundle_id: str | None = None
    status: CourseStatus = "geplant"
    place: str = ""
    max_seats: int = 12
    hours: int | None = None
    origin: Origin | None = None
    version: int = 1
    sequence: int = 0
    dates: tuple[CourseDate, ...] = ()
    seats: tuple[Seats, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it holds its needs: a need is in one running course at most."""
        return self.status in ("geplant", "laeuft")

    @property
    def booked(self) -> int:
        return sum(one.booked for one in self.seats)

    @property
    def participants(self) -> int:
        return sum(one.counted for one in self.seats)

    @property
    def held(self) -> tuple[CourseDate, ...]:
        return tuple(one for one in self.dates if not one.dropped)

    @property
    def first_day(self) -> date | None:
        return min((one.day for one in self.held), default=None)

    @property
    def last_day(self) -> date | None:
        return max((one.day for one in self.held), default=None)


class InOtherCourse(ValueError):
    """A need is in another running course already."""
