"""The dates of a course as a calendar file: each date keeps its name, so a changed file changes it in the calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from verbund.courses.course import Course

ZONE = ZoneInfo("Europe/Berlin")
PRODUCT = "-//Verbundlotse//Kurse//DE"


def as_ics(course: Course) -> bytes:
    """Makes the file (RFC 5545). It names the course and the place and nobody who takes part.

    Args:
        course: the course; dates that were dropped, and all of a course that was called off, are taken back.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if course.status == "abgesagt" else "PUBLISH")
    order = {one.number: place for place, one in enumerate(course.held, start=1)}
    for one in course.dates:
        off = one.dropped or course.status == "abgesagt"
        event = Event()
        event.add("uid", f"{course.course_id}-{one.number}@verbundlotse")
        event.add("sequence", course.sequence)
        # The day the course was made: a stamp of the moment would say when somebody worked.
        event.add("dtstamp", datetime(course.created_on.year, course.created_on.month, course.created_on.day, tzinfo=UTC))
        part = f" ({order[one.number]} von {len(order)})" if len(order) > 1 and not one.dropped else ""
        event.add("summary", course.title + part)
        event.add("dtstart", datetime.combine(one.day, one.begins, ZONE))
        event.add("dtend", datetime.combine(one.day, one.ends, ZONE))
        event.add("status", "CANCELLED" if off else "CONFIRMED")
        if course.place:
            event.add("location", course.place)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
