"""What is kept of a turn: one transaction for transcript, buttons, state and the remembered answer.

Remembered answers name needs by id only. Their codes are computed when the answer is given, so that nobody who reads
the table can look up a need by its code.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from verbund.conversations import Conversation, Message
from verbund.unit_of_work import UnitOfWork
from web.chat.incoming import PersonMessage
from web.chat.outgoing import Outgoing
from web.chat.shapes import Json, answer_json, message_json
from web.turns import Said, Turn


def recorded_start(uow: UnitOfWork, conversation: Conversation, turn: Turn, now: datetime) -> Json:
    """Keeps a new conversation with the bot's first messages and returns the answer."""
    conversation = _after(conversation, turn)
    uow.conversations.add(conversation, now)
    said = [_spoken(uow, conversation.id, one) for one in turn.said]
    return answer_json(conversation, map(message_json, said), [])


# The bot promises to write nothing down of a cry for help.
NOT_KEPT = "[NICHT GESPEICHERT]"


def recorded_turn(
    uow: UnitOfWork, sent: Outgoing, message: PersonMessage, turn: Turn, hint: str | None, now: datetime
) -> Json:
    """Keeps a turn and returns the answer.

    Args:
        uow: a writing unit of work.
        sent: what went to the engine.
        message: what the person sent.
        turn: what came back.
        hint: what is said about masked text; it stands first, so that the open question is the last thing read.
        now: the present.

    Raises:
        AlreadyAnswered: another process kept an answer to this message first.
    """
    conversation = _after(sent.conversation, turn)
    if turn.discreet:
        heard = Message(sender="person", text=NOT_KEPT)
    else:
        heard = Message(sender="person", text=sent.for_transcript, understood=turn.understood)
    uow.conversations.append_message(conversation.id, heard)
    said = (Said(hint), *turn.said) if hint else turn.said
    messages = [message_json(_spoken(uow, conversation.id, one)) for one in said]
    need_ids = [need.need_id for need in uow.needs.by_conversation(conversation.id)]
    answer = answer_json(conversation, messages, need_ids)
    uow.conversations.remember_answer(conversation.id, message.message_id, answer)
    uow.conversations.record_turn(conversation, now)
    if conversation.state == "finished":
        uow.conversations.close(conversation.id, "finished")
    return answer


def _after(conversation: Conversation, turn: Turn) -> Conversation:
    state = "finished" if turn.state == "finished" else "open"
    mode = turn.language_mode or conversation.language_mode
    return replace(conversation, asks=turn.asks, progress=turn.progress, state=state, language_mode=mode)


def _spoken(uow: UnitOfWork, conversation_id: str, said: Said) -> Message:
    """Keeps one message of the bot; its buttons get opaque ids, the payloads stay here."""
    kept = [uow.conversations.add_button(conversation_id, one.title, one.payload) for one in said.choices]
    buttons = tuple({"id": button.id, "title": button.title} for button in kept)
    message = Message(sender="bot", text=said.text, buttons=buttons, links=said.links)
    uow.conversations.append_message(conversation_id, message)
    return message
