"""Logging in: constant answers, a new session each time, shut after failures, gone after the log-out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.integration.desk.conftest import PASSWORD, Desk
from verbund.conversations import hash_token
from web.desk.sessions import IDLE_LIFETIME, LONGEST_LIFETIME, find_session, open_session, renew, wants_renewal

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def audit(unit_of_work: Callable) -> list[tuple[str, str]]:
    with unit_of_work() as uow:
        return [(entry.who, entry.action) for entry in reversed(uow.audit.entries())]


async def test_name_and_password_open_the_list(visitor: Desk, unit_of_work: Callable) -> None:
    response = await visitor.log_in()
    assert (response.status, response.headers["Location"]) == (303, "/verbund/bedarfe")
    assert (await visitor.get("/verbund/bedarfe"))[0] == 200
    assert audit(unit_of_work) == [("alle", "login")]


async def test_the_login_leads_back_to_the_page_that_was_asked_for(visitor: Desk) -> None:
    response = await visitor.log_in(weiter="/verbund/bedarfe?status=neu")
    assert response.headers["Location"] == "/verbund/bedarfe?status=neu"


async def test_whatever_is_wrong_the_answer_is_the_same(visitor: Desk) -> None:
    pages = []
    for name, password in (("alle", "falsch"), ("gibt-es-nicht", PASSWORD), ("", ""), ("x" * 500, "y" * 5000)):
        response = await visitor.log_in(name, password)
        assert response.status == 401
        pages.append(re.sub(r'value="[^"]*"', "", await response.text()))
    assert len(set(pages)) == 1
    assert visitor.cookie("vl_sitzung") is None


async def test_failures_are_written_down_without_what_was_typed(visitor: Desk, unit_of_work: Callable) -> None:
    await visitor.log_in("alle", "falsch")
    await visitor.log_in("Mein!Passwort", "falsch")
    assert audit(unit_of_work) == [("alle", "login_failed"), ("unbekannt", "login_failed")]
    with unit_of_work() as uow:
        assert "Mein!Passwort" not in str(uow.audit.entries())


async def test_after_five_failures_even_the_right_password_is_refused(visitor: Desk, unit_of_work: Callable) -> None:
    for _ in range(5):
        await visitor.log_in("alle", "falsch")
    wrong = await visitor.log_in("alle", "falsch")
    right = await visitor.log_in("alle", PASSWORD)
    assert (wrong.status, right.status) == (401, 401)
    assert await wrong.text() == await right.text()
    # Attempts while the name is shut are not counted: nobody is kept out for ever.
    assert audit(unit_of_work) == [("alle", "login_failed")] * 5
    assert (await visitor.log_in("ulm")).status == 303


async def test_each_login_gets_a_session_of_its_own_and_ends_the_one_before(visitor: Desk) -> None:
    await visitor.log_in()
    first = visitor.cookie("vl_sitzung")
    await visitor.log_in()
    assert visitor.cookie("vl_sitzung") != first
    visitor.client.session.cookie_jar.clear()
    status, _ = await visitor.get("/verbund/bedarfe", Cookie=f"vl_sitzung={first}")
    assert status == 303


async def test_a_session_set_by_somebody_else_is_not_taken_over(visitor: Desk) -> None:
    visitor.client.session.cookie_jar.update_cookies({"vl_sitzung": "untergeschoben.99999999999"})
    await visitor.log_in()
    assert visitor.cookie("vl_sitzung") != "untergeschoben.99999999999"


async def test_the_store_keeps_only_the_hash_of_the_cookie(visitor: Desk, unit_of_work: Callable) -> None:
    await visitor.log_in()
    token = visitor.cookie("vl_sitzung")
    with unit_of_work() as uow:
        session = uow.sessions.get(hash_token(token), datetime.now(UTC))
    assert session.manager == "alle"
    assert token not in repr(session)


async def test_the_cookie_is_for_these_pages_only(visitor: Desk) -> None:
    cookie = (await visitor.log_in()).cookies["vl_sitzung"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/verbund", "Strict", True)
    assert not cookie["secure"]


async def test_behind_https_the_cookie_is_secure(visitor: Desk) -> None:
    token = await visitor.token("/verbund/anmelden")
    response = await visitor.client.post(
        "/verbund/anmelden",
        data={"csrf": token, "name": "alle", "passwort": PASSWORD},
        headers={"X-Forwarded-Proto": "https"},
        allow_redirects=False,
    )
    assert response.cookies["vl_sitzung"]["secure"]
    assert "Strict-Transport-Security" in response.headers


async def test_the_log_out_ends_the_session_in_the_store(desk: Desk) -> None:
    token = desk.cookie("vl_sitzung")
    assert (await desk.post("/verbund/abmelden")).status == 303
    assert desk.cookie("vl_sitzung") is None
    assert (await desk.get("/verbund/bedarfe", Cookie=f"vl_sitzung={token}"))[0] == 303


def test_a_session_ends_when_nothing_happens(unit_of_work: Callable) -> None:
    with unit_of_work() as uow:
        token = open_session(uow, "alle", NOW)
        assert find_session(uow, token, NOW + IDLE_LIFETIME - timedelta(seconds=1))
        assert find_session(uow, token, NOW + IDLE_LIFETIME) is None


def test_activity_moves_the_idle_end_and_never_the_last_one(unit_of_work: Callable) -> None:
    with unit_of_work() as uow:
        token, now = open_session(uow, "alle", NOW), NOW
        while session := find_session(uow, token, now):
            if wants_renewal(session, token, now):
                renew(uow, session, token, now)
            now += IDLE_LIFETIME / 2
        assert now == NOW + LONGEST_LIFETIME


def test_a_session_that_was_ended_is_not_renewed(unit_of_work: Callable) -> None:
    with unit_of_work() as uow:
        token = open_session(uow, "alle", NOW)
        session = find_session(uow, token, NOW)
        uow.sessions.erase(session.token_hash)
        renew(uow, session, token, NOW + timedelta(minutes=5))
        assert find_session(uow, token, NOW + timedelta(minutes=5)) is None


@pytest.mark.parametrize("path", ["/verbund/bedarfe", "/verbund/bedarfe?seite=2"])
async def test_who_was_logged_out_comes_back_to_the_same_page(visitor: Desk, path: str) -> None:
    response = await visitor.client.get(path)
    page = await response.text()
    weiter = re.search(r'name="weiter" value="([^"]*)"', page)[1]
    assert weiter == path
