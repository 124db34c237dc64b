"""Tables of courses: dates, seats as numbers, evaluations as numbers."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Time, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from verbund.store.tables import Table


class CourseRow(Table):
    __tablename__ = "courses"

    course_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    bundle_id: Mapped[str | None] = mapped_column(ForeignKey("bundles.bundle_id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    skill_id: Mapped[str] = mapped_column(String(6))
    region: Mapped[str] = mapped_column(String(40), index=True)
    created_on: Mapped[date]
    status: Mapped[str] = mapped_column(String(20))
    place: Mapped[str] = mapped_column(String(120))
    max_seats: Mapped[int]
    hours: Mapped[int | None]
    origin: Mapped[str | None] = mapped_column(String(20))
    version: Mapped[int]
    sequence: Mapped[int]

    dates: Mapped[list[CourseDateRow]] = relationship(
        order_by="CourseDateRow.day, CourseDateRow.begins", cascade="all, delete-orphan", lazy="selectin"
    )
    seats: Mapped[list[CourseSeatsRow]] = relationship(
        order_by="CourseSeatsRow.number", cascade="all, delete-orphan", lazy="selectin"
    )


class CourseDateRow(Table):
    __tablename__ = "course_dates"

    course_id: Mapped[str] = mapped_column(ForeignKey("courses.course_id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]
    begins: Mapped[time] = mapped_column(Time)
    ends: Mapped[time] = mapped_column(Time)
    dropped: Mapped[bool]


class CourseSeatsRow(Table):
    """`running` repeats whether the course runs, so that the database itself keeps a need out of a second one."""

    __tablename__ = "course_seats"

    course_id: Mapped[str] = mapped_column(ForeignKey("courses.course_id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    need_id: Mapped[str | None] = mapped_column(ForeignKey("needs.need_id"), index=True)  # none once it was erased
    booked: Mapped[int]
    took_part: Mapped[int | None]
    running: Mapped[bool]

    __table_args__ = (
        Index(
            "uq_course_seats_running", "need_id", unique=True,
            sqlite_where=text("running"), postgresql_where=text("running"),
        ),
    )  # fmt: skip


class EvaluationRow(Table):
    __tablename__ = "evaluations"

    course_id: Mapped[str] = mapped_column(ForeignKey("courses.course_id"), primary_key=True)
    moment: Mapped[str] = mapped_column(String(20), primary_key=True)
    noted_on: Mapped[date]
    counts: Mapped[dict[str, Any]]
