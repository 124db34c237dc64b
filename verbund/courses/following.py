"""Needs and the bundle follow their course."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from verbund.courses.course import Course, CourseStatus
from verbund.need_list import Correction
from verbund.outgoing import WITHDRAWN

if TYPE_CHECKING:
    from verbund.unit_of_work import UnitOfWork

STATUS_OF_NEED: dict[CourseStatus, str] = {
    "geplant": "geplant", "laeuft": "laeuft", "abgeschlossen": "abgeschlossen", "abgesagt": "gebuendelt",
}  # fmt: skip
NOT_MOVED = frozenset((WITHDRAWN, "kein_weiterbildungsbedarf", "abgeschlossen"))


def follow(uow: UnitOfWork, course: Course, who: str, on: date) -> list[Correction]:
    """Brings the needs of a course, and its bundle, to the course's status.

    A course that was called off gives its needs back to the bundle, where another course can be planned for them.

    Args:
        uow: a writing unit of work.
        course: as it is now.
        who: the manager.
        on: the day.

    Returns:
        What was changed at needs.
    """
    done = []
    for one in course.seats:
        need = uow.needs.get(one.need_id) if one.need_id else None
        if need is not None and need.status not in NOT_MOVED:
            done += uow.needs.correct(need.need_id, {"status": STATUS_OF_NEED[course.status]}, who, on)
    bundle = uow.bundles.get(course.bundle_id) if course.bundle_id else None
    if bundle is not None and bundle.running:
        wanted = "eingeladen" if course.status == "abgesagt" else "kurs"
        if bundle.status != wanted:
            uow.bundles.save(replace(bundle, status=wanted), who, on)
    return done
