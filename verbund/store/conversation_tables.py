"""Tables of conversations: the conversation, its transcript, buttons and answers, and what an erased one leaves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table
from verbund.store.types import UtcDateTime


class ConversationRow(Table):
    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    site: Mapped[str] = mapped_column(String(120))
    language_mode: Mapped[str] = mapped_column(String(20))
    created_on: Mapped[date]
    touched_on: Mapped[date]
    unsaved_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(20))
    asks: Mapped[str | None] = mapped_column(String(60))
    answered: Mapped[int]
    expected: Mapped[int]
    channel: Mapped[str] = mapped_column(String(20), server_default="chat")
    test: Mapped[bool] = mapped_column(server_default=false())

    __table_args__ = (Index(None, "state", "unsaved_until"), Index(None, "touched_on"))


class MessageRow(Table):
    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"))
    sequence: Mapped[int]
    sender: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    buttons: Mapped[list[Any]]
    links: Mapped[list[Any]]
    understood: Mapped[dict[str, Any] | None]

    __table_args__ = (UniqueConstraint("conversation_id", "sequence"),)


class ButtonRow(Table):
    __tablename__ = "buttons"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    payload: Mapped[str] = mapped_column(Text)


class AnswerRow(Table):
    __tablename__ = "answers"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    answer: Mapped[dict[str, Any]]


class TombstoneRow(Table):
    """What lets the API say "erased" to the holder of the token, and to nobody else."""

    __tablename__ = "tombstones"

    conversation_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    erased_on: Mapped[date] = mapped_column(index=True)
