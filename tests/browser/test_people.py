"""Accounts, log, tokens, numbers and learning in a browser: usable on a phone, in the dark, with no fault of axe."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pyotp
import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import axe_source, violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.logged_in import logged_in
from tests.fakes.engine import FakeEngine
from verbund.learning.lines import Reviewed
from verbund.learning.shelf import BASE, Shelf, Version
from verbund.managers import AuditEntry
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbundlotse.demo import seed
from verbundlotse.demo_learning import seed_unclear
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
PAGES = (
    "konto", "berichte", "gruppen", "lernen", "modelle", "zugaenge", "protokoll", "schnittstelle",
    "seiten", "seiten/demo", "seiten/neu", "rueckmeldungen", "inbetriebnahme",
)  # fmt: skip

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TestServer]:
    """The application with the made-up Verbund and somebody who may do everything."""
    folder = tmp_path_factory.mktemp("people")
    settings = Settings.load(
        {
            "VERBUNDLOTSE_DATA_DIR": str(folder),
            "VERBUNDLOTSE_SECRET_KEY": "k" * 32,
            "VERBUNDLOTSE_SECOND_FACTOR": "optional",
        }
    )
    migrate(settings.database_url)
    with SqlUnitOfWork(create_session_factory(settings.database_url), settings.secret_key) as uow:
        seed(uow, today=date(2026, 10, 23))
        seed_unclear(uow, date(2026, 11, 23))
        add_manager(uow, "leitung", PASSWORD, role="admin")
        add_manager(uow, "ulm", PASSWORD, regions=["Ulm"])
        uow.learning.add_reviewed(
            Reviewed(kind="intent", text="ha jo", label="bejahen", who="ulm", reviewed_on=date(2026, 11, 23))
        )
        uow.audit.add(AuditEntry(at=datetime.now(UTC), who="ulm", action="need_read", subject="n" * 36, reason="Probe"))
        uow.commit()
    shelf = Shelf(settings.models_dir)
    shelf.place("2026-11-23-1").mkdir(parents=True)
    shelf.model("2026-11-23-1").write_text("model")
    shelf.keep(Version("2026-11-23-1", "f", "m", 12, 2, 190.0, "leitung"))
    figures = {"blind": 0.894, "skills": 0.81, "held_back": 0.5, "learnt": 0.25}
    after = {"blind": 0.896, "skills": 0.81, "held_back": 1.0, "learnt": 1.0}
    shelf.measured("2026-11-23-1", {"against": BASE, "before": figures, "after": after})
    server = TestServer(create_app(settings, engine=FakeEngine()))
    await server.start_server()
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, server: TestServer, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    async with logged_in(browser, server, "leitung", PASSWORD, expected=["422"], **getattr(request, "param", {})) as page:
        yield page


@pytest.mark.parametrize(
    "page",
    [{"viewport": PHONE}, {"viewport": DESKTOP}, {"viewport": PHONE, "color_scheme": "dark"}],
    ids=["phone", "desktop", "dark"],
    indirect=True,
)
async def test_every_page_is_accessible_and_fits(page: Page, pytestconfig: pytest.Config, tmp_path: Path) -> None:
    source = axe_source(Path(pytestconfig.cache.mkdir("axe")))
    for name in PAGES:
        await page.goto(f"/verbund/{name}")
        await page.wait_for_load_state()
        for summary in await page.locator("main details > summary").all():
            await summary.click()
        assert await violations(page, source) == [], name
        wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, name
        await page.screenshot(path=str(tmp_path / f"{name}.png"), full_page=True)


async def test_a_second_factor_is_set_up_and_asked_for(page: Page, pytestconfig: pytest.Config, tmp_path: Path) -> None:
    source = axe_source(Path(pytestconfig.cache.mkdir("axe")))
    await page.goto("/verbund/konto")
    await page.get_by_role("button", name="Zweiten Faktor einrichten").click()
    await expect(page.locator(".qr svg")).to_be_visible()
    assert await violations(page, source) == []
    await page.screenshot(path=str(tmp_path / "faktor.png"), full_page=True)
    secret = (await page.locator(".steps code").inner_text()).replace(" ", "")
    await page.get_by_label("Code aus der App").fill(pyotp.TOTP(secret).now())
    await page.keyboard.press("Enter")
    await expect(page.locator(".codes")).to_be_visible()
    papers = await page.locator(".codes code").all_inner_texts()
    assert len(papers) == 8
    assert await violations(page, source) == []
    await page.get_by_role("button", name="Abmelden").click()
    await page.get_by_label("Name").fill("leitung")
    await page.get_by_label("Passwort").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Code aus Ihrer App")).to_be_focused()
    assert await violations(page, source) == []
    await page.keyboard.type(papers[0])
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/verbund/bedarfe")
    await page.goto("/verbund/konto")
    await page.get_by_label("Zum Ausschalten").fill(pyotp.TOTP(secret).at(int(time.time()) + 30))
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Der zweite Faktor ist ausgeschaltet.")).to_be_visible()


async def test_an_unclear_message_becomes_a_line_by_keyboard(page: Page) -> None:
    await page.goto("/verbund/lernen")
    lesson = page.locator("section.lesson").filter(has_text="Daimler Schicht")
    await lesson.get_by_role("combobox", name="Absicht").select_option("angabe")
    await lesson.get_by_label("In eigenen Worten").fill("bloß nicht wenn wir Nachtschicht haben")
    await lesson.get_by_role("button", name="Zuordnen").press("Enter")
    await expect(page.get_by_text("Die Formulierung gehört jetzt zum Lernstoff.")).to_be_visible()
    await expect(page.get_by_text("„bloß nicht wenn wir Nachtschicht haben“")).to_be_visible()
