"""The widget where things go wrong: no network, a slow one, an engine that is down, two tabs, a shared terminal."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Route, expect

from tests.browser.test_widget import NOTHING, STORED
from tests.browser.widget import PHONE, HostPages, Open, Widget, allow, answers
from tests.fakes.engine import FakeEngine

pytestmark = pytest.mark.asyncio(loop_scope="session")
LOST = "Keine Verbindung. Ihr Text ist nicht verloren."


async def test_offline_the_words_wait_and_go_on_their_own(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget(viewport=PHONE)).agree()
    await visit.page.context.set_offline(True)
    await visit.say("Ich schweiße.")
    await expect(visit.status).to_contain_text(LOST)
    await expect(visit.frame.locator(".pending.person")).to_contain_text("Ich schweiße.")
    await visit.photograph("20-offline")
    await visit.page.context.set_offline(False)
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()
    assert engine.messages == ["/ja", "Ich schweiße."]
    await expect(visit.frame.locator(".person")).to_have_count(2)


async def test_opened_without_network_it_can_be_tried_again(widget: Open) -> None:
    visit = await (await widget(viewport=PHONE)).visit()
    await visit.page.context.set_offline(True)
    await visit.button.click()
    again = visit.page.get_by_role("button", name="Noch einmal versuchen")
    await expect(again).to_be_visible(timeout=10_000)
    await visit.photograph("28-ohne-netz")
    await visit.page.context.set_offline(False)
    await again.click()
    await expect(visit.frame.get_by_role("button", name="Alltagssprache")).to_be_visible()


async def test_several_messages_keep_their_order(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget()).agree()
    await visit.page.context.set_offline(True)
    for text in ("eins", "zwei", "drei"):
        await visit.say(text)
    await expect(visit.frame.locator(".pending.person")).to_have_count(3)
    await visit.page.context.set_offline(False)
    await expect(visit.frame.locator(".pending")).to_have_count(0)
    assert engine.messages == ["/ja", "eins", "zwei", "drei"]
    await expect(visit.frame.locator(".person .text")).to_have_text(["Ja, einverstanden", "eins", "zwei", "drei"])


async def test_a_failed_turn_is_repeated_with_the_same_message_id(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget()).agree()
    bodies: list[dict] = []
    visit.page.on(
        "request", lambda request: bodies.append(request.post_data_json) if "/messages" in request.url else None
    )
    engine.failures = 1
    await visit.say("Ich schweiße.")
    await expect(visit.status).to_contain_text("Ich versuche es gleich noch einmal.")
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible(timeout=15_000)
    assert len(bodies) == 2 and bodies[0] == bodies[1]


async def test_when_it_lasts_the_plain_form_is_offered(widget: Open, engine: FakeEngine) -> None:
    visit = await widget(viewport=PHONE)
    await visit.page.clock.install()
    await visit.agree()
    engine.failures = 3
    await visit.say("Ich schweiße.")
    way_out = visit.frame.get_by_role("link", name="Oder füllen Sie das Formular aus")
    async with asyncio.timeout(30):
        while not await way_out.is_visible():
            await visit.page.clock.run_for(3_000)
    assert await way_out.get_attribute("href") == "/formular?site=werk"
    await visit.photograph("21-ausfall")
    async with asyncio.timeout(30):
        while await visit.frame.locator(".pending").count():
            await visit.page.clock.run_for(5_000)
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()
    await expect(way_out).to_be_hidden()


async def test_while_the_engine_starts_the_beginning_waits(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget()).open()
    engine.failures = 1
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await expect(visit.status).to_contain_text("Der Lotse ist noch nicht bereit.")
    await visit.photograph("22-startet")
    await expect(visit.frame.get_by_text("Darf ich Ihre Antworten speichern?")).to_be_visible(timeout=15_000)


async def test_waiting_is_explained_on_a_slow_line(widget: Open, engine: FakeEngine) -> None:
    visit = await widget()
    await visit.page.clock.install()
    await visit.agree()
    engine.gate.clear()
    await visit.say("Ich schweiße.")
    await expect(visit.status).to_have_text("Der Lotse schreibt …")
    await visit.photograph("23-wartet")
    await visit.page.clock.run_for(4_000)
    await expect(visit.status).to_contain_text("Bitte warten Sie noch einen Moment.")
    engine.gate.set()
    await expect(visit.status).to_have_text("Antwort ist da.")


async def test_everything_is_there_over_a_slow_connection(widget: Open) -> None:
    """400 kbit/s and 400 ms, what Chromium calls slow 3G."""
    visit = await widget(viewport=PHONE)
    line = await visit.page.context.new_cdp_session(visit.page)
    slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    await line.send("Network.enable")
    await line.send("Network.emulateNetworkConditions", slow)
    visit.page.set_default_timeout(30_000)
    await visit.page.goto(visit.address)
    await visit.button.click()
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await visit.frame.get_by_role("button", name="Ja, einverstanden").click()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible(timeout=30_000)


async def test_a_choice_made_before_the_script_is_there_counts(widget: Open, engine: FakeEngine) -> None:
    visit = await widget(viewport=PHONE)
    late = asyncio.Event()

    async def hold(route: Route) -> None:
        await late.wait()
        await route.continue_()

    await visit.page.route("**/start.js", hold)
    await visit.page.goto(visit.address)
    await visit.button.click()
    await visit.frame.get_by_role("button", name="Einfache Sprache").click(no_wait_after=True)
    late.set()
    await expect(visit.frame.get_by_text("Darf ich Ihre Antworten speichern?")).to_be_visible()
    assert '"language_mode": "einfach"' in engine.sent[0][1]


async def test_a_lost_answer_is_asked_for_again_after_a_reload(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget()).agree()

    async def swallow(route: Route) -> None:  # the server has answered, and nobody heard it
        await route.fetch()
        await route.abort()

    await visit.page.route("**/messages", swallow)
    await visit.say("Ich schweiße.")
    await expect(visit.status).to_contain_text(LOST)
    await visit.page.unroute("**/messages")
    await visit.open()
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_have_count(1)
    await expect(visit.frame.locator(".pending")).to_have_count(0)
    await expect(visit.frame.locator(".person .text")).to_have_text(["Ja, einverstanden", "Ich schweiße."])
    assert engine.messages == ["/ja", "Ich schweiße."]


async def test_refused_words_come_back(widget: Open) -> None:
    visit = await (await widget()).agree()
    await answers(visit.page, "conversations/*/messages", {"detail": "Ihr Text ist zu lang."}, status=422)
    await visit.say("Sehr lang")
    await expect(visit.frame.get_by_role("alert")).to_have_text("Ihr Text ist zu lang.")
    await expect(visit.field).to_have_value("Sehr lang")
    await expect(visit.field).to_be_focused()
    await visit.photograph("24-abgelehnt")


async def test_a_paused_site_says_why(widget: Open, server: TestServer, host: HostPages) -> None:
    await allow(server.app, host.origin, paused="Wir ziehen um. Ab Montag sind wir wieder da.")
    visit = await (await widget(viewport=PHONE)).open()
    await expect(visit.frame.get_by_text("Ab Montag sind wir wieder da.")).to_be_visible()
    await expect(visit.frame.get_by_role("link", name="Lieber ein Formular ausfüllen").first).to_be_visible()
    await visit.photograph("25-pause")


async def test_a_site_that_pauses_meanwhile_says_why_too(widget: Open, server: TestServer, host: HostPages) -> None:
    visit = await (await widget()).open()
    await allow(server.app, host.origin, paused="Wir ziehen um.")
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await expect(visit.frame.get_by_role("alert")).to_have_text("Wir ziehen um.")


async def test_two_tabs_with_one_conversation_agree_when_looked_at(widget: Open) -> None:
    visit = await (await widget()).agree()
    async with (
        visit.page.context.expect_page() as opened
    ):  # a tab that was duplicated takes the memory of the first along
        await visit.page.evaluate("window.open(location.href)")
    twin = Widget(await opened.value, visit.address)
    await twin.button.click()
    await expect(twin.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await twin.say("Ich schweiße.")
    await expect(twin.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()
    await visit.inside("document.dispatchEvent(new Event('visibilitychange'))")
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()


async def test_an_erased_conversation_is_gone_in_the_other_tab_too(widget: Open) -> None:
    visit = await (await widget()).agree()
    async with visit.page.context.expect_page() as opened:
        await visit.page.evaluate("window.open(location.href)")
    twin = Widget(await opened.value, visit.address)
    await twin.button.click()
    await expect(twin.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await twin.frame.get_by_role("button", name="Chat beenden und löschen").click()
    await twin.frame.get_by_role("button", name="Ja, alles löschen").click()
    await expect(twin.frame.get_by_role("heading", name="Ihr Gespräch ist gelöscht")).to_be_visible()
    await visit.inside("document.dispatchEvent(new Event('visibilitychange'))")
    await expect(visit.frame.get_by_role("heading", name="Ihr Gespräch ist gelöscht")).to_be_visible()
    assert await visit.inside(STORED) == NOTHING


async def test_offline_erasing_says_that_nothing_is_erased_yet(widget: Open) -> None:
    visit = await (await widget()).agree()
    await visit.frame.get_by_role("button", name="Chat beenden und löschen").click()
    await visit.page.context.set_offline(True)
    await visit.frame.get_by_role("button", name="Ja, alles löschen").click()
    await expect(visit.frame.get_by_role("alert")).to_contain_text("Es ist noch nichts gelöscht.")
    await visit.page.context.set_offline(False)
    await visit.frame.get_by_role("button", name="Ja, alles löschen").click()
    await expect(visit.frame.get_by_role("heading", name="Ihr Gespräch ist gelöscht")).to_be_visible()


async def test_on_a_shared_terminal_the_conversation_closes_itself(widget: Open) -> None:
    visit = await widget()
    await visit.page.clock.install()
    await visit.agree()
    await visit.field.fill("nur für mich")
    await visit.page.clock.run_for(10 * 60_000)
    await expect(visit.frame.get_by_role("heading", name="Sind Sie noch da?")).to_be_visible()
    await expect(visit.frame.get_by_text("Noch 120 Sekunden.")).to_be_visible()
    await visit.photograph("26-noch-da")
    await visit.frame.get_by_role("button", name="Ja, weiterschreiben").click()
    await expect(visit.field).to_have_value("nur für mich")
    await visit.page.clock.run_for(12 * 60_000)
    await expect(visit.frame.get_by_role("heading", name="auf diesem Gerät geschlossen")).to_be_visible()
    await visit.photograph("27-gesperrt")
    assert await visit.inside(STORED) == NOTHING
    assert "nur für mich" not in await visit.inside("document.body.innerHTML + document.querySelector('#text').value")
    assert "Was machen Sie" not in await visit.inside("document.body.innerHTML")


async def test_on_an_own_device_nobody_is_hurried(widget: Open) -> None:
    visit = await widget()
    await visit.page.clock.install()
    await visit.agree()
    await visit.page.clock.run_for(10 * 60_000)
    await visit.frame.get_by_role("button", name="das ist mein eigenes Gerät").click()
    await visit.page.clock.run_for(60 * 60_000)
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await expect(visit.frame.get_by_role("heading", name="Sind Sie noch da?")).to_be_hidden()


async def test_where_the_browser_refuses_storage_the_chat_works_and_says_so(
    widget: Open, server: TestServer, far_host: HostPages
) -> None:
    """As new private windows of Chromium do it for frames of another site."""
    await allow(server.app, far_host.origin)
    visit = await (await widget(at=far_host.origin)).open()
    await expect(visit.frame.get_by_text("Ihr Browser merkt sich hier nichts.")).to_be_visible()
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await visit.frame.get_by_role("button", name="Ja, einverstanden").click()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    assert (
        await visit.inside("(() => { try { return sessionStorage.length } catch { return 'refused' } })()") == "refused"
    )
