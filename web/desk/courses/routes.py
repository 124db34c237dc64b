"""Addresses of courses, below `/verbund`."""

from __future__ import annotations

from aiohttp import web

from web.desk.courses import changing, pages

OF_ONE_COURSE = {
    "angaben": changing.details,
    "termin": changing.put_date,
    "termin-weg": changing.drop_date,
    "plaetze": changing.seats,
    "stand": changing.step,
    "rueckmeldung": changing.evaluate,
}


def add_course_routes(router: web.UrlDispatcher) -> None:
    """Adds the routes, each resource under a name (`permissions.NEEDED`)."""
    router.add_resource("/kurse", name="kurse").add_route("GET", pages.courses)
    router.add_resource("/kurse/{course_id}", name="kurs").add_route("GET", pages.course)
    router.add_resource("/kurse/{course_id}/termine.ics", name="kurs_kalender").add_route("GET", pages.calendar)
    of_bundle = router.add_resource("/buendel/{bundle_id}/kurs", name="buendel_kurs")
    of_bundle.add_route("GET", pages.bundle_course)
    of_bundle.add_route("POST", pages.from_bundle)
    for name, handler in OF_ONE_COURSE.items():
        router.add_resource(f"/kurse/{{course_id}}/{name}", name=f"kurs_{name}").add_route("POST", handler)
