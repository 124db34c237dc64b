"""The store seen from asyncio: each unit of work runs in a thread, so that no person waits for another's disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from verbund.store import SqlUnitOfWork

T = TypeVar("T")
THREADS = 6  # readers and writers each; together below the 15 connections of SQLAlchemy's pool
# SQLite takes one writer at a time, and who waits for it polls in growing pauses without any order: with a hundred
# people at once some of them lost that lottery for five seconds (measured). A queue of our own is fair and faster.
WRITERS_OF_SQLITE = 1

log = logging.getLogger(__name__)


class StoreUnavailable(Exception):
    """The database cannot be reached, read or written."""


class Store:
    """Runs units of work.

    Args:
        factory: from `verbund.store.create_session_factory`.
        secret_key: the installation's secret key.
    """

    def __init__(self, factory: sessionmaker[Session], secret_key: bytes) -> None:
        self._factory = factory
        self._secret_key = secret_key
        sqlite = factory.kw["bind"].dialect.name == "sqlite"
        self._readers = ThreadPoolExecutor(THREADS, thread_name_prefix="store-read")
        self._writers = ThreadPoolExecutor(WRITERS_OF_SQLITE if sqlite else THREADS, thread_name_prefix="store-write")

    async def write(self, work: Callable[[SqlUnitOfWork], T]) -> T:
        """Runs `work` in one transaction and commits it.

        Args:
            work: what is to be done; it must not wait for anything but the database.

        Returns:
            What `work` returned.

        Raises:
            StoreUnavailable: the database failed; nothing was kept.
        """
        return await self._run(work, reading=False)

    async def read(self, work: Callable[[SqlUnitOfWork], T]) -> T:
        """Runs `work`, which only reads, and never waits for writers; raises `StoreUnavailable` like `write`."""
        return await self._run(work, reading=True)

    def close(self) -> None:
        """Waits for running work and closes all connections."""
        self._readers.shutdown()
        self._writers.shutdown()
        self._factory.kw["bind"].dispose()

    async def _run(self, work: Callable[[SqlUnitOfWork], T], *, reading: bool) -> T:
        threads = self._readers if reading else self._writers
        return await asyncio.get_running_loop().run_in_executor(threads, self._transaction, work, reading)

    def _transaction(self, work: Callable[[SqlUnitOfWork], T], reading: bool) -> T:
        try:
            with SqlUnitOfWork(self._factory, self._secret_key, reading=reading) as uow:
                result = work(uow)
                if not reading:
                    uow.commit()
                return result
        except DBAPIError as error:
            # Its message holds the statement's values, which are a person's words.
            log.error("store failed: %s", type(error.orig).__name__)
            raise StoreUnavailable from None
