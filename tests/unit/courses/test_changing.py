"""A course goes one way, never takes more people than it has seats, and tells calendars what concerns them."""

from __future__ import annotations

from datetime import date, time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.courses.made_up import DAY, a_course
from verbund.courses.changing import moved, with_date, with_date_moved, with_details, with_seats, without_date
from verbund.courses.course import NEXT, CourseStatus, NotPossible

AFTER = date(2026, 11, 1)


@pytest.mark.parametrize("status", get_args(CourseStatus))
@pytest.mark.parametrize("wanted", get_args(CourseStatus))
def test_a_course_takes_only_the_step_that_follows(status, wanted):
    course = a_course(status=status)
    if wanted in NEXT[status]:
        assert moved(course, wanted, AFTER).status == wanted
    else:
        with pytest.raises(NotPossible):
            moved(course, wanted, AFTER)


def test_a_course_does_not_begin_before_its_first_date_nor_end_before_its_last():
    with pytest.raises(NotPossible, match="zuerst einen Termin"):
        moved(a_course(dates=()), "laeuft", AFTER)
    with pytest.raises(NotPossible, match="noch nicht da"):
        moved(a_course(), "laeuft", date(2026, 10, 4))
    with pytest.raises(NotPossible, match="noch nicht vorbei"):
        moved(a_course(status="laeuft"), "abgeschlossen", date(2026, 10, 11))
    assert moved(a_course(), "abgesagt", date(2026, 9, 2)).status == "abgesagt"


def test_dates_do_not_overlap_and_keep_their_number():
    course = a_course()
    for begins, ends in ((time(16), time(15)), (time(9), time(9)), (time(15), time(18))):
        with pytest.raises(NotPossible):
            with_date(course, DAY, begins, ends)
    more = with_date(without_date(course, 1), date(2026, 10, 1), time(9), time(12))
    assert [one.number for one in more.held] == [3, 2]
    assert more.sequence == course.sequence + 2
    later = with_date_moved(course, 1, date(2026, 10, 19), time(9), time(12))
    assert [one.number for one in later.held] == [2, 1] and later.last_day == date(2026, 10, 19)
    with pytest.raises(NotPossible, match="schon einen Termin"):
        with_date_moved(course, 1, date(2026, 10, 12), time(15), time(18))
    with pytest.raises(NotPossible, match="nicht mehr"):
        with_date_moved(more, 1, date(2026, 10, 12), time(17), time(18))
    with pytest.raises(NotPossible, match="vorbei"):
        without_date(a_course(status="abgeschlossen"), 1)


def test_calendars_hear_of_title_place_and_calling_off_and_of_nothing_else():
    course = a_course()
    assert with_details(course, max_seats=15, hours=16).sequence == course.sequence
    assert with_details(course, place="Kammer Ulm").sequence == course.sequence + 1
    assert moved(course, "abgesagt", AFTER).sequence == course.sequence + 1
    assert moved(course, "laeuft", AFTER).sequence == course.sequence
    assert without_date(course, 99) == course


SEATS = st.integers(0, 20)


@given(SEATS, SEATS, st.one_of(st.none(), SEATS), st.one_of(st.none(), SEATS))
def test_nobody_takes_part_without_a_seat_and_no_seat_is_given_twice(first, second, came_first, came_second):
    course = a_course()
    try:
        changed = with_seats(course, {1: first, 2: second}, {1: came_first, 2: came_second})
    except NotPossible:
        assert first + second > course.max_seats or (came_first or 0) > first or (came_second or 0) > second
        return
    assert changed.booked <= changed.max_seats
    assert changed.participants <= changed.booked


def test_a_course_is_not_made_smaller_than_its_seats():
    with pytest.raises(NotPossible, match="schon 10 Plätze"):
        with_details(a_course(), max_seats=9)
