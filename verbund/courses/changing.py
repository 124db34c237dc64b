"""Changes of a course, each as a new course; calendars hear of what concerns them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from verbund.courses.course import (
    MOST_DATES,
    MOST_SEATS,
    NEXT,
    Course,
    CourseDate,
    CourseStatus,
    NotPossible,
)


def with_date(course: Course, day: date, begins: time, ends: time) -> Course:
    """Adds a date; raises `NotPossible` for one that ends before it begins, overlaps another or comes too late."""
    if len(course.dates) >= MOST_DATES:
        raise NotPossible(f"Ein Kurs hat höchstens {MOST_DATES} Termine.")
    number = max((one.number for one in course.dates), default=0) + 1
    return _put(course, CourseDate(number=number, day=day, begins=begins, ends=ends))


def with_date_moved(course: Course, number: int, day: date, begins: time, ends: time) -> Course:
    """Moves a date; it keeps its number, so calendars move it too. Raises like `with_date`."""
    if number not in {one.number for one in course.held}:
        raise NotPossible("Diesen Termin gibt es nicht mehr.")
    return _put(course, CourseDate(number=number, day=day, begins=begins, ends=ends))


def without_date(course: Course, number: int) -> Course:
    """Drops a date; it stays in the calendar file as called off."""
    _check_open(course)
    dates = tuple(replace(one, dropped=True) if one.number == number else one for one in course.dates)
    return course if dates == course.dates else replace(course, dates=dates, sequence=course.sequence + 1)


def with_details(course: Course, **fields: object) -> Course:
    """Changes title, place, seats, hours or origin; title and place stand in calendars."""
    changed = replace(course, **fields)
    if course.booked > changed.max_seats:
        raise NotPossible(f"Es sind schon {course.booked} Plätze belegt. Weniger Plätze kann der Kurs nicht haben.")
    told = (course.title, course.place) != (changed.title, changed.place)
    return replace(changed, sequence=course.sequence + told)


def with_seats(course: Course, booked: Mapping[int, int], took_part: Mapping[int, int | None]) -> Course:
    """Sets seats and participants by the number of their entry; raises `NotPossible` for more than there are."""
    seats = tuple(
        replace(
            one,
            booked=booked.get(one.number, one.booked),
            took_part=took_part.get(one.number, one.took_part),
        )
        for one in course.seats
    )
    changed = replace(course, seats=seats)
    if changed.booked > course.max_seats:
        raise NotPossible(f"Das sind {changed.booked} Plätze, der Kurs hat {course.max_seats}.")
    if any(one.booked > MOST_SEATS or (one.took_part or 0) > one.booked for one in seats):
        raise NotPossible("Es können nicht mehr Personen teilgenommen haben, als Plätze belegt waren.")
    return changed


def moved(course: Course, status: CourseStatus, today: date) -> Course:
    """Moves a course on; raises `NotPossible` where that step does not follow, or comes too early."""
    if status not in NEXT[course.status]:
        raise NotPossible("Dieser Schritt passt nicht zum Stand des Kurses.")
    if status == "laeuft" and not course.held:
        raise NotPossible("Bitte tragen Sie zuerst einen Termin ein.")
    if status == "laeuft" and course.first_day > today:
        raise NotPossible("Der erste Termin ist noch nicht da.")
    if status == "abgeschlossen" and (course.last_day is None or course.last_day > today):
        raise NotPossible("Der letzte Termin ist noch nicht vorbei.")
    return replace(course, status=status, sequence=course.sequence + (status == "abgesagt"))


def _put(course: Course, wanted: CourseDate) -> Course:
    _check_open(course)
    if wanted.ends <= wanted.begins:
        raise NotPossible("Das Ende liegt vor dem Anfang. Bitte prüfen Sie die Uhrzeiten.")
    others = [one for one in course.dates if one.number != wanted.number]
    same_day = [one for one in others if one.day == wanted.day and not one.dropped]
    if any(one.begins < wanted.ends and wanted.begins < one.ends for one in same_day):
        raise NotPossible("An diesem Tag gibt es zu dieser Zeit schon einen Termin des Kurses.")
    dates = tuple(sorted((*others, wanted), key=lambda one: (one.day, one.begins)))
    return course if dates == course.dates else replace(course, dates=dates, sequence=course.sequence + 1)


def _check_open(course: Course) -> None:
    if not course.running:
        raise NotPossible("Der Kurs ist vorbei. Seine Termine bleiben, wie sie waren.")
