"""Tables of the Verbund's own people: accounts, logins, what they did; and the proofs of the retention job."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table
from verbund.store.types import UtcDateTime


class ManagerRow(Table):
    __tablename__ = "managers"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    password_hash: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(20))
    regions: Mapped[list[Any]]


class SessionRow(Table):
    __tablename__ = "manager_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    manager: Mapped[str] = mapped_column(ForeignKey("managers.name"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class AuditRow(Table):
    __tablename__ = "audit_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    who: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(80), index=True)


class RetentionRow(Table):
    __tablename__ = "retention_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_on: Mapped[date]
    kind: Mapped[str] = mapped_column(String(40))
    erased: Mapped[int]
