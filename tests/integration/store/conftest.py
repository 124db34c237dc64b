"""A real database in a file of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from verbund.store import SqlUnitOfWork, create_session_factory, migrate

SECRET = b"k" * 32


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store' / 'app.db'}"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "app.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def factory(url: str, migrated_file: Path, tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    (tmp_path / "store").mkdir()
    shutil.copy(migrated_file, tmp_path / "store" / "app.db")
    factory = create_session_factory(url)
    yield factory
    factory.kw["bind"].dispose()


@pytest.fixture
def database(factory: sessionmaker[Session]) -> Engine:
    return factory.kw["bind"]


@pytest.fixture
def unit_of_work(factory: sessionmaker[Session]) -> Callable[..., SqlUnitOfWork]:
    return lambda **options: SqlUnitOfWork(factory, SECRET, **options)
