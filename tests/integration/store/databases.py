"""Databases for tests. Migrating takes longer than a test, so it is done once and copied."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from verbund.store import migrate

SERVER = "VERBUNDLOTSE_TEST_POSTGRES"
"""Names a PostgreSQL server, `postgresql+psycopg://user@host:port/postgres`, whose databases may be made and dropped."""


class Databases(Protocol):
    """Makes databases."""

    def empty(self, folder: Path) -> str:
        """Returns the address of a new database that nobody has migrated; a file lies below the folder."""

    def fill(self, url: str) -> None:
        """Brings an empty database to the newest schema."""


class Files:
    """SQLite.

    Args:
        folder: where the migrated file is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._migrated = folder / "app.db"

    def empty(self, folder: Path) -> str:
        return f"sqlite:///{folder / 'store' / 'app.db'}"

    def fill(self, url: str) -> None:
        if not self._migrated.exists():
            migrate(f"sqlite:///{self._migrated}")
        file = Path(make_url(url).database or "")
        file.parent.mkdir()
        shutil.copy(self._migrated, file)


class Postgres:
    """PostgreSQL.

    Args:
        server: address of a database on it, with the right to make others.
    """

    def __init__(self, server: str) -> None:
        self._server = make_url(server)
        self._template = ""

    def empty(self, folder: Path) -> str:
        return self._made(f"test_{uuid.uuid4().hex}")

    def fill(self, url: str) -> None:
        if not self._template:
            template = f"template_{uuid.uuid4().hex}"
            migrate(self._made(template))
            self._template = template
        name = make_url(url).database
        self._run(f"DROP DATABASE {name}", f"CREATE DATABASE {name} TEMPLATE {self._template}")

    def _made(self, name: str) -> str:
        self._run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _run(self, *statements: str) -> None:
        engine = create_engine(self._server, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                for statement in statements:
                    connection.execute(text(statement))
        finally:
            engine.dispose()
