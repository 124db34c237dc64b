"""What the gateway looks up before it acts. Nothing here writes."""

from __future__ import annotations

from typing import Any

from verbund.conversations import Conversation
from verbund.unit_of_work import UnitOfWork
from web.chat.incoming import PersonMessage
from web.chat.outgoing import Outgoing, prepare
from web.chat.shapes import Json, answer_json, transcript_json
from web.problems import Problem
from web.texts import GatewayTexts


def opened(uow: UnitOfWork, conversation_id: str, token: str) -> Conversation:
    """Returns the conversation; an unknown one and a wrong token are the same to strangers."""
    conversation = uow.conversations.get(conversation_id)
    if conversation is None or not conversation.opens_with(token):
        raise Problem("gespraech_unbekannt")
    return conversation


def prepared(
    uow: UnitOfWork, conversation_id: str, token: str, message: PersonMessage, texts: GatewayTexts
) -> Outgoing | Json:
    """Returns what goes to the engine, or the answer that this message already has."""
    conversation = opened(uow, conversation_id, token)
    answer = uow.conversations.answer_for(conversation_id, message.message_id)
    if answer is not None:
        return answer
    return prepare(uow, still_open(conversation), message, texts)


def still_open(conversation: Conversation) -> Conversation:
    """Returns the conversation; raises `Problem` when it is over."""
    if conversation.state != "open":
        raise Problem("gespraech_geloescht" if conversation.state == "erased" else "gespraech_beendet")
    return conversation


def transcript(uow: UnitOfWork, conversation_id: str, token: str) -> Json:
    """Returns the whole transcript in the shape of an answer; needs by id, without their codes."""
    conversation = opened(uow, conversation_id, token)
    said = [transcript_json(message) for message in uow.conversations.messages(conversation_id)]
    return answer_json(conversation, said, [need.need_id for need in uow.needs.by_conversation(conversation_id)])


def records(uow: UnitOfWork, conversation_id: str, token: str) -> list[dict[str, Any]]:
    """Returns the saved records in the order in which they were saved."""
    opened(uow, conversation_id, token)
    return [need.to_record() for need in uow.needs.by_conversation(conversation_id)]


def remembered(uow: UnitOfWork, conversation_id: str, message_id: str) -> Json:
    """Returns the answer kept for a message that has one; raises KeyError otherwise."""
    answer = uow.conversations.answer_for(conversation_id, message_id)
    if answer is None:
        raise KeyError(message_id)
    return answer
