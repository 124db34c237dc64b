"""Reads a course for who may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from verbund.courses.course import Course
from verbund.courses.evaluation import Evaluation
from verbund.managers import Manager
from verbund.needs import Need
from verbund.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Opened:
    """A course, its needs by id, the names of their companies, and what was answered."""

    course: Course
    needs: Mapping[str, Need]
    names: Mapping[str, str]
    evaluations: Mapping[str, Evaluation]


def visible(uow: UnitOfWork, manager: Manager, course_id: str) -> Course:
    """Returns a course of the manager's regions, with no need of another one; for all others there is no such page."""
    course = uow.courses.get(course_id)
    if course is None or not may_see(uow, manager, course):
        raise web.HTTPNotFound
    return course


def may_see(uow: UnitOfWork, manager: Manager, course: Course) -> bool:
    """Says whether somebody may read the course and each of its needs."""
    if not manager.regions:
        return True
    needs = [uow.needs.get(one.need_id) for one in course.seats if one.need_id]
    return course.region in manager.regions and all(need is None or need.region in manager.regions for need in needs)


def opened(uow: UnitOfWork, course: Course) -> Opened:
    """Reads what belongs to a course."""
    ids = [one.need_id for one in course.seats if one.need_id]
    needs = {need_id: need for need_id in ids if (need := uow.needs.get(need_id)) is not None}
    done = {one.moment: one for one in uow.courses.evaluations([course.course_id])}
    return Opened(course, needs, uow.candidates.company_names(ids), done)


