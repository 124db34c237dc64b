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
THREADS = 8  # SQLAlchemy's pool holds 5 connections and 10 more when needed

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
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="store")

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
        self._threads.shutdown()
        self._factory.kw["bind"].dispose()

    async def _run(self, work: Callable[[SqlUnitOfWork], T], *, reading: bool) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._transaction, work, reading)

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
