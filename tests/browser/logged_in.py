"""A page of the desk as somebody sees it who has logged in."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page

from tests.browser.conftest import DESKTOP


@contextlib.asynccontextmanager
async def logged_in(
    browser: Browser, server: TestServer, name: str, password: str, *, expected: Sequence[str] = (), **options: Any
) -> AsyncIterator[Page]:
    """Opens the list of needs. At the end every error in the console is a fault: a breach of our CSP is one.

    Args:
        browser: the browser of all tests.
        server: the running application.
        name, password: who logs in.
        expected: parts of errors that the test makes on purpose.
        options: of the browser's context.

    Yields:
        The page.
    """
    settings = {"viewport": DESKTOP, "reduced_motion": "reduce"} | options
    context = await browser.new_context(base_url=str(server.make_url("/")), **settings)
    page = await context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("response", lambda answer: faults.append(f"{answer.status} {answer.url}") if answer.status == 404 else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto("/verbund/anmelden")
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Passwort").fill(password)
    await page.get_by_role("button", name="Anmelden").click()
    await page.wait_for_url("**/verbund/bedarfe")
    yield page
    await context.close()
    assert [fault for fault in faults if not any(known in fault for known in expected)] == []
