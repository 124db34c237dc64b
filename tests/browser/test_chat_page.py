"""`/chat` in a browser: the same conversation with and without JavaScript, on a phone and on a desk."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import axe_source, violations
from tests.fakes.engine import FakeEngine, end

AI_NOTICE = "Sie schreiben mit einem Computerprogramm, nicht mit einem Menschen."
CHOICES = ["Neu für mich", "Mit Hilfe geht es", "Ich kann es allein", "Ich kann es anderen zeigen", "Weiß ich nicht"]
WITH_SCRIPT = pytest.mark.parametrize("with_script", [True], indirect=True)
WITHOUT_SCRIPT = pytest.mark.parametrize("with_script", [False], indirect=True)

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture(autouse=True)
def script(engine: FakeEngine) -> None:
    engine.script["/start"] = [
        {"text": "Guten Tag. Ich bin ein Computerprogramm und frage Sie, was Sie lernen möchten."},
        {"text": "Sind Sie einverstanden?", "buttons": [{"title": "Ja", "payload": "/ja"}, {"title": "Nein", "payload": "/nein"}]},
        end("einwilligung", answered=0, expected=6),
    ]  # fmt: skip
    engine.script["/ja"] = [
        {"text": "Danke.\nWas machen Sie bei der Arbeit?"},
        end("taetigkeit_freitext", answered=1, expected=6),
    ]
    engine.script["Ich schweiße."] = [
        {"text": "Wie gut können Sie das heute?", "buttons": [{"title": t, "payload": f"/{n}"} for n, t in enumerate(CHOICES)]},
        end("stand_ist", answered=2, expected=6),
    ]  # fmt: skip
    engine.script["fertig"] = [{"text": "Auf Wiedersehen."}, end(None, "finished", 6, 6)]


async def begin(page: Page) -> None:
    await page.goto("/chat")
    await page.get_by_role("button", name="Alltagssprache").click()
    await expect(page.get_by_text("Sind Sie einverstanden?")).to_be_visible()


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Ihre Antwort").fill(text)
    await page.get_by_role("button", name="Senden").click()


async def assert_fits(page: Page) -> None:
    """WCAG 1.4.10: nothing wider than the screen; 2.5.5: targets of 44 pixels."""
    for element in await page.locator("button:visible, a.knopf:visible").all():
        box = await element.bounding_box()
        assert box["height"] >= 44, await element.inner_text()
        assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    body = await page.locator("body").bounding_box()
    assert body["width"] <= page.viewport_size["width"]


async def photograph(page: Page, name: str, with_script: bool) -> None:
    """For the eyes of whoever changes the page: set SCREENSHOTS to a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        kind = "script" if with_script else "plain"
        await page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}-{kind}.png")


async def test_a_whole_conversation(page: Page, engine: FakeEngine, with_script: bool) -> None:
    await page.goto("/chat")
    await expect(page.get_by_text(AI_NOTICE)).to_be_visible()
    await assert_fits(page)
    await photograph(page, "1-start", with_script)
    await begin(page)
    await assert_fits(page)
    await page.get_by_role("button", name="Ja", exact=True).click()
    await expect(page.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await expect(page.get_by_text("noch etwa 5 Fragen")).to_be_visible()
    await say(page, "Ich schweiße.")
    await expect(page.get_by_role("button", name="Mit Hilfe geht es")).to_be_in_viewport()
    await assert_fits(page)
    await photograph(page, "2-gespraech", with_script)
    await expect(page.get_by_text(AI_NOTICE)).to_be_visible()
    await expect(page.get_by_role("link", name="Chat beenden und löschen")).to_be_visible()
    assert engine.messages == ["/ja", "Ich schweiße."]
    await say(page, "fertig")
    await expect(page.get_by_role("button", name="Neues Gespräch", exact=True)).to_be_visible()
    await assert_fits(page)
    await photograph(page, "3-ende", with_script)


@WITHOUT_SCRIPT
async def test_an_error_is_shown_beside_the_form(page: Page, engine: FakeEngine, with_script: bool) -> None:
    await begin(page)
    await say(page, "   ")
    await expect(page.get_by_role("alert")).to_contain_text("Bitte schreiben Sie etwas")
    await assert_fits(page)
    await photograph(page, "4-fehler", with_script)
    await say(page, "Ich schweiße.")
    await expect(page.get_by_role("alert")).to_have_count(0)
    assert engine.messages == ["Ich schweiße."]


@WITHOUT_SCRIPT
async def test_a_failed_turn_keeps_the_text_in_the_field(page: Page, engine: FakeEngine) -> None:
    await begin(page)
    engine.failures = 1
    await say(page, "Ich schweiße.")
    await expect(page.get_by_role("alert")).to_contain_text("nicht verloren")
    await expect(page.get_by_label("Ihre Antwort")).to_have_value("Ich schweiße.")
    await page.get_by_role("button", name="Senden").click()
    await expect(page.get_by_role("button", name="Weiß ich nicht")).to_be_visible()


async def test_why_and_back_are_one_click(page: Page, engine: FakeEngine) -> None:
    await begin(page)
    await page.get_by_role("button", name="Warum fragen Sie das?").click()
    await expect(page.get_by_text("Verstanden.")).to_be_visible()
    await page.get_by_role("button", name="Eine Frage zurück").click()
    await expect(page.get_by_text("Verstanden.")).to_have_count(2)
    assert engine.messages == ["Warum fragen Sie das?", "zurück"]
    await assert_fits(page)


async def test_erasing(page: Page, engine: FakeEngine, with_script: bool) -> None:
    await begin(page)
    await page.get_by_role("link", name="Chat beenden und löschen").click()
    await expect(page.get_by_role("heading", name="Alles löschen?")).to_be_visible()
    await assert_fits(page)
    await photograph(page, "5-loeschen", with_script)
    await page.get_by_role("button", name="Ja, alles löschen").click()
    await expect(page.get_by_role("heading", name="Ihr Gespräch ist gelöscht")).to_be_visible()
    await photograph(page, "6-geloescht", with_script)
    assert await page.context.cookies() == []


async def test_the_keyboard_is_enough(page: Page, engine: FakeEngine) -> None:
    await begin(page)
    await page.get_by_label("Ihre Antwort").focus()
    await page.keyboard.type("Ich schweiße.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Weiß ich nicht")).to_be_visible()
    assert engine.messages == ["Ich schweiße."]


@WITH_SCRIPT
async def test_the_page_stays_and_so_does_the_focus(page: Page) -> None:
    await begin(page)
    await page.evaluate("document.body.dataset.same = 'yes'")
    field = page.get_by_label("Ihre Antwort")
    await field.fill("Ich schweiße.")
    await field.press("Enter")
    await expect(page.get_by_role("button", name="Weiß ich nicht")).to_be_visible()
    assert await page.evaluate("document.body.dataset.same") == "yes"
    await expect(field).to_be_focused()
    await expect(field).to_have_value("")
    await expect(page.get_by_role("status")).to_have_text("Antwort ist da.")


@WITH_SCRIPT
async def test_a_chosen_button_stays_readable_and_keeps_the_focus(page: Page, engine: FakeEngine) -> None:
    await begin(page)
    yes = page.get_by_role("button", name="Ja")
    await yes.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await expect(yes).to_be_focused()
    await expect(yes).to_have_attribute("aria-disabled", "true")
    await yes.click(force=True)
    assert engine.messages == ["/ja"]


@WITH_SCRIPT
async def test_while_waiting_the_words_and_a_sign_are_shown(page: Page, engine: FakeEngine, with_script: bool) -> None:
    await begin(page)
    engine.gate.clear()
    await say(page, "Ich schweiße.")
    await expect(page.get_by_role("status")).to_have_text("Der Lotse schreibt …")
    await expect(page.locator(".pending.person")).to_contain_text("Ich schweiße.")
    await photograph(page, "7-wartet", with_script)
    engine.gate.set()
    await expect(page.get_by_role("button", name="Weiß ich nicht")).to_be_visible()
    await expect(page.locator(".pending")).to_have_count(0)


@WITH_SCRIPT
async def test_a_failed_turn_is_tried_again_by_itself(page: Page, engine: FakeEngine) -> None:
    await begin(page)
    engine.failures = 1
    await page.clock.install()
    await say(page, "Ich schweiße.")
    await expect(page.get_by_role("status")).to_contain_text("Ich versuche es gleich noch einmal.")
    await page.clock.run_for(10_000)
    await expect(page.get_by_role("button", name="Weiß ich nicht")).to_be_visible()
    assert engine.messages == ["Ich schweiße.", "Ich schweiße."]
    await expect(page.locator(".blase.person")).to_have_count(1)


@WITH_SCRIPT
async def test_offline_nothing_is_lost_and_it_goes_on_when_online(page: Page, engine: FakeEngine) -> None:
    await begin(page)
    await page.context.set_offline(True)
    await say(page, "Ich schweiße.")
    await expect(page.get_by_role("status")).to_contain_text("Keine Verbindung.")
    await page.context.set_offline(False)
    await expect(page.get_by_role("button", name="Weiß ich nicht")).to_be_visible()
    assert engine.messages == ["Ich schweiße."]


@WITH_SCRIPT
async def test_when_it_never_works_the_text_comes_back(page: Page, engine: FakeEngine, with_script: bool) -> None:
    await begin(page)
    engine.failures = 100
    await page.clock.install()
    await say(page, "Ich schweiße.")
    alert = page.get_by_role("alert")
    async with asyncio.timeout(30):
        while not await alert.count():
            await page.clock.run_for(31_000)
    await expect(alert).to_contain_text("nicht verloren")
    await expect(page.get_by_label("Ihre Antwort")).to_have_value("Ich schweiße.")
    await photograph(page, "8-ausgefallen", with_script)


@WITH_SCRIPT
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_no_fault(page: Page, with_script: bool, scheme: str, request: pytest.FixtureRequest) -> None:
    axe = axe_source(request.config.cache.mkdir("axe"))
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.goto("/chat")
    assert await violations(page, axe) == []
    await begin(page)
    await say(page, "Ich schweiße.")
    await expect(page.get_by_role("button", name="Weiß ich nicht")).to_be_visible()
    assert await violations(page, axe) == []
    await photograph(page, f"9-{scheme}", with_script)
    await page.get_by_role("link", name="Chat beenden und löschen").click()
    assert await violations(page, axe) == []
