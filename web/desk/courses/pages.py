"""Courses on the desk: what is due, all courses, one course, and a new one out of a bundle."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from verbund.bundling.bundle import Bundle
from verbund.courses.course import Course, CourseStatus, InOtherCourse, NotPossible, Seats
from verbund.courses.evaluation import ANSWERS, MOMENTS, Due, due
from verbund.courses.following import follow
from verbund.reports.scope import ALL_REGIONS
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.reading import visible as visible_bundle
from web.desk.courses.calendar import as_ics
from web.desk.courses.reading import may_see, opened, visible
from web.desk.keys import MANAGER, WORDS
from web.desk.opened import write_down
from web.desk.paths import bundle_path, course_path
from web.desk.render import render
from web.keys import STORE

STATUS_WORDS: dict[CourseStatus, str] = {
    "geplant": "geplant", "laeuft": "läuft", "abgeschlossen": "abgeschlossen", "abgesagt": "abgesagt",
}  # fmt: skip
STEPS: dict[CourseStatus, str] = {
    "laeuft": "Kurs hat begonnen", "abgeschlossen": "Kurs abschließen", "abgesagt": "Kurs absagen",
}  # fmt: skip
ORIGINS = {"bestehend": "bestehendes Angebot", "neu_entwickelt": "neu entwickelt"}
ORDER = ("laeuft", "geplant", "abgeschlossen", "abgesagt")


async def courses(request: web.Request) -> web.StreamResponse:
    """Lists what is to be asked now, and all courses."""
    manager, today = request[MANAGER], datetime.now(UTC).date()

    def read(uow: UnitOfWork) -> tuple[list[Course], list[Due]]:
        found = [one for one in uow.courses.all(manager.regions) if may_see(uow, manager, one)]
        return found, due(found, uow.courses.evaluations([one.course_id for one in found]), today)

    found, waiting = await request.config_dict[STORE].read(read)
    page = {
        "groups": [(status, [one for one in found if one.status == status]) for status in ORDER],
        "due": waiting,
        "moments": MOMENTS,
        "status_words": STATUS_WORDS,
        "words": request.app[WORDS],
    }
    return render(request, "kurse.html", page)


async def course(request: web.Request) -> web.StreamResponse:
    """Shows a course."""
    return await course_page(request)


async def course_page(request: web.Request, wrong: str = "") -> web.StreamResponse:
    """Shows a course, with a sentence where a change was not made."""
    manager, today = request[MANAGER], datetime.now(UTC).date()
    course_id = request.match_info["course_id"]
    found = await request.config_dict[STORE].read(lambda uow: opened(uow, visible(uow, manager, course_id)))
    waiting = due([found.course], found.evaluations.values(), today)
    page: dict[str, Any] = {
        "course": found.course,
        "found": found,
        "steps": STEPS,
        "status_words": STATUS_WORDS,
        "origins": ORIGINS,
        "moments": MOMENTS,
        "answers": ANSWERS,
        "due": {one.moment: one for one in waiting},
        "today": today,
        "words": request.app[WORDS],
        "wrong": wrong,
    }
    return render(request, "kurs.html", page, 422 if wrong else 200)


async def from_bundle(request: web.Request) -> web.StreamResponse:
    """Plans a course for a bundle; its needs and the bundle follow. Where there is a course already, it leads there."""
    manager, now, course_id = request[MANAGER], datetime.now(UTC), str(uuid.uuid4())
    bundle_id = request.match_info["bundle_id"]

    def plan(uow: UnitOfWork) -> str:
        bundle = visible_bundle(uow, manager, bundle_id)
        running = [one for one in uow.courses.of_bundle(bundle_id) if one.status != "abgesagt"]
        if running:
            return running[-1].course_id
        if not bundle.running or not bundle.members:
            raise NotPossible("Ein Kurs braucht ein Bündel mit Bedarfen.")
        made = first_course(uow, bundle, course_id, now)
        uow.courses.add(made)
        write_down(uow, manager, now, "course_planned", course_id)
        for done in follow(uow, made, manager.name, now.date()):
            write_down(uow, manager, now, "status_changed", done.need_id)
        return course_id

    try:
        planned = await request.config_dict[STORE].write(plan)
    except NotPossible as error:
        return _refused(request, str(error), bundle_path(bundle_id))
    except InOtherCourse:
        return _refused(request, "Ein Bedarf dieses Bündels ist schon in einem anderen laufenden Kurs.", bundle_path(bundle_id))
    return web.Response(status=303, headers={"Location": course_path(planned)})


async def bundle_course(request: web.Request) -> web.StreamResponse:
    """Leads from a bundle to its course, or asks whether one shall be planned."""
    manager, bundle_id = request[MANAGER], request.match_info["bundle_id"]

    def read(uow: UnitOfWork) -> tuple[Bundle, list[Course]]:
        return visible_bundle(uow, manager, bundle_id), uow.courses.of_bundle(bundle_id)

    bundle, found = await request.config_dict[STORE].read(read)
    running = [one for one in found if one.status != "abgesagt"]
    if running:
        return web.Response(status=303, headers={"Location": course_path(running[-1].course_id)})
    return render(request, "kurs_neu.html", {"bundle": bundle, "bundle_href": bundle_path(bundle_id)})


async def calendar(request: web.Request) -> web.StreamResponse:
    """Hands out the dates for a calendar."""
    manager, course_id = request[MANAGER], request.match_info["course_id"]
    found = await request.config_dict[STORE].read(lambda uow: visible(uow, manager, course_id))
    headers = {"Content-Disposition": f'attachment; filename="kurs-{course_id[:8]}.ics"', "Content-Language": "de"}
    return web.Response(body=as_ics(found), content_type="text/calendar", charset="utf-8", headers=headers)


def first_course(uow: UnitOfWork, bundle: Bundle, course_id: str, now: datetime) -> Course:
    """Makes the course of a bundle: its seats are those of the bundle, its region that of the bundle or the first need."""
    needs = [need for member in bundle.members if (need := uow.needs.get(member.need_id)) is not None]
    seats = tuple(
        Seats(number=number, need_id=member.need_id, booked=member.seats)
        for number, member in enumerate(bundle.members, start=1)
    )
    region = bundle.region or (needs[0].region if needs else ALL_REGIONS[-1])
    return Course(
        course_id=course_id, bundle_id=bundle.bundle_id, title=bundle.title, skill_id=bundle.skill_id, region=region,
        created_on=now.date(), max_seats=max(bundle.max_seats, bundle.seats), seats=seats,
    )  # fmt: skip


def _refused(request: web.Request, sentence: str, back: str) -> web.StreamResponse:
    page = {"title": "Das geht so nicht", "sentence": sentence, "back": back}
    return render(request, "buendel_nein.html", page, 409)


