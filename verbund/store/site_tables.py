"""Tables of sites, and of what a conversation on a site may leave: a code to resume it, and feedback."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table
from verbund.store.types import UtcDateTime


class SiteRow(Table):
    __tablename__ = "sites"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    origins: Mapped[list[Any]]
    button: Mapped[str] = mapped_column(String(40))
    greeting: Mapped[str] = mapped_column(String(300))
    accent: Mapped[str] = mapped_column(String(7))
    accent_text: Mapped[str] = mapped_column(String(7))
    language_mode: Mapped[str] = mapped_column(String(20))
    contact: Mapped[str] = mapped_column(String(120))
    office_hours: Mapped[str] = mapped_column(String(120))
    paused: Mapped[str | None] = mapped_column(String(300))
    test: Mapped[bool] = mapped_column(server_default=false())
    version: Mapped[int]


class ResumeCodeRow(Table):
    __tablename__ = "resume_codes"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class FeedbackRow(Table):
    __tablename__ = "feedback"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    site: Mapped[str] = mapped_column(String(120))
    face: Mapped[str] = mapped_column(String(10))
    given_on: Mapped[date] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)
