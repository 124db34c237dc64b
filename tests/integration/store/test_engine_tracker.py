"""Erasure in the engine's own database, while the engine uses it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tests.integration.store.rasa_events import make_events_table, write_events
from verbund.store import database
from verbund.store.engine_tracker import BLANK_INTENT, BLANK_TEXT, DAY, EngineTracker

NOW = 1_800_000_000.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "engine.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


def test_before_the_engine_has_written_there_is_nothing_to_erase(url):
    tracker = EngineTracker(url)
    assert (tracker.erase("c"), tracker.count("c"), tracker.erase_older_than(1)) == (0, 0, 0)


def test_one_conversation_goes_and_the_others_stay(url):
    make_events_table(url)
    write_events(url, "c", 3)
    write_events(url, "c2", 2)
    tracker = EngineTracker(url)
    assert tracker.count("c") == 3
    assert tracker.erase("c") == 3
    assert (tracker.count("c"), tracker.count("c2")) == (0, 2)


def test_conversations_go_by_their_last_event(url):
    make_events_table(url)
    write_events(url, "old", 2, timestamp=NOW - 31 * DAY)
    write_events(url, "long", 1, timestamp=NOW - 31 * DAY)
    write_events(url, "long", 1, timestamp=NOW - DAY)
    tracker = EngineTracker(url, clock=lambda: NOW)
    assert tracker.erase_older_than(30) == 2
    assert tracker.count("long") == 2


def test_it_tries_again_when_the_engine_is_writing(url, file, monkeypatch):
    make_events_table(url)
    write_events(url, "c", 3)
    monkeypatch.setattr(database, "PRAGMAS", ("PRAGMA busy_timeout = 1",))
    engine = sqlite3.connect(file, isolation_level=None)
    engine.execute("BEGIN EXCLUSIVE")
    pauses = []

    def until_the_engine_is_done(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            engine.execute("COMMIT")

    assert EngineTracker(url, pause=until_the_engine_is_done).erase("c") == 3
    assert len(pauses) == 2


def test_it_says_so_when_the_engine_never_lets_go(url, file, monkeypatch):
    make_events_table(url)
    monkeypatch.setattr(database, "PRAGMAS", ("PRAGMA busy_timeout = 1",))
    engine = sqlite3.connect(file, isolation_level=None)
    engine.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OperationalError, match="locked"):
        EngineTracker(url, pause=lambda seconds: None).erase("c")
    engine.close()


def test_the_last_words_of_a_person_are_blanked_and_the_event_stays_readable(url, file):
    make_events_table(url)
    told = {
        "event": "user", "timestamp": 2.0, "text": "ich bin 58", "input_channel": "rest", "message_id": "m",
        "parse_data": {"text": "ich bin 58", "intent": {"name": "bejahen"}, "entities": [{"entity": "number", "value": 58}]},
        "metadata": {"typed": "ich bin 58"},
    }  # fmt: skip
    write_events(url, "c", 1, data=json.dumps(told | {"text": "davor"}))
    write_events(url, "c", 1, timestamp=1.0, data=json.dumps(told))
    write_events(url, "c2", 1, data=json.dumps(told | {"text": "jemand anders"}))
    assert EngineTracker(url).forget_last_words("c") is True
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT sender_id, intent_name, data FROM events ORDER BY id").fetchall()
    assert [json.loads(data)["text"] for _, _, data in rows] == ["davor", BLANK_TEXT, "jemand anders"]
    blank = json.loads(rows[1][2])
    assert "58" not in rows[1][2]
    assert (rows[1][1], blank["parse_data"]["intent"]["name"], blank["parse_data"]["entities"]) == (BLANK_INTENT, BLANK_INTENT, [])
    assert (blank["event"], blank["timestamp"], blank["message_id"]) == ("user", 2.0, "m")


def test_there_may_be_no_words_to_forget(url):
    assert EngineTracker(url).forget_last_words("c") is False
    make_events_table(url)
    assert EngineTracker(url).forget_last_words("c") is False
