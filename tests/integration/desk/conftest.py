"""The real application on a real SQLite file, and a manager with a browser's cookies."""

from __future__ import annotations

import re
import shutil
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from tests.fakes.engine import FakeEngine
from verbund.conversations import Conversation, Message
from verbund.needs import Need
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from web.app import create_app
from web.desk.accounts import add_manager

PASSWORD = "ein gutes Passwort"
KEY = "k" * 32
UnitOfWork = Callable[[], SqlUnitOfWork]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a migrated database with two managers; each test works on a copy of it."""
    file = tmp_path_factory.mktemp("desk") / "prepared.db"
    migrate(f"sqlite:///{file}")
    factory = create_session_factory(f"sqlite:///{file}")
    with SqlUnitOfWork(factory, KEY.encode()) as uow:
        add_manager(uow, "alle", PASSWORD, role="admin")
        add_manager(uow, "ulm", PASSWORD, regions=["Ulm"])
        uow.commit()
        uow.shred()
    factory.kw["bind"].dispose()
    return file


@pytest.fixture
def settings(tmp_path: Path, prepared: Path) -> Settings:
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_SECRET_KEY": KEY})
    shutil.copy(prepared, settings.database_url.removeprefix("sqlite:///"))
    return settings


@pytest.fixture
def unit_of_work(settings: Settings) -> UnitOfWork:
    factory = create_session_factory(settings.database_url)
    return lambda: SqlUnitOfWork(factory, settings.secret_key)


@pytest.fixture
async def client(aiohttp_client: Callable[..., Awaitable[TestClient]], settings: Settings) -> TestClient:
    return await aiohttp_client(create_app(settings, engine=FakeEngine()))


@dataclass
class Desk:
    """A manager's browser: it keeps cookies, and sends the token of the page it is on."""

    client: TestClient

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        response = await self.client.get(path, headers=headers, allow_redirects=False)
        return response.status, await response.text()

    async def token(self, path: str = "/verbund/bedarfe") -> str:
        _, page = await self.get(path)
        return re.search(r'name="csrf" value="([^"]+)"', page)[1]

    async def post(self, path: str, token_from: str = "/verbund/bedarfe", **fields: str) -> ClientResponse:
        fields = {"csrf": await self.token(token_from)} | fields
        return await self.client.post(path, data=fields, allow_redirects=False)

    async def log_in(self, name: str = "alle", password: str = PASSWORD, **fields: str) -> ClientResponse:
        page = "/verbund/anmelden"
        return await self.post(page, page, name=name, passwort=password, **fields)

    def cookie(self, name: str) -> str | None:
        kept = self.client.session.cookie_jar.filter_cookies(self.client.make_url("/verbund"))
        return kept[name].value if name in kept else None


@pytest.fixture
def visitor(client: TestClient) -> Desk:
    return Desk(client)


@pytest.fixture
async def desk(visitor: Desk) -> Desk:
    assert (await visitor.log_in()).status == 303
    return visitor


@pytest.fixture
def save(unit_of_work: UnitOfWork) -> Callable[..., Need]:
    """Returns what keeps a need: its fields, what was said (bot first), and a contact."""

    def keep(talk: tuple[str, ...] = (), contact: str | None = None, **fields: Any) -> Need:
        conversation_id = str(uuid.uuid4())
        day = date(2026, 11, 20)
        known: dict[str, Any] = {
            "language_mode": "standard", "perspective": "selbst", "region": "Ulm", "ags": "08421",
            "branche": "metall_elektro", "thema_freitext": "WIG-Schweißen", "zielzustand": "Rohre schweißen",
            "stand_ist": 2, "dringlichkeit": "bis_6_monate", "anzahl_personen": 1, "created_on": day,
        }  # fmt: skip
        with unit_of_work() as uow:
            uow.conversations.add(
                Conversation(id=conversation_id, token_hash=conversation_id, created_on=day, touched_on=day),
                datetime(2026, 11, 20, 13, 37, 42, tzinfo=UTC),
            )
            for number, text in enumerate(talk):
                sender = ("bot", "person")[number % 2]
                uow.conversations.append_message(conversation_id, Message(sender=sender, text=text))
            if contact:
                ref = uow.contacts.put(conversation_id, contact)
                fields |= {"kontakt_gewuenscht": True, "kontakt_ref": ref}
            need = Need(
                need_id=str(uuid.uuid4()),
                conversation_id=conversation_id,
                einwilligung_version="2026-11",
                loeschen_am=date(2027, 11, 20),
                **(known | fields),
            )
            uow.needs.add_or_replace(need)
            uow.commit()
        return need

    return keep
