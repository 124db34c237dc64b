"""Evaluations are counts of five and more, asked for when they are due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.unit.courses.made_up import a_course
from verbund.courses.course import NotPossible
from verbund.courses.evaluation import Evaluation, due, evaluation

LAST = date(2026, 10, 12)
OVER = a_course(status="abgeschlossen")


def test_fewer_than_five_answers_are_not_kept():
    with pytest.raises(NotPossible, match="Weniger als 5"):
        evaluation(OVER, "nach_kurs", {"gut": 4}, LAST)
    made = evaluation(OVER, "nach_kurs", {"gut": 4, "mittel": 1}, LAST)
    assert (made.answers, made.counts["schlecht"]) == (5, 0)


def test_no_more_answers_than_participants_and_only_after_the_course():
    with pytest.raises(NotPossible, match="mehr Rückmeldungen"):
        evaluation(OVER, "nach_monaten", {"ja": 11}, LAST)
    with pytest.raises(NotPossible, match="abgeschlossen"):
        evaluation(a_course(status="laeuft"), "nach_kurs", {"gut": 6}, LAST)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, []),
        (1, [("nach_kurs", False)]),
        (15, [("nach_kurs", True)]),
        (90, [("nach_kurs", True), ("nach_monaten", False)]),
        (183, [("nach_kurs", True), ("nach_monaten", True)]),
    ],
)
def test_what_is_due_on_which_day(days, expected):
    found = due([OVER, a_course()], [], LAST + timedelta(days=days))
    assert [(one.moment, one.late) for one in found] == expected


def test_what_was_asked_is_due_no_more_and_small_courses_never():
    done = [Evaluation(course_id="k-1", moment="nach_kurs", noted_on=LAST, counts={"gut": 6})]
    assert due([OVER], done, LAST + timedelta(days=20)) == []
    assert due([a_course(status="abgeschlossen", seats=OVER.seats[1:])], [], LAST + timedelta(days=20)) == []
