"""The migrated database is the one that the models describe, however often and by how many it is migrated."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateIndex, CreateTable

from verbund.store import create_session_factory, migrate
from verbund.store.database import create_database
from verbund.store.schema import metadata


def test_models_and_migrations_say_the_same(database):
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


@pytest.mark.sqlite
def test_migrating_again_changes_nothing(url, database):
    before = _schema(database)
    migrate(url)
    assert _schema(database) == before


def _schema(database):
    with database.connect() as connection:
        return connection.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name")).all()


def _migrate_when_all_are_ready(url, barrier):
    barrier.wait()
    migrate(url)


def test_processes_may_migrate_at_the_same_time(url, tmp_path):
    spawn = multiprocessing.get_context("spawn")
    barrier = spawn.Barrier(2)
    processes = [spawn.Process(target=_migrate_when_all_are_ready, args=(url, barrier)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with create_database(url).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 1
        assert set(metadata.tables) < set(inspect(connection).get_table_names())


@pytest.mark.sqlite
def test_a_migration_waits_for_one_that_has_just_begun(url):
    file = Path(make_url(url).database)
    file.parent.mkdir(parents=True, exist_ok=True)
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")  # not yet in WAL mode: SQLite refuses the change of mode without waiting
    letting_go = threading.Timer(0.3, other.execute, ("ROLLBACK",))
    letting_go.start()
    migrate(url)
    letting_go.join()
    other.close()
    with create_database(url).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_a_migration_that_fails_leaves_the_database_as_it_was(url, monkeypatch):
    def fail(*args):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("sqlalchemy.sql.ddl.CreateIndex.__init__", fail)
        with pytest.raises(ZeroDivisionError):
            migrate(url)
    with create_database(url).connect() as connection:
        assert inspect(connection).get_table_names() == []
    migrate(url)


@pytest.mark.sqlite
def test_a_database_keeps_what_it_is_told(database):
    with database.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "secure_delete")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "synchronous": 2,  # FULL
        "secure_delete": 1,
    }


def test_the_schema_is_one_that_postgresql_takes():
    dialect = postgresql.dialect()
    ddl = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    ddl += [
        str(CreateIndex(index).compile(dialect=dialect)) for table in metadata.sorted_tables for index in table.indexes
    ]
    assert len(ddl) > len(metadata.tables)
    names = [index.name for table in metadata.sorted_tables for index in table.indexes]
    names += [constraint.name for table in metadata.sorted_tables for constraint in table.constraints]
    assert all(len(name) <= 63 for name in names)  # longer names are cut there


def test_a_factory_needs_no_migration_of_its_own(url):
    migrate(url)
    with create_session_factory(url)() as session:
        assert session.execute(text("SELECT count(*) FROM needs")).scalar_one() == 0
