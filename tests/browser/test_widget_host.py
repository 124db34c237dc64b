"""The widget and its host page: neither breaks the other, and nobody shows it who may not."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import expect

from tests.browser.widget import AI_NOTICE, BUTTON, DESKTOP, PHONE, HostPages, Open, plain_page, snippet

pytestmark = pytest.mark.asyncio(loop_scope="session")

WILD = """
<style>
  * { all: unset !important; display: none !important; transform: rotate(7deg) !important; visibility: hidden !important;
      font-size: 3px !important; letter-spacing: 2em !important; pointer-events: none !important; direction: rtl !important; }
  html, body, main, h1 { all: revert !important; transform: none !important; visibility: visible !important; }
  body { display: block !important; overflow: hidden; } html { font-size: 200%; letter-spacing: 1em; }
  verbundlotse-chat { left: -9999px !important; opacity: 0 !important; z-index: -1 !important; }
  iframe, button, dialog { width: 1px !important; height: 1px !important; clip-path: inset(50%) !important; }
</style>
<script>
  Object.prototype.extra = "everywhere"; Array.prototype.extra = () => 1;
  Array.prototype.toJSON = function () { return "mine"; }; String.prototype.toJSON = Array.prototype.toJSON;
  for (const name of ["map", "forEach", "filter", "reduce", "includes", "join", "indexOf"]) Array.prototype[name] = () => { throw new Error(name); };
  for (const name of ["trim", "startsWith", "replace", "split"]) String.prototype[name] = () => { throw new Error(name); };
  Function.prototype.bind = () => { throw new Error("bind"); };
  JSON.stringify = JSON.parse = () => { throw new Error("JSON"); };
  Object.assign = Object.keys = Object.defineProperty = () => { throw new Error("Object"); };
  window.fetch = window.XMLHttpRequest = () => { throw new Error("fetch"); };
  window.$ = window.jQuery = window.chat = window.site = "mine";
  document.addEventListener("keydown", (event) => event.stopImmediatePropagation(), true);
  document.addEventListener("click", (event) => (window.clicks = (window.clicks ?? 0) + 1));
</script>
"""
COUNT = "(() => { let count = 0; for (const name in window) count += 1; return count; })()"
BUSY = '<div style="height: 3000px">Lang</div><p id="end">Ende</p>'


async def test_a_hostile_page_breaks_nothing_and_is_not_broken(
    widget: Open, host: HostPages, server: TestServer
) -> None:
    visit = await widget(at=host.put("/wild", plain_page(snippet(server), WILD)))
    raw = await visit.page.context.new_cdp_session(
        visit.page
    )  # what the page did to its own world breaks Playwright in it

    async def ask(question: str) -> object:
        return (await raw.send("Runtime.evaluate", {"expression": question}))["result"]["value"]

    await visit.visit()
    names = await ask(COUNT)
    box = await visit.button.bounding_box()
    assert box["width"] > 150 and 48 <= box["height"] <= 120
    assert box["x"] + box["width"] <= DESKTOP["width"] and box["y"] + box["height"] <= DESKTOP["height"]
    await visit.photograph("30-wild")
    await visit.button.click()
    await expect(visit.frame.get_by_text(AI_NOTICE)).to_be_visible()
    frame = await visit.page.locator("verbundlotse-chat iframe").bounding_box()
    assert frame["width"] > 380 and frame["height"] > 600
    await visit.photograph("31-wild-offen")
    await visit.frame.get_by_role("button", name="Alltagssprache").click()
    await visit.frame.get_by_role("button", name="Ja, einverstanden").click()
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await visit.frame.get_by_role("button", name="Chat schließen").click()
    await expect(visit.button).to_be_focused()
    assert await ask("window.site") == "mine"
    assert await ask(COUNT) == names + 1  # `clicks` of the page itself, nothing of ours


async def test_a_page_with_a_strict_policy_shows_it(widget: Open, host: HostPages, server: TestServer) -> None:
    ours = str(server.make_url("/")).rstrip("/")
    policy = (
        f"default-src 'none'; script-src {ours}; frame-src {ours}; style-src 'none'; require-trusted-types-for 'script'"
    )
    visit = await widget(at=host.put("/strict", plain_page(snippet(server)), Content_Security_Policy=policy))
    await visit.agree()
    assert (await visit.button.bounding_box())["height"] >= 48  # styled without a style that the policy forbids


async def test_an_isolated_page_shows_it(widget: Open, host: HostPages, server: TestServer) -> None:
    alone = {"Cross_Origin_Embedder_Policy": "require-corp", "Cross_Origin_Opener_Policy": "same-origin"}
    visit = await widget(at=host.put("/alone", plain_page(snippet(server)), **alone))
    await visit.agree()
    assert await visit.page.evaluate("crossOriginIsolated")


async def test_where_the_frame_is_forbidden_another_way_is_offered(
    widget: Open, host: HostPages, server: TestServer
) -> None:
    policy = f"script-src {server.make_url('/')} 'unsafe-inline'; frame-src 'none'"
    visit = await widget(at=host.put("/noframe", plain_page(snippet(server)), Content_Security_Policy=policy))
    await visit.visit()
    await visit.button.click()
    link = visit.page.get_by_role("link", name="In einem neuen Fenster öffnen")
    await expect(link).to_be_visible(timeout=10_000)
    assert await link.get_attribute("href") == str(server.make_url("/chat?site=werk"))
    await visit.photograph("32-verboten")
    await visit.page.get_by_role("button", name="Chat schließen").click()
    await expect(visit.button).to_be_focused()


async def test_a_page_that_is_not_named_sees_nothing_of_the_chat(widget: Open, far_host: HostPages) -> None:
    visit = await (await widget(at=far_host.origin)).visit()
    await visit.button.click()
    await expect(visit.page.get_by_role("link", name="In einem neuen Fenster öffnen")).to_be_visible(timeout=10_000)
    assert not any("/api/" in request.url for request in visit.requests)


async def test_the_page_does_not_move(widget: Open, host: HostPages, server: TestServer) -> None:
    visit = await widget(at=host.put("/long", plain_page(snippet(server), BUSY)))
    await visit.page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) window.moved += e.value; })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    await visit.visit()
    before = await visit.page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    await visit.button.click()
    await expect(visit.frame.get_by_text(AI_NOTICE)).to_be_visible()
    await visit.frame.get_by_role("button", name="Chat schließen").click()
    await visit.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert await visit.page.evaluate("window.moved") == 0
    assert (
        await visit.page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
        == before
    )


async def test_the_inside_of_the_button_is_closed_to_the_page_and_open_to_people(widget: Open) -> None:
    visit = await widget(inside=False)
    await visit.page.goto(visit.address)
    await visit.page.wait_for_selector("verbundlotse-chat", state="attached")
    assert await visit.page.evaluate("document.querySelector('verbundlotse-chat').shadowRoot") is None
    for key in ("Tab", "Tab"):  # the link of the page, the button
        await visit.page.keyboard.press(key)
    async with visit.page.expect_event("frameattached"):
        await visit.page.keyboard.press("Enter")
    tree = await (await visit.page.context.new_cdp_session(visit.page)).send("Accessibility.getFullAXTree")
    names = {(node.get("role", {}).get("value"), node.get("name", {}).get("value")) for node in tree["nodes"]}
    assert ("button", BUTTON) in names
    assert ("Iframe", "Chat mit dem Verbundlotsen") in names


async def test_messages_of_others_change_nothing(widget: Open) -> None:
    visit = await (await widget()).agree()
    close = "{verbundlotse: 1, type: 'close'}"
    await visit.page.evaluate(f"window.postMessage({close}, '*')")  # the page itself plays the frame
    await visit.inside("window.postMessage({verbundlotse: 1, type: 'open'}, '*')")  # the frame plays its host
    await visit.inside("parent.postMessage({verbundlotse: 2, type: 'close'}, '*')")  # another version
    await visit.inside("parent.postMessage('close', '*')")
    await visit.page.evaluate("new Promise((done) => setTimeout(done, 100))")
    await expect(visit.button).to_have_attribute("aria-expanded", "true")
    await expect(visit.frame.get_by_text("Was machen Sie bei der Arbeit?")).to_be_visible()
    await visit.inside(f"parent.postMessage({close}, '*')")
    await expect(visit.button).to_have_attribute("aria-expanded", "false")


async def test_nothing_a_person_says_crosses_to_the_page(widget: Open) -> None:
    visit = await widget()
    await visit.page.add_init_script(
        "window.heard = []; addEventListener('message', (e) => heard.push(JSON.stringify(e.data)))"
    )
    await visit.agree()
    await visit.say("Ich schweiße.")
    await expect(visit.frame.get_by_text("Wie möchten wir Sie erreichen?")).to_be_visible()
    await visit.frame.get_by_role("button", name="Chat schließen").click()
    await expect(visit.button).to_be_focused()
    assert set(await visit.page.evaluate("window.heard")) == {
        '{"verbundlotse":1,"type":"ready"}', '{"verbundlotse":1,"type":"close"}',
    }  # fmt: skip


async def test_the_frame_cannot_lead_the_page_away(widget: Open) -> None:
    visit = await (await widget()).agree()
    with pytest.raises(Exception, match="allow-top-navigation|permission|navigate"):
        await visit.inside("top.location = 'https://example.org/'")
    assert visit.page.url.startswith(visit.address)


async def test_two_snippets_make_one_button(widget: Open, host: HostPages, server: TestServer) -> None:
    visit = await widget(at=host.put("/twice", plain_page(snippet(server) + snippet(server))))
    await visit.visit()
    await visit.page.wait_for_load_state("networkidle")
    assert await visit.page.locator("verbundlotse-chat").count() == 1


async def test_words_colour_and_side_of_the_button_are_the_sites(
    widget: Open, host: HostPages, server: TestServer
) -> None:
    line = snippet(server, button="Was m&ouml;chten Sie lernen?", accent="#ffcc00", side="left")
    visit = await widget(at=host.put("/own", plain_page(line)), viewport=PHONE)
    await visit.visit()
    await expect(visit.button).to_have_text("Was möchten Sie lernen?")
    assert (await visit.button.bounding_box())["x"] == 16
    await expect(visit.button).to_have_css("background-color", "rgb(255, 204, 0)")
    await expect(visit.button).to_have_css("color", "rgb(0, 0, 0)")
