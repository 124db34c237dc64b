"""Every route against every role: what is not granted does not exist, and what nobody thought of is shut."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from aiohttp import web

from tests.fakes.engine import FakeEngine
from tests.integration.desk.conftest import PASSWORD, Desk
from verbund.access import GRANTS
from verbund.managers import Deputyship, Role
from verbund.settings import Settings
from web.app import create_app
from web.desk.accounts import add_manager
from web.desk.people_routes import add_people_routes
from web.desk.permissions import HOMES, NEEDED, OPEN

SOME_ID = "2f0d9a0e-6f0b-4a51-9d0e-0b7f3f1a1111"


def routes(settings: Settings) -> list[tuple[str, str | None, str]]:
    """Method, name and address of everything under `/verbund` but what is open."""
    found = []
    for resource in create_app(settings).router.resources():
        if isinstance(resource, web.PrefixedSubAppResource) and resource.canonical == "/verbund":
            for route in resource:
                if route.name not in OPEN:
                    path = re.sub(r"\{(need|bundle|offer|upload|commission)_id\}|\{number\}", SOME_ID, route.resource.canonical)
                    found.append((route.method, route.name, re.sub(r"\{\w+\}", "7", path)))
    return found


def test_every_route_says_what_it_needs(settings: Settings) -> None:
    names = {name for _, name, _ in routes(settings)}
    assert names - NEEDED.keys() == set()


def test_every_role_has_a_first_page_that_it_may_open(settings: Settings) -> None:
    names = {path: name for method, name, path in routes(settings) if method == "GET"}
    for role in get_args(Role):
        assert NEEDED[names[HOMES[role]]] in GRANTS[role]


@pytest.fixture
def relaxed(settings: Settings) -> Settings:
    """No second factor asked for: here only the role counts."""
    return Settings(**{**vars(settings), "second_factor": "optional"})


@pytest.mark.parametrize("role", get_args(Role))
async def test_each_role_opens_what_is_granted_and_nothing_else(
    role: Role, aiohttp_client, relaxed: Settings, unit_of_work: Callable
) -> None:
    with unit_of_work() as uow:
        add_manager(uow, "wer", PASSWORD, role=role)
        uow.commit()
    desk = Desk(await aiohttp_client(create_app(relaxed, engine=FakeEngine())))
    await desk.log_in("wer")
    token = await desk.token(HOMES[role])
    for method, name, path in routes(relaxed):
        if name in ("abmelden", "code"):
            continue
        fields = {"data": {"csrf": token}} if method == "POST" else {}
        response = await desk.client.request(method, path, allow_redirects=False, **fields)
        if NEEDED[name] in GRANTS[role]:
            # Granted: the page, or a page that asks for more (nothing of what is named here exists).
            assert response.status < 500, (role, path)
            if method == "GET" and SOME_ID not in path and "/7" not in path:
                assert response.status in (200, 303), (role, path)
        elif name == "bedarfe":
            assert (response.status, response.headers["Location"]) == (303, HOMES[role])
        else:
            assert response.status == 404, (role, method, path)
            assert "Diese Seite gibt es nicht" in await response.text()
        if name == "konto_passwort":  # a wrong form changes nothing, the session goes on
            token = await desk.token(HOMES[role])


async def test_a_page_nobody_named_is_shut_even_for_administrators(
    aiohttp_client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forgotten(request: web.Request) -> web.StreamResponse:
        return web.Response(text="offen")

    def add_all(router: web.UrlDispatcher) -> None:
        add_people_routes(router)
        router.add_resource("/vergessen", name="vergessen").add_route("GET", forgotten)
        router.add_resource("/namenlos").add_route("GET", forgotten)

    monkeypatch.setattr("web.desk.add_people_routes", add_all)
    desk = Desk(await aiohttp_client(create_app(settings, engine=FakeEngine())))
    await desk.log_in()
    assert [(await desk.get(f"/verbund/{path}"))[0] for path in ("vergessen", "namenlos", "konto")] == [404, 404, 200]


async def test_the_start_leads_readers_to_their_numbers(visitor: Desk, unit_of_work: Callable) -> None:
    with unit_of_work() as uow:
        add_manager(uow, "land", PASSWORD, role="foerderer")
        uow.commit()
    await visitor.log_in("land")
    response = await visitor.client.get("/verbund")
    assert response.url.path == "/verbund/berichte"
    page = await response.text()
    assert "Berichte" in page and "/verbund/protokoll" not in page and "/verbund/bedarfe" not in page


async def test_a_stand_in_sees_the_other_region_only_meanwhile(visitor: Desk, unit_of_work: Callable, save) -> None:
    today = datetime.now(UTC).date()
    with unit_of_work() as uow:
        add_manager(uow, "freiburg", PASSWORD, regions=["Freiburg"])
        uow.managers.add_deputy(Deputyship(absent="freiburg", deputy="ulm", first_day=today, last_day=today))
        uow.managers.add_deputy(
            Deputyship(absent="alle", deputy="ulm", first_day=today + timedelta(1), last_day=today + timedelta(9))
        )
        uow.commit()
    await visitor.log_in("ulm")
    _, page = await visitor.get("/verbund/konto")
    assert "Heute in Vertretung auch: Freiburg." in page
    assert "Ihre Regionen: Ulm." in page
    mine, other, foreign = (save(region=region) for region in ("Ulm", "Freiburg", "Stuttgart"))
    opened = [(await visitor.get(f"/verbund/bedarfe/{need.need_id}"))[0] for need in (mine, other, foreign)]
    assert opened == [200, 200, 404]
