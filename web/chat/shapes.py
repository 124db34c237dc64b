"""The JSON of the chat API (design 4.1). Its keys are a contract with other programs; a test pins them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verbund.codes import code_for
from verbund.conversations import Conversation, Message

Json = dict[str, Any]


def message_json(message: Message) -> Json:
    """Returns a message of the bot as it is answered."""
    return {
        "text": message.text,
        "buttons": [dict(button) for button in message.buttons],
        "links": [dict(link) for link in message.links],
    }


def transcript_json(message: Message) -> Json:
    """Returns an entry of the transcript: a message that says who spoke."""
    return {"from": message.sender} | message_json(message)


def answer_json(conversation: Conversation, messages: Iterable[Json], needs: Iterable[Any]) -> Json:
    """Returns what every call of a conversation answers.

    Args:
        conversation: as it stands after the turn.
        messages: from `message_json` or `transcript_json`.
        needs: from `needs_json`, or ids alone where codes are still to be added.
    """
    return {
        "messages": list(messages),
        "asks": conversation.asks,
        "progress": {"answered": conversation.progress.answered, "expected": conversation.progress.expected},
        "needs": list(needs),
        "state": conversation.state,
    }


def needs_json(need_ids: Iterable[str], secret_key: bytes) -> list[Json]:
    """Returns the saved needs with the codes that find them again; codes are computed, never stored."""
    return [{"need_id": need_id, "code": code_for(need_id, secret_key)} for need_id in need_ids]
