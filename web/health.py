"""Alive and ready. Ready means: a canned message came back right from the engine, and the store takes a real write."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from verbund.conversations import Conversation, hash_token, new_token
from verbund.unit_of_work import Engine as EngineMemory
from verbund.unit_of_work import UnitOfWork
from web.engine import Engine
from web.store_access import Store, StoreUnavailable
from web.turns import EngineFailed

SENDER_PREFIX = "bereit-"
CANNED = '/start{"language_mode": "standard", "site": "bereit"}'
GOOD_FOR_SECONDS = 5.0
"""Readiness costs a turn of the engine; asked more often, the last answer is given again."""

LONG_AGO = date(1970, 1, 1)

log = logging.getLogger(__name__)


class Readiness:
    """Asks engine and store at most once in a few seconds, however many ask us.

    Args:
        store: must be writable.
        engine: must answer the canned message with a complete turn.
        engine_memory: the canned conversation is erased from it afterwards.
        clock: seconds, for the age of the last answer.
    """

    def __init__(
        self, store: Store, engine: Engine, engine_memory: EngineMemory, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._engine = engine
        self._engine_memory = engine_memory
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._missing: tuple[str, ...] = ()
        self._asked_at: float | None = None

    async def missing(self) -> tuple[str, ...]:
        """Returns which parts are not ready: `engine`, `store`, both or none."""
        async with self._one_at_a_time:
            if self._asked_at is None or self._clock() - self._asked_at >= GOOD_FOR_SECONDS:
                parts = await asyncio.gather(self._engine_answers(), self._store_writes())
                self._missing = tuple(name for name, ready in zip(("engine", "store"), parts, strict=True) if not ready)
                self._asked_at = self._clock()
        return self._missing

    async def _engine_answers(self) -> bool:
        sender = SENDER_PREFIX + secrets.token_hex(8)
        try:
            turn = await self._engine.turn(sender, CANNED)
        except EngineFailed as failure:
            log.info("engine not ready: %s", failure)
            return False
        finally:
            await self._forget(sender)
        return bool(turn.said) and turn.asks is not None and turn.state == "open"

    async def _forget(self, sender: str) -> None:
        try:
            await self._store.read(lambda _uow: self._engine_memory.erase(sender))
        except StoreUnavailable:
            log.warning("the canned conversation stays in the engine's store until retention removes it")

    async def _store_writes(self) -> bool:
        try:
            await self._store.write(_write_and_undo)
        except StoreUnavailable:
            return False
        return True


def _write_and_undo(uow: UnitOfWork) -> None:
    """Adds a conversation and removes it with its tombstone: the commit reaches the disk, and nobody ever sees it."""
    now = datetime.now(UTC)
    probe = Conversation(
        id=SENDER_PREFIX + secrets.token_hex(8),
        token_hash=hash_token(new_token()),
        created_on=now.date(),
        touched_on=now.date(),
    )
    uow.conversations.add(probe, now)
    uow.conversations.erase(probe.id, LONG_AGO)
    uow.conversations.forget_tombstones(LONG_AGO + timedelta(days=1))
