"""Tables of the Verbund's own people: accounts, stand-ins, logins; and the proofs of the retention job."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, Text, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table
from verbund.store.types import UtcDateTime


class ManagerRow(Table):
    __tablename__ = "managers"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    password_hash: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(20))
    regions: Mapped[list[Any]]
    active: Mapped[bool] = mapped_column(server_default=true())


class DeputyRow(Table):
    __tablename__ = "deputies"

    id: Mapped[int] = mapped_column(primary_key=True)
    absent: Mapped[str] = mapped_column(ForeignKey("managers.name"), index=True)
    deputy: Mapped[str] = mapped_column(ForeignKey("managers.name"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]


class SecondFactorRow(Table):
    """The secret is encrypted like a contact; `last_step` is the time step of the last code, which works only once."""

    __tablename__ = "second_factors"

    manager: Mapped[str] = mapped_column(ForeignKey("managers.name"), primary_key=True)
    key_id: Mapped[str] = mapped_column(String(16))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    enabled: Mapped[bool]
    last_step: Mapped[int]
    recovery: Mapped[list[Any]]


class SessionRow(Table):
    __tablename__ = "manager_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    manager: Mapped[str] = mapped_column(ForeignKey("managers.name"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    begun_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    device: Mapped[str] = mapped_column(String(80), server_default=text("''"))
    confirmed: Mapped[bool] = mapped_column(server_default=false())


class RetentionRow(Table):
    __tablename__ = "retention_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_on: Mapped[date]
    kind: Mapped[str] = mapped_column(String(40))
    erased: Mapped[int]
