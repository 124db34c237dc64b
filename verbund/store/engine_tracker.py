"""Erasure in the engine's own store, which has none: Rasa's SQLTrackerStore only ever grows (design 9)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Float,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    delete,
    func,
    inspect,
    select,
    update,
)  # fmt: skip
from sqlalchemy.exc import OperationalError

from verbund.store.database import READING, create_database

EVENTS = Table(
    "events", MetaData(), Column("id", Integer, primary_key=True), Column("sender_id", String(255)),
    Column("type_name", String(255)), Column("timestamp", Float), Column("intent_name", String(255)), Column("data", Text),
)  # fmt: skip
"""The columns we need of Rasa's table (`rasa.core.tracker_store.SQLTrackerStore.SQLEvent`)."""

# What the engine is left with of a message that is kept nowhere: an event it can read, and nothing in it.
BLANK_TEXT = "[NICHT GESPEICHERT]"
BLANK_INTENT = "waehlen"
DAY = 24 * 60 * 60
T = TypeVar("T")
TRIES = 3
_KEPT_OF_A_MESSAGE = ("event", "timestamp", "input_channel", "message_id")


class EngineTracker:
    """The engine's conversations.

    Args:
        sqlalchemy_url: address of the database of Rasa's tracker store; `Settings.tracker_url`.
        clock: seconds since 1970, as Rasa writes them.
        pause: waits between two tries.
    """

    def __init__(
        self,
        sqlalchemy_url: str,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._engine = create_database(sqlalchemy_url)
        self._clock = clock
        self._pause = pause

    def erase(self, sender_id: str) -> int:
        """Deletes all events of a conversation.

        Args:
            sender_id: the conversation's id.

        Returns:
            How many events there were; 0 as well when the engine has never written.

        Raises:
            sqlalchemy.exc.OperationalError: the database stayed locked or cannot be read.
        """
        return self._patiently(lambda: self._delete([sender_id]))

    def forget_last_words(self, sender_id: str) -> bool:
        """Blanks the last message of a person: its text, what was understood of it, and the choice behind a button.

        Args:
            sender_id: the conversation's id.

        Returns:
            Whether there was a message.

        Raises:
            sqlalchemy.exc.OperationalError: the database stayed locked or cannot be read.
        """
        return self._patiently(lambda: self._blank_last(sender_id))

    def slot(self, sender_id: str, name: str) -> Any:
        """Returns the value a slot has in a conversation, None where the engine has never set it."""
        return self._patiently(lambda: self._slot(sender_id, name))

    def count(self, sender_id: str) -> int:
        """Returns how many events of a conversation the engine holds."""
        return self._patiently(lambda: self._count(sender_id))

    def erase_older_than(self, days: int) -> int:
        """Deletes conversations in which nothing has happened for so many days; returns how many events there were."""
        limit = self._clock() - days * DAY
        stale = select(EVENTS.c.sender_id).group_by(EVENTS.c.sender_id).having(func.max(EVENTS.c.timestamp) < limit)
        return self._patiently(lambda: self._delete(stale))

    def _delete(self, senders: Sequence[str] | Select[tuple[str]]) -> int:
        if not inspect(self._engine).has_table(EVENTS.name):
            return 0
        with self._engine.begin() as connection:
            return connection.execute(delete(EVENTS).where(EVENTS.c.sender_id.in_(senders))).rowcount

    def _blank_last(self, sender_id: str) -> bool:
        if not inspect(self._engine).has_table(EVENTS.name):
            return False
        of_person = (EVENTS.c.sender_id == sender_id) & (EVENTS.c.type_name == "user")
        with self._engine.begin() as connection:
            found = connection.execute(select(EVENTS.c.id, EVENTS.c.data).where(of_person).order_by(EVENTS.c.id.desc()))
            last = found.first()
            if last is None:
                return False
            kept = {name: value for name, value in json.loads(last.data).items() if name in _KEPT_OF_A_MESSAGE}
            intent = {"name": BLANK_INTENT, "confidence": 1.0}
            blank = {**kept, "text": BLANK_TEXT, "parse_data": {"text": BLANK_TEXT, "intent": intent, "entities": []}}
            change = update(EVENTS).where(EVENTS.c.id == last.id)
            connection.execute(change.values(intent_name=BLANK_INTENT, data=json.dumps(blank, ensure_ascii=False)))
            return True

    def _slot(self, sender_id: str, name: str) -> Any:
        if not inspect(self._engine).has_table(EVENTS.name):
            return None
        named = EVENTS.c.data.contains(f'"{name}"', autoescape=True)
        of_slot = (EVENTS.c.sender_id == sender_id) & (EVENTS.c.type_name == "slot") & named
        with self._engine.connect().execution_options(**{READING: True}) as connection:
            for row in connection.execute(select(EVENTS.c.data).where(of_slot).order_by(EVENTS.c.id.desc())):
                event = json.loads(row.data)
                if event["name"] == name:
                    return event["value"]
        return None

    def _count(self, sender_id: str) -> int:
        if not inspect(self._engine).has_table(EVENTS.name):
            return 0
        with self._engine.connect().execution_options(**{READING: True}) as connection:
            held = select(func.count()).select_from(EVENTS).where(EVENTS.c.sender_id == sender_id)
            return connection.execute(held).scalar_one()

    def _patiently(self, action: Callable[[], T]) -> T:
        """Rasa may be writing: each try waits five seconds for its lock (`database.PRAGMAS`)."""
        for attempt in range(1, TRIES):
            try:
                return action()
            except OperationalError as error:
                if "locked" not in str(error.orig):
                    raise
                self._pause(0.2 * attempt)
        return action()
