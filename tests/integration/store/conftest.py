"""A real database of its own for each test: a SQLite file, or a PostgreSQL database where a server is named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tests.integration.store.databases import SERVER, Databases, Files, Postgres
from verbund.store import SqlUnitOfWork, create_session_factory

SECRET = b"k" * 32


@pytest.fixture
def url(databases: Databases, tmp_path: Path) -> str:
    return databases.empty(tmp_path)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    server = os.environ.get(SERVER)
    return Postgres(server) if server else Files(tmp_path_factory.mktemp("migrated"))


@pytest.fixture
def factory(databases: Databases, url: str) -> Iterator[sessionmaker[Session]]:
    databases.fill(url)
    factory = create_session_factory(url)
    yield factory
    factory.kw["bind"].dispose()


@pytest.fixture
def database(factory: sessionmaker[Session]) -> Engine:
    return factory.kw["bind"]


@pytest.fixture
def unit_of_work(factory: sessionmaker[Session]) -> Callable[..., SqlUnitOfWork]:
    return lambda **options: SqlUnitOfWork(factory, SECRET, **options)


@pytest.fixture(autouse=True)
def _only_on_files(request: pytest.FixtureRequest) -> None:
    if os.environ.get(SERVER) and request.node.get_closest_marker("sqlite"):
        pytest.skip("asks SQLite how it works")
