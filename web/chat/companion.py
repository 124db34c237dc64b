"""What a conversation offers beside its messages: summary, a code to go on elsewhere, feedback, the sheet to take along."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from verbund.codes import CodeError, code_hash
from verbund.conversations import hash_token, new_token
from verbund.feedback import Face, Feedback
from verbund.interview.state import STATE_SLOT
from verbund.privacy.masking import mask
from verbund.resume_codes import new_resume_code
from verbund.sites.site import site_or_default
from verbund.unit_of_work import Engine as EngineMemory
from verbund.unit_of_work import UnitOfWork
from web.chat import lookup
from web.chat.shapes import Json, needs_json
from web.chat.summary import summary_json
from web.chat.takeaway import Takeaway, takeaway_of
from web.problems import Problem
from web.store_access import Store


class Companion:
    """These calls without HTTP; none of them needs the engine to be alive.

    Args:
        store: where conversations are kept.
        engine_memory: the engine's own store, which knows the interview.
        secret_key: the installation's secret, for the codes of needs.
        now: the present, with a time zone.
    """

    def __init__(
        self,
        store: Store,
        engine_memory: EngineMemory,
        secret_key: bytes,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._engine_memory = engine_memory
        self._secret_key = secret_key
        self._now = now

    async def summary(self, conversation_id: str, token: str) -> Json:
        """Returns the summary as far as the interview has come; raises `Problem` when there is no such conversation."""
        conversation = await self._store.read(lambda uow: lookup.opened(uow, conversation_id, token))
        state: Any = None
        if conversation.state != "erased":
            state = await asyncio.to_thread(self._engine_memory.slot, conversation_id, STATE_SLOT)
        return summary_json(state, still_open=conversation.state == "open")

    async def resume_code(self, conversation_id: str, token: str) -> Json:
        """Makes a code that opens the conversation for a day, in place of the one before.

        Raises:
            Problem: no such conversation, or it is over.
        """
        now = self._now()
        code, kept = new_resume_code(conversation_id, now)

        def keep(uow: UnitOfWork) -> None:
            lookup.still_open(lookup.opened(uow, conversation_id, token))
            uow.resume_codes.put(kept)
            uow.conversations.touch(conversation_id, now)  # or it would be erased before the code ends

        await self._store.write(keep)
        return {"code": code, "valid_until": kept.valid_until.isoformat()}

    async def resume(self, typed: str) -> Json:
        """Opens a conversation by its code. From then on the token before opens nothing.

        Raises:
            Problem: the code opens nothing.
        """
        now, token = self._now(), new_token()
        try:
            wanted = code_hash(typed)
        except CodeError:
            raise Problem("code_unbekannt") from None

        def open_again(uow: UnitOfWork) -> Json:
            conversation_id = uow.resume_codes.conversation(wanted, now)
            if conversation_id is None:
                raise Problem("code_unbekannt")
            uow.conversations.renew_token(conversation_id, hash_token(token), now)
            answer = lookup.transcript(uow, conversation_id, token)
            return {"conversation_id": conversation_id, "token": token} | answer

        answer = await self._store.write(open_again)
        return answer | {"needs": needs_json(answer["needs"], self._secret_key)}

    async def keep_feedback(self, conversation_id: str, token: str, face: Face, text: str) -> None:
        """Keeps how the person found it, in place of what they said before.

        Raises:
            Problem: no such conversation, or it is erased.
        """

        def keep(uow: UnitOfWork) -> None:
            conversation = lookup.opened(uow, conversation_id, token)
            if conversation.state == "erased":
                raise Problem("gespraech_geloescht")
            uow.feedback.put(
                Feedback(
                    conversation_id=conversation_id,
                    site=conversation.site,
                    face=face,
                    given_on=self._now().date(),
                    text=mask(text).text if text else "",
                )
            )

        await self._store.write(keep)

    async def takeaway(self, conversation_id: str, token: str) -> Takeaway:
        """Returns what stands on the sheet to take along.

        Raises:
            Problem: no such conversation, or nothing is saved in it.
        """

        def look(uow: UnitOfWork) -> Takeaway:
            conversation = lookup.opened(uow, conversation_id, token)
            needs = uow.needs.by_conversation(conversation_id)
            if not needs:
                raise Problem("nichts_gespeichert")
            site = site_or_default(uow.sites.get(conversation.site), conversation.site)
            companies = {need.betrieb_ref: uow.companies.reveal(need.betrieb_ref) for need in needs if need.betrieb_ref}
            return takeaway_of(needs, companies, site, conversation.language_mode, self._secret_key)

        return await self._store.read(look)
