"""The widget as people meet it: on a page of somebody else, on another origin than ours."""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import FrameLocator, Locator, Page, Request, Route, expect

from tests.fakes.engine import FakeEngine, end
from verbund.sites.site import Site
from web.keys import STORE

AI_NOTICE = "Sie schreiben mit einem Computerprogramm, nicht mit einem Menschen."
BUTTON = "Weiterbildung? Hier fragen"
SITE = "werk"
PHONE = {"width": 390, "height": 760}
SMALL = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}


def script(engine: FakeEngine) -> None:
    """What the engine answers in these tests."""
    yes_no = [{"title": "Ja, einverstanden", "payload": "/ja"}, {"title": "Nein", "payload": "/nein"}]
    engine.script["/start"] = [
        {"text": "Guten Tag. Ich bin der Verbundlotse, ein Computerprogramm und kein Mensch."},
        {"text": "Darf ich Ihre Antworten speichern?", "buttons": yes_no},
        end("einwilligung", answered=0, expected=6),
    ]
    engine.script["/ja"] = [
        {"text": "Danke. Was machen Sie bei der Arbeit?"},
        end("taetigkeit_freitext", answered=2, expected=6),
    ]
    engine.script["Ich schweiße."] = [
        {"text": "Wie möchten wir Sie erreichen?"},
        end("kontakt", answered=5, expected=6),
    ]
    engine.script["Warum fragen Sie das?"] = [
        {"text": "Damit der Kurs passt."},
        end("taetigkeit_freitext", answered=2, expected=6),
    ]
    save = [{"title": "Ja, speichern", "payload": "/speichern"}, {"title": "Etwas ändern", "payload": "/aendern"}]
    engine.script["Zusammenfassung"] = [
        {"text": "• Ort: Reutlingen\n• Thema: Schweißen mit dem Roboter"},
        {"text": "Stimmt das so?", "buttons": save},
        end("bestaetigung", answered=6, expected=6),
    ]
    engine.script["fertig"] = [{"text": "Auf Wiedersehen."}, end(None, "finished", 6, 6)]


async def allow(app: web.Application, *origins: str, **about: Any) -> None:
    """Sets up the site on whose pages the widget may stand."""
    site = Site(**{"key": SITE, "name": "Muster GmbH", "origins": origins} | about)
    await app[STORE].write(lambda uow: uow.sites.put(site))


@dataclass
class HostPages:
    """A company's web site: each page is an HTML text, with headers of its own."""

    server: TestServer
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return str(self.server.make_url("/")).rstrip("/")

    def put(self, path: str, html: str, **headers: str) -> str:
        self.pages[path] = (html, {name.replace("_", "-"): value for name, value in headers.items()})
        return self.origin + path

    async def answer(self, request: web.Request) -> web.Response:
        if request.path not in self.pages:
            return web.Response(status=204)
        html, headers = self.pages[request.path]
        return web.Response(text=html, content_type="text/html", headers=headers)


async def host_pages(name: str) -> HostPages:
    """Starts a web site under this host name; the caller closes its server."""
    app = web.Application()
    pages = HostPages(TestServer(app, host=name))
    app.router.add_get("/{path:.*}", pages.answer)
    await pages.server.start_server()
    return pages


def snippet(ours: TestServer, **data: str) -> str:
    """The line that a company puts into its page."""
    about = "".join(f' data-{name}="{value}"' for name, value in ({"site": SITE} | data).items())
    return f'<script src="{ours.make_url("/widget.js")}"{about} async></script>'


def plain_page(line: str, body: str = "") -> str:
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Muster GmbH</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f'<body><main><h1>Muster GmbH</h1><p>Wir bauen <a href="/weiter">Maschinen</a>.</p>{body}</main>{line}</body></html>'
    )


@dataclass
class Widget:
    """A person before a host page."""

    page: Page
    address: str
    requests: list[Request] = field(default_factory=list)

    @property
    def button(self) -> Locator:
        return self.page.locator("verbundlotse-chat > button, verbundlotse-chat button").first

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator("verbundlotse-chat iframe")

    async def inside(self, function: str) -> Any:
        """Runs a script inside the frame."""
        element = await self.page.locator("verbundlotse-chat iframe").element_handle()
        return await (await element.content_frame()).evaluate(function)

    async def visit(self) -> Widget:
        await self.page.goto(self.address)
        await expect(self.button).to_be_visible()
        return self

    async def open(self) -> Widget:
        await self.visit()
        await self.button.click()
        await expect(self.frame.get_by_text(AI_NOTICE)).to_be_visible()
        return self

    async def begin(self, mode: str = "Alltagssprache") -> Widget:
        await self.open()
        await self.frame.get_by_role("button", name=mode).click()
        await expect(self.frame.get_by_text("Darf ich Ihre Antworten speichern?")).to_be_visible()
        return self

    async def agree(self) -> Widget:
        await self.begin()
        await self.frame.get_by_role("button", name="Ja, einverstanden").click()
        await expect(self.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
        return self

    @property
    def field(self) -> Locator:
        return self.frame.get_by_label("Ihre Antwort")

    @property
    def status(self) -> Locator:
        return self.frame.locator("[data-status]")

    async def say(self, text: str) -> None:
        await self.field.fill(text)
        await self.frame.get_by_role("button", name="Senden").click()

    async def more(self) -> None:
        await self.frame.get_by_role("button", name="Mehr", exact=True).click()

    async def photograph(self, name: str) -> None:
        """For the eyes of whoever changes the widget: set SCREENSHOTS to a folder."""
        if folder := os.environ.get("SCREENSHOTS"):
            width = self.page.viewport_size["width"]
            await self.page.screenshot(path=Path(folder) / f"widget-{name}-{width}.png")


async def answers(page: Page, path: str, body: object, status: int = 200) -> list[dict[str, Any]]:
    """Lets a call of the chat API be answered by the test. Returns what was sent, as it comes in."""
    sent: list[dict[str, Any]] = []

    async def fulfil(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or "{}"))
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        await route.fulfill(status=status, body=raw, content_type="application/json")

    await page.route(f"**/api/v1/{path}", fulfil)
    return sent


Open = Callable[..., Awaitable[Widget]]
