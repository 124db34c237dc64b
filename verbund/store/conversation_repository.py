"""Conversations in the database."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from verbund.conversations import Button, Conversation, Message, Progress, State, unsaved_until
from verbund.store.conversation_tables import AnswerRow, ButtonRow, ConversationRow, MessageRow, TombstoneRow
from verbund.store.need_tables import NeedRow
from verbund.unit_of_work import AlreadyAnswered

TRANSCRIPT = (MessageRow, ButtonRow, AnswerRow)


class SqlConversations:
    """`verbund.unit_of_work.Conversations` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, conversation: Conversation, now: datetime) -> None:
        self._session.add(
            ConversationRow(
                id=conversation.id,
                token_hash=conversation.token_hash,
                site=conversation.site,
                language_mode=conversation.language_mode,
                created_on=conversation.created_on,
                touched_on=conversation.touched_on,
                unsaved_until=unsaved_until(now),
                state=conversation.state,
                asks=conversation.asks,
                answered=conversation.progress.answered,
                expected=conversation.progress.expected,
                channel=conversation.channel,
                test=conversation.test,
            )
        )
        self._session.flush()

    def get(self, conversation_id: str) -> Conversation | None:
        row = self._session.get(ConversationRow, conversation_id)
        if row is not None:
            return _conversation(row)
        stone = self._session.get(TombstoneRow, conversation_id)
        return None if stone is None else _erased(stone)

    def record_turn(self, conversation: Conversation, now: datetime) -> None:
        row = self._row(conversation.id)
        row.language_mode = conversation.language_mode
        row.asks = conversation.asks
        row.answered = conversation.progress.answered
        row.expected = conversation.progress.expected
        row.touched_on = now.date()
        row.unsaved_until = unsaved_until(now)

    def touch(self, conversation_id: str, now: datetime) -> None:
        row = self._row(conversation_id)
        row.touched_on = now.date()
        row.unsaved_until = unsaved_until(now) if row.state == "open" else None

    def renew_token(self, conversation_id: str, token_hash: str, now: datetime) -> None:
        self._row(conversation_id).token_hash = token_hash
        self.touch(conversation_id, now)

    def close(self, conversation_id: str, state: State) -> None:
        row = self._row(conversation_id)
        row.state = state
        row.unsaved_until = None

    def append_message(self, conversation_id: str, message: Message) -> int:
        # PostgreSQL lets two writers read the same last number; locking the conversation makes the second one wait.
        self._session.execute(select(ConversationRow.id).where(ConversationRow.id == conversation_id).with_for_update())
        last = select(func.max(MessageRow.sequence)).where(MessageRow.conversation_id == conversation_id)
        sequence = (self._session.scalar(last) or 0) + 1
        self._session.add(
            MessageRow(
                conversation_id=conversation_id,
                sequence=sequence,
                sender=message.sender,
                text=message.text,
                buttons=[dict(button) for button in message.buttons],
                links=[dict(link) for link in message.links],
                understood=None if message.understood is None else dict(message.understood),
            )
        )
        self._session.flush()
        return sequence

    def messages(self, conversation_id: str) -> list[Message]:
        rows = select(MessageRow).where(MessageRow.conversation_id == conversation_id).order_by(MessageRow.sequence)
        return [_message(row) for row in self._session.scalars(rows)]

    def add_button(self, conversation_id: str, title: str, payload: str) -> Button:
        button = Button(secrets.token_urlsafe(12), title, payload)
        self._session.add(ButtonRow(id=button.id, conversation_id=conversation_id, title=title, payload=payload))
        self._session.flush()
        return button

    def button(self, conversation_id: str, button_id: str) -> Button | None:
        row = self._session.get(ButtonRow, button_id)
        if row is None or row.conversation_id != conversation_id:
            return None
        return Button(row.id, row.title, row.payload)

    def remember_answer(self, conversation_id: str, message_id: str, answer: Mapping[str, Any]) -> None:
        if self.answer_for(conversation_id, message_id) is not None:
            raise AlreadyAnswered(message_id)
        self._session.add(AnswerRow(conversation_id=conversation_id, message_id=message_id, answer=dict(answer)))
        self._session.flush()

    def answer_for(self, conversation_id: str, message_id: str) -> dict[str, Any] | None:
        row = self._session.get(AnswerRow, (conversation_id, message_id))
        return None if row is None else row.answer

    def unsaved_before(self, now: datetime) -> list[str]:
        saved = select(NeedRow.need_id).where(NeedRow.conversation_id == ConversationRow.id).exists()
        late = select(ConversationRow.id).where(
            ConversationRow.state == "open", ConversationRow.unsaved_until <= now, ~saved
        )
        return list(self._session.scalars(late))

    def idle_since(self, day: date) -> list[str]:
        spoken = select(MessageRow.id).where(MessageRow.conversation_id == ConversationRow.id).exists()
        idle = select(ConversationRow.id).where(ConversationRow.touched_on <= day, spoken)
        return list(self._session.scalars(idle))

    def erase_transcript(self, conversation_id: str) -> dict[str, int]:
        return {
            table.__tablename__: self._session.execute(
                delete(table).where(table.conversation_id == conversation_id)
            ).rowcount
            for table in TRANSCRIPT
        }

    def erase(self, conversation_id: str, on: date) -> int:
        row = self._session.get(ConversationRow, conversation_id)
        if row is None:
            return 0
        self._session.add(TombstoneRow(conversation_id=row.id, token_hash=row.token_hash, erased_on=on))
        self._session.delete(row)
        self._session.flush()
        return 1

    def remains(self, conversation_id: str) -> int:
        counts = [
            select(func.count()).select_from(table).where(table.conversation_id == conversation_id)
            for table in TRANSCRIPT
        ]
        counts.append(select(func.count()).select_from(ConversationRow).where(ConversationRow.id == conversation_id))
        return sum(self._session.scalar(count) or 0 for count in counts)

    def tombstones(self) -> list[str]:
        return list(self._session.scalars(select(TombstoneRow.conversation_id)))

    def forget_tombstones(self, before: date) -> int:
        return self._session.execute(delete(TombstoneRow).where(TombstoneRow.erased_on < before)).rowcount

    def _row(self, conversation_id: str) -> ConversationRow:
        row = self._session.get(ConversationRow, conversation_id)
        if row is None:
            raise KeyError(conversation_id)
        return row


def _conversation(row: ConversationRow) -> Conversation:
    return Conversation(
        id=row.id,
        token_hash=row.token_hash,
        site=row.site,
        language_mode=row.language_mode,
        created_on=row.created_on,
        touched_on=row.touched_on,
        state=row.state,
        asks=row.asks,
        progress=Progress(row.answered, row.expected),
        channel=row.channel,
        test=row.test,
    )


def _erased(stone: TombstoneRow) -> Conversation:
    return Conversation(
        id=stone.conversation_id,
        token_hash=stone.token_hash,
        created_on=stone.erased_on,
        touched_on=stone.erased_on,
        state="erased",
    )


def _message(row: MessageRow) -> Message:
    return Message(
        sender=row.sender,
        text=row.text,
        buttons=tuple(row.buttons),
        links=tuple(row.links),
        understood=row.understood,
    )
