"""Offers in a browser: from a need to an offer or an order, a table with mapped columns; no fault of axe, nothing too wide."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import axe_source, violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.logged_in import logged_in
from tests.fakes.engine import FakeEngine
from verbund.need_list import NeedFilter
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbund.tables import KNOWLEDGE
from verbundlotse.demo import seed
from verbundlotse.demo_offers import seed_offers
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
OFFERS = "/verbund/angebote"
PAGES = (
    "",
    "?s=1&kompetenz=CNC-02&plz=89073&umkreis=100&stufe=3",
    "/katalog",
    "/eigene",
    "/einlesen",
    "/anbieter",
    "/suchen",
    "/suchen/1",
    "/fairness",
    "/auftraege",
    "/auftraege/neu",
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TestServer]:
    """The application with the made-up Verbund, the sample catalogues and two managers."""
    folder = tmp_path_factory.mktemp("offers")
    settings = Settings.load(
        {
            "VERBUNDLOTSE_DATA_DIR": str(folder),
            "VERBUNDLOTSE_SECRET_KEY": "k" * 32,
            "VERBUNDLOTSE_SECOND_FACTOR": "optional",
        }
    )
    migrate(settings.database_url)
    factory = create_session_factory(settings.database_url)
    with SqlUnitOfWork(factory, settings.secret_key) as uow:
        seed(uow)
        add_manager(uow, "leitung", PASSWORD, role="admin")
        uow.commit()
    seed_offers(lambda: SqlUnitOfWork(factory, settings.secret_key), datetime.now(UTC))
    with SqlUnitOfWork(factory, settings.secret_key) as uow:
        wanted = uow.needs.page(NeedFilter(skill_id="CNC-02"), limit=1)[0] or uow.needs.page(NeedFilter(), limit=1)[0]
        need = wanted[0]
        uow.needs.correct(
            need.need_id,
            {
                "skill_ids": ("CNC-02",),
                "status": "bestaetigt",
                "radius_km": 999,
                "dringlichkeit": "spaeter",
                "format": ("egal",),
            },
            "leitung",
            datetime.now(UTC).date(),
        )
        uow.commit()
    server = TestServer(create_app(settings, engine=FakeEngine()))
    await server.start_server()
    server.need = f"/verbund/bedarfe/{need.need_id}"  # type: ignore[attr-defined]
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session", params=["phone", "desktop"])
async def page(browser: Browser, server: TestServer, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    async with logged_in(browser, server, "leitung", PASSWORD, viewport=PHONE if request.param == "phone" else DESKTOP) as page:
        yield page


async def fine(page: Page, source: str) -> None:
    """Fails on a fault of axe, and where the page is wider than the screen."""
    assert await violations(page, source) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


async def test_every_page_is_usable(page: Page, pytestconfig: pytest.Config) -> None:
    source = axe_source(pytestconfig.cache.mkdir("axe"))
    for path in PAGES:
        await page.goto(OFFERS + path)
        await fine(page, source)
    await page.goto(f"{OFFERS}/katalog")
    await page.locator("tbody a").first.click()
    await fine(page, source)


async def test_from_a_need_to_an_offer(page: Page, server: TestServer) -> None:
    await page.goto(server.need)  # type: ignore[attr-defined]
    await page.get_by_role("link", name="Angebote suchen").click()
    await expect(page.get_by_text("Bei Gleichstand entscheidet der Zufall")).to_be_visible()
    cards = page.locator("article.offer")
    assert await cards.count() >= 3
    if await page.get_by_role("heading", name="Vorgemerkt").count():  # the other screen was first
        return
    await cards.first.get_by_role("button", name="Vormerken").click()
    await expect(page.get_by_role("status")).to_have_text("Das Angebot ist vorgemerkt.")
    await expect(page.get_by_role("heading", name="Vorgemerkt")).to_be_visible()


async def test_a_table_is_mapped_checked_and_taken_over(page: Page, pytestconfig: pytest.Config) -> None:
    source = axe_source(pytestconfig.cache.mkdir("axe"))
    width = page.viewport_size["width"]
    await page.goto(f"{OFFERS}/einlesen")
    await page.locator("#neue_quelle").fill(f"Probe {width}")
    await page.locator("#datei").set_input_files(KNOWLEDGE / "offers" / "beispiele" / "kurse.csv")
    await page.get_by_role("button", name="Hochladen und prüfen").click()
    await fine(page, source)
    await expect(page.get_by_label("Kursnummer")).to_have_value("source_id")
    await page.get_by_label("Raum").select_option("bewusst auslassen")
    await page.get_by_role("button", name="Merken und prüfen").click()
    await fine(page, source)
    await expect(page.get_by_text("Kompetenz noch zu prüfen")).to_be_visible()
    await page.get_by_role("button", name="Alles übernehmen").click()
    await expect(page.get_by_role("status")).to_have_text("Der Katalog ist übernommen.")


async def test_an_order_waits_for_the_second_person(
    page: Page, server: TestServer, pytestconfig: pytest.Config
) -> None:
    source = axe_source(pytestconfig.cache.mkdir("axe"))
    await page.goto(f"{server.need}/angebote")  # type: ignore[attr-defined]
    await page.get_by_role("link", name="Neuen Kurs entwickeln lassen").click()
    await expect(page.get_by_label("Titel des Kurses")).to_have_value("CNC-Drehen")
    await fine(page, source)
    await page.get_by_role("button", name="Anlegen").click()
    for provider in ("BBQ", "Technikforum Donau e. V.", "Ostalb Kompetenzhaus eG"):
        await page.get_by_label("Anbieter", exact=True).fill(provider)
        await page.get_by_role("button", name="Anfrage festhalten").click()
    answer = page.locator("details", has_text="BBQ")
    await answer.get_by_label("Antwort kam am").fill(datetime.now(UTC).date().isoformat())
    for points in await answer.locator("input[type=number]").all():
        await points.fill("4")
    await answer.get_by_role("button", name="Antwort speichern").click()
    await fine(page, source)
    await page.get_by_label("Den Auftrag bekommt").select_option("BBQ")
    await page.get_by_label("Begründung").fill("Erfüllt alle Ziele.")
    await page.get_by_role("button", name="Entscheiden").click()
    await expect(page.get_by_role("heading", name="Eine zweite Person prüft")).to_be_visible()
    await expect(page.get_by_role("button", name="Geprüft, die Entscheidung gilt")).to_have_count(0)
    await fine(page, source)
