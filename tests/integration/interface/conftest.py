"""The real application on a real SQLite file with some needs, and a token that reads them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.fakes.engine import FakeEngine
from verbund.conversations import Conversation, hash_token
from verbund.needs import Need
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbund.tokens import ApiToken, new_id, new_value
from web.app import create_app

DAY = date(2026, 11, 20)


@pytest.fixture
def settings(tmp_path) -> Settings:
    settings = Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_SECRET_KEY": "k" * 32})
    migrate(settings.database_url)
    return settings


@pytest.fixture
def unit_of_work(settings: Settings) -> Callable[[], SqlUnitOfWork]:
    factory = create_session_factory(settings.database_url)
    return lambda: SqlUnitOfWork(factory, settings.secret_key)


@pytest.fixture
def app(settings: Settings):
    return create_app(settings, engine=FakeEngine())


@pytest.fixture
async def client(aiohttp_client, app):
    return await aiohttp_client(app)


@pytest.fixture
def save(unit_of_work) -> Callable[..., Need]:
    """Returns what keeps a need with some fields."""

    def keep(**fields: Any) -> Need:
        conversation_id = str(uuid.uuid4())
        known: dict[str, Any] = {
            "language_mode": "standard", "perspective": "team", "region": "Ulm", "ags": "08421", "ort": "Ehingen",
            "branche": "metall_elektro", "thema_freitext": "Geheimes Thema", "zielzustand": "Rohre schweißen",
            "stand_ist": 2, "dringlichkeit": "bis_6_monate", "anzahl_personen": 4, "created_on": DAY,
            "skill_ids": ("FUE-01",), "betriebsgroesse": "10_49",
        }  # fmt: skip
        with unit_of_work() as uow:
            uow.conversations.add(
                Conversation(id=conversation_id, token_hash=conversation_id, created_on=DAY, touched_on=DAY),
                datetime(2026, 11, 20, tzinfo=UTC),
            )
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


@pytest.fixture
def token(unit_of_work) -> Callable[..., str]:
    """Returns what makes a token and returns its value."""

    def make(**fields: Any) -> str:
        value, today = new_value(), datetime.now(UTC).date()
        known: dict[str, Any] = {"scopes": ("needs:read",), "expires_on": today + timedelta(1)}
        with unit_of_work() as uow:
            uow.tokens.add(
                ApiToken(
                    id=new_id(), token_hash=hash_token(value), label="Kursplanung", created_by="petra",
                    created_on=today, **(known | fields),
                )
            )  # fmt: skip
            uow.commit()
        return value

    return make
