"""The real application on a real SQLite file, a saved need with everything around it, and a browser without script."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from tests.fakes.engine import FakeEngine
from tests.fakes.needs import DAY, a_need
from verbund.codes import code_for
from verbund.conversations import Conversation, Message, hash_token
from verbund.needs import Need
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from web.app import create_app

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CONTACT = "erreichbar@example.org"
COMPANY = "Weberei Musterfaden"
NEED_ID = "5f0b8f0e-3f0e-4b57-9d0a-0d3c2f3f9a11"
SECOND_ID = "5f0b8f0e-3f0e-4b57-9d0a-0d3c2f3f9a12"
UnitOfWork = Callable[[], SqlUnitOfWork]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("store") / "empty.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def settings(tmp_path: Path, migrated_file: Path) -> Settings:
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
    shutil.copy(migrated_file, settings.data_dir / "verbundlotse.db")
    return settings


@pytest.fixture
def unit_of_work(settings: Settings) -> UnitOfWork:
    factory = create_session_factory(settings.database_url)
    return lambda: SqlUnitOfWork(factory, settings.secret_key)


@pytest.fixture
async def client(aiohttp_client: Callable[..., Awaitable[TestClient]], settings: Settings) -> TestClient:
    return await aiohttp_client(create_app(settings, engine=FakeEngine()))


@pytest.fixture
def save(unit_of_work: UnitOfWork, settings: Settings) -> Callable[..., Need]:
    """Saves a need of the conversation "c-1", with transcript, contact, company and the engine's memory."""

    def saved(**changes) -> Need:
        with unit_of_work() as uow:
            if uow.conversations.get("c-1") is None:
                about = Conversation(id="c-1", token_hash=hash_token("t"), created_on=DAY, touched_on=DAY)
                uow.conversations.add(about, NOW)
                uow.conversations.append_message("c-1", Message(sender="person", text="Hydraulik-Gespräch"))
            known = {
                "need_id": NEED_ID,
                "anzahl_personen": 1,
                "kontakt_gewuenscht": True,
                "kontakt_ref": uow.contacts.put("c-1", CONTACT),
                "betrieb_ref": uow.companies.put("c-1", COMPANY),
                "provenance": {"thema_freitext": "Hydraulik-Gespräch"},
            }
            need = a_need(**known | changes)
            uow.needs.add_or_replace(need)
            uow.commit()
        return need

    return saved


@pytest.fixture
def need(save: Callable[..., Need]) -> Need:
    return save()


@pytest.fixture
def code_of(settings: Settings) -> Callable[[Need], str]:
    return lambda need: code_for(need.need_id, settings.secret_key)


@pytest.fixture
def events(settings: Settings) -> Callable[[], list[str]]:
    """The engine's memory: two entries of this conversation and one of another; returns a reader of senders."""
    with sqlite3.connect(settings.tracker_database) as db:
        db.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), timestamp FLOAT, data TEXT)")
        db.executemany("INSERT INTO events (sender_id, timestamp) VALUES (?, 1.0)", [("c-1",), ("c-1",), ("c-2",)])

    def senders() -> list[str]:
        with sqlite3.connect(settings.tracker_database) as db:
            return [row[0] for row in db.execute("SELECT sender_id FROM events")]

    return senders


@dataclass
class Person:
    """A browser without script: it keeps cookies and the page it sees, and sends the token of that page."""

    client: TestClient
    html: str = ""
    status: int = 0
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is read on the page."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    async def open(self, path: str = "/mein-bedarf") -> Person:
        return await self._see(await self.client.get(path))

    async def enter(self, code: str) -> Person:
        return await self._see(await self.client.post("/mein-bedarf/code", data={"code": code}))

    async def send(self, path: str, page: str = "", **fields: str) -> Person:
        """Sends a form with the token of `page`, or of the page that is seen."""
        if page:
            await self.open(page)
        return await self._see(await self.post(path, csrf=self.token(), **fields))

    async def post(self, path: str, **fields: str) -> ClientResponse:
        return await self.client.post(path, data=fields)

    def token(self) -> str:
        return re.search('name="csrf" value="([^"]+)"', self.html)[1]

    async def _see(self, response: ClientResponse) -> Person:
        self.html, self.status, self.path = await response.text(), response.status, response.url.path
        self.headers = dict(response.headers)
        return self


@pytest.fixture
def person(client: TestClient) -> Person:
    return Person(client)


@pytest.fixture
async def inside(person: Person, need: Need, code_of: Callable[[Need], str]) -> Person:
    """Somebody who sees their entry."""
    return await person.enter(code_of(need))


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()
