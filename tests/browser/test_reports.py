"""Reports and courses in a browser: made by clicking, readable on a phone and in the dark, with no fault of axe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import axe_source, violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.logged_in import logged_in
from tests.fakes.engine import FakeEngine
from verbund.bundling.bundle import Bundle, Member
from verbund.courses.course import Course, CourseDate, Seats
from verbund.need_list import NeedFilter
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbundlotse.demo import seed
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
REGIONS = ("Ulm", "Stuttgart", "Textil landesweit", "Freiburg", "Reutlingen")
TODAY = datetime.now(UTC).date()
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)
BUNDLE, COURSE = "b" * 36, "k" * 36

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TestServer]:
    """The application with needs of last month, a bundle, and a course that is over."""
    settings = Settings.load({
        "VERBUNDLOTSE_DATA_DIR": str(tmp_path_factory.mktemp("reports")), "VERBUNDLOTSE_SECRET_KEY": "k" * 32,
        "VERBUNDLOTSE_SECOND_FACTOR": "optional",
    })  # fmt: skip
    migrate(settings.database_url)
    with SqlUnitOfWork(create_session_factory(settings.database_url), settings.secret_key) as uow:
        seed(uow, today=LAST_MONTH, needs=160)
        add_manager(uow, "leitung", PASSWORD, role="admin")
        teams = [one for one in uow.needs.page(NeedFilter(perspectives=("team",)), limit=500)[0] if one.region == "Ulm"]
        members = tuple(Member(need_id=one.need_id, seats=3) for one in teams[:3])
        uow.bundles.add(
            Bundle(
                bundle_id=BUNDLE, title="Störungen eingrenzen", skill_id="AUT-03", region="Ulm", created_on=LAST_MONTH,
                members=members,
            ),
            "leitung",
        )  # fmt: skip
        uow.courses.add(
            Course(
                course_id=COURSE, title="Hydraulik lesen", skill_id="INS-04", region="Ulm", created_on=date(2026, 1, 5),
                status="abgeschlossen", place="Kammer Ulm",
                dates=(CourseDate(number=1, day=LAST_MONTH, begins=time(8, 30), ends=time(16)),),
                seats=(Seats(number=1, need_id=teams[4].need_id, booked=9, took_part=8),),
            )
        )  # fmt: skip
        uow.commit()
    server = TestServer(create_app(settings, engine=FakeEngine()))
    await server.start_server()
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, server: TestServer, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    async with logged_in(browser, server, "leitung", PASSWORD, expected=["422"], **getattr(request, "param", {})) as page:
        yield page


async def draft_of_last_month(page: Page) -> None:
    await page.goto("/verbund/berichte")
    for region in REGIONS:
        await page.get_by_label(region, exact=True).check()
    await page.get_by_role("button", name="Entwurf ansehen").press("Enter")
    await expect(page.get_by_role("heading", name="Entwurf")).to_be_visible()


async def test_a_report_is_drafted_published_and_taken_along(page: Page) -> None:
    await draft_of_last_month(page)
    await page.get_by_text("Tabelle B1: Kompetenzfeld").click()
    await expect(page.get_by_role("region", name="Tabelle B1: Kompetenzfeld")).to_be_visible()
    await page.get_by_label("Ausgaben im Zeitraum").fill("120.000")
    await page.get_by_role("button", name="Bericht veröffentlichen").click()
    await page.wait_for_url("**/verbund/berichte/1")
    picture = page.locator("img.chart").first
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth > 100)")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Bericht als PDF").click()
    assert (await download.value).suggested_filename.endswith("-foerderung.pdf")


async def test_a_course_is_planned_out_of_a_bundle_and_called_off_again(page: Page) -> None:
    await page.goto(f"/verbund/buendel/{BUNDLE}")
    await page.get_by_role("link", name="Kurs anlegen").click()
    await page.get_by_role("button", name="Kurs planen").click()
    await expect(page.get_by_text("9 von 12 Plätzen")).to_be_visible()
    await page.get_by_label("Tag").fill("2027-02-01")
    await page.get_by_role("button", name="Termin dazu").click()
    await expect(page.get_by_role("link", name="Termine für den Kalender")).to_be_visible()
    await page.get_by_role("button", name="Kurs absagen").click()
    await expect(page.locator(".tags").get_by_text("abgesagt")).to_be_visible()


async def test_answers_are_noted_as_numbers_and_too_few_are_refused(page: Page) -> None:
    await page.goto(f"/verbund/kurse/{COURSE}")
    form = page.locator("form", has=page.locator("input[value=nach_kurs]"))
    await form.get_by_label("sehr gut").fill("3")
    await form.get_by_role("button").click()
    await expect(page.get_by_role("alert")).to_contain_text("Weniger als 5")
    form = page.locator("form", has=page.locator("input[value=nach_kurs]"))
    await form.get_by_label("sehr gut").fill("3")
    await form.get_by_label("gut", exact=True).fill("4")
    await form.get_by_role("button").click()
    await expect(page.get_by_text("sehr gut 3, gut 4")).to_be_visible()


@pytest.mark.parametrize(
    "page",
    [{"viewport": PHONE}, {"viewport": DESKTOP}, {"viewport": PHONE, "color_scheme": "dark"}],
    ids=["phone", "desktop", "dark"],
    indirect=True,
)
async def test_every_page_is_accessible_and_fits(page: Page, pytestconfig: pytest.Config, tmp_path: Path) -> None:
    source = axe_source(Path(pytestconfig.cache.mkdir("axe")))
    await page.goto("/verbund/berichte")
    if not await page.get_by_role("link", name="Nr. 1").count():  # alone, without the test that publishes one
        await draft_of_last_month(page)
        await page.get_by_role("button", name="Bericht veröffentlichen").click()
    month = f"{LAST_MONTH:%Y-%m}"
    inside = f"berichte/innen?region=Ulm&von={month}&bis={month}&zeile=kompetenzfeld&spalte=zielgruppe"
    for name, path in (
        ("liste", "berichte"), ("bericht", "berichte/1?fassung=oeffentlich"), ("innen", inside), ("kurse", "kurse"),
        ("kurs", f"kurse/{COURSE}"), ("kurs_neu", f"buendel/{BUNDLE}/kurs"), ("falsch", "berichte/entwurf?von=2026-01&bis=2025-01"),
    ):  # fmt: skip
        await page.goto(f"/verbund/{path}")
        await page.wait_for_load_state()
        for summary in await page.locator("main details > summary").all():
            await summary.click()
        assert await violations(page, source) == [], name
        wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, name
        await page.screenshot(path=str(tmp_path / f"{name}.png"), full_page=True)
