"""Who may not: without a session, with a form from elsewhere, too often."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import TestClient

from tests.integration.mine.conftest import NEED_ID, SECOND_ID, Person
from tests.integration.web.test_headers import HEADERS
from web import mine
from web.mine.keys import ATTEMPTS, CHANGES
from web.mine.limits import Changes, CodeAttempts

OPEN = {"show", "enter"}
POSTS = sorted(route.path for route in mine.routes() if route.method == "POST" and route.handler.__name__ != "enter")
READS = ["/mein-bedarf/woerter", "/mein-bedarf/weitergabe", "/mein-bedarf/kontakt", "/mein-bedarf/loeschen"]


def test_every_route_but_two_needs_a_code() -> None:
    free = {route.handler.__name__ for route in mine.routes() if not hasattr(route.handler, "needs_code")}
    assert free == OPEN
    assert len(POSTS) == 6


@pytest.mark.parametrize("path", READS)
async def test_without_a_session_pages_lead_to_the_code(person: Person, need, path: str) -> None:
    await person.open(path)
    assert person.path == "/mein-bedarf" and 'name="code"' in person.html
    assert need.thema_freitext not in person.html


@pytest.mark.parametrize("path", POSTS)
async def test_without_a_session_nothing_happens(person: Person, need, unit_of_work, path: str) -> None:
    response = await person.post(path, csrf="x", wert="ja", thema_freitext="Neues Thema")
    assert response.status == 403
    assert need.thema_freitext not in await response.text()
    with unit_of_work() as uow:
        assert uow.needs.get(NEED_ID) == need


@pytest.mark.parametrize("path", POSTS)
async def test_a_form_from_elsewhere_is_refused(inside: Person, need, unit_of_work, path: str) -> None:
    fields = {"csrf": inside.token(), "wert": "ja", "thema_freitext": "untergeschoben"}
    for wrong in ({"csrf": "falsch"}, {"csrf": ""}, {"csrf": "ä"}):
        response = await inside.client.post(path, data=fields | wrong)
        assert response.status == 403, wrong
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}, {"Origin": "null"}):
        response = await inside.client.post(path, data=fields, headers=headers)
        assert response.status == 403, headers
    with unit_of_work() as uow:
        assert uow.needs.get(NEED_ID) == need
    assert need.thema_freitext in (await inside.open()).text


async def test_the_form_for_the_code_is_refused_from_elsewhere(client: TestClient, need, code_of) -> None:
    for headers in ({"Sec-Fetch-Site": "same-site"}, {"Origin": "https://example.org"}):
        response = await client.post("/mein-bedarf/code", data={"code": code_of(need)}, headers=headers)
        assert response.status == 403 and "Set-Cookie" not in response.headers


async def test_forms_of_another_kind_are_refused(client: TestClient, need, code_of) -> None:
    as_json = await client.post("/mein-bedarf/code", json={"code": code_of(need)})
    assert as_json.status == 400
    broken = {"Content-Type": "application/x-www-form-urlencoded; charset=unknown"}
    assert (await client.post("/mein-bedarf/code", data=b"code=\xff", headers=broken)).status == 400
    big = await client.post("/mein-bedarf/code", data={"code": "x" * 70_000})
    assert big.status == 413


async def test_a_session_opens_one_need_and_no_other(inside: Person, save, unit_of_work) -> None:
    second = save(need_id=SECOND_ID, thema_freitext="Zwirnmaschinen")
    token = inside.token()
    fields = {"csrf": token, "need_id": SECOND_ID, "wert": "ja", "thema_freitext": "Neu hier"}
    for path in ("/mein-bedarf/woerter", "/mein-bedarf/weitergabe"):
        await inside.post(f"{path}?need_id={SECOND_ID}", **fields)
    file = await inside.post(f"/mein-bedarf/datei?need_id={SECOND_ID}", **fields)
    assert (await file.json())["need_id"] == NEED_ID
    with unit_of_work() as uow:
        mine, other = uow.needs.get(NEED_ID), uow.needs.get(SECOND_ID)
    assert (mine.thema_freitext, mine.weitergabe_betrieb) == ("Neu hier", "ja")
    assert other == second
    assert (await inside.client.get(f"/mein-bedarf/{SECOND_ID}")).status == 404


@pytest.mark.parametrize("path", ["/mein-bedarf", *READS, "/mein-bedarf/fehlt", "/static/mein-bedarf/mine.css"])
async def test_every_page_carries_the_headers(inside: Person, path: str) -> None:
    await inside.open(path)
    for name, value in HEADERS.items():
        assert inside.headers[name] == value, name
    assert inside.headers["Cache-Control"] == ("no-cache" if path.startswith("/static") else "no-store")


async def test_guessing_ends_after_ten_and_comes_back_with_time(
    client: TestClient, person: Person, need, code_of, clock
) -> None:
    client.app[ATTEMPTS].__init__(clock)
    for _ in range(CodeAttempts.EACH.burst):
        assert (await person.enter("ABCD-EFGH-JKMNP")).status == 422
    await person.enter(code_of(need))  # refused, though it is right
    assert person.status == 429
    assert person.headers["Retry-After"] == "10"
    assert "zu viele Versuche in kurzer Zeit. Bitte warten Sie 10 Sekunden." in person.text
    assert need.thema_freitext not in person.html and "Set-Cookie" not in person.headers
    forged = {"X-Forwarded-For": "198.51.100.7", "Forwarded": "for=198.51.100.7", "X-Real-IP": "198.51.100.7"}
    response = await client.post("/mein-bedarf/code", data={"code": code_of(need)}, headers=forged)
    assert response.status == 429
    clock.now += 10
    assert (await person.enter(code_of(need))).status == 200
    assert need.thema_freitext in person.text


async def test_changes_are_not_faster_than_a_person(inside: Person, client: TestClient, unit_of_work, clock) -> None:
    client.app[CHANGES].__init__(clock)
    await inside.open("/mein-bedarf/woerter")
    token = inside.token()
    for number in range(Changes.EACH.burst):
        form = {"csrf": token, "wert": "ja" if number % 2 else "nein"}
        assert (await client.post("/mein-bedarf/weitergabe", data=form, allow_redirects=False)).status == 303
    await inside.send("/mein-bedarf/woerter", thema_freitext="Noch etwas")
    assert (inside.status, inside.headers["Retry-After"]) == (429, "10")
    with unit_of_work() as uow:
        assert uow.needs.get(NEED_ID).thema_freitext != "Noch etwas"
