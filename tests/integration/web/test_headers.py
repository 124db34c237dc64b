"""Every hardening header on every kind of answer; and no person's text in any log."""

from __future__ import annotations

import logging

import pytest

from tests.integration.web.conftest import API, Chat

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PATHS = [
    "/",
    "/chat",
    "/chat/loeschen",
    "/healthz",
    "/readyz",
    "/static/chat.css",
    "/static/fehlt.css",
    "/fehlt",
    "/api/x",
]


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_carries_the_headers(client, path: str) -> None:
    response = await client.get(path, allow_redirects=False)
    for name, value in HEADERS.items():
        assert response.headers[name] == value, name
    for feature in ("camera", "microphone", "geolocation", "payment", "usb"):
        assert f"{feature}=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cache-Control"] == ("no-cache" if path.startswith("/static/") else "no-store")
    assert "aiohttp" not in response.headers.get("Server", "").lower()


async def test_the_policy_allows_nothing_inline() -> None:
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(("path", "status"), [("/fehlt", 404), ("/chat/fehlt", 404)])
async def test_errors_for_people_are_german_pages(client, path: str, status: int) -> None:
    response = await client.get(path)
    assert (response.status, response.content_type) == (status, "text/html")
    assert "Diese Adresse gibt es nicht." in await response.text()


async def test_logs_hold_route_and_status_but_nothing_of_a_person(chat: Chat, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        await chat.say("Geheimnis")
        await chat.client.get("/chat?Geheimnis=1")
        await chat.client.get("/Geheimnis")
        await chat.client.post(API, data=b'{"Geheimnis', headers={"Content-Type": "application/json"})
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("web")]
    assert any(line.startswith("POST /api/v1/conversations/{id}/messages 200 ") for line in ours)
    assert any(line.startswith("GET - 404 ") for line in ours)
    for hidden in ("Geheimnis", chat.id, chat.token, "127.0.0.1"):
        assert hidden not in "\n".join(ours)
