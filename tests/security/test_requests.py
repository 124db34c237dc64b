"""Requests that no browser of a well-meaning person sends: slow, huge, forged, and errors that must say nothing."""

from __future__ import annotations

import asyncio
import inspect
import logging
import uuid

import pytest

from tests.integration.desk.conftest import PASSWORD, Desk
from web import __main__ as entry
from web.access_log import NoProtocolNoise
from web.chat.gateway import Gateway
from web.desk.login import inside
from web.slow_clients import PATIENCE

API = "/api/v1/conversations"
SURFACES = ("/api/v1/conversations", "/chat/start", "/mein-bedarf/code", "/verbund/anmelden")
SECRET = "Zwirnmaschinenkrempel"


async def _raw(client, *pieces: bytes, pause: float = 0.0) -> bytes:
    """Sends bytes as they are, with a pause between the pieces, and returns the first line of the answer."""
    reader, writer = await asyncio.open_connection(client.server.host, client.server.port)
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)
        return await asyncio.wait_for(reader.readline(), 10)
    finally:
        writer.close()


@pytest.mark.parametrize("path", SURFACES)
async def test_a_body_that_never_ends_is_not_waited_for(client, path: str) -> None:
    client.app._state[PATIENCE] = 0.1
    kind = b"application/json" if path.startswith("/api") else b"application/x-www-form-urlencoded"
    head = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: 900\r\n\r\n" % (path.encode(), kind)
    assert b" 408 " in await _raw(client, head, b'{"a')


async def test_many_half_sent_requests_hold_nobody_up(client) -> None:
    idle = [await asyncio.open_connection(client.server.host, client.server.port) for _ in range(100)]
    for _, writer in idle:
        writer.write(b"GET /chat HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    assert (await client.get("/healthz")).status == 200
    assert (await client.post(API, json={})).status == 201
    for _, writer in idle:
        writer.close()


@pytest.mark.parametrize("path", SURFACES)
async def test_too_much_is_refused_everywhere(client, path: str) -> None:
    kind = "application/json" if path.startswith("/api") else "application/x-www-form-urlencoded"
    answer = await client.post(path, data=b"a" * 70_000, headers={"Content-Type": kind})
    assert answer.status == 413
    assert "groß" in await answer.text()


@pytest.mark.parametrize(
    "header", [b"X-A: " + b"a" * 20_000, b"X-A: a\r\n bent", b"Content-Length: 5\r\nContent-Length: 6", b"X\x00A: 1"]
)
async def test_impossible_headers_are_refused_without_their_words(client, caplog, monkeypatch, header: bytes) -> None:
    noise = logging.getLogger("aiohttp.server")
    monkeypatch.setattr(noise, "filters", [NoProtocolNoise()])  # as `python -m web` sets it
    line = await _raw(client, b"POST /chat/start HTTP/1.1\r\nHost: x\r\n", header, b"\r\n\r\n")
    assert line == b"" or b" 4" in line
    assert "Traceback" not in caplog.text


FOREIGN = (
    "https://evil.example/", "//evil.example", "/\\evil.example", "/verbund/../..//evil.example", "/verbund/%0d%0aSet-Cookie:a=b",
    "/verbund/\r\nSet-Cookie: a=b", "javascript:alert(1)", "/verbund/anmelden", "/chat", "", "/verbund//evil.example\t",
)  # fmt: skip


@pytest.mark.parametrize("address", FOREIGN)
async def test_the_login_leads_nowhere_else_and_splits_no_header(visitor: Desk, address: str) -> None:
    assert inside(address).startswith("/verbund/")
    answer = await visitor.log_in(weiter=address)
    assert answer.status == 303
    assert answer.headers["Location"].startswith("/verbund/")
    assert "evil" not in answer.headers["Location"].partition("?")[0].removeprefix("/verbund/")[:4]
    assert "a" not in answer.cookies


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "[::1]"])
async def test_a_forged_host_gets_into_no_answer(client, host: str) -> None:
    for path in ("/", "/chat", "/verbund", "/mein-bedarf", "/foerderung/liste"):
        answer = await client.get(path, headers={"Host": host}, allow_redirects=False)
        assert "evil" not in str(answer.headers)
        assert "evil" not in await answer.text()


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "DEBUG", "PUT", "PATCH"])
async def test_unusual_methods_do_nothing(client, method: str) -> None:
    for path in ("/chat", "/verbund/anmelden", "/mein-bedarf", API):
        assert (await client.request(method, path, data=b"x")).status in (400, 403, 404, 405)


async def test_an_error_inside_says_nothing_about_the_inside(client, monkeypatch, caplog) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError(f"{SECRET} in /srv/verbundlotse/web/chat/gateway.py")

    monkeypatch.setattr(Gateway, "start", broken)
    for path, fields in ((API, {"json": {}}), ("/chat/start", {"data": {}})):
        answer = await client.post(path, **fields)
        text = await answer.text()
        assert answer.status == 500
        assert not any(word in text for word in (SECRET, "RuntimeError", "Traceback", "gateway.py", "aiohttp"))
        assert "Server" not in answer.headers
    assert SECRET not in caplog.text


async def test_no_cookie_is_readable_for_scripts_or_sent_from_elsewhere(client, visitor: Desk) -> None:
    answers = [await client.get("/verbund/anmelden"), await visitor.log_in(), await client.post("/chat/start", data={}, allow_redirects=False)]
    cookies = [cookie for answer in answers for cookie in answer.headers.getall("Set-Cookie", []) if "Max-Age=0" not in cookie]
    assert len(cookies) >= 3
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "Domain" not in cookie
        assert "Path=/verbund" in cookie or "Path=/chat" in cookie


async def test_another_region_s_need_does_not_exist_for_a_manager(visitor: Desk, save, unit_of_work) -> None:
    foreign = save(region="Stuttgart", ags="08111", thema_freitext=SECRET)
    await visitor.log_in("ulm", PASSWORD)
    path = f"/verbund/bedarfe/{foreign.need_id}"
    assert (await visitor.get(path))[0] == 404
    assert SECRET not in (await visitor.get("/verbund/bedarfe"))[1]
    assert SECRET not in (await visitor.get(f"/verbund/bedarfe?q={SECRET[:9]}"))[1]
    for step in ("kontakt", "aendern", "schritt", "rueckgaengig", "gespraech", "notizen", "beschriften", "verbinden", "trennen"):
        answer = await visitor.post(f"{path}/{step}", status="bestaetigt", felder="status", tun="bestaetigen", notiz="x")
        assert answer.status in (404, 409), step
        assert SECRET not in await answer.text()
    with unit_of_work() as uow:
        assert uow.needs.get(foreign.need_id) == foreign


async def test_a_guessed_conversation_and_a_guessed_token_look_alike(client) -> None:
    begun = await (await client.post(API, json={})).json()
    stranger = {"Authorization": "Bearer " + "a" * 43}
    theirs = await client.get(f"{API}/{begun['conversation_id']}", headers=stranger)
    nobodys = await client.get(f"{API}/{uuid.uuid4()}", headers=stranger)
    assert theirs.status == nobodys.status == 404
    assert await theirs.json() == await nobodys.json()


async def test_marked_words_are_in_no_log_of_web(client, visitor: Desk, save, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    begun = await (await client.post(API, json={})).json()
    auth = {"Authorization": f"Bearer {begun['token']}"}
    for text in (SECRET, f"/{SECRET}", "\x00" + SECRET, SECRET * 200):
        body = {"message_id": str(uuid.uuid4()), "text": text}
        await client.post(f"{API}/{begun['conversation_id']}/messages", json=body, headers=auth)
    await client.get(f"/{SECRET}?q={SECRET}", headers={"User-Agent": SECRET, "Referer": f"https://x/{SECRET}"})
    await visitor.log_in(SECRET, SECRET)
    need = save(("Guten Tag.", SECRET), SECRET, thema_freitext=SECRET)
    await visitor.log_in()
    await visitor.get(f"/verbund/bedarfe/{need.need_id}")
    await visitor.get(f"/verbund/bedarfe?q={SECRET}")
    ours = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]  # which `python -m web` switches off
    assert ours
    assert not [line for line in ours if SECRET in line]


def test_the_application_writes_no_access_log_of_its_own() -> None:
    assert "access_log=None" in inspect.getsource(entry)
