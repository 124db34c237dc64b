"""Courses on the desk: out of a bundle, needs go along, only numbers, and their figures in the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.integration.desk.conftest import PASSWORD, Desk
from tests.integration.desk.report_material import company_saver
from verbund.bundling.bundle import Bundle, Member
from verbund.courses.course import Course, CourseDate, InOtherCourse, Seats
from verbund.courses.evaluation import Evaluation
from verbund.need_list import Overtaken
from verbund.needs import Need
from web.desk.accounts import add_manager

TODAY = datetime.now(UTC).date()
NAMES = ("Maute GmbH", "Riegel KG", "Stoll AG")


@pytest.fixture
def needs(save: Callable[..., Need], unit_of_work: Callable) -> list[Need]:
    keep = company_saver(save, unit_of_work)
    return [keep(name, 3, status="bestaetigt", skill_ids=("FUE-02",)) for name in NAMES]


@pytest.fixture
def bundle(needs: list[Need], unit_of_work: Callable) -> str:
    members = tuple(Member(need_id=one.need_id, seats=3) for one in needs)
    with unit_of_work() as uow:
        made = Bundle(
            bundle_id="b" * 36, title="WIG-Schweißen", skill_id="FUE-02", region="Ulm", created_on=TODAY, members=members
        )
        uow.bundles.add(made, "alle")
        for one in needs:
            uow.needs.correct(one.need_id, {"status": "gebuendelt"}, "alle", TODAY)
        uow.commit()
    return made.bundle_id


async def plan(desk: Desk, bundle: str) -> str:
    response = await desk.post(f"/verbund/buendel/{bundle}/kurs")
    assert response.status == 303, await response.text()
    return response.headers["Location"]


async def send(desk: Desk, course: str, what: str, **fields: str):
    seen = re.search(r'name="fassung" value="(\d+)"', (await desk.get(course))[1])[1]
    return await desk.post(f"{course}/{what}", **{"fassung": seen} | fields)


def statuses(unit_of_work: Callable, needs: list[Need]) -> set[str]:
    with unit_of_work() as uow:
        return {uow.needs.get(one.need_id).status for one in needs}


async def test_a_bundle_becomes_a_course_and_everything_goes_along(desk: Desk, bundle, needs, unit_of_work) -> None:
    status, page = await desk.get(f"/verbund/buendel/{bundle}/kurs")
    assert status == 200 and "9 Plätzen" in page
    course = await plan(desk, bundle)
    assert statuses(unit_of_work, needs) == {"geplant"}
    with unit_of_work() as uow:
        assert uow.bundles.get(bundle).status == "kurs"
        assert uow.needs.history(needs[0].need_id)[-1].who == "alle"
    assert (await desk.post(f"/verbund/buendel/{bundle}/kurs")).headers["Location"] == course  # not a second one
    assert (await desk.client.get(f"/verbund/buendel/{bundle}/kurs", allow_redirects=False)).headers["Location"] == course
    refused = await send(desk, course, "stand", stand="laeuft")
    assert refused.status == 422 and "zuerst einen Termin" in await refused.text()
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    assert (await send(desk, course, "termin", tag=yesterday, von="08:30", bis="16:00")).status == 303
    assert (await send(desk, course, "stand", stand="laeuft")).status == 303
    assert statuses(unit_of_work, needs) == {"laeuft"}
    assert (await send(desk, course, "stand", stand="abgeschlossen")).status == 303
    assert statuses(unit_of_work, needs) == {"abgeschlossen"}
    assert "Rückmeldung fällig" in (await desk.get("/verbund/kurse"))[1]


async def test_a_course_that_is_called_off_gives_its_needs_back(desk: Desk, bundle, needs, unit_of_work) -> None:
    first = await plan(desk, bundle)
    await send(desk, first, "stand", stand="abgesagt")
    assert statuses(unit_of_work, needs) == {"gebuendelt"}
    with unit_of_work() as uow:
        assert uow.bundles.get(bundle).status == "eingeladen"
    assert await plan(desk, bundle) != first


async def test_what_cannot_be_is_refused_and_changes_nothing(desk: Desk, bundle) -> None:
    course = await plan(desk, bundle)
    for what, fields in (
        ("termin", {"tag": "morgen", "von": "08:00", "bis": "09:00"}),
        ("termin", {"tag": "2027-01-12", "von": "10:00", "bis": "09:00"}),
        ("plaetze", {"platz-1": "99", "platz-2": "1", "platz-3": "1"}),
        ("plaetze", {"platz-1": "1", "platz-2": "1", "platz-3": "1", "da-1": "2"}),
        ("angaben", {"titel": "X", "plaetze": "3"}),
        ("stand", {"stand": "abgeschlossen"}),
        ("rueckmeldung", {"wann": "nach_kurs", "gut": "9"}),
    ):
        response = await send(desk, course, what, **fields)
        assert response.status == 422, what
        assert 'role="alert"' in await response.text()
    assert "Noch kein Termin" in (await desk.get(course))[1]


async def test_two_managers_at_once_do_not_overwrite_each_other(desk: Desk, bundle) -> None:
    course = await plan(desk, bundle)
    first = re.search(r'name="fassung" value="(\d+)"', (await desk.get(course))[1])[1]
    await send(desk, course, "angaben", titel="WIG für Einsteiger", plaetze="12")
    late = await desk.post(f"{course}/angaben", fassung=first, titel="Anders", plaetze="12")
    assert late.status == 422 and "inzwischen geändert" in await late.text()
    assert "WIG für Einsteiger" in (await desk.get(course))[1]


async def test_the_calendar_names_no_company(desk: Desk, bundle) -> None:
    course = await plan(desk, bundle)
    await send(desk, course, "termin", tag="2027-01-12", von="08:30", bis="16:00")
    response = await desk.client.get(f"{course}/termine.ics")
    text = await response.text()
    assert response.content_type == "text/calendar" and "BEGIN:VEVENT" in text
    assert not any(name.split()[0] in text for name in NAMES)


async def test_courses_of_other_regions_do_not_exist(visitor: Desk, bundle, unit_of_work) -> None:
    await visitor.log_in("alle")
    course = await plan(visitor, bundle)
    await visitor.post("/verbund/abmelden")
    with unit_of_work() as uow:
        add_manager(uow, "freiburg", PASSWORD, regions=["Freiburg"])
        uow.commit()
    await visitor.log_in("freiburg")
    for path in (course, f"{course}/termine.ics", f"/verbund/buendel/{bundle}/kurs"):
        assert (await visitor.get(path))[0] == 404
    assert (await visitor.post(f"{course}/stand", fassung="1", stand="abgesagt")).status == 404
    assert "WIG" not in (await visitor.get("/verbund/kurse"))[1]


async def test_the_inside_of_a_course_shows_companies_to_the_desk_only(desk: Desk, bundle) -> None:
    course = await plan(desk, bundle)
    assert "Maute GmbH" in (await desk.get(course))[1]


def a_course(course_id: str, *needs: Need, **fields) -> Course:
    day = date(2026, 10, 12)
    known = {
        "title": "WIG", "skill_id": "FUE-02", "region": "Ulm", "created_on": day, "status": "abgeschlossen",
        "origin": "neu_entwickelt", "dates": (CourseDate(number=1, day=day, begins=time(8), ends=time(16)),),
        "seats": tuple(Seats(number=n, need_id=one.need_id, booked=3, took_part=2) for n, one in enumerate(needs, 1)),
    }  # fmt: skip
    return Course(course_id=course_id, **known | fields)


def test_a_need_is_in_one_running_course_at_most_and_erased_without_a_trace(needs, unit_of_work) -> None:
    with unit_of_work() as uow:
        uow.courses.add(a_course("k-1", *needs, status="geplant"))
        uow.courses.add(a_course("k-0", *needs, status="abgesagt"))
        uow.commit()
    with unit_of_work() as uow, pytest.raises(InOtherCourse):
        uow.courses.add(a_course("k-2", needs[0], status="laeuft"))
    with unit_of_work() as uow:
        read = uow.courses.get("k-1")
        uow.courses.save(replace(read, title="Neu"))
        with pytest.raises(Overtaken):
            uow.courses.save(replace(read, title="Noch einmal"))
        uow.commit()
    with unit_of_work() as uow:
        assert uow.needs.erase(needs[0].need_id) == 1
        uow.commit()
    with unit_of_work() as uow:
        left = uow.courses.get("k-1")
        assert [one.need_id for one in left.seats] == [None, needs[1].need_id, needs[2].need_id]
        assert left.booked == 9


async def test_participants_and_effect_stand_in_the_report(desk: Desk, needs, unit_of_work) -> None:
    with unit_of_work() as uow:
        for number in range(3):
            uow.courses.add(a_course(f"k-{number}", *needs))
            for moment, counts in (("nach_kurs", {"gut": 5, "sehr_gut": 1}), ("nach_monaten", {"ja": 4, "teilweise": 2})):
                uow.courses.evaluate(
                    Evaluation(course_id=f"k-{number}", moment=moment, noted_on=date(2026, 10, 30), counts=counts)
                )
        uow.courses.add(a_course("k-9", *needs, status="abgesagt"))
        uow.commit()
    response = await desk.post("/verbund/berichte/neu", region="Ulm", von="2026-10", bis="2026-10")
    _, page = await desk.get(response.headers["Location"])
    assert re.search(r"Teilnehmende an Kursen.*?<dt>Plätze</dt><dd>18</dd>", page, re.DOTALL)
    assert "neu entwickelt" in page
    effect = page.partition("Wirkung nach 3 bis 6 Monaten")[2]
    assert re.search(r'kann es allein</th><td class="number">12</td>', effect)
    assert re.search(r'kann es mit Hilfe</th><td class="number">6</td>', effect)
    assert "Kurse (im Zeitraum)</dt><dd>3</dd>" in effect
