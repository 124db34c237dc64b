"""The real application on a real SQLite file, with an engine that does what a test says."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from tests.fakes.engine import FakeEngine
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from web.app import create_app

API = "/api/v1/conversations"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the newest schema; each test copies it, because migrating takes half a second."""
    file = tmp_path_factory.mktemp("store") / "empty.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def settings(tmp_path: Path, migrated_file: Path) -> Settings:
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
    shutil.copy(migrated_file, settings.data_dir / "verbundlotse.db")
    return settings


@pytest.fixture
async def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def client(aiohttp_client: Callable[..., Awaitable[TestClient]], settings: Settings, engine: FakeEngine):
    return await aiohttp_client(create_app(settings, engine=engine))


@pytest.fixture
def unit_of_work(settings: Settings) -> Callable[[], SqlUnitOfWork]:
    factory = create_session_factory(settings.database_url)
    return lambda: SqlUnitOfWork(factory, settings.secret_key)


@dataclass
class Chat:
    """A person's end of the API."""

    client: TestClient
    id: str
    token: str
    first: dict[str, Any]

    @property
    def auth(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def post(self, body: object) -> ClientResponse:
        return await self.client.post(f"{API}/{self.id}/messages", json=body, headers=self.auth)

    async def say(self, text: str, message_id: str | None = None) -> ClientResponse:
        return await self.post({"message_id": message_id or str(uuid.uuid4()), "text": text})

    async def choose(self, choice: str) -> ClientResponse:
        return await self.post({"message_id": str(uuid.uuid4()), "choice": choice})

    async def read(self) -> dict[str, Any]:
        return await (await self.client.get(f"{API}/{self.id}", headers=self.auth)).json()

    async def erase(self) -> ClientResponse:
        return await self.client.delete(f"{API}/{self.id}", headers=self.auth)


async def begin(client: TestClient, **body: str) -> Chat:
    response = await client.post(API, json={"language_mode": "standard"} | body)
    assert response.status == 201
    answer = await response.json()
    return Chat(client, answer["conversation_id"], answer["token"], answer)


@pytest.fixture
async def chat(client: TestClient) -> Chat:
    return await begin(client)


@pytest.fixture
def begin_chat() -> Callable[..., Awaitable[Chat]]:
    return begin
