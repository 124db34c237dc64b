"""Connections to the database, with what SQLite must be told on each of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

READING = "verbund_reading"
"""Execution option of a transaction that only reads."""

PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    # In WAL mode NORMAL may lose the last commits when the power fails. "Saved" is said to a person after the commit,
    # so a commit must be on the disk: FULL.
    "PRAGMA synchronous = FULL",
    # Erased text is overwritten, not only unlinked.
    "PRAGMA secure_delete = ON",
)


def create_database(url: str) -> Engine:
    """Returns the engine of a database.

    Args:
        url: SQLAlchemy address, SQLite or PostgreSQL.
    """
    # Errors repeat the values of a statement, and errors are logged: a person's words must not get there.
    # A server may have been restarted since: each connection is tried before it is used.
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def create_session_factory(url: str) -> sessionmaker[Session]:
    """Returns what makes sessions on a database; one per process, `SqlUnitOfWork` takes it."""
    return sessionmaker(create_database(url), expire_on_commit=False)


def run_pragma(engine: Engine, pragma: str) -> None:
    """Runs a pragma outside of any transaction, where SQLite wants some of them."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(pragma)
    finally:
        connection.close()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin a transaction at the first write only; None leaves that to `_begin_sqlite`.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once, without waiting, when another has written in
    # between (SQLITE_BUSY_SNAPSHOT). Taking the write lock at the start makes writers wait for each other instead.
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
