"""Courses in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from verbund.courses.course import Course, CourseDate, InOtherCourse, Seats
from verbund.courses.evaluation import Evaluation
from verbund.need_list import Overtaken
from verbund.store.course_tables import CourseDateRow, CourseRow, CourseSeatsRow, EvaluationRow

OWN_FIELDS = (
    "bundle_id", "title", "skill_id", "region", "created_on", "status", "place", "max_seats", "hours", "origin",
    "sequence",
)  # fmt: skip


class SqlCourses:
    """`verbund.unit_of_work.Courses` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, course: Course) -> None:
        row = CourseRow(course_id=course.course_id, version=course.version)
        self._session.add(row)
        self._write(row, course)

    def get(self, course_id: str) -> Course | None:
        row = self._session.get(CourseRow, course_id)
        return None if row is None else course_of(row)

    def save(self, course: Course) -> None:
        row = self._session.scalar(
            select(CourseRow)
            .where(CourseRow.course_id == course.course_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        if row is None:
            raise KeyError(course.course_id)
        if row.version != course.version:
            raise Overtaken(course.course_id)
        row.version += 1
        self._write(row, course)

    def all(self, regions: Sequence[str] = ()) -> list[Course]:
        query = select(CourseRow).order_by(CourseRow.created_on.desc(), CourseRow.title, CourseRow.course_id)
        if regions:
            query = query.where(CourseRow.region.in_(regions))
        return [course_of(row) for row in self._session.scalars(query)]

    def of_bundle(self, bundle_id: str) -> list[Course]:
        query = select(CourseRow).where(CourseRow.bundle_id == bundle_id).order_by(CourseRow.created_on)
        return [course_of(row) for row in self._session.scalars(query)]

    def evaluate(self, evaluation: Evaluation) -> None:
        self._session.merge(
            EvaluationRow(
                course_id=evaluation.course_id, moment=evaluation.moment, noted_on=evaluation.noted_on,
                counts=dict(evaluation.counts),
            )
        )  # fmt: skip
        self._session.flush()

    def evaluations(self, course_ids: Sequence[str]) -> list[Evaluation]:
        query = select(EvaluationRow).where(EvaluationRow.course_id.in_(course_ids))
        return [evaluation_of(row) for row in self._session.scalars(query)]

    def _write(self, row: CourseRow, course: Course) -> None:
        for name in OWN_FIELDS:
            setattr(row, name, getattr(course, name))
        dates = {line.number: line for line in row.dates}
        row.dates = [dates.get(one.number) or CourseDateRow(number=one.number) for one in course.dates]
        for line, one in zip(row.dates, course.dates, strict=True):
            line.day, line.begins, line.ends, line.dropped = one.day, one.begins, one.ends, one.dropped
        seats = {line.number: line for line in row.seats}
        row.seats = [seats.get(one.number) or CourseSeatsRow(number=one.number) for one in course.seats]
        for line, one in zip(row.seats, course.seats, strict=True):
            line.need_id, line.booked, line.took_part, line.running = one.need_id, one.booked, one.took_part, course.running
        try:
            self._session.flush()
        except IntegrityError:
            raise InOtherCourse from None


def leave_courses(session: Session, need_id: str) -> None:
    """Takes a need that is erased out of all courses; the number of seats stays, and says no more than a number."""
    session.execute(update(CourseSeatsRow).where(CourseSeatsRow.need_id == need_id).values(need_id=None))


def course_of(row: CourseRow) -> Course:
    """Returns the course of a row."""
    own = {name: getattr(row, name) for name in OWN_FIELDS}
    return Course(
        course_id=row.course_id,
        version=row.version,
        dates=tuple(
            CourseDate(number=one.number, day=one.day, begins=one.begins, ends=one.ends, dropped=one.dropped)
            for one in row.dates
        ),
        seats=tuple(
            Seats(number=one.number, need_id=one.need_id, booked=one.booked, took_part=one.took_part) for one in row.seats
        ),
        **own,
    )


def evaluation_of(row: EvaluationRow) -> Evaluation:
    """Returns the evaluation of a row."""
    return Evaluation(course_id=row.course_id, moment=row.moment, noted_on=row.noted_on, counts=row.counts)
