"""The calendar file: names that stay, local time, and nobody who takes part."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from icalendar import Calendar

from tests.unit.courses.made_up import a_course
from verbund.courses.changing import moved, with_date, with_date_moved, without_date
from web.desk.courses.calendar import as_ics


def events(course) -> list:
    return list(Calendar.from_ical(as_ics(course)).walk("VEVENT"))


def test_a_date_keeps_its_name_when_others_come_and_go():
    course = a_course()
    second = str(events(course)[1]["UID"])
    changed = with_date(without_date(course, 1), course.dates[0].day, time(10), time(12))
    after = {str(one["UID"]): (int(one["SEQUENCE"]), str(one["STATUS"])) for one in events(changed)}
    assert after[second] == (course.sequence + 2, "CONFIRMED")
    assert after[str(events(course)[0]["UID"])] == (course.sequence + 2, "CANCELLED")  # calendars are told
    assert len(after) == 3


def test_a_date_that_is_moved_is_the_same_one():
    course = a_course()
    moved_one = events(with_date_moved(course, 1, course.dates[1].day, time(17), time(18)))[1]
    assert str(moved_one["UID"]) == str(events(course)[0]["UID"])
    assert moved_one["DTSTART"].dt.hour == 17 and int(moved_one["SEQUENCE"]) == 1


def test_times_are_those_of_baden_wuerttemberg_in_summer_and_in_winter():
    begin = events(a_course())[0]["DTSTART"].dt
    assert begin.utcoffset().total_seconds() == 2 * 3600
    winter = a_course(dates=tuple(replace(one, day=one.day.replace(month=12)) for one in a_course().dates))
    assert events(winter)[0]["DTSTART"].dt.utcoffset().total_seconds() == 3600
    text = as_ics(winter).decode()
    assert "BEGIN:VTIMEZONE" in text and "TZID=Europe/Berlin" in text
    assert begin.tzinfo.key == ZoneInfo("Europe/Berlin").key


def test_a_course_that_is_called_off_takes_its_dates_back():
    off = moved(a_course(), "abgesagt", a_course().created_on)
    text = as_ics(off).decode()
    assert "METHOD:CANCEL" in text and text.count("STATUS:CANCELLED") == 2
    assert "SEQUENCE:1" in text


def test_the_file_carries_no_hour_of_work_and_no_need():
    text = as_ics(a_course()).decode()
    assert "DTSTAMP:20260901T000000Z" in text
    assert "n-1" not in text and "Plätze" not in text
