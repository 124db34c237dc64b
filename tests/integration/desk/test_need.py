"""One need: what is shown, what is written down, what may be changed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.integration.desk.conftest import Desk
from verbund.needs import Need

Save = Callable[..., Need]
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*191}}"
FREE_TEXT = (
    "thema_freitext", "zielzustand", "situation", "taetigkeit_freitext", "bisher", "ort", "agentur", "branche_text",
    "gemeinsam_hinweis",
)  # fmt: skip


CHANGES = {
    "/aendern": {"felder": "status", "status": "bestaetigt"},
    "/schritt": {"tun": "bestaetigen"},
    "/rueckgaengig": {},
    "/gespraech": {"grund": "lotse"},
    "/notizen": {"notiz": "Hallo"},
    "/notizen/1": {},
    "/beschriften": {"schlagwort": "1"},
    "/verbinden": {"bedarf": "x"},
    "/trennen": {"bedarf": "x"},
}
"""Every way to change a need or to see more of it, with a form that is right in itself."""


def path(need: Need, rest: str = "") -> str:
    return f"/verbund/bedarfe/{need.need_id}{rest}"


async def test_the_record_stands_beside_the_conversation(desk: Desk, save: Save) -> None:
    need = save(talk=("Was möchten Sie lernen?", "WIG, mit Hilfe geht es"), provenance={"stand_ist": "mit Hilfe"})
    status, page = await desk.get(path(need))
    assert status == 200
    assert "Was möchten Sie lernen?" in page
    assert "mit Unterstützung" in page
    assert '<mark id="w-stand_ist" data-fields="stand_ist"><a href="#f-stand_ist">mit Hilfe</a></mark>' in page
    assert 'href="#w-stand_ist"' in page
    assert 'id="f-stand_ist"' in page


async def test_a_need_of_another_region_is_no_page(visitor: Desk, save: Save) -> None:
    need = save(region="Freiburg", contact="07121 0000", thema_freitext="Freiburger Thema")
    await visitor.log_in("ulm")
    status, page = await visitor.get(path(need))
    assert (status, "Freiburger Thema" in page) == (404, False)
    assert (await visitor.post(path(need, "/kontakt"))).status == 404
    for where, fields in CHANGES.items():
        assert (await visitor.post(path(need, where), fassung="1", **fields)).status == 404, where
    _, page = await visitor.get("/verbund/bedarfe")
    assert "Freiburger Thema" not in page


@pytest.mark.parametrize("need_id", ["2f0d9a0e-6f0b-4a51-9d0e-0b7f3f1a9999", "x", "%27%20OR%201=1", "..%2f"])
async def test_a_need_that_is_none_is_no_page(desk: Desk, need_id: str) -> None:
    assert (await desk.get(f"/verbund/bedarfe/{need_id}"))[0] == 404


@pytest.mark.parametrize("field", FREE_TEXT)
async def test_what_people_typed_never_becomes_markup(desk: Desk, save: Save, field: str) -> None:
    need = save(**{field: XSS, "provenance": {field: XSS}}, talk=(XSS, f"Also {XSS} bitte"), contact=XSS)
    pages = [(await desk.get(where))[1] for where in ("/verbund/bedarfe", path(need), f"/verbund/bedarfe?q={XSS}")]
    pages.append(await (await desk.post(path(need, "/kontakt"))).text())
    for page in pages:
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "1337" not in re.sub(r'value="[^"]*"|[0-9a-f-]{36}', "", page)


async def test_reading_is_written_down(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save(talk=("Thema?", "WIG"))
    await desk.get(path(need))
    with unit_of_work() as uow:
        entries = uow.audit.entries()
    assert (entries[0].who, entries[0].action, entries[0].subject) == ("alle", "need_read", need.need_id)


async def test_the_contact_is_shown_on_demand_and_that_is_written_down(
    desk: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save(contact="anna@betrieb.example")
    assert "anna@betrieb.example" not in (await desk.get(path(need)))[1]
    with unit_of_work() as uow:
        assert "contact_revealed" not in [entry.action for entry in uow.audit.entries(need.need_id)]
    assert "anna@betrieb.example" in await (await desk.post(path(need, "/kontakt"))).text()
    with unit_of_work() as uow:
        assert uow.audit.entries(need.need_id)[0].action == "contact_revealed"


async def test_without_a_contact_there_is_nothing_to_show(desk: Desk, save: Save) -> None:
    need = save()
    assert "Kontakt anzeigen" not in (await desk.get(path(need)))[1]
    assert (await desk.post(path(need, "/kontakt"))).status == 404


async def test_a_contact_cannot_be_fetched_by_a_link(desk: Desk, save: Save) -> None:
    assert (await desk.get(path(save(contact="anna@betrieb.example"), "/kontakt")))[0] == 405


async def test_the_status_is_changed_with_history(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save()
    response = await desk.post(path(need, "/aendern?platz=1"), felder="status", status="in_pruefung", fassung="1")
    assert (response.status, response.headers["Location"]) == (303, path(need, "?platz=1"))
    _, page = await desk.get(path(need))
    assert "alle: Stand von „neu“ auf „in Prüfung“" in page
    with unit_of_work() as uow:
        assert uow.needs.get(need.need_id).status == "in_pruefung"


async def test_only_steps_of_a_need_are_taken(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save()
    assert (await desk.post(path(need, "/aendern"), felder="status", status="gelöscht", fassung="1")).status == 422
    assert (await desk.post(path(need, "/schritt"), tun="gelöscht", fassung="1")).status == 404
    assert (await desk.post(path(need, "/schritt"), tun="bestaetigen", fassung="eins")).status == 404
    with unit_of_work() as uow:
        assert uow.needs.get(need.need_id).status == "neu"


async def test_a_day_is_shown_and_no_time(desk: Desk, save: Save) -> None:
    # The conversation of the fixture was begun at 13:37.
    for page in ("/verbund/bedarfe", path(save(talk=("Thema?", "WIG")))):
        text = (await desk.get(page))[1]
        assert "20.\N{NO-BREAK SPACE}11.\N{NO-BREAK SPACE}2026" in text
        assert not re.search(r"\b\d{1,2}:\d{2}\b", text)


async def test_a_need_whose_conversation_is_gone_can_be_read(desk: Desk, save: Save) -> None:
    assert "Das Gespräch ist nicht mehr gespeichert" in (await desk.get(path(save())))[1]


def ways(page: str) -> dict[str, str]:
    return dict(re.findall(r'<a rel="(prev|next)" href="/verbund/bedarfe/([0-9a-f-]{36})', page))


async def test_one_goes_from_need_to_need_in_the_order_of_the_list(desk: Desk, save: Save) -> None:
    first, second, third = reversed([save(thema_freitext=f"Thema {number}") for number in range(3)])
    page = (await desk.get(path(second, "?platz=2")))[1]
    assert ways(page) == {"prev": first.need_id, "next": third.need_id}
    assert ways((await desk.get(path(first, "?platz=1")))[1]) == {"next": second.need_id}
    assert ways((await desk.get(path(third, "?platz=3")))[1]) == {"prev": second.need_id}
    assert ways((await desk.get(path(third)))[1]) == {}


async def test_a_need_that_left_the_list_is_followed_by_the_one_that_moved_up(desk: Desk, save: Save) -> None:
    first, second, third = reversed([save(thema_freitext=f"Thema {number}") for number in range(3)])
    await desk.post(path(second, "/aendern"), felder="status", status="in_pruefung", fassung="1")
    page = (await desk.get(path(second, "?status=neu&platz=2")))[1]
    assert ways(page) == {"prev": first.need_id, "next": third.need_id}
