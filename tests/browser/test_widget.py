"""The widget on somebody else's page: from the button to the receipt."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import expect

from tests.browser.widget import AI_NOTICE, DESKTOP, PHONE, HostPages, Open, answers
from tests.fakes.engine import FakeEngine, end
from web.keys import STORE

pytestmark = pytest.mark.asyncio(loop_scope="session")
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
NOTHING = '[{},{},""]'


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_whole_conversation(widget: Open, engine: FakeEngine, viewport: dict[str, int]) -> None:
    visit = await (await widget(viewport=viewport)).open()
    await visit.photograph("1-start")
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await expect(visit.frame.get_by_text("noch etwa 6 Fragen")).to_be_visible()
    await visit.photograph("2-erste-frage")
    await visit.frame.get_by_role("button", name="Ja, einverstanden").click()
    await expect(visit.frame.get_by_text("noch etwa 4 Fragen")).to_be_visible()
    await visit.say("Ich schweiße.")
    await expect(visit.frame.get_by_text("noch etwa 1 Frage")).to_be_visible()
    await expect(visit.frame.get_by_text(AI_NOTICE)).to_be_visible()
    await expect(visit.frame.get_by_role("button", name="Chat beenden und löschen")).to_be_visible()
    await visit.say("fertig")
    await expect(visit.frame.get_by_text("Das Gespräch ist beendet.")).to_be_visible()
    await expect(visit.frame.get_by_role("group", name="Wie war dieses Gespräch für Sie?")).to_be_visible()
    await expect(visit.frame.get_by_text("Auf Wiedersehen.")).to_be_in_viewport()  # the code stands there
    await visit.photograph("9-ende")
    assert engine.messages == ["/ja", "Ich schweiße.", "fertig"]


async def test_nothing_is_asked_or_stored_before_the_first_click(
    widget: Open, server: TestServer, engine: FakeEngine
) -> None:
    visit = await (await widget()).visit()
    await visit.page.wait_for_load_state("networkidle")
    ours = str(server.make_url("/"))
    assert [request.url for request in visit.requests if request.url.startswith(ours)] == [f"{ours}widget.js"]
    assert await visit.page.evaluate(STORED) == NOTHING
    assert await visit.page.locator("iframe").count() == 0
    await visit.button.click()
    await expect(visit.frame.get_by_text(AI_NOTICE)).to_be_visible()
    assert await visit.inside(STORED) == NOTHING
    assert engine.sent == []
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await expect(visit.frame.get_by_text("Darf ich Ihre Antworten speichern?")).to_be_visible()
    assert await visit.page.evaluate(STORED) == NOTHING
    assert await visit.page.context.cookies() == []


async def test_nobody_else_is_asked(widget: Open, server: TestServer, host: HostPages) -> None:
    visit = await (await widget()).agree()
    places = {"/".join(request.url.split("/")[:3]) for request in visit.requests}
    assert places == {host.origin, str(server.make_url("/")).rstrip("/")}


async def test_a_reload_keeps_the_conversation_in_this_tab_and_in_no_other(widget: Open) -> None:
    visit = await (await widget()).agree()
    await visit.field.fill("Ich schw")
    await visit.open()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await expect(visit.frame.locator(".person")).to_contain_text("Ja, einverstanden")
    await expect(visit.field).to_have_value("Ich schw")
    other = type(visit)(await visit.page.context.new_page(), visit.address)
    await other.open()
    await expect(other.frame.get_by_role("button", name="Alltagssprache")).to_be_visible()


async def test_leaving_by_link_and_coming_back_finds_the_conversation(widget: Open, host: HostPages) -> None:
    host.put("/weiter", "<!doctype html><title>Weiter</title><h1>Maschinen</h1>")
    visit = await (await widget()).agree()
    await visit.frame.get_by_role("button", name="Chat schließen").click()
    await visit.page.get_by_role("link", name="Maschinen").click()
    await expect(visit.page.get_by_role("heading", name="Maschinen")).to_be_visible()
    await visit.page.go_back()  # one step: the chat adds nothing to the history
    await visit.button.click()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
async def test_the_open_question_is_in_sight_after_each_answer(widget: Open, engine: FakeEngine, motion: str) -> None:
    visit = await (await widget(viewport=PHONE, reduced_motion=motion)).agree()
    for number in range(1, 5):
        engine.script[f"Antwort {number}"] = [
            {"text": f"Verstanden: Antwort {number}, mit allem, was dazu gehört und eine Weile zu lesen ist."},
            {"text": f"Und was kommt nach Nummer {number}?"},
            end(),
        ]
        await visit.say(f"Antwort {number}")
        await expect(visit.frame.get_by_text(f"Und was kommt nach Nummer {number}?")).to_be_in_viewport(ratio=1)
        await expect(visit.frame.get_by_text(f"Verstanden: Antwort {number}")).to_be_in_viewport(ratio=1)


async def test_why_is_one_click(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget()).agree()
    await visit.frame.get_by_role("button", name="Warum fragen Sie das?").click()
    await expect(visit.frame.get_by_text("Damit der Kurs passt.")).to_be_visible()
    assert engine.messages[-1] == "Warum fragen Sie das?"


async def test_the_keyboard_fits_the_question(widget: Open) -> None:
    visit = await (await widget(viewport=PHONE)).agree()
    await expect(visit.field).to_have_attribute("inputmode", "text")
    await visit.say("Ich schweiße.")
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()
    await expect(visit.field).to_have_attribute("inputmode", "email")
    await expect(visit.field).to_have_attribute("autocapitalize", "none")


async def test_the_last_answer_can_be_taken_back(widget: Open, engine: FakeEngine) -> None:
    engine.script["/zurueck"] = [{"text": "Noch einmal: Darf ich?"}, *engine.script["/start"][1:]]
    visit = await (await widget()).agree()
    await visit.frame.get_by_role("button", name="Eine Frage zurück").click()
    await expect(visit.frame.get_by_text("Noch einmal: Darf ich?")).to_be_visible()
    await expect(visit.frame.locator(".zurueckgenommen")).to_contain_text("zurückgenommen")
    await expect(visit.frame.get_by_role("button", name="Eine Frage zurück")).to_be_hidden()
    assert engine.messages[-1] == "/zurueck"


async def test_a_double_click_takes_back_one_answer(widget: Open, engine: FakeEngine) -> None:
    engine.script["/zurueck"] = [{"text": "Noch einmal: Darf ich?"}, *engine.script["/start"][1:]]
    visit = await (await widget()).agree()
    await visit.frame.get_by_role("button", name="Eine Frage zurück").dblclick()
    await expect(visit.frame.get_by_text("Noch einmal: Darf ich?")).to_be_visible()
    assert engine.messages == ["/ja", "/zurueck"]


async def test_the_language_can_be_changed_on_the_way(widget: Open, engine: FakeEngine) -> None:
    engine.script["/einfacher_erklaeren"] = [
        {"text": "Was arbeiten Sie?"},
        end("taetigkeit_freitext", answered=2, expected=6),
    ]
    visit = await (await widget()).agree()
    await visit.more()
    await expect(visit.frame.get_by_role("button", name="Alltagssprache")).to_have_attribute("aria-pressed", "true")
    await visit.photograph("4-mehr")
    await visit.frame.get_by_role("button", name="Einfache Sprache").click()
    await expect(visit.frame.get_by_text("Was arbeiten Sie?")).to_be_visible()
    await visit.more()
    await expect(visit.frame.get_by_role("button", name="Einfache Sprache")).to_have_attribute("aria-pressed", "true")


async def test_the_text_can_be_made_larger_and_stays_so(widget: Open) -> None:
    visit = await (await widget(viewport=PHONE)).agree()
    size = "getComputedStyle(document.documentElement).fontSize"
    before = await visit.inside(size)
    await visit.more()
    await visit.frame.get_by_role("button", name="sehr groß").click()
    larger = await visit.inside(size)
    assert float(larger[:-2]) >= 1.5 * float(before[:-2])
    await visit.frame.get_by_role("button", name="Zurück zum Gespräch").click()
    await visit.photograph("5-sehr-gross")
    await visit.open()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    assert await visit.inside(size) == larger


async def test_the_summary_is_a_card_with_a_button_for_each_field(widget: Open, engine: FakeEngine) -> None:
    fields = [
        {"field": "ort", "label": "Ort", "value": "Reutlingen", "edit": {"text": "Ort ändern"}},
        {"field": "thema_freitext", "label": "Thema", "value": "Schweißen <b>mit</b> dem Roboter", "edit": None},
    ]
    visit = await widget()
    await answers(visit.page, "conversations/*/summary", {"fields": fields})
    await visit.agree()
    await visit.say("Zusammenfassung")
    card = visit.frame.locator(".karte")
    await expect(card).to_contain_text("Das habe ich verstanden")
    await expect(card).to_contain_text("Schweißen <b>mit</b> dem Roboter")
    await expect(visit.frame.get_by_text("• Ort")).to_have_count(0)
    await visit.photograph("6-zusammenfassung")
    await expect(card.get_by_role("button")).to_have_count(1)
    await card.get_by_role("button", name="Ändern Ort").click()
    await expect(visit.frame.locator(".person").last).to_contain_text("Ort: ändern")
    assert engine.messages[-1] == "Ort ändern"


async def test_without_the_card_the_lines_say_the_same(widget: Open) -> None:
    visit = await widget()
    await answers(visit.page, "conversations/*/summary", {}, status=503)
    await visit.agree()
    await visit.say("Zusammenfassung")
    await expect(visit.frame.get_by_text("• Ort: Reutlingen")).to_be_visible()
    await expect(visit.frame.get_by_role("button", name="Ja, speichern")).to_be_visible()


async def test_feedback_at_the_end(widget: Open, server: TestServer) -> None:
    visit = await (await widget(viewport=PHONE)).agree()
    await visit.say("fertig")
    await visit.frame.get_by_label("Mittel").check()
    await visit.frame.get_by_label("Möchten Sie etwas dazu sagen?").fill("Ging schnell.")
    await visit.photograph("8-rueckmeldung")
    await visit.frame.get_by_role("button", name="Rückmeldung senden").click()
    await expect(visit.frame.get_by_text("Danke für Ihre Rückmeldung.")).to_be_focused()
    kept = await server.app[STORE].read(lambda uow: uow.feedback.summary())
    assert [(line.face, line.text) for line in kept.lines] == [("mittel", "Ging schnell.")]


async def test_the_take_away_is_a_file_and_a_print(widget: Open) -> None:
    visit = await (await widget()).agree()
    about = {"asks": None, "progress": {"answered": 6, "expected": 6}, "state": "finished"}
    saved = {
        "messages": [{"text": "Auf Wiedersehen.", "buttons": [], "links": []}],
        "needs": [{"need_id": "x", "code": "y"}],
    }
    await expect(visit.frame.get_by_role("button", name="Als PDF speichern")).to_have_count(0)
    await answers(visit.page, "conversations/*/messages", saved | about)
    await answers(visit.page, "conversations/*/takeaway", b"%PDF-1.7")
    await visit.say("fertig")
    async with visit.page.expect_download() as download:
        await visit.frame.get_by_role("button", name="Als PDF speichern").first.click()
    assert (await download.value).suggested_filename == "verbundlotse.pdf"
    await visit.inside("window.print = () => (window.printed = true)")
    await visit.frame.get_by_role("button", name="Drucken").first.click()
    assert await visit.inside("window.printed")


async def test_a_code_goes_on_elsewhere_and_shuts_the_first_device(widget: Open) -> None:
    visit = await (await widget()).agree()
    await visit.more()
    await visit.frame.get_by_role("button", name="Später weiterschreiben").click()
    await expect(visit.frame.get_by_text("Der Code gilt bis")).to_be_visible()
    code = await visit.frame.locator("[data-code-shown]").inner_text()
    await visit.photograph("7-code")
    await visit.frame.get_by_role("button", name="Zurück zum Gespräch").click()

    phone = await (await widget(viewport=PHONE)).open()
    await phone.frame.get_by_role("button", name="Ein angefangenes Gespräch weiterführen").click()
    await phone.frame.get_by_label("Ihr Code").fill(code.replace("-", "").lower())
    await phone.frame.get_by_role("button", name="Weiter", exact=True).click()
    await expect(phone.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await phone.say("Ich schweiße.")
    await expect(phone.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()

    await visit.say("Ich auch.")
    await expect(visit.frame.get_by_text("nicht mehr offen")).to_be_visible()
    assert await visit.inside(STORED) == NOTHING


async def test_a_wrong_code_is_answered_beside_the_field(widget: Open) -> None:
    visit = await (await widget()).open()
    await answers(visit.page, "resume", {"detail": "Dieser Code öffnet kein Gespräch."}, status=404)
    await visit.frame.get_by_role("button", name="Ein angefangenes Gespräch weiterführen").click()
    await visit.frame.get_by_label("Ihr Code").fill("AAAA-BBBB-CCCCC")
    await visit.frame.get_by_role("button", name="Weiter", exact=True).click()
    await expect(visit.frame.get_by_role("alert")).to_have_text("Dieser Code öffnet kein Gespräch.")
    await expect(visit.frame.get_by_label("Ihr Code")).to_have_value("AAAA-BBBB-CCCCC")


async def test_ended_and_erased(widget: Open) -> None:
    visit = await (await widget()).agree()
    await visit.frame.get_by_role("button", name="Chat beenden und löschen").click()
    await expect(visit.frame.get_by_text("Das kann niemand zurückholen.")).to_be_visible()
    await visit.photograph("10-loeschen")
    await visit.frame.get_by_role("button", name="Ja, alles löschen").click()
    await expect(visit.frame.get_by_role("heading", name="Ihr Gespräch ist gelöscht")).to_be_visible()
    await visit.photograph("11-geloescht")
    assert await visit.inside(STORED) == NOTHING
    await visit.frame.get_by_role("button", name="Neues Gespräch").click()
    await expect(visit.frame.get_by_role("button", name="Alltagssprache")).to_be_visible()


async def test_what_was_said_is_text_and_never_markup(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget()).agree()
    evil = "<img src=x onerror=alert(1)>"
    engine.script[evil] = [{"text": f"Sie sagten: {evil}"}, *engine.script["/ja"][1:]]
    await visit.say(evil)
    await expect(visit.frame.get_by_text(f"Sie sagten: {evil}")).to_be_visible()
    assert await visit.frame.locator(".verlauf img").count() == 0
