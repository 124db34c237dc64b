"""Changes of a course. Each form carries the version its page was made from; needs and bundle follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from aiohttp import web

from verbund.courses.changing import moved, with_date, with_date_moved, with_details, with_seats, without_date
from verbund.courses.course import (
    LONGEST_PLACE,
    LONGEST_TITLE,
    MOST_HOURS,
    MOST_SEATS,
    Course,
    InOtherCourse,
    NotPossible,
)
from verbund.courses.evaluation import ANSWERS, evaluation
from verbund.courses.following import follow
from verbund.need_list import Overtaken
from verbund.privacy.masking import mask
from verbund.unit_of_work import UnitOfWork
from web.desk.courses.pages import ORIGINS, STEPS, course_page
from web.desk.courses.reading import visible
from web.desk.keys import MANAGER
from web.desk.opened import write_down
from web.desk.paths import course_path
from web.keys import STORE

OVERTAKEN = "Jemand anders hat diesen Kurs inzwischen geändert. Hier steht der neue Stand; bitte ändern Sie ihn von hier aus."

Form = dict[str, str]


async def details(request: web.Request) -> web.StreamResponse:
    """Changes title, place, seats, hours and origin."""

    def changed(course: Course, form: Form, today: date) -> Course:
        title = " ".join(mask(form.get("titel", "")).text.split())[:LONGEST_TITLE]
        place = " ".join(mask(form.get("ort", "")).text.split())[:LONGEST_PLACE]
        hours = form.get("stunden", "").strip()
        origin = form.get("herkunft", "")
        return with_details(
            course,
            title=title or course.title,
            place=place,
            max_seats=_number(form.get("plaetze", ""), 1, MOST_SEATS, "Plätze"),
            hours=_number(hours, 1, MOST_HOURS, "Unterrichtseinheiten") if hours else None,
            origin=origin if origin in ORIGINS else None,
        )

    return await _apply(request, changed, "angaben")


async def put_date(request: web.Request) -> web.StreamResponse:
    """Adds a date, or moves one that the form names."""

    def changed(course: Course, form: Form, today: date) -> Course:
        try:
            day, begins, ends = date.fromisoformat(form.get("tag", "")), _clock(form, "von"), _clock(form, "bis")
        except ValueError:
            raise NotPossible("Bitte geben Sie Tag, Anfang und Ende an.") from None
        if form.get("termin"):
            return with_date_moved(course, _number(form["termin"], 1, 9999, "Termin"), day, begins, ends)
        return with_date(course, day, begins, ends)

    return await _apply(request, changed, "termine")


def _clock(form: Form, name: str) -> time:
    return time.fromisoformat(form.get(name, "")).replace(second=0, microsecond=0, tzinfo=None)


async def drop_date(request: web.Request) -> web.StreamResponse:
    """Takes a date away."""
    return await _apply(
        request, lambda course, form, today: without_date(course, _number(form.get("termin", ""), 1, 9999, "Termin")), "termine"
    )


async def seats(request: web.Request) -> web.StreamResponse:
    """Sets seats and participants."""

    def changed(course: Course, form: Form, today: date) -> Course:
        booked = {
            one.number: _number(form.get(f"platz-{one.number}", ""), 0, MOST_SEATS, "Plätze") for one in course.seats
        }
        came = {one.number: form.get(f"da-{one.number}", "").strip() for one in course.seats}
        took_part = {
            number: _number(text, 0, MOST_SEATS, "Teilgenommen") if text else None for number, text in came.items()
        }
        return with_seats(course, booked, took_part)

    return await _apply(request, changed, "plaetze")


async def step(request: web.Request) -> web.StreamResponse:
    """Moves a course on."""

    def changed(course: Course, form: Form, today: date) -> Course:
        if form.get("stand") not in STEPS:
            raise web.HTTPNotFound
        return moved(course, form["stand"], today)

    return await _apply(request, changed, "stand")


async def evaluate(request: web.Request) -> web.StreamResponse:
    """Keeps what those who took part answered, as counts."""
    manager, now = request[MANAGER], datetime.now(UTC)
    form, course_id = await _form(request), request.match_info["course_id"]
    moment = form.get("wann", "")
    if moment not in ANSWERS:
        raise web.HTTPNotFound

    def keep(uow: UnitOfWork) -> None:
        course = visible(uow, manager, course_id)
        counts = {name: _number(form.get(name, "") or "0", 0, MOST_SEATS, word) for name, word in ANSWERS[moment].items()}
        uow.courses.evaluate(evaluation(course, moment, counts, now.date()))
        write_down(uow, manager, now, "course_evaluated", course_id)

    return await _written(request, keep, "rueckmeldungen")


async def _apply(request: web.Request, changed: Callable[[Course, Form, date], Course], anchor: str) -> web.StreamResponse:
    manager, now = request[MANAGER], datetime.now(UTC)
    form, course_id = await _form(request), request.match_info["course_id"]
    seen = form.get("fassung", "")
    if not (seen.isascii() and seen.isdigit() and len(seen) < 10):
        raise web.HTTPNotFound

    def write(uow: UnitOfWork) -> None:
        before = visible(uow, manager, course_id)
        if before.version != int(seen):
            raise Overtaken(course_id)
        after = changed(before, form, now.date())
        if after == before:
            return
        uow.courses.save(after)
        write_down(uow, manager, now, "course_changed", course_id)
        if after.status != before.status:
            for done in follow(uow, after, manager.name, now.date()):
                write_down(uow, manager, now, "status_changed", done.need_id)

    return await _written(request, write, anchor)


async def _written(request: web.Request, write: Callable[[UnitOfWork], None], anchor: str) -> web.StreamResponse:
    try:
        await request.config_dict[STORE].write(write)
    except NotPossible as error:
        return await course_page(request, str(error))
    except Overtaken:
        return await course_page(request, OVERTAKEN)
    except InOtherCourse:
        return await course_page(request, "Ein Bedarf dieses Kurses ist schon in einem anderen laufenden Kurs.")
    return web.Response(status=303, headers={"Location": f"{course_path(request.match_info['course_id'])}#{anchor}"})


async def _form(request: web.Request) -> Form:
    return {name: str(value) for name, value in (await request.post()).items()}


def _number(text: str, least: int, most: int, label: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most):
        raise NotPossible(f"„{label}“ ist eine Zahl von {least} bis {most}. Nichts wurde geändert.")
    return int(text)
