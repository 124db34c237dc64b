"""The plain form in a browser, with and without script: filled in with the keyboard, no fault of axe, nothing lost."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import axe_source, violations

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def fill(page: Page) -> None:
    await page.get_by_label("Was möchten Sie lernen?").fill("Die neue Overlockmaschine")
    await page.get_by_label("Was möchten Sie danach selbst tun können?").fill("Sie allein einfädeln")
    for choice in ("mit Unterstützung", "sofort", "Textil und Bekleidung"):
        await page.get_by_label(choice, exact=True).check()
    await page.get_by_role("group", name="Darf Ihr Betrieb von diesem Bedarf erfahren?").get_by_label("nein").check()


async def test_a_whole_need_without_a_chat(page: Page) -> None:
    await page.goto("/formular")
    await page.get_by_role("button", name="für mich selbst").click()
    await fill(page)
    await page.get_by_role("button", name="Weiter zur Zusammenfassung").click()
    await expect(page.get_by_role("alert").first).to_contain_text("Bitte ergänzen Sie noch etwas")
    await page.get_by_role("link", name="In welchem Ort liegt Ihr Betrieb?").click()
    await page.get_by_label("In welchem Ort liegt Ihr Betrieb?").fill("Albstadt")
    await page.get_by_label("Das Verbundmanagement darf meine Antworten").check()
    await page.get_by_role("button", name="Weiter zur Zusammenfassung").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Stimmt das so?")
    await page.get_by_role("button", name="Etwas ändern").click()
    await expect(page.get_by_label("Was möchten Sie lernen?")).to_have_value("Die neue Overlockmaschine")
    await page.get_by_role("button", name="Weiter zur Zusammenfassung").click()
    await page.get_by_role("button", name="So speichern").click()
    code = await page.locator(".code").inner_text()
    await page.goto("/mein-bedarf")
    await page.get_by_label("Code").fill(code)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("main")).to_contain_text("Die neue Overlockmaschine")
    await expect(page.get_by_role("main")).to_contain_text("Textil landesweit")


@pytest.mark.parametrize("with_script", [True], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_no_fault_and_nothing_is_wider_than_the_screen(
    page: Page, viewport: dict[str, int], scheme: str, request: pytest.FixtureRequest
) -> None:
    source = axe_source(request.config.cache.mkdir("axe"))
    await page.emulate_media(color_scheme=scheme)
    found: dict[str, list[str]] = {}

    async def look(name: str) -> None:
        found[name] = await violations(page, source)
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= viewport["width"], name

    await page.goto("/formular")
    await look("begin")
    await page.goto("/formular?fuer=team&sprache=einfach")
    await look("easy")
    await page.get_by_role("button", name="Weiter").click()
    await look("faults")
    await page.goto("/formular?fuer=selbst")
    await fill(page)
    await page.get_by_label("In welchem Ort liegt Ihr Betrieb?").fill("Altdorf")
    await page.get_by_label("Das Verbundmanagement darf meine Antworten").check()
    await page.get_by_role("button", name="Weiter zur Zusammenfassung").click()
    await look("which place")
    await page.get_by_label("Altdorf (Landkreis Esslingen)").check()
    await page.get_by_role("button", name="Weiter zur Zusammenfassung").click()
    await look("summary")
    await page.get_by_role("button", name="So speichern").click()
    await look("saved")
    assert {name: faults for name, faults in found.items() if faults} == {}
