"""A conversation as it is kept: who may read it, what was said, what the bot waits for."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from verbund.need_values import LanguageMode

State = Literal["open", "finished", "erased"]
Sender = Literal["bot", "person"]
Channel = Literal["chat", "formular"]

UNSAVED_LIFETIME = timedelta(hours=24)
"""How long a conversation without a saved need may stay (domain report 1.4, last paragraph)."""


@dataclass(frozen=True)
class Progress:
    """How far the interview is: `answered` of `expected` questions."""

    answered: int = 0
    expected: int = 0


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """One person's conversation.

    Attributes:
        id: minted by the server; also the sender's id in the engine.
        token_hash: what is kept of the person's token (`hash_token`).
        site: the page on which the widget stands.
        language_mode: Standard or Einfache Sprache.
        created_on, touched_on: days; exact times help to identify people.
        state: open, finished or erased. An erased one is its tombstone: id, token hash and day, all else is empty.
        asks, progress: what the bot waits for and how far it is, so that reading needs no engine.
        channel: whether the engine led the conversation, or the plain form was filled in.
        test: whether its site only tried things out, so that nothing of it counts.
    """

    id: str
    token_hash: str
    site: str = ""
    language_mode: LanguageMode = "standard"
    created_on: date
    touched_on: date
    state: State = "open"
    asks: str | None = None
    progress: Progress = Progress()
    channel: Channel = "chat"
    test: bool = False

    def opens_with(self, token: str) -> bool:
        """Says in constant time whether this token opens the conversation."""
        return hmac.compare_digest(hash_token(token), self.token_hash)


@dataclass(frozen=True)
class Button:
    """A choice. Clients see `id` and `title` alone; `payload` goes to the engine."""

    id: str
    title: str
    payload: str


@dataclass(frozen=True, kw_only=True)
class Message:
    """One entry of the transcript; `text` has been masked before.

    Attributes:
        sender: the bot or the person.
        text: what is shown.
        buttons: `{"id", "title"}` each.
        links: `{"title", "url"}` each.
        understood: what the engine made of the person's text: intent, confidence, entities, not the text.
    """

    sender: Sender
    text: str
    buttons: tuple[Mapping[str, str], ...] = ()
    links: tuple[Mapping[str, str], ...] = ()
    understood: Mapping[str, Any] | None = None


def new_token() -> str:
    """Returns a secret of 256 bits that opens one conversation."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Returns what the store keeps of a token. A plain hash is enough: the token itself is random, nobody chose it."""
    return hashlib.sha256(token.encode()).hexdigest()


def unsaved_until(now: datetime) -> datetime:
    """Returns when a conversation last used now must be gone, should no need be saved: a full hour, no exact time."""
    return (now + UNSAVED_LIFETIME).replace(minute=0, second=0, microsecond=0)
