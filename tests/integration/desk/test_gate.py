"""Nothing of the desk is open without a login, no form works without its token, every answer is hardened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from aiohttp import web

from tests.integration.desk.conftest import PASSWORD, Desk
from verbund.needs import Need
from verbund.settings import Settings
from web.app import create_app
from web.desk.headers import HEADERS

OPEN = {"/verbund/anmelden", "/verbund/static"}


def desk_routes(settings: Settings) -> list[tuple[str, str]]:
    """Every method and address under `/verbund` that the application knows, but what is open."""
    app = create_app(settings)
    found = []
    for resource in app.router.resources():
        if isinstance(resource, web.PrefixedSubAppResource):
            for route in resource:
                path = route.resource.canonical
                if path not in OPEN:
                    found.append((route.method, path.replace("{need_id}", "2f0d9a0e-6f0b-4a51-9d0e-0b7f3f1a1111")))
    return found


def test_the_router_is_looked_at(settings: Settings) -> None:
    assert {("GET", "/verbund/bedarfe"), ("POST", "/verbund/abmelden")} <= set(desk_routes(settings))


async def test_nobody_passes_without_a_login(visitor: Desk, settings: Settings, save: Callable[..., Need]) -> None:
    save(thema_freitext="Geheimes Thema")
    for method, path in [*desk_routes(settings), ("GET", "/verbund/gibt-es-nicht")]:
        response = await visitor.client.request(method, path, allow_redirects=False)
        if method == "GET":
            assert (response.status, response.headers["Location"].partition("?")[0]) == (303, "/verbund/anmelden"), path
        else:
            assert response.status == 403, path
        assert "Geheimes Thema" not in await response.text()


async def test_an_invented_cookie_opens_nothing(visitor: Desk) -> None:
    response = await visitor.client.get(
        "/verbund/bedarfe", headers={"Cookie": "vl_sitzung=abc.99999999999"}, allow_redirects=False
    )
    assert response.status == 303


async def test_a_form_without_its_token_is_refused_in_german(desk: Desk, settings: Settings) -> None:
    for _, path in [route for route in desk_routes(settings) if route[0] == "POST"]:
        for fields in ({}, {"csrf": ""}, {"csrf": "falsch"}):
            response = await desk.client.post(path, data=fields, allow_redirects=False)
            assert response.status == 403, path
            assert "Bitte laden Sie sie neu" in await response.text()
    assert (await desk.get("/verbund/bedarfe"))[0] == 200


async def test_the_login_needs_the_token_of_its_page(visitor: Desk) -> None:
    token = await visitor.token("/verbund/anmelden")
    fields = {"csrf": token, "name": "alle", "passwort": PASSWORD}
    visitor.client.session.cookie_jar.clear()
    response = await visitor.client.post("/verbund/anmelden", data=fields, allow_redirects=False)
    assert response.status == 403


async def test_a_token_of_one_login_page_does_not_fit_another(visitor: Desk) -> None:
    foreign = await visitor.token("/verbund/anmelden")
    visitor.client.session.cookie_jar.clear()
    await visitor.token("/verbund/anmelden")
    fields = {"csrf": foreign, "name": "alle", "passwort": PASSWORD}
    response = await visitor.client.post("/verbund/anmelden", data=fields, allow_redirects=False)
    assert response.status == 403


async def test_a_form_from_another_site_is_refused_even_with_the_token(desk: Desk) -> None:
    fields = {"csrf": await desk.token()}
    response = await desk.client.post(
        "/verbund/abmelden", data=fields, headers={"Sec-Fetch-Site": "cross-site"}, allow_redirects=False
    )
    assert response.status == 403


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain"])
async def test_other_bodies_are_no_forms(desk: Desk, kind: str) -> None:
    response = await desk.client.post("/verbund/abmelden", data=b"csrf=1", headers={"Content-Type": kind})
    assert response.status == 403


async def test_an_unknown_charset_is_refused_and_breaks_nothing(desk: Desk) -> None:
    kind = "application/x-www-form-urlencoded; charset=klingonisch"
    response = await desk.client.post("/verbund/abmelden", data=b"csrf=1", headers={"Content-Type": kind})
    assert response.status == 403


@pytest.mark.parametrize(
    "path", ["/verbund/anmelden", "/verbund/bedarfe", "/verbund/nichts", "/verbund", "/verbund/static/desk.css"]
)
async def test_every_answer_is_hardened(desk: Desk, path: str) -> None:
    response = await desk.client.get(path, allow_redirects=False)
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == ("no-cache" if "static" in path else "no-store")
    assert "Server" not in response.headers


async def test_pages_hold_no_inline_script_or_style(desk: Desk, save: Callable[..., Need]) -> None:
    need = save(talk=("Thema?", "WIG-Schweißen"))
    for path in ("/verbund/bedarfe", f"/verbund/bedarfe/{need.need_id}"):
        _, page = await desk.get(path)
        assert "style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script src="/verbund/static/')


async def test_an_unknown_page_is_said_in_german(desk: Desk) -> None:
    status, page = await desk.get("/verbund/nichts")
    assert status == 404
    assert "Diese Seite gibt es nicht" in page


async def test_a_manager_whose_account_is_gone_is_logged_out(desk: Desk, unit_of_work: Callable) -> None:
    with unit_of_work() as uow:
        uow.sessions.erase_of("alle")
        uow.commit()
    assert (await desk.get("/verbund/bedarfe"))[0] == 303
