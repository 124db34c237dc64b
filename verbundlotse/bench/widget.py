"""Times the widget as somebody meets it who has never opened it: a real browser, a host page on another origin."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import AsyncIterator

from aiohttp import web

from verbund.settings import Settings
from verbund.sites.site import Site
from verbund.store import SqlUnitOfWork, create_session_factory
from verbundlotse.bench.latency import Latency

SITE = "messung"
PAGE = '<!doctype html><html lang="de"><title>Messung</title><body><script src="{src}" data-site="{site}" async></script></body></html>'
# The shadow root of the button is closed: a host page cannot look into it, measurements and tests do.
LOOK_INSIDE = """
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (how) { return attach.call(this, {...how, mode: "open"}); };
"""
# Measured in the pages themselves: what drives the browser takes its time too.
NOW = "performance.timeOrigin + performance.now()"
WATCH_CLICK = f"addEventListener('click', () => {{ window.clicked = {NOW}; }}, true)"
FIRST_PAINT = """async () => {
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
  while (!paint()) await new Promise(requestAnimationFrame);
  return performance.timeOrigin + paint().startTime;
}"""
WATCH_SENTENCE = """() => {
  let begun;
  addEventListener("submit", () => { begun = performance.now(); }, true);
  window.spoken = new Promise((done) => new MutationObserver(() => {
    if (document.querySelector("[data-said] .bot")) requestAnimationFrame(() => done(performance.now() - begun));
  }).observe(document.body, { subtree: true, childList: true }));
}"""


def missing() -> str:
    """Returns what this measurement lacks on this machine, or nothing."""
    try:
        import playwright  # noqa: F401 - only the measurement needs it
    except ImportError:
        return "Playwright"
    return "" if _chromium() else "Chromium"


async def time_opening(base_url: str, settings: Settings, rounds: int) -> list[Latency]:
    """Opens the widget with an empty cache each time.

    Args:
        base_url: web's address.
        settings: of the installation that is measured; the host page is entered there.
        rounds: how many people open it, one after the other.

    Returns:
        From the click on the button to the first sentence of the window; from the choice of a language to the first
        sentence of the bot; both together.
    """
    from playwright.async_api import async_playwright

    opened: list[float] = []
    spoken: list[float] = []
    begun = time.perf_counter()
    async with _host_page(base_url, settings) as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
        for _ in range(rounds):
            context = await browser.new_context()
            await context.add_init_script(LOOK_INSIDE)
            page = await context.new_page()
            await page.goto(address)
            await page.evaluate(WATCH_CLICK)
            await page.locator("verbundlotse-chat button").click()
            inside = page.frame_locator("verbundlotse-chat iframe")
            choice = inside.get_by_role("button", name="Alltagssprache")
            await choice.wait_for()
            frame = await (await page.locator("verbundlotse-chat iframe").element_handle()).content_frame()
            clicked = await page.evaluate("window.clicked")
            opened.append((await frame.evaluate(FIRST_PAINT) - clicked) / 1000)
            await frame.evaluate(WATCH_SENTENCE)
            await choice.click()
            spoken.append(await frame.evaluate("window.spoken") / 1000)
            await context.close()
        await browser.close()
    elapsed = time.perf_counter() - begun
    both = [sum(pair) for pair in zip(opened, spoken, strict=True)]
    return [
        Latency("Klick bis zum ersten Satz des Fensters", opened, elapsed),
        Latency("Sprache gewählt bis zum ersten Satz", spoken, elapsed),
        Latency("beides zusammen", both, elapsed),
    ]


@contextlib.asynccontextmanager
async def _host_page(base_url: str, settings: Settings) -> AsyncIterator[str]:
    async def show(_request: web.Request) -> web.Response:
        return web.Response(text=PAGE.format(src=f"{base_url}/widget.js", site=SITE), content_type="text/html")

    app = web.Application()
    app.router.add_get("/", show)
    runner = web.AppRunner(app)
    await runner.setup()
    place = web.TCPSite(runner, "127.0.0.1", 0)
    await place.start()
    origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
    with SqlUnitOfWork(create_session_factory(settings.database_url), settings.secret_key) as uow:
        uow.sites.put(Site(key=SITE, name="Messung", origins=(origin,), test=True))
        uow.commit()
    try:
        yield origin
    finally:
        await runner.cleanup()


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
