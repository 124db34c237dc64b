"""`/mein-bedarf` in a browser: on a phone and on a desk, with and without JavaScript, by keyboard, in light and dark."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page, expect

from tests.browser.axe import axe_source, violations
from tests.browser.test_chat_page import WITH_SCRIPT, assert_fits, photograph
from tests.fakes.needs import DAY, a_need
from verbund.codes import code_for
from verbund.conversations import Conversation, Message, hash_token
from verbund.store import SqlUnitOfWork, create_session_factory
from web.keys import SETTINGS

pytestmark = pytest.mark.asyncio(loop_scope="session")
NOON = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
LONG_WORD = "Hochgeschwindigkeitsrundstrickmaschineneinstellung" * 3


@pytest.fixture
def code(server: TestServer) -> str:
    """The code of a need with a contact and long words."""
    settings = server.app[SETTINGS]
    with SqlUnitOfWork(create_session_factory(settings.database_url), settings.secret_key) as uow:
        about = Conversation(id="c-1", token_hash=hash_token("t"), created_on=DAY, touched_on=DAY)
        uow.conversations.add(about, NOON)
        uow.conversations.append_message("c-1", Message(sender="person", text="Hydraulik"))
        need = a_need(
            kontakt_gewuenscht=True,
            kontakt_ref=uow.contacts.put("c-1", "ich@example.org"),
            situation=LONG_WORD,
            format=("am_arbeitsplatz", "kurs_vor_ort", "online_live"),
            skill_ids=("AUT-01", "AUT-03"),
            ort="Ulm",
            schicht="drei",
        )
        uow.needs.add_or_replace(need)
        uow.commit()
    return code_for(need.need_id, settings.secret_key)


async def enter(page: Page, code: str) -> None:
    await page.goto("/chat")
    await page.get_by_role("link", name="Sie haben schon einen Code?").click()
    await page.get_by_label("Ihr Code").fill(code)
    await page.keyboard.press("Enter")


async def test_a_whole_visit(page: Page, code: str, with_script: bool) -> None:
    await enter(page, "7K2M")
    await expect(page.get_by_role("alert")).to_contain_text("Das kann kein Code sein.")
    await expect(page.get_by_label("Ihr Code")).to_have_value("7K2M")
    await assert_fits(page)
    await photograph(page, "m1-code", with_script)
    await enter(page, code.lower().replace("-", " "))
    await expect(page.get_by_role("heading", name="Ihr Bedarf", exact=True)).to_be_visible()
    assert code not in page.url and page.url.endswith("/mein-bedarf")
    await assert_fits(page)
    await photograph(page, "m2-bedarf", with_script)
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name="Als Datei herunterladen").click()
    file = await (await waiting.value).path()
    assert json.loads(Path(file).read_text(encoding="utf-8"))["situation"] == LONG_WORD
    await page.get_by_role("link", name="Meine Worte ändern").click()
    await page.get_by_label("Thema").fill("Pneumatik, Tel. 0711 1234567")
    await assert_fits(page)
    await photograph(page, "m3-worte", with_script)
    await page.get_by_role("button", name="Speichern").click()
    await expect(page.get_by_role("status")).to_contain_text("haben wir vorher ersetzt")
    await expect(page.get_by_text("Pneumatik, Tel. [TELEFON]")).to_be_visible()
    await page.get_by_role("link", name="Weitergabe an den Betrieb erlauben").click()
    await assert_fits(page)
    await page.get_by_role("button", name="Ja, mein Betrieb darf es wissen").click()
    await page.get_by_role("button", name="Erlaubnis zurücknehmen").click()
    await expect(page.get_by_role("status")).to_have_text("Gespeichert. Ihr Betrieb erfährt nichts davon.")
    await page.get_by_role("link", name="Kontakt löschen").click()
    await assert_fits(page)
    await page.get_by_role("button", name="Ja, Kontakt löschen").click()
    await expect(page.get_by_text("nicht hinterlegt")).to_be_visible()
    await page.get_by_role("link", name="Alles löschen").click()
    await assert_fits(page)
    await photograph(page, "m4-loeschen", with_script)
    await page.get_by_role("button", name="Ja, alles löschen").click()
    await expect(page.get_by_role("heading", name="Ihr Eintrag ist gelöscht")).to_be_visible()
    await assert_fits(page)
    await photograph(page, "m5-quittung", with_script)
    assert await page.context.cookies() == []
    await enter(page, code)
    await expect(page.get_by_role("alert")).to_contain_text("Zu diesem Code gibt es keinen Eintrag.")


async def test_after_logging_out_the_back_button_shows_nothing(page: Page, code: str) -> None:
    await enter(page, code)
    await page.get_by_role("link", name="Meine Worte ändern").click()
    await page.get_by_role("link", name="Nichts ändern").click()
    await page.get_by_role("button", name="Abmelden").click()
    await expect(page.get_by_role("status")).to_contain_text("Sie sind abgemeldet.")
    await page.go_back()
    await expect(page.get_by_label("Ihr Code")).to_be_visible()
    await expect(page.get_by_text("Hydraulikpläne")).to_have_count(0)


@WITH_SCRIPT
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_no_fault(
    page: Page, code: str, with_script: bool, scheme: str, request: pytest.FixtureRequest
) -> None:
    axe = axe_source(request.config.cache.mkdir("axe"))
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await enter(page, "7K2M")
    await expect(page.get_by_role("alert")).to_be_visible()
    assert await violations(page, axe) == []
    await enter(page, code)
    await expect(page.get_by_role("heading", name="Ihr Bedarf", exact=True)).to_be_visible()
    assert await violations(page, axe) == []
    await photograph(page, f"m6-{scheme}", with_script)
    for path in ("woerter", "weitergabe", "kontakt", "loeschen"):
        await page.goto(f"/mein-bedarf/{path}")
        assert await violations(page, axe) == [], path
    await page.get_by_role("button", name="Ja, alles löschen").click()
    await expect(page.get_by_role("heading", name="Ihr Eintrag ist gelöscht")).to_be_visible()
    assert await violations(page, axe) == []
