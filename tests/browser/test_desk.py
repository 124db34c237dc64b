"""The managers' pages in a browser: by keyboard, without JavaScript, on a phone, in light and dark."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import axe_source, violations
from tests.fakes.engine import FakeEngine
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbundlotse.demo import seed
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TestServer]:
    """The application with the made-up Verbund."""
    folder = tmp_path_factory.mktemp("desk")
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(folder), "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
    migrate(settings.database_url)
    with SqlUnitOfWork(create_session_factory(settings.database_url), settings.secret_key) as uow:
        seed(uow, today=date(2026, 11, 23))
        add_manager(uow, "demo", PASSWORD)
        uow.commit()
    server = TestServer(create_app(settings, engine=FakeEngine()))
    await server.start_server()
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, server: TestServer, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """A page after the login. Fails the test on any error in the console: a breach of our CSP is one."""
    options = getattr(request, "param", {})
    context = await browser.new_context(base_url=str(server.make_url("/")), **({"viewport": DESKTOP} | options))
    page = await context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto("/verbund/bedarfe")
    await page.get_by_label("Name").fill("demo")
    await page.get_by_label("Passwort").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Bedarfe", level=1)).to_be_visible()
    await page.wait_for_load_state()
    yield page
    await context.close()
    assert faults == []


NO_SCRIPT = pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True, ids=["no script"])


async def focused(page: Page) -> str:
    return await page.evaluate("document.activeElement.textContent")


async def arrived(page: Page, heading: str) -> None:
    """The page is there with its script; a key pressed before that is lost."""
    await expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    await page.wait_for_load_state()


async def test_one_goes_through_the_needs_by_keyboard(page: Page) -> None:
    topics = await page.locator("tbody th a").all_inner_texts()
    for key, number in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        await page.keyboard.press(key)
        assert await focused(page) == topics[number]
    for key, heading in (("Enter", topics[1]), ("j", topics[2]), ("k", topics[1]), ("u", "Bedarfe")):
        await page.keyboard.press(key)
        await arrived(page, heading)


async def test_keys_type_letters_where_one_types(page: Page) -> None:
    await page.keyboard.press("/")
    await page.keyboard.type("jk")
    await expect(page.get_by_label("Suche im Thema")).to_have_value("jk")


async def test_single_keys_can_be_switched_off_for_good(page: Page) -> None:
    await page.get_by_text("Tastenkürzel", exact=True).click()
    await page.get_by_label("Tastenkürzel benutzen").uncheck()
    await page.reload()
    await page.keyboard.press("j")
    assert await page.locator("tbody a:focus").count() == 0


async def test_a_field_lights_up_the_words_it_came_from_and_they_the_field(page: Page) -> None:
    await page.goto("/verbund/bedarfe?q=S7-Steuerungen")
    await page.locator("tbody th a").click()
    await page.locator("#f-stand_ist a").focus()
    await expect(page.locator("mark.lit")).to_have_text("eigentlich neu für sie")
    await page.locator("mark", has_text="vier").locator("a").focus()
    await expect(page.locator(".line.lit dt")).to_have_text("Anzahl der Personen")


@NO_SCRIPT
async def test_without_script_a_link_leads_from_field_to_words(page: Page) -> None:
    await page.goto("/verbund/bedarfe?q=S7-Steuerungen")
    await page.locator("tbody th a").click()
    await page.locator("#f-stand_ist a").click()
    await expect(page.locator("mark:target")).to_have_text("eigentlich neu für sie")
    await expect(page.locator("mark:target")).to_be_in_viewport()


@NO_SCRIPT
async def test_without_script_the_work_gets_done(page: Page) -> None:
    await page.get_by_label("Branche").select_option("Textil und Bekleidung")
    await page.get_by_label("Für wen").select_option("für ein Team")
    await page.get_by_role("button", name="Anzeigen").click()
    await page.get_by_role("link", name="Beschichten und Kaschieren").click()
    await page.get_by_role("button", name="Kontakt anzeigen").click()
    await expect(page.get_by_text("produktion@remsfaden.example")).to_be_visible()
    await page.get_by_label("Stand", exact=True).select_option("in Prüfung")
    await page.get_by_role("button", name="Stand speichern").click()
    await expect(page.get_by_text("von „neu“ auf „in Prüfung“")).to_be_visible()
    await page.get_by_role("link", name="Zur Liste").click()
    await expect(page.get_by_label("Branche")).to_have_value("textil_bekleidung")
    await page.get_by_role("button", name="Abmelden").click()
    await expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()


LOOKS = [
    pytest.param({"viewport": size, "color_scheme": scheme}, id=f"{name} {scheme}")
    for name, size in (("desktop", DESKTOP), ("phone", PHONE))
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("page", LOOKS, indirect=True)
async def test_every_page_is_accessible_and_fits(page: Page, pytestconfig: pytest.Config) -> None:
    axe = axe_source(Path(pytestconfig.cache.mkdir("axe")))
    need = await page.locator("tbody th a").first.get_attribute("href")
    paths = ["/verbund/bedarfe", "/verbund/bedarfe?q=gibtesnicht", need, "/verbund/bedarfe?region=Ulm&sort=urgent"]
    for path in paths:
        await page.goto(path)
        assert await violations(page, axe) == [], path
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    await page.context.clear_cookies()
    await page.goto("/verbund/anmelden")
    assert await violations(page, axe) == []
