"""Brings a database to the newest schema."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import make_url

from verbund.store.database import create_database, run_pragma

SCRIPTS = Path(__file__).parent / "migrations"
SQLITE_PATIENCE_SECONDS = 5.0
POSTGRES_LOCK = 0x7665726275  # any number, but the same in all processes

_ONE_AT_A_TIME = threading.Lock()  # Alembic keeps its context in module globals


def migrate(url: str) -> None:
    """Runs the migrations that the database has not seen. May be called at every start and by several processes.

    All of them happen in one transaction that locks out other migrations: the second process waits, then finds
    nothing left to do.

    Args:
        url: SQLAlchemy address of the database; the folder of a SQLite file is made.

    Raises:
        sqlalchemy.exc.OperationalError: the database cannot be reached or written.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_database(url)
    try:
        if engine.dialect.name == "sqlite":
            _keep_a_write_ahead_log(engine)
        with _ONE_AT_A_TIME, engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": POSTGRES_LOCK})
            command.upgrade(alembic_config(connection), "head")
    finally:
        engine.dispose()


def _keep_a_write_ahead_log(engine: Engine) -> None:
    # Two connections that both want to change the mode hold a shared lock each. SQLite sees the deadlock and refuses
    # one of them at once, without asking busy_timeout: who is refused has to come again.
    give_up = time.monotonic() + SQLITE_PATIENCE_SECONDS
    while True:
        try:
            return run_pragma(engine, "PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
        time.sleep(random.uniform(0.01, 0.1))  # not both at the same moment again


def alembic_config(connection: Connection) -> Config:
    """Returns Alembic's configuration on an open connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
