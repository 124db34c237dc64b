"""Coming in with a code and going out: what is kept, what is told, what is refused."""

from __future__ import annotations

import logging
import re

import pytest
from aiohttp.test_utils import TestClient

from tests.integration.mine.conftest import NEED_ID, Clock, Person
from verbund.codes import code_for
from web.mine.keys import SESSIONS
from web.mine.sessions import COOKIE, LIFETIME_SECONDS, Sessions

SENTENCE_UNKNOWN = "Zu diesem Code gibt es keinen Eintrag."


async def test_before_a_code_is_sent_nothing_is_kept(person: Person, client: TestClient) -> None:
    await person.open()
    assert person.status == 200 and "Ihr Code" in person.text
    assert len(client.session.cookie_jar) == 0
    assert len(client.app[SESSIONS]) == 0
    assert "<script" not in person.html
    assert "Computerprogramm" not in person.text  # nobody chats here


@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda c: c.replace("-", " "), lambda c: f"  {c.replace('-', '')}\t", lambda c: c.replace("0", "o")]
)
async def test_a_code_may_be_typed_as_people_type(person: Person, save, settings, typed) -> None:
    ids = (f"n-{number}" for number in range(500))
    need_id = next(one for one in ids if "0" in code_for(one, settings.secret_key))
    need = save(need_id=need_id)
    await person.enter(typed(code_for(need.need_id, settings.secret_key)))
    assert person.path == "/mein-bedarf" and need.thema_freitext in person.text


@pytest.mark.parametrize("typed", ["", "ABC", "7K2M-9QX4-PT3W", "7K2M-9QX4-PT3WAA", "7K2M-9QX4-PT3WU", "ä" * 13, "²" * 13, "x" * 60_000])
async def test_what_cannot_be_a_code_is_told_clearly_and_costs_no_attempt(person: Person, need, code_of, typed) -> None:
    for _ in range(15):
        await person.enter(typed)
        assert person.status == 422
        assert "Das kann kein Code sein. Ein Code hat 13 Buchstaben und Ziffern" in person.text
    await person.enter(code_of(need))
    assert person.status == 200


async def test_wrong_erased_and_unknown_codes_get_the_same_answer(person: Person, need, code_of, unit_of_work) -> None:
    right = code_of(need)
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    pages = [await _page(person, wrong), await _page(person, "ABCD-EFGH-JKMNP")]
    with unit_of_work() as uow:
        uow.needs.erase(need.need_id)
        uow.commit()
    pages.append(await _page(person, right))
    assert pages[0] == pages[1] == pages[2]
    assert pages[0][0] == 422 and SENTENCE_UNKNOWN in pages[0][2]


async def _page(person: Person, code: str) -> tuple:
    await person.enter(code)
    kept = {name: value for name, value in person.headers.items() if name not in ("Date", "Content-Length")}
    return person.status, sorted(kept.items()), person.html.replace(code, "")


async def test_the_code_stands_in_no_address_and_no_log(person: Person, need, code_of, caplog) -> None:
    code = code_of(need)
    with caplog.at_level(logging.DEBUG):
        response = await person.client.post("/mein-bedarf/code", data={"code": code}, allow_redirects=False)
        await person.enter("7K2M-9QX4-PT3WA")
        await person.client.get(f"/mein-bedarf?code={code}")
    assert (response.status, response.headers["Location"]) == (303, "/mein-bedarf")
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith(("web", "verbund")))
    assert "POST /mein-bedarf/code 303" in ours
    for secret in (code, code.replace("-", ""), "PT3WA", NEED_ID, response.cookies[COOKIE].value, "127.0.0.1"):
        assert secret not in ours
    assert code not in str(response.headers)


async def test_the_cookie_is_strict_short_and_says_nothing(client: TestClient, need, code_of) -> None:
    response = await client.post(
        "/mein-bedarf/code", data={"code": code_of(need)}, allow_redirects=False, headers={"X-Forwarded-Proto": "https"}
    )
    cookie = response.cookies[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Strict")
    assert (cookie["path"], cookie["max-age"]) == ("/mein-bedarf", "900")
    assert re.fullmatch(r"[\w-]{43}", cookie.value)
    assert need.need_id not in cookie.value and code_of(need) not in cookie.value


async def test_after_fifteen_minutes_the_code_is_asked_again(client: TestClient, person: Person, need, code_of) -> None:
    clock = Clock()
    sessions = client.app[SESSIONS]
    sessions._clock = clock
    await person.enter(code_of(need))
    clock.now += LIFETIME_SECONDS - 1
    assert need.thema_freitext in (await person.open()).text
    token = person.token()
    clock.now += 1
    await person.open()
    assert need.thema_freitext not in person.text and 'name="code"' in person.html
    await person.open("/mein-bedarf/woerter")
    assert (person.path, person.status) == ("/mein-bedarf", 200)
    assert len(client.session.cookie_jar) == 0
    late = await person.post("/mein-bedarf/woerter", csrf=token, thema_freitext="Meine <b>Mühe</b>")
    page = await late.text()
    assert late.status == 403
    assert "Es wurde nichts geändert." in page and "Meine &lt;b&gt;Mühe&lt;/b&gt;" in page


def test_expired_sessions_are_forgotten() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    sessions.open("n-1")
    clock.now += LIFETIME_SECONDS
    sessions.open("n-2")
    assert len(sessions) == 1


async def test_logging_out_ends_it_here_and_there(inside: Person, client: TestClient) -> None:
    stolen = next(cookie.value for cookie in client.session.cookie_jar if cookie.key == COOKIE)
    await inside.send("/mein-bedarf/abmelden")
    assert "Sie sind abgemeldet." in inside.text
    assert len(client.session.cookie_jar) == 0
    client.session.cookie_jar.update_cookies({COOKIE: stolen})
    await inside.open()
    assert 'name="code"' in inside.html


async def test_a_planted_session_is_not_taken_over(person: Person, client: TestClient, need, code_of) -> None:
    planted = {"Cookie": f"{COOKIE}=planted"}
    form = {"code": code_of(need)}
    response = await client.post("/mein-bedarf/code", data=form, headers=planted, allow_redirects=False)
    assert response.cookies[COOKIE].value != "planted"
    assert client.app[SESSIONS].find("planted") is None
    await person.enter(code_of(need))
    assert len(client.app[SESSIONS]) == 1  # a new code ends the session before


@pytest.mark.parametrize("cookie", ["unsinn", "\"'<script>", "x" * 4000])
async def test_a_cookie_that_opens_nothing_leads_to_the_code(person: Person, client: TestClient, cookie: str) -> None:
    client.session.cookie_jar.update_cookies({COOKIE: cookie})
    await person.open()
    assert person.status == 200 and 'name="code"' in person.html and "<script" not in person.html


async def test_what_was_typed_comes_back_harmless(person: Person) -> None:
    await person.enter('"><script>alert(1)</script>')
    assert "<script" not in person.html and "&lt;script&gt;" in person.html
