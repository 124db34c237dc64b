"""Courses for tests."""

from __future__ import annotations

from datetime import date, time

from verbund.courses.course import Course, CourseDate, Seats

DAY = date(2026, 10, 5)


def a_course(**fields) -> Course:
    """Returns a course of two days with six and four seats, except what is given."""
    known = {
        "course_id": "k-1", "title": "WIG-Schweißen", "skill_id": "FUE-02", "region": "Ulm", "created_on": date(2026, 9, 1),
        "dates": (
            CourseDate(number=1, day=DAY, begins=time(8, 30), ends=time(16)),
            CourseDate(number=2, day=date(2026, 10, 12), begins=time(8, 30), ends=time(16)),
        ),
        "seats": (Seats(number=1, need_id="n-1", booked=6), Seats(number=2, need_id="n-2", booked=4)),
    }  # fmt: skip
    return Course(**known | fields)
