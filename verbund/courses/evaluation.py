"""What those who took part say, as counts: right after the course, and after three to six months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from verbund.courses.course import Course, NotPossible
from verbund.reports.counted import LEAST_PERSONS

Moment = Literal["nach_kurs", "nach_monaten"]

ANSWERS: Mapping[Moment, Mapping[str, str]] = {
    "nach_kurs": {"sehr_gut": "sehr gut", "gut": "gut", "mittel": "mittel", "schlecht": "schlecht"},
    "nach_monaten": {"ja": "kann es allein", "teilweise": "kann es mit Hilfe", "nein": "kann es noch nicht"},
}
MOMENTS: Mapping[Moment, str] = {"nach_kurs": "Nach dem Kurs", "nach_monaten": "3 bis 6 Monate danach"}
WINDOW: Mapping[Moment, tuple[int, int]] = {"nach_kurs": (1, 14), "nach_monaten": (90, 182)}
"""Days after the last day of the course: from when it can be asked, and until when it should be."""


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What was answered.

    Attributes:
        course_id, moment: of which course, and when it was asked.
        noted_on: the day.
        counts: answer -> how many persons gave it.
    """

    course_id: str
    moment: Moment
    noted_on: date
    counts: Mapping[str, int]

    @property
    def answers(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Due:
    """An evaluation that can be asked for now.

    Attributes:
        course, moment: what is to be asked.
        until: by when.
        late: that day is over.
    """

    course: Course
    moment: Moment
    until: date
    late: bool


def evaluation(course: Course, moment: Moment, counts: Mapping[str, int], today: date) -> Evaluation:
    """Checks and makes an evaluation.

    Raises:
        NotPossible: the course is not over, more have answered than took part, or fewer than five have: then an answer
            could be told to be somebody's (domain report 7.3, staff surveys).
    """
    made = Evaluation(
        course_id=course.course_id, moment=moment, noted_on=today,
        counts={answer: counts.get(answer, 0) for answer in ANSWERS[moment]},
    )  # fmt: skip
    if course.status != "abgeschlossen":
        raise NotPossible("Rückmeldungen gehören zu einem Kurs, der abgeschlossen ist.")
    if made.answers > course.participants:
        raise NotPossible(f"Das sind mehr Rückmeldungen als Teilnehmende ({course.participants}).")
    if made.answers < LEAST_PERSONS:
        raise NotPossible(
            f"Weniger als {LEAST_PERSONS} Rückmeldungen werden nicht festgehalten: Man könnte sie einzelnen Personen zuordnen."
        )
    return made


def due(courses: Iterable[Course], done: Iterable[Evaluation], today: date) -> list[Due]:
    """Returns the evaluations that can be asked for, the most urgent first."""
    known = {(one.course_id, one.moment) for one in done}
    found = []
    for course in courses:
        if course.status != "abgeschlossen" or course.last_day is None or course.participants < LEAST_PERSONS:
            continue
        for moment, (first, last) in WINDOW.items():
            until = course.last_day + timedelta(days=last)
            if (course.course_id, moment) not in known and course.last_day + timedelta(days=first) <= today:
                found.append(Due(course, moment, until, until < today))
    return sorted(found, key=lambda one: (one.until, one.course.title))
