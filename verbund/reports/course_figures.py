"""A course as numbers: its participants by company, and what was answered, by course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verbund.courses.course import Course
from verbund.courses.evaluation import ANSWERS, Evaluation, Moment
from verbund.reports.attributes import NOT_SAID, month_name, skill_group
from verbund.reports.counted import Counted, Population

COUNTED_STATUSES = ("laeuft", "abgeschlossen")
STATUS = {"laeuft": "läuft", "abgeschlossen": "abgeschlossen"}
ORIGIN = {"bestehend": "bestehendes Angebot", "neu_entwickelt": "neu entwickelt"}
ASKED: Mapping[Moment, tuple[Population, str]] = {
    "nach_kurs": ("bewertung", "bewertung"), "nach_monaten": ("wirkung", "kann_danach"),
}  # fmt: skip


def count_course(
    course: Course, seats: Mapping[int, tuple[str, str]], evaluations: Iterable[Evaluation]
) -> list[Counted]:
    """Turns a course into numbers.

    Args:
        course: one that has begun.
        seats: by number of the entry the region of its need, and the company; empty where they are not known.
        evaluations: of this course.

    Returns:
        Participants, whose sources are companies; and answers, whose source is the course, because nobody writes down
        which company an answer came from.
    """
    found = []
    for one in course.seats:
        region, company = seats[one.number]
        if one.counted and course.first_day:
            month = course.first_day.replace(day=1)
            values = {
                "kompetenzfeld": skill_group(course.skill_id), "region": region or course.region,
                "monat": month_name(month), "kursstand": STATUS[course.status],
                "herkunft": ORIGIN.get(course.origin or "", NOT_SAID),
            }  # fmt: skip
            found.append(Counted("teilnehmende", region or course.region, month, one.counted, company, values))
    for evaluation in evaluations:
        population, attribute = ASKED[evaluation.moment]
        month = evaluation.noted_on.replace(day=1)
        found += [
            Counted(population, course.region, month, persons, course.course_id, {attribute: ANSWERS[evaluation.moment][answer]})
            for answer, persons in evaluation.counts.items()
            if persons
        ]
    return found
