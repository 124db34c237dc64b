"""The logic of the widget's scripts, module by module, in the browser that runs them: no other tool is needed for that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.async_api import Browser

from verbund.sites.colours import contrast

pytestmark = pytest.mark.asyncio(loop_scope="session")
Run = Callable[[str, str], Awaitable[Any]]


@pytest_asyncio.fixture(loop_scope="session")
async def run(browser: Browser, server: TestServer):
    """`await run("colours.js", "m => m.contrast('#000000', '#ffffff')")`"""
    page = await browser.new_page()
    await page.goto(str(server.make_url("/widget/demo")))
    await page.wait_for_load_state("networkidle")

    async def evaluate(module: str, function: str) -> Any:
        return await page.evaluate(f"import('/widget/v/test/{module}').then({function})")

    yield evaluate
    await page.close()


OUTBOX = """
const log = [];
const box = new m.Outbox({
  pauses: [2, 4, 8],
  send: async (one) => { log.push(`send ${one.id}`); const step = plan.shift(); if (step) throw step; return `re ${one.id}`; },
  wait: async (seconds) => { log.push(`wait ${seconds}`); if (seconds === 99) { await during?.(); } },
  keep: (messages) => log.push(`keep ${messages.map((one) => one.id).join()}`),
  answered: (one, answer) => log.push(answer),
  delayed: (failure, attempt) => log.push(`delayed ${attempt}`),
  refused: (messages) => log.push(`refused ${messages.map((one) => one.id).join()}`),
});
"""
LATER = "{ passes: true, seconds: 0 }"


def outbox(steps: str, plan: str = "[]", during: str = "null") -> str:
    return (
        f"async (m) => {{ const plan = {plan}; {OUTBOX} const during = {during};"
        f"{steps}; await new Promise((done) => setTimeout(done, 20)); return log; }}"
    )


async def test_messages_go_one_after_the_other(run: Run) -> None:
    log = await run("outbox.js", outbox("box.add({ id: 1 }, { id: 2 }); box.add({ id: 3 })"))
    assert [line for line in log if not line.startswith("keep")] == [
        "send 1",
        "re 1",
        "send 2",
        "re 2",
        "send 3",
        "re 3",
    ]
    assert log[-2] == "keep "


async def test_a_failure_that_passes_is_tried_again_with_longer_pauses(run: Run) -> None:
    log = await run("outbox.js", outbox("box.add({ id: 1 }, { id: 2 })", f"[{', '.join([LATER] * 4)}]"))
    assert [line for line in log if line.startswith("wait")] == ["wait 2", "wait 4", "wait 8", "wait 8"]
    assert [line for line in log if line.startswith("send")] == ["send 1"] * 5 + ["send 2"]


async def test_the_server_says_how_long_to_wait(run: Run) -> None:
    log = await run("outbox.js", outbox("box.add({ id: 1 })", "[{ passes: true, seconds: 30 }]"))
    assert "wait 30" in log


async def test_a_refusal_gives_back_everything_behind_it(run: Run) -> None:
    log = await run("outbox.js", outbox("box.add({ id: 1 }, { id: 2 })", "[{ passes: false }]"))
    assert log[-1] == "refused 1,2"
    assert "send 2" not in log


async def test_what_was_cleared_is_neither_sent_nor_answered(run: Run) -> None:
    log = await run(
        "outbox.js",
        outbox("box.add({ id: 1 }, { id: 2 })", "[{ passes: true, seconds: 99 }]", "() => box.clear()"),
    )
    assert log[-1] == "keep "
    assert [line for line in log if line.startswith(("send", "re"))] == ["send 1"]


IDLE = "async (m) => {{ let time = 0; const log = []; const idle = new m.Idle({{ now: () => time, ask: (left) => log.push(left), lock: () => log.push('lock') }}); const at = (seconds) => {{ time = seconds * 1000; idle.check(); }}; {steps}; return log; }}"


async def test_the_question_comes_and_then_the_lock(run: Run) -> None:
    assert await run("idle.js", IDLE.format(steps="idle.start(); at(599); at(600); at(719); at(720); at(900)")) == [
        120,
        1,
        "lock",
    ]


async def test_a_sign_of_life_puts_the_question_off_but_does_not_answer_it(run: Run) -> None:
    steps = "idle.start(); time = 500000; idle.touched(); at(1099); at(1100); idle.touched(); at(1219); idle.alive(); at(1300)"
    assert await run("idle.js", IDLE.format(steps=steps)) == [120, 1]


async def test_a_tab_that_slept_locks_at_once(run: Run) -> None:
    assert await run("idle.js", IDLE.format(steps="idle.start(); at(90000)")) == ["lock"]


async def test_memory_is_empty_until_something_is_kept(run: Run) -> None:
    function = """(m) => {
      const shelf = {}; const storage = { getItem: (k) => shelf[k] ?? null, setItem: (k, v) => { shelf[k] = v; }, removeItem: (k) => { delete shelf[k]; } };
      const memory = new m.Memory("werk", () => storage); const before = Object.keys(shelf).length;
      memory.set({ draft: "x" }); const again = new m.Memory("werk", () => storage).get("draft");
      const other = new m.Memory("anderes", () => storage).get("draft") ?? null;
      memory.wipe(); return [before, again, other, Object.keys(shelf).length];
    }"""
    assert await run("memory.js", function) == [0, "x", None, 0]


@pytest.mark.parametrize(
    "storage", ["() => { throw new Error() }", "() => ({ getItem: () => '{broken' })", "() => null"]
)
async def test_memory_does_without_storage(run: Run, storage: str) -> None:
    function = f"(m) => {{ const memory = new m.Memory('werk', {storage}); memory.set({{ a: 1 }}); return [memory.get('a'), memory.storage]; }}"
    assert await run("memory.js", function) == [1, None]


async def test_contrast_is_that_of_the_server(run: Run) -> None:
    for one, other in [("#000000", "#ffffff"), ("#0f5c63", "#ffffff"), ("#ffcc00", "#1c2526"), ("#777777", "#777777")]:
        assert await run("colours.js", f"m => m.contrast('{one}', '{other}')") == pytest.approx(contrast(one, other))


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


async def test_every_colour_of_a_site_is_made_readable(run: Run) -> None:
    drawn: list[str] = []

    @settings(max_examples=200, database=None)
    @given(COLOURS)
    def draw(colour: str) -> None:
        drawn.append(colour)

    draw()
    for ground in ("#ffffff", "#1c2526"):
        made = await run("colours.js", f"m => {drawn!r}.map((one) => m.readableOn('{ground}', one))")
        assert [colour for colour in made if contrast(colour, ground) < 4.5] == []
    assert await run("colours.js", "m => m.readableOn('#ffffff', '#0f5c63')") == "#0f5c63"  # readable ones stay
