"""The gateway: everything that happens between a person's message and the engine, and back.

It mints ids, checks tokens, masks, keeps one message in flight per conversation, answers a repeated message with the
answer it already has, and keeps the transcript. Only committed needs are reported as saved.
"""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from verbund.conversations import Conversation, Message, hash_token, new_token
from verbund.need_values import LanguageMode
from verbund.privacy.erasure import Receipt, erase_conversation
from verbund.sites.site import site_or_default
from verbund.unit_of_work import AlreadyAnswered
from verbund.unit_of_work import Engine as EngineMemory
from web.chat import lookup
from web.chat.incoming import PersonMessage, Start
from web.chat.locks import ConversationLocks
from web.chat.outgoing import Outgoing
from web.chat.record import recorded_start, recorded_turn
from web.chat.shapes import Json, answer_json, message_json, needs_json
from web.engine import Engine
from web.problems import Problem
from web.store_access import Store
from web.texts import GatewayTexts
from web.turns import EngineFailed, Turn

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Started:
    """A new conversation. The token is shown once; the store keeps its hash."""

    conversation_id: str
    token: str
    answer: Json


@dataclass(frozen=True)
class Erased:
    """An erased conversation: the receipt, and the sentence that tells the person, in their language mode."""

    receipt: Receipt
    sentence: str


class Gateway:
    """The chat, without HTTP.

    Args:
        store: where conversations are kept.
        engine: understands and decides.
        engine_memory: the engine's own store, for erasure.
        texts: what the gateway itself says.
        secret_key: the installation's secret, for the codes of needs.
        now: the present, with a time zone.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        engine_memory: EngineMemory,
        texts: GatewayTexts,
        secret_key: bytes,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._engine = engine
        self._engine_memory = engine_memory
        self._texts = texts
        self._secret_key = secret_key
        self._now = now
        self._locks = ConversationLocks()

    async def start(self, wanted: Start) -> Started:
        """Begins a conversation. Nothing is kept when the engine does not answer.

        Raises:
            Problem: the engine is not ready, or the site is paused.
        """
        site = site_or_default(await self._store.read(lambda uow: uow.sites.get(wanted.site)), wanted.site)
        if site.paused:
            raise Problem("seite_pausiert", detail=site.paused)
        conversation_id, token = str(uuid.uuid4()), new_token()
        about = {"language_mode": wanted.language_mode, "site": wanted.site}
        turn = await self._turn(conversation_id, "/start" + json.dumps(about), "assistent_startet")
        now = self._now()
        conversation = Conversation(
            id=conversation_id,
            token_hash=hash_token(token),
            site=wanted.site,
            language_mode=wanted.language_mode,
            created_on=now.date(),
            touched_on=now.date(),
            test=site.test,
        )
        answer = await self._store.write(lambda uow: recorded_start(uow, conversation, turn, now))
        return Started(conversation_id, token, answer)

    async def say(self, conversation_id: str, token: str, message: PersonMessage) -> Json:
        """Answers one message of a person.

        A `message_id` that was answered before gets that answer again, whatever else the request says, and nothing
        changes: that is the contract, and comparing would need a trace of the text (at the contact question, of the
        contact). An id whose turn failed was never answered, so it is processed anew.

        Args:
            conversation_id: from `start`.
            token: from `start`.
            message: checked and cleaned.

        Returns:
            The answer of design 4.1.

        Raises:
            Problem: no such conversation, it is over, no such button, or the engine failed.
        """
        async with self._locks.hold(conversation_id):
            ready = await self._store.read(lambda uow: lookup.prepared(uow, conversation_id, token, message, self._texts))
            if not isinstance(ready, Outgoing):
                return self._with_codes(ready)
            if ready.contact:
                await self._keep_contact(conversation_id, ready.contact)
            turn = await self._turn(conversation_id, ready.for_engine, "antwort_ausgefallen")
            if turn.state == "erase":
                return await self._erased(ready.conversation, turn)
            if turn.discreet:
                await self._forget(conversation_id)
            hint = self._texts.hint(ready.masked, turn.language_mode or ready.conversation.language_mode)
            now = self._now()
            try:
                answer = await self._store.write(lambda uow: recorded_turn(uow, ready, message, turn, hint, now))
            except AlreadyAnswered:  # by another web process, in the meantime
                answer = await self._store.read(lambda uow: lookup.remembered(uow, conversation_id, message.message_id))
            return self._with_codes(answer)

    async def read(self, conversation_id: str, token: str) -> Json:
        """Returns the whole transcript in the shape of an answer.

        Raises:
            Problem: no such conversation.
        """
        return self._with_codes(await self._store.read(lambda uow: lookup.transcript(uow, conversation_id, token)))

    async def needs(self, conversation_id: str, token: str) -> list[dict[str, Any]]:
        """Returns the records saved so far; raises `Problem` like `read`."""
        return await self._store.read(lambda uow: lookup.records(uow, conversation_id, token))

    async def erase(self, conversation_id: str, token: str) -> Erased:
        """Erases the conversation everywhere. Again and again gives receipts of zeros; raises `Problem` like `read`."""
        async with self._locks.hold(conversation_id):
            conversation = await self._store.read(lambda uow: lookup.opened(uow, conversation_id, token))
            return await self._erase(conversation_id, conversation.language_mode)

    async def _turn(self, sender: str, message: str, problem: str) -> Turn:
        try:
            return await self._engine.turn(sender, message)
        except EngineFailed as failure:
            log.warning("turn failed: %s", failure)
            raise Problem(problem) from None

    async def _keep_contact(self, conversation_id: str, contact: str) -> None:
        """Commits first, because the engine's actions look for it. A repeated attempt finds the same reference."""
        await self._store.write(lambda uow: uow.contacts.put(conversation_id, contact))

    async def _forget(self, conversation_id: str) -> None:
        """What was said in confidence leaves the engine's store too. A fault there must not swallow the answer."""
        try:
            await asyncio.to_thread(self._engine_memory.forget_last_words, conversation_id)
        except Exception as error:  # noqa: BLE001 - it goes with the conversation at the latest
            log.error("a confidential message could not be blanked: %s", type(error).__name__)

    async def _erase(self, conversation_id: str, mode: LanguageMode) -> Erased:
        receipt = await self._store.write(lambda uow: erase_conversation(uow, conversation_id, self._engine_memory))
        return Erased(receipt, self._texts.confirmation(receipt, mode))

    async def _erased(self, conversation: Conversation, turn: Turn) -> Json:
        erased = await self._erase(conversation.id, turn.language_mode or conversation.language_mode)
        texts = [*(said.text for said in turn.said), erased.sentence]
        stone = replace(conversation, asks=None, progress=turn.progress, state="erased")
        return answer_json(stone, (message_json(Message(sender="bot", text=text)) for text in texts), [])

    def _with_codes(self, answer: Json) -> Json:
        return answer | {"needs": needs_json(answer["needs"], self._secret_key)}
