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
from tests.browser.logged_in import logged_in
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
        seed(uow, today=date(2026, 11, 23), needs=80, owner="petra")
        add_manager(uow, "demo", PASSWORD, role="admin")
        add_manager(uow, "petra", PASSWORD)
        uow.commit()
    server = TestServer(create_app(settings, engine=FakeEngine()))
    await server.start_server()
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, server: TestServer, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    # Two managers at once are answered with 409, which the browser reports; a test makes that happen on purpose.
    async with logged_in(browser, server, "demo", PASSWORD, expected=["409"], **getattr(request, "param", {})) as page:
        yield page


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
    for key, heading in (("Enter", topics[1]), ("j", topics[2]), ("k", topics[1]), ("l", "Bedarfe")):
        await page.keyboard.press(key)
        await arrived(page, heading)
    await expect(page.locator("tbody a:focus")).to_have_text(topics[1])


async def test_keys_type_letters_where_one_types(page: Page) -> None:
    await page.keyboard.press("/")
    await page.keyboard.type("jk")
    await expect(page.get_by_label("Suche in allen Worten")).to_have_value("jk")


async def test_single_keys_can_be_switched_off_for_good(page: Page) -> None:
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.get_by_label("Tastenkürzel benutzen").uncheck()
    await page.get_by_role("button", name="Schließen").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await page.reload()
    await page.keyboard.press("j")
    assert await page.locator("tbody a:focus").count() == 0


async def test_a_field_lights_up_the_words_it_came_from_and_they_the_field(page: Page) -> None:
    await page.goto("/verbund/bedarfe?q=S7-Steuerungen")
    await page.locator("tbody th a").first.click()
    await page.locator("#f-stand_ist a.words").focus()
    await expect(page.locator("mark.lit")).to_have_text("eigentlich neu für sie")
    await page.locator("mark", has_text="vier").locator("a").focus()
    await expect(page.locator(".line.lit dt")).to_have_text("Anzahl der Personen")


@NO_SCRIPT
async def test_without_script_a_link_leads_from_field_to_words(page: Page) -> None:
    await page.goto("/verbund/bedarfe?q=S7-Steuerungen")
    await page.locator("tbody th a").first.click()
    await page.locator("#f-stand_ist a.words").click()
    await expect(page.locator("mark:target")).to_have_text("eigentlich neu für sie")
    await expect(page.locator("mark:target")).to_be_in_viewport()


@NO_SCRIPT
async def test_without_script_the_work_gets_done(page: Page) -> None:
    await page.get_by_text("Weiter eingrenzen").click()
    await page.get_by_label("Branche").select_option("Textil und Bekleidung")
    await page.get_by_label("Für wen").select_option("für ein Team")
    await page.get_by_role("button", name="Anzeigen").click()
    await page.get_by_role("link", name="Beschichten und Kaschieren").last.click()
    await page.get_by_role("button", name="Kontakt anzeigen").click()
    await expect(page.get_by_text("produktion@remsfaden.example")).to_be_visible()
    await page.get_by_label("Stand", exact=True).select_option("in Prüfung")
    await page.get_by_role("button", name="Stand speichern").click()
    await expect(page.locator(".history li").first).to_contain_text("von „neu“ auf „in Prüfung“")
    await page.locator("#f-stand_ist").get_by_role("link", name="ändern").click()
    await page.get_by_label("Stand heute").select_option("selbstständig")
    await page.get_by_role("button", name="Speichern", exact=True).click()
    await expect(page.locator("#f-stand_ist .value")).to_have_text("selbstständig")
    await page.get_by_role("button", name="Rückgängig").click()
    await expect(page.locator("#f-stand_ist .value")).not_to_have_text("selbstständig")
    await page.get_by_label("Neue Notiz").fill("Am Montag anrufen")
    await page.get_by_role("button", name="Notiz speichern").click()
    await expect(page.get_by_text("Am Montag anrufen")).to_be_visible()
    await page.get_by_role("link", name="Zur Liste").click()
    await expect(page.get_by_label("Branche")).to_have_value("textil_bekleidung")
    await page.locator("tbody .pick input").first.check()
    await page.get_by_role("button", name="Mir zuweisen").click()
    await expect(page.get_by_text("1 Bedarf geändert.")).to_be_visible()
    await page.get_by_role("button", name="Abmelden").click()
    await expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()


async def test_ten_needs_are_reviewed_by_keyboard_alone(page: Page) -> None:
    await page.goto("/verbund/bedarfe?status=neu&owner=niemand")
    before = int((await page.locator("caption").inner_text()).split()[0])
    for key in ("j", "o"):
        await page.keyboard.press(key)
    for number in range(10):
        await expect(page.locator(".ways span")).to_have_text(f"1 von {before - number}")
        async with page.expect_navigation():
            await page.keyboard.press("r" if number == 4 else "b")
    await page.keyboard.press("l")
    await expect(page.locator("caption")).to_contain_text(f"{before - 10} Bedarfe")
    await page.goto("/verbund/bedarfe?status=bestaetigt&owner=ich")
    await expect(page.locator("caption")).to_contain_text("9 Bedarfe")


async def test_a_key_takes_over_changes_and_undoes(page: Page) -> None:
    await page.goto("/verbund/bedarfe?status=neu&owner=niemand&sort=oldest")
    await page.keyboard.press("j")
    topic = await focused(page)
    await page.keyboard.press("a")
    await expect(page.get_by_role("status")).to_contain_text("1 Bedarf geändert.")
    await page.goto("/verbund/bedarfe?status=neu&owner=ich&sort=oldest")
    await page.get_by_role("link", name=topic).first.click()
    await expect(page.locator(".desk")).to_be_visible()
    await page.wait_for_load_state()
    await page.keyboard.press("s")
    await expect(page.get_by_label("Stand", exact=True)).to_be_focused()
    await page.get_by_role("heading", level=1).click()
    await page.keyboard.press("e")
    await page.keyboard.press("e")
    await expect(page.locator(".edit")).to_be_visible()
    await page.wait_for_load_state()
    await page.goto(page.url.split("&feld=")[0])
    async with page.expect_navigation():
        await page.keyboard.press("u")
    await expect(page.get_by_label("Zuständig")).to_have_value("")
    await page.keyboard.press("n")
    await expect(page.get_by_label("Neue Notiz")).to_be_focused()


async def test_a_click_lights_up_in_both_directions(page: Page) -> None:
    await page.goto("/verbund/bedarfe?q=S7-Steuerungen")
    await page.locator("tbody th a").first.click()
    await page.locator("#f-anlass a.words").click()
    await expect(page.locator("mark.lit")).to_have_text("Der Kollege, der das konnte, ist in Rente.")
    await page.locator("mark", has_text="vier").locator("a").click()
    await expect(page.locator(".line.lit dt")).to_have_text("Anzahl der Personen")
    await expect(page.locator("#f-anzahl_personen")).to_be_in_viewport()


async def test_the_second_manager_sees_both_versions_and_goes_on(
    page: Page, browser: Browser, server: TestServer, pytestconfig: pytest.Config
) -> None:
    await page.goto("/verbund/bedarfe?q=Hydraulik")
    await page.locator("tbody th a").first.click()
    url = page.url
    other = await browser.new_context(base_url=str(server.make_url("/")), viewport=DESKTOP)
    colleague = await other.new_page()
    await colleague.goto(url)
    await colleague.get_by_label("Name").fill("petra")
    await colleague.get_by_label("Passwort").fill(PASSWORD)
    await colleague.keyboard.press("Enter")
    await expect(colleague.locator(".desk")).to_be_visible()
    await colleague.get_by_label("Stand", exact=True).select_option("bestätigt")
    await colleague.get_by_role("button", name="Stand speichern").click()
    await expect(colleague.get_by_text("Ihre letzte Änderung")).to_be_visible()
    await other.close()
    await page.get_by_label("Stand", exact=True).select_option("Rückfrage offen")
    await page.get_by_role("button", name="Stand speichern").click()
    await expect(page.get_by_role("alert")).to_contain_text("Nichts ist verloren")
    await expect(page.locator(".versions tbody tr")).to_contain_text("von petra")
    assert await violations(page, axe_source(Path(pytestconfig.cache.mkdir("axe")))) == []
    await page.get_by_role("button", name="Meine Eingabe übernehmen").click()
    await expect(page.locator(".history li").first).to_contain_text("auf „Rückfrage offen“")


LOOKS = [
    pytest.param({"viewport": size, "color_scheme": scheme}, id=f"{name} {scheme}")
    for name, size in (("desktop", DESKTOP), ("phone", PHONE))
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("page", LOOKS, indirect=True)
async def test_every_page_is_accessible_and_fits(page: Page, pytestconfig: pytest.Config) -> None:
    axe = axe_source(Path(pytestconfig.cache.mkdir("axe")))
    need = await page.locator("tbody th a").first.get_attribute("href")
    await page.goto("/verbund/bedarfe?skill_zuordnung=pruefen")
    unsure = await page.locator("tbody th a").first.get_attribute("href")
    paths = [
        "/verbund/bedarfe", "/verbund/bedarfe?q=gibtesnicht", need, f"{need}&feld=format", f"{need}&feld=skill_ids",
        unsure, "/verbund/bedarfe?region=Ulm&sort=urgent&zielgruppe=fachkraft", "/verbund/schlagworte",
    ]  # fmt: skip
    for path in paths:
        await page.goto(path)
        assert await violations(page, axe) == [], path
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    await page.context.clear_cookies()
    await page.goto("/verbund/anmelden")
    assert await violations(page, axe) == []
