"""Bundling in a browser: from the login to an invitation, by mouse, by keyboard, without JavaScript, on a phone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import axe_source, violations
from tests.browser.logged_in import logged_in
from tests.fakes.engine import FakeEngine
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbundlotse.demo import seed
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}
ACCEPT = re.compile("^Bündel anlegen")
BUNDLE = re.compile(r"/verbund/buendel/[0-9a-f-]{36}(#.*)?$")

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TestServer]:
    """The application with a made-up Verbund of 200 needs."""
    folder = tmp_path_factory.mktemp("bundles")
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(folder), "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
    migrate(settings.database_url)
    with SqlUnitOfWork(create_session_factory(settings.database_url), settings.secret_key) as uow:
        seed(uow, today=datetime.now(UTC).date(), needs=200)
        add_manager(uow, "petra", PASSWORD)
        uow.commit()
    server = TestServer(create_app(settings, engine=FakeEngine()))
    await server.start_server()
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, server: TestServer, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    async with logged_in(browser, server, "petra", PASSWORD, **getattr(request, "param", {})) as page:
        yield page


NO_SCRIPT = pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
LOOKS = pytest.mark.parametrize(
    "page",
    [{}, {"color_scheme": "dark"}, {"viewport": PHONE}],
    indirect=True,
    ids=["desktop", "dark", "phone"],
)


async def begin(page: Page) -> None:
    """Two clicks after the login: to the proposals, and to a bundle."""
    await page.get_by_role("link", name="Bündeln").click()
    await page.get_by_role("button", name=ACCEPT).first.click()
    await page.wait_for_url(BUNDLE)
    await page.wait_for_load_state()


async def test_an_invitation_is_two_clicks_from_the_login(page: Page) -> None:
    await begin(page)
    text = page.get_by_role("textbox", name="Text für Betrieb A")
    await expect(text).to_be_visible()
    assert "Sie haben dem Qualifizierungsverbund gesagt" in await text.input_value()
    names = await page.locator("h3 .inside").all_text_contents()
    assert names and not [name for name in names if name.strip(": ") in await text.input_value()]


async def test_a_need_is_moved_out_and_back_by_mouse(page: Page) -> None:
    await begin(page)
    inside, outside = page.locator('[data-zone="in"]'), page.locator('[data-zone="out"]')
    held = inside.locator("li.need")
    before = await held.count()
    need = await held.first.get_attribute("id")
    await held.first.drag_to(outside.get_by_role("heading").first)
    await expect(page.get_by_text(re.compile("herausgenommen"))).to_be_visible()
    await expect(held).to_have_count(before - 1)
    await page.wait_for_load_state()
    back = outside.locator(f"#k-{need.removeprefix('b-')}")
    await back.drag_to(inside.get_by_role("heading").first)
    await expect(page.locator(f"#{need}")).to_be_focused()
    await expect(held).to_have_count(before)


async def test_a_need_dropped_where_it_is_stays_there(page: Page) -> None:
    await begin(page)
    inside = page.locator('[data-zone="in"]')
    await inside.locator("li.need").first.drag_to(inside.get_by_role("heading").first)
    await expect(page.locator(".undo")).to_have_count(0)


async def test_the_board_works_by_keyboard_alone(page: Page) -> None:
    await page.get_by_role("link", name="Bündeln").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/verbund/buendel")
    await tab_to(page, "Bündel anlegen")
    await page.keyboard.press("Enter")
    await page.wait_for_url(BUNDLE)
    await page.wait_for_load_state()
    held = page.locator('[data-zone="in"] li.need')
    before = await held.count()
    await tab_to(page, "Herausnehmen")
    await page.keyboard.press("Enter")
    await expect(held).to_have_count(before - 1)
    await page.wait_for_load_state()
    await tab_to(page, "Rückgängig", backwards=True)
    await page.keyboard.press("Enter")
    await expect(held).to_have_count(before)


async def tab_to(page: Page, words: str, *, backwards: bool = False) -> None:
    """Presses Tab until a button that begins with these words has the focus."""
    for _ in range(80):
        await page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if (await page.evaluate("document.activeElement.textContent.trim()")).startswith(words):
            return
    raise AssertionError(f"no way to {words}")


@NO_SCRIPT
async def test_the_board_works_without_script(page: Page) -> None:
    await begin(page)
    held = page.locator('[data-zone="in"] li.need')
    before = await held.count()
    await held.first.get_by_role("button", name="Herausnehmen").click()
    await expect(held).to_have_count(before - 1)
    await page.get_by_role("button", name="Rückgängig").click()
    await expect(held).to_have_count(before)
    await expect(page.get_by_role("button", name="Text kopieren")).to_have_count(0)
    await expect(page.get_by_role("link", name="Als Datei").first).to_be_visible()


async def test_a_text_is_copied_as_it_stands_in_the_box(page: Page) -> None:
    await begin(page)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.get_by_role("textbox", name="Text für Betrieb A").fill("Guten Tag, von mir geändert")
    await page.get_by_role("button", name="Text kopieren").first.click()
    await expect(page.get_by_role("status").filter(has_text="kopiert")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "Guten Tag, von mir geändert"


async def test_what_is_printed_names_no_company_and_no_need(page: Page) -> None:
    await begin(page)
    names = [name.strip(": ") for name in await page.locator("h3 .inside").all_text_contents()]
    await page.emulate_media(media="print")
    printed = await page.locator("main").inner_text()
    assert "Warum" not in printed and not [name for name in names if name in printed]


@LOOKS
async def test_list_and_board_are_accessible_and_fit_the_screen(page: Page, pytestconfig: pytest.Config) -> None:
    axe = axe_source(Path(pytestconfig.cache.mkdir("axe")))
    await page.goto("/verbund/buendel")
    for summary in await page.locator("summary").all():
        await summary.click()
    await sound(page, axe)
    await page.get_by_role("button", name=ACCEPT).first.click()
    await page.wait_for_url(BUNDLE)
    for summary in await page.locator("details:not([open]) > summary").all():
        if await summary.is_visible():
            await summary.click()
    await sound(page, axe)


async def sound(page: Page, axe: str) -> None:
    """Nothing for axe to complain about, and nothing to be scrolled sideways."""
    await page.wait_for_load_state()
    assert await violations(page, axe) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
