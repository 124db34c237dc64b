"""The widget for everybody: keyboard, screen reader, zoom, contrast, motion. docs/accessibility.md names these tests."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Locator, expect

from tests.browser.axe import axe_source
from tests.browser.widget import (
    AI_NOTICE,
    DESKTOP,
    PHONE,
    SMALL,
    HostPages,
    Open,
    Widget,
    allow,
    answers,
    plain_page,
    snippet,
)
from tests.fakes.engine import FakeEngine

pytestmark = pytest.mark.asyncio(loop_scope="session")
SUMMARY = {
    "fields": [
        {"field": "ort", "label": "Ort", "value": "Reutlingen", "edit": {"text": "x"}},
        {"field": "thema_freitext", "label": "Thema", "value": "Schweißen mit dem Roboter", "edit": {"text": "y"}},
    ]
}
AXE = """async () => {
  const found = await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
  return found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
}"""


async def faults(visit: Widget, axe: str, where: str) -> list[str]:
    """Runs axe inside the frame."""
    await visit.inside(axe)
    return [f"{where}: {fault}" for fault in await visit.inside(AXE)]


STATES = {
    "standard-light": {"viewport": DESKTOP, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "small-forced": {"viewport": SMALL, "forced_colors": "active"},
}


@pytest.mark.parametrize("kind", STATES)
async def test_axe_finds_no_fault_in_any_state(
    widget: Open, kind: str, request: pytest.FixtureRequest, engine: FakeEngine
) -> None:
    axe = axe_source(request.config.cache.mkdir("axe"))
    visit = await widget(**STATES[kind])
    await answers(visit.page, "conversations/*/summary", SUMMARY)
    await visit.page.clock.install()
    found: list[str] = []

    async def look(state: str) -> None:
        found.extend(await faults(visit, axe, state))
        await visit.photograph(f"40-{kind}-{state}")

    await visit.open()
    await look("start")
    await visit.frame.get_by_role("button", name="Ein angefangenes Gespräch weiterführen").click()
    await look("code-eingeben")
    await visit.frame.get_by_role("button", name="Abbrechen").click()
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await expect(visit.frame.get_by_text("Darf ich Ihre Antworten speichern?")).to_be_visible()
    await look("frage")
    engine.gate.clear()
    await visit.frame.get_by_role("button", name="Ja, einverstanden").click()
    await expect(visit.status).to_have_text("Der Lotse schreibt …")
    await look("wartet")
    engine.gate.set()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await visit.more()
    await look("mehr")
    await visit.frame.get_by_role("button", name="Später weiterschreiben").click()
    await expect(visit.frame.get_by_text("Der Code gilt bis")).to_be_visible()
    await look("code")
    await visit.page.keyboard.press("Escape")
    await visit.say("Zusammenfassung")
    await expect(visit.frame.locator(".karte")).to_be_visible()
    await look("zusammenfassung")
    await visit.page.context.set_offline(True)
    await visit.say("fertig")
    await expect(visit.status).to_contain_text("Keine Verbindung.")
    await look("offline")
    await visit.page.context.set_offline(False)
    await expect(visit.frame.get_by_text("Das Gespräch ist beendet.")).to_be_visible()
    await look("ende")
    await visit.page.clock.run_for(10 * 60_000)
    await expect(visit.frame.get_by_role("heading", name="Sind Sie noch da?")).to_be_visible()
    await look("noch-da")
    await visit.page.clock.run_for(2 * 60_000)
    await look("gesperrt")
    assert found == []


@pytest.mark.parametrize("kind", STATES)
async def test_axe_finds_no_fault_where_something_ends_or_fails(
    widget: Open, kind: str, server: TestServer, host: HostPages, request: pytest.FixtureRequest
) -> None:
    axe = axe_source(request.config.cache.mkdir("axe"))
    visit = await (await widget(**STATES[kind])).agree()
    await answers(visit.page, "conversations/*/messages", {"detail": "Ihr Text ist zu lang."}, status=422)
    await visit.say("Sehr lang")
    await expect(visit.frame.get_by_role("alert")).to_be_visible()
    found = await faults(visit, axe, "abgelehnt")
    await visit.photograph(f"45-{kind}-abgelehnt")
    await visit.frame.get_by_role("button", name="Chat beenden und löschen").click()
    found += await faults(visit, axe, "löschen")
    await visit.photograph(f"45-{kind}-loeschen")
    await visit.frame.get_by_role("button", name="Ja, alles löschen").click()
    await expect(visit.frame.get_by_role("heading", name="Ihr Gespräch ist gelöscht")).to_be_visible()
    found += await faults(visit, axe, "gelöscht")
    await visit.photograph(f"45-{kind}-geloescht")
    await allow(server.app, host.origin, paused="Wir ziehen um.", test=True)
    await visit.open()
    await expect(visit.frame.get_by_text("Wir ziehen um.")).to_be_visible()
    found += await faults(visit, axe, "Pause")
    await allow(server.app, host.origin, test=True)
    await visit.open()
    await expect(visit.frame.get_by_text("Das ist ein Test.")).to_be_visible()
    found += await faults(visit, axe, "Test")
    await visit.photograph(f"45-{kind}-test")
    assert found == []


async def test_axe_finds_no_fault_beside_the_host_page(widget: Open, request: pytest.FixtureRequest) -> None:
    axe = axe_source(request.config.cache.mkdir("axe"))
    visit = await (await widget()).open()
    await visit.page.evaluate(axe)
    assert (
        await visit.page.evaluate("async () => (await axe.run('verbundlotse-chat')).violations.map((each) => each.id)")
        == []
    )


async def test_the_statement_is_linked_and_without_fault(
    widget: Open, server: TestServer, request: pytest.FixtureRequest
) -> None:
    axe = axe_source(request.config.cache.mkdir("axe"))
    visit = await (await widget(viewport=SMALL)).open()
    link = visit.frame.get_by_role("link", name="Erklärung zur Barrierefreiheit").first
    assert await link.get_attribute("href") == "/barrierefreiheit"
    await visit.page.goto(str(server.make_url("/barrierefreiheit")))
    await visit.photograph("41-erklaerung")
    await visit.page.evaluate(axe)
    assert await visit.page.evaluate(AXE) == []


async def test_the_keyboard_alone_is_enough(widget: Open, engine: FakeEngine) -> None:
    visit = await (await widget()).visit()
    keys = visit.page.keyboard

    async def reach(target: Locator) -> None:
        for _ in range(25):
            if await target.evaluate("(e) => e === e.ownerDocument.activeElement"):
                return
            await keys.press("Tab")
        raise AssertionError(f"no way to {target}")

    await keys.press("Tab")
    await keys.press("Tab")
    await expect(visit.button).to_be_focused()
    await keys.press("Enter")
    await expect(visit.frame.get_by_text(AI_NOTICE)).to_be_visible()
    await reach(visit.frame.get_by_role("button", name="Alltagssprache"))
    await keys.press("Enter")
    await expect(visit.frame.get_by_text("Darf ich Ihre Antworten speichern?")).to_be_visible()
    await reach(visit.frame.get_by_role("button", name="Ja, einverstanden"))
    await keys.press("Space")
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await expect(visit.frame.get_by_role("button", name="Ja, einverstanden")).to_be_focused()
    await reach(visit.field)
    await keys.type("Ich schweiße.")
    await keys.press("Enter")
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()
    await expect(visit.field).to_be_focused()
    await keys.press("Escape")
    await expect(visit.button).to_be_focused()
    assert engine.messages == ["/ja", "Ich schweiße."]


async def test_the_order_of_the_focus_is_that_of_the_page(widget: Open) -> None:
    visit = await (await widget()).agree()
    await visit.inside("document.querySelector('[data-open=\"loeschen\"]').focus()")
    order = []
    for _ in range(10):
        order.append(
            await visit.inside("document.activeElement.dataset.open ?? document.activeElement.textContent.trim()")
        )
        await visit.page.keyboard.press("Tab")
    assert order[:3] == ["loeschen", "mehr", "Chat schließen✕"]
    assert order[-6:] == ["Ja, einverstanden", "Nein", "Warum fragen Sie das?", "Eine Frage zurück", "", "Senden"]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_escape_closes_and_the_focus_returns(widget: Open, viewport: dict[str, int]) -> None:
    visit = await (await widget(viewport=viewport)).agree()
    await visit.more()
    await visit.page.keyboard.press("Escape")  # first the dialog
    await expect(visit.frame.get_by_role("button", name="Mehr", exact=True)).to_be_focused()
    await expect(visit.button).to_have_attribute("aria-expanded", "true")
    await visit.page.keyboard.press("Escape")  # then the chat
    await expect(visit.button).to_have_attribute("aria-expanded", "false")
    await expect(visit.button).to_be_focused()
    await visit.button.click()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()


async def test_opening_puts_the_focus_inside(widget: Open) -> None:
    visit = await (await widget()).open()
    await expect(visit.frame.locator("main:not([hidden]) h1")).to_be_focused()
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await expect(visit.frame.get_by_text("Darf ich Ihre Antworten speichern?")).to_be_visible()
    await visit.page.keyboard.press("Escape")
    await visit.button.click()
    await expect(visit.field).to_be_focused()


async def test_the_page_behind_takes_no_focus_while_it_is_covered(widget: Open) -> None:
    visit = await (await widget(viewport=PHONE)).agree()
    for _ in range(20):
        await visit.page.keyboard.press("Tab")
        assert await visit.page.evaluate("document.activeElement.matches('a')") is False


async def test_new_answers_are_announced_and_old_ones_are_not(widget: Open) -> None:
    visit = await (await widget()).agree()
    log = visit.frame.get_by_role("log", name="Gespräch")
    await expect(log).to_have_count(1)
    await expect(visit.frame.get_by_role("status")).to_have_count(1)
    await expect(visit.status).to_have_text("Antwort ist da.")
    await visit.open()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await expect(visit.status).to_have_text("")
    assert await visit.inside("document.querySelector('[data-pending]').getAttribute('aria-live')") == "off"


async def test_every_bubble_says_who_speaks_and_a_choice_stays_readable(widget: Open) -> None:
    visit = await (await widget()).agree()
    await expect(visit.frame.locator(".bot .wer").first).to_have_text("Lotse:")
    await expect(visit.frame.locator(".person .wer").first).to_have_text("Sie:")
    chosen = visit.frame.get_by_role("button", name="Ja, einverstanden")
    await expect(chosen).to_have_attribute("aria-disabled", "true")
    await expect(chosen).to_be_visible()


async def assert_fits(visit: Widget) -> None:
    """WCAG 1.4.10: nothing is wider than the screen; 2.5.5: targets of 44 pixels."""
    width = await visit.inside("document.documentElement.clientWidth")
    assert await visit.inside("document.documentElement.scrollWidth") <= width
    small = await visit.inside(
        "[...document.querySelectorAll('button, a.knopf, input, textarea, .gesichter label')]"
        ".filter((e) => e.checkVisibility() && !e.matches('[type=radio]')).map((e) => [e.textContent.trim(), e.getBoundingClientRect()])"
        f".filter(([, box]) => box.height < 44 || box.left < 0 || box.right > {width} + 1).map(([name]) => name)"
    )
    assert small == []


@pytest.mark.parametrize("size", ["normal", "sehr groß"])
@pytest.mark.parametrize("viewport", [SMALL, {"width": 320, "height": 256}], ids=["320", "400 percent"])
async def test_nothing_is_lost_on_320_pixels_and_at_400_percent(
    widget: Open, viewport: dict[str, int], size: str
) -> None:
    """1280 by 1024 at 400 percent is 320 by 256."""
    visit = await widget(viewport=viewport)
    await answers(visit.page, "conversations/*/summary", SUMMARY)
    await visit.open()
    await assert_fits(visit)
    await visit.frame.get_by_role("button", name="Mehr", exact=True).click()
    await visit.frame.get_by_role("button", name=size, exact=True).click()
    await assert_fits(visit)
    await visit.frame.get_by_role("button", name="Zurück zum Gespräch").click()
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await visit.frame.get_by_role("button", name="Ja, einverstanden").click()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await visit.photograph(f"42-frage-{viewport['height']}-{size[0]}")
    await assert_fits(visit)
    await visit.say("Zusammenfassung")
    await expect(visit.frame.locator(".karte")).to_be_visible()
    await assert_fits(visit)
    await visit.photograph(f"43-karte-{viewport['height']}-{size[0]}")
    await visit.say("fertig")
    await expect(visit.frame.get_by_role("button", name="Rückmeldung senden")).to_be_visible()
    await assert_fits(visit)


@pytest.mark.parametrize("viewport", [PHONE, {"width": 320, "height": 256}], ids=["phone", "400 percent"])
async def test_what_has_the_focus_is_not_covered(widget: Open, viewport: dict[str, int]) -> None:
    """WCAG 2.4.11."""
    visit = await (await widget(viewport=viewport)).agree()
    await visit.inside("document.querySelector('[data-open=\"loeschen\"]').focus()")
    for _ in range(12):
        hidden = await visit.inside(
            """(() => {
              const e = document.activeElement, box = e.getBoundingClientRect();
              const [x, y] = [box.left + box.width / 2, Math.max(1, Math.min(box.top + box.height / 2, innerHeight - 1))];
              const top = document.elementFromPoint(x, y);
              return e === document.body || e.contains(top) || top?.contains(e) ? "" : e.outerHTML.slice(0, 80);
            })()"""
        )
        assert hidden == ""
        await visit.page.keyboard.press("Tab")


async def test_wider_spacing_cuts_nothing_off(widget: Open) -> None:
    """WCAG 1.4.12: the spacing it names."""
    visit = await (await widget(viewport=SMALL)).agree()
    rule = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
    await visit.inside(
        f"(() => {{ const s = new CSSStyleSheet(); s.replaceSync({rule!r}); document.adoptedStyleSheets = [s]; }})()"
    )
    await assert_fits(visit)
    cut = "[...document.querySelectorAll('button, p, label')].filter((e) => e.checkVisibility() && getComputedStyle(e).overflow === 'hidden' && e.scrollWidth > e.clientWidth + 1 && !e.matches('.nur-vorgelesen, .wer')).length"
    assert await visit.inside(cut) == 0


@pytest.mark.parametrize("forced", ["none", "active"])
async def test_the_focus_is_seen(widget: Open, forced: str) -> None:
    visit = await (await widget(forced_colors=forced)).visit()
    for _ in range(2):
        await visit.page.keyboard.press("Tab")
    outline = "(e) => getComputedStyle(e).outlineStyle + ' ' + getComputedStyle(e).outlineWidth"
    assert await visit.button.evaluate(outline) == "solid 3px"
    await visit.page.keyboard.press("Enter")
    await expect(visit.frame.locator("main:not([hidden]) h1")).to_be_focused()
    for _ in range(4):
        await visit.page.keyboard.press("Tab")
        assert await visit.inside(f"({outline})(document.activeElement)") == "solid 3px"


async def test_motion_is_reduced_where_that_is_wished(widget: Open, engine: FakeEngine) -> None:
    for motion, running in (("reduce", 0), ("no-preference", 3)):
        visit = await (await widget(reduced_motion=motion)).begin()
        engine.gate.clear()
        await visit.frame.get_by_role("button", name="Ja, einverstanden").click()
        await expect(visit.frame.locator(".tippt")).to_be_visible()
        assert await visit.inside("document.getAnimations().length") == running
        engine.gate.set()


async def test_forced_colours_keep_borders_and_states(widget: Open) -> None:
    visit = await (await widget(forced_colors="active")).agree()
    for selector in (".blase.bot", ".knopf.haupt", "textarea"):
        assert await visit.inside(f"getComputedStyle(document.querySelector('{selector}')).borderTopStyle") == "solid"
    await visit.more()
    normal = "getComputedStyle(document.querySelector('[data-size=\"0\"]')).borderTopWidth"
    larger = "getComputedStyle(document.querySelector('[data-size=\"1\"]')).borderTopWidth"
    assert await visit.inside(normal) != await visit.inside(larger)
    assert await visit.button.evaluate("(e) => getComputedStyle(e).borderTopStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_pale_colour_of_a_site_is_made_readable(
    widget: Open, server: TestServer, host: HostPages, request: pytest.FixtureRequest, scheme: str
) -> None:
    await allow(server.app, host.origin, accent="#ffee88", accent_text="#000000")
    axe = axe_source(request.config.cache.mkdir("axe"))
    visit = await (await widget(color_scheme=scheme)).agree()
    await visit.photograph(f"44-farbe-{scheme}")
    assert await faults(visit, axe, scheme) == []


async def test_the_language_is_named(widget: Open, host: HostPages, server: TestServer) -> None:
    english = plain_page(snippet(server)).replace('lang="de"', 'lang="en"')
    visit = await widget(at=host.put("/en", english))
    await visit.open()
    assert await visit.inside("document.documentElement.lang") == "de"
    assert await visit.page.evaluate("document.querySelector('verbundlotse-chat').lang") == "de"


async def test_a_fault_is_said_beside_the_field_and_bound_to_it(widget: Open) -> None:
    visit = await (await widget()).agree()
    await answers(visit.page, "conversations/*/messages", {"detail": "Ihr Text ist zu lang."}, status=422)
    await visit.say("Sehr lang")
    await expect(visit.frame.get_by_role("alert")).to_have_text("Ihr Text ist zu lang.")
    await expect(visit.field).to_have_accessible_description("Ihr Text ist zu lang.")
    await expect(visit.field).to_have_attribute("aria-invalid", "")
