"""What of a person's message may go on to the engine and into the transcript."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from verbund.conversations import Conversation
from verbund.interview.catalogue import FIELDS
from verbund.privacy.masking import contains_contact, mask
from verbund.unit_of_work import UnitOfWork
from verbund.wording import Wording
from web.chat.incoming import PersonMessage
from web.problems import Problem
from web.texts import GatewayTexts

CONTACT = "[KONTAKT]"
EDIT = "aendern-"
"""Before the name of a field: the choice that opens this field again (`web.chat.summary`)."""
DIVISION_SLASH = "\u2215"
_TYPED_PLACEHOLDER = re.compile(r"\[(KONTAKT)\]", re.IGNORECASE)


@dataclass(frozen=True)
class Outgoing:
    """A message on its way to the engine.

    Attributes:
        conversation: as it stood before.
        for_engine: masked text, or the payload of a button.
        for_transcript: what the person is shown to have said.
        masked: kinds of what was taken out and needs a hint.
        contact: what goes into the vault before the engine is asked.
    """

    conversation: Conversation
    for_engine: str
    for_transcript: str
    masked: frozenset[str] = frozenset()
    contact: str | None = None


def prepare(
    uow: UnitOfWork, conversation: Conversation, message: PersonMessage, texts: GatewayTexts
) -> Outgoing:
    """Masks a text or looks up a button.

    At the contact question a text with a telephone number or e-mail address goes into the vault as a whole, names
    included; engine and transcript see only that there was one (design 7).

    Args:
        uow: a unit of work; it is only read.
        conversation: an open conversation.
        message: checked and cleaned.
        texts: how the transcript shows a wish.

    Returns:
        The message as it may go on.

    Raises:
        Problem: this conversation has no such button.
    """
    if message.wish is not None:
        return Outgoing(conversation, f"/{message.wish}", texts.wish(message.wish, conversation.language_mode))
    if message.choice is not None and message.choice.startswith(EDIT):
        return _correction(conversation, message.choice.removeprefix(EDIT), texts)
    if message.choice is not None:
        button = uow.conversations.button(conversation.id, message.choice)
        if button is None:
            raise Problem("auswahl_unbekannt")
        return Outgoing(conversation, button.payload, button.title)
    if conversation.asks == "kontakt" and contains_contact(message.text):
        return Outgoing(conversation, CONTACT, CONTACT, contact=message.text)
    masked = mask(message.text)
    # Nobody but us may say that a contact lies in the vault.
    text = _TYPED_PLACEHOLDER.sub(r"\1", masked.text)
    return Outgoing(conversation, _escaped(text), text, masked.kinds)


def _correction(conversation: Conversation, field: str, texts: GatewayTexts) -> Outgoing:
    """Opens a field of the summary again, as its button in the chat does."""
    if field not in FIELDS:
        raise Problem("auswahl_unbekannt")
    label = Wording.load().label(field, conversation.language_mode)
    payload = "/waehlen" + json.dumps({"feld": "aendern", "wert": field})
    return Outgoing(conversation, payload, texts.wish("aendern", conversation.language_mode, feld=label))


def _escaped(text: str) -> str:
    """Rasa runs a text that starts with a slash as a command and lets it set slots (design 9)."""
    return DIVISION_SLASH + text[1:] if text.startswith("/") else text
