"""Tables of the learning loop: what was not understood, and what a manager made of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table


class UnclearRow(Table):
    __tablename__ = "unclear_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(String(60))
    intents: Mapped[list[Any]]
    said_on: Mapped[date]


class ReviewedRow(Table):
    __tablename__ = "reviewed_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(String(60))
    who: Mapped[str] = mapped_column(String(80))
    reviewed_on: Mapped[date]
