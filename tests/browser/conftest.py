"""A real browser before the real application, with an engine that does what a test says."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser import widget as widgets
from tests.browser.widget import HostPages, Open, Widget
from tests.fakes.engine import FakeEngine
from verbund.settings import Settings
from verbund.store import migrate
from verbundlotse.bench.widget import LOOK_INSIDE
from web.app import create_app

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}

# One browser for all tests: starting it costs more than most of them. So all share one event loop.
shared_loop = pytest_asyncio.fixture(loop_scope="session")


@shared_loop
async def engine() -> FakeEngine:
    return FakeEngine()


@shared_loop
async def server(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[TestServer]:
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
    migrate(settings.database_url)
    server = TestServer(create_app(settings, engine=engine))
    await server.start_server()
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium, or set CHROMIUM")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        await browser.close()


@pytest.fixture(params=["phone", "desktop"])
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    return PHONE if request.param == "phone" else DESKTOP


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def with_script(request: pytest.FixtureRequest) -> bool:
    return request.param


@shared_loop
async def page(
    browser: Browser, server: TestServer, viewport: dict[str, int], with_script: bool
) -> AsyncIterator[Page]:
    """The page at both widths, with and without JavaScript. Fails the test on any error in the browser's console."""
    context = await browser.new_context(
        base_url=str(server.make_url("/")), viewport=viewport, java_script_enabled=with_script, reduced_motion="reduce"
    )
    page = await context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    await context.close()
    # Failed turns, refused input and lost connections are made on purpose; the browser reports each of them.
    assert [fault for fault in faults if not any(known in fault for known in ("503", "422", "ERR_"))] == []


@shared_loop
async def host(server: TestServer) -> AsyncIterator[HostPages]:
    """The web site of a company on another origin; it may show the widget."""
    host = await widgets.host_pages("127.0.0.1")
    host.put("/", widgets.plain_page(widgets.snippet(server)))
    await widgets.allow(server.app, host.origin)
    yield host
    await host.server.close()


@shared_loop
async def far_host(server: TestServer) -> AsyncIterator[HostPages]:
    """The same on another site in the sense of cookies: new windows of Chromium refuse storage to frames there."""
    host = await widgets.host_pages("localhost")
    host.put("/", widgets.plain_page(widgets.snippet(server)))
    yield host
    await host.server.close()


@shared_loop
async def widget(browser: Browser, engine: FakeEngine, host: HostPages) -> AsyncIterator[Open]:
    """Opens host pages in new browsers: `await widget(viewport=..., at=..., inside=False)`. Errors on them are faults."""
    widgets.script(engine)
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    async def visitor(at: str = host.origin, inside: bool = True, **options: Any) -> Widget:
        context = await browser.new_context(**({"viewport": widgets.DESKTOP, "reduced_motion": "reduce"} | options))
        contexts.append(context)
        if inside:
            await context.add_init_script(LOOK_INSIDE)
        page = await context.new_page()
        visit = Widget(page, at)
        context.on("request", lambda request: visit.requests.append(request))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return visit

    yield visitor
    for context in contexts:
        await context.close()
    expected = ("503", "422", "404", "409", "ERR_", "frame-ancestors", "frame-src", "Unsafe attempt")
    assert [fault for fault in faults if not any(known in fault for known in expected)] == []
