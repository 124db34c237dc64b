"""Alive is not ready: ready means a right answer from the engine and a store that can be written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.fakes.engine import FakeEngine, end
from tests.integration.web.test_bad_input import assert_problem
from tests.integration.web.test_saved_and_erased import tracked, tracker_with
from verbund.store import create_session_factory
from verbund.store.engine_tracker import EngineTracker
from web.health import GOOD_FOR_SECONDS, SENDER_PREFIX, Readiness
from web.store_access import Store


async def test_alive(client, engine: FakeEngine) -> None:
    response = await client.get("/healthz")
    assert (response.status, await response.json()) == (200, {"status": "ok"})
    assert engine.sent == []


async def test_ready_and_the_store_is_as_before(client, engine: FakeEngine, settings) -> None:
    response = await client.get("/readyz")
    assert (response.status, await response.json()) == (200, {"status": "ready"})
    ((sender, message),) = engine.sent
    assert sender.startswith(SENDER_PREFIX) and message.startswith("/start{")
    with sqlite3.connect(settings.data_dir / "verbundlotse.db") as db:
        for table in ("conversations", "tombstones"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


async def test_an_engine_whose_turn_fails_is_not_ready(client, engine: FakeEngine) -> None:
    engine.failures = 1
    response = await client.get("/readyz")
    problem = await assert_problem(response, 503)
    assert problem["missing"] == ["engine"]
    assert "Retry-After" in response.headers


async def test_a_wrong_answer_is_not_ready(client, engine: FakeEngine) -> None:
    engine.script["/start"] = [{"text": "Wie bitte?"}, end(None)]
    assert (await (await client.get("/readyz")).json())["missing"] == ["engine"]


async def test_a_store_that_cannot_be_written_is_not_ready(client, settings) -> None:
    Path(settings.data_dir / "verbundlotse.db").write_bytes(b"this is no database" * 1000)
    assert (await (await client.get("/readyz")).json())["missing"] == ["store"]


async def test_asked_often_the_engine_hears_it_once(client, engine: FakeEngine) -> None:
    for _ in range(5):
        await client.get("/readyz")
    assert len(engine.sent) == 1


async def test_an_old_answer_is_asked_anew_and_the_canned_conversation_goes(settings, engine: FakeEngine) -> None:
    now = [0.0]
    store = Store(create_session_factory(settings.database_url), settings.secret_key)
    tracker_with(settings, "andere")
    readiness = Readiness(store, TrackingEngine(engine, settings), EngineTracker(settings.tracker_url), lambda: now[0])
    assert await readiness.missing() == ()
    now[0] = GOOD_FOR_SECONDS
    assert await readiness.missing() == ()
    assert len(engine.sent) == 2
    assert tracked(settings) == ["andere"]
    store.close()


class TrackingEngine:
    """Writes to the tracker like Rasa does."""

    def __init__(self, engine: FakeEngine, settings) -> None:
        self._engine = engine
        self._settings = settings

    async def turn(self, sender: str, message: str):
        with sqlite3.connect(self._settings.tracker_database) as db:
            db.execute("INSERT INTO events (sender_id, timestamp, data) VALUES (?, 1.0, 'x')", (sender,))
        return await self._engine.turn(sender, message)
