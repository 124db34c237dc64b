"""What the actions need from outside: the store, the facts, the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from actions.own_prompts import load_own_prompts
from verbund.interview.world import World
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory
from verbund.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Services:
    """Handed to every action when the server is put together; tests hand in fakes."""

    unit_of_work: Callable[[], UnitOfWork]
    world: World
    secret_key: bytes
    retention_days: int
    public_url: str = ""
    today: Callable[[], date] = date.today
    contact: str = ""
    office_hours: str = ""
    reply_days: int = 0
    own_prompts: frozenset[str] = field(default_factory=load_own_prompts)

    @classmethod
    def of(cls, settings: Settings) -> Services:
        """The services on the real store."""
        factory = create_session_factory(settings.database_url)
        return cls(
            unit_of_work=lambda: SqlUnitOfWork(factory, settings.secret_key),
            world=World.load(),
            secret_key=settings.secret_key,
            retention_days=settings.retention_days,
            contact=settings.contact,
            office_hours=settings.office_hours,
            reply_days=settings.reply_days,
            public_url=settings.public_url,
        )
