"""Erasure that reaches every store, looks again afterwards, and says what was there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from verbund.codes import code_hash
from verbund.needs import Need
from verbund.unit_of_work import Engine, UnitOfWork, Vault


class ErasureIncomplete(RuntimeError):
    """Something of the conversation is still there; nobody may be told that it is gone."""


@dataclass(frozen=True)
class Receipt:
    """What was erased.

    Attributes:
        conversation_id: whose it was.
        erased: store -> how many entries: conversations, messages, buttons, answers, unclear_messages, resume_codes, feedback, needs, contacts,
            companies, engine.
    """

    conversation_id: str
    erased: Mapping[str, int]

    @property
    def total(self) -> int:
        """All entries of all stores."""
        return sum(self.erased.values())


def erase_conversation(uow: UnitOfWork, conversation_id: str, engine: Engine, on: date | None = None) -> Receipt:
    """Erases a conversation with its needs and contacts everywhere, and commits.

    The engine comes first: it lies outside of the transaction, and if it fails nothing is said to be erased yet.
    What stays is the tombstone (id, hash of the token, day), so that the holder of the token can be told.

    Args:
        uow: an open unit of work with nothing of the caller's own waiting in it.
        conversation_id: the conversation; one that is already erased, or never was, gives a receipt of zeros.
        engine: the engine's own store.
        on: the day on the tombstone, today where none is given.

    Returns:
        The receipt.

    Raises:
        ErasureIncomplete: reading afterwards found something.
    """
    erased = {"engine": engine.erase(conversation_id)}
    erased["needs"] = sum(uow.needs.erase(need.need_id) for need in uow.needs.by_conversation(conversation_id))
    erased["contacts"] = uow.contacts.erase(conversation_id)
    erased["companies"] = uow.companies.erase(conversation_id)
    erased |= erase_beside(uow, conversation_id)
    erased |= uow.conversations.erase_transcript(conversation_id)
    erased["conversations"] = uow.conversations.erase(conversation_id, on or _today())
    uow.commit()
    uow.shred()
    _look_again(uow, conversation_id, engine)
    return Receipt(conversation_id, erased)


def erase_by_code(uow: UnitOfWork, code: str, engine: Engine, on: date | None = None) -> Receipt | None:
    """Erases the need that a code belongs to, and commits.

    Args:
        uow, engine, on: as for `erase_conversation`.
        code: the code as the person typed it.

    Returns:
        The receipt, or None when no need has this code.

    Raises:
        verbund.codes.CodeError: it cannot be a code.
        ErasureIncomplete: as for `erase_conversation`.
    """
    need = uow.needs.by_code_hash(code_hash(code))
    return None if need is None else erase_need(uow, need, engine, on)


def erase_need(uow: UnitOfWork, need: Need, engine: Engine, on: date | None = None) -> Receipt:
    """Erases one need, and commits.

    The transcript goes with it, because it holds the need in the person's words. Other needs of the conversation stay,
    and so do the contact and the company that they point to. With the last need goes the whole conversation.
    """
    others = [other for other in uow.needs.by_conversation(need.conversation_id) if other.need_id != need.need_id]
    if not others:
        return erase_conversation(uow, need.conversation_id, engine, on)
    erased = {"engine": engine.erase(need.conversation_id), "needs": uow.needs.erase(need.need_id)}
    erased["contacts"] = _erase_unless_used(uow.contacts, need.kontakt_ref, {other.kontakt_ref for other in others})
    erased["companies"] = _erase_unless_used(uow.companies, need.betrieb_ref, {other.betrieb_ref for other in others})
    erased |= erase_beside(uow, need.conversation_id)
    erased |= uow.conversations.erase_transcript(need.conversation_id)
    uow.commit()
    uow.shred()
    _look_for_one(uow, need, engine, others)
    return Receipt(need.conversation_id, erased)


def erase_beside(uow: UnitOfWork, conversation_id: str) -> dict[str, int]:
    """Erases what lies beside the transcript and goes with it."""
    return {
        "unclear_messages": uow.learning.erase(conversation_id),
        "resume_codes": uow.resume_codes.erase(conversation_id),
        "feedback": uow.feedback.erase(conversation_id),
    }


def _erase_unless_used(vault: Vault, ref: str | None, used: set[str | None]) -> int:
    return 0 if ref is None or ref in used else vault.erase_ref(ref)


def _look_for_one(uow: UnitOfWork, need: Need, engine: Engine, others: Sequence[Need]) -> None:
    """Reads every store again; the conversation itself stays, and what other needs of it point to."""
    conversation_id = need.conversation_id
    used = {ref for other in others for ref in (other.kontakt_ref, other.betrieb_ref)}
    own = {ref for ref in (need.kontakt_ref, need.betrieb_ref) if ref not in used}
    _all_gone(
        {
            "messages": uow.conversations.remains(conversation_id) - 1,
            "needs": uow.needs.get(need.need_id) is not None,
            "contacts": len(own.intersection(uow.contacts.by_conversation(conversation_id))),
            "companies": len(own.intersection(uow.companies.by_conversation(conversation_id))),
            "unclear_messages": uow.learning.remains(conversation_id),
            "engine": engine.count(conversation_id),
        }
    )


def _look_again(uow: UnitOfWork, conversation_id: str, engine: Engine) -> None:
    _all_gone({
        "conversations": uow.conversations.remains(conversation_id),
        "needs": len(uow.needs.by_conversation(conversation_id)),
        "contacts": len(uow.contacts.by_conversation(conversation_id)),
        "companies": len(uow.companies.by_conversation(conversation_id)),
        "unclear_messages": uow.learning.remains(conversation_id),
        "resume_codes": uow.resume_codes.remains(conversation_id),
        "feedback": uow.feedback.remains(conversation_id),
        "engine": engine.count(conversation_id),
    })  # fmt: skip


def _all_gone(left: Mapping[str, int]) -> None:
    if any(left.values()):
        raise ErasureIncomplete(", ".join(f"{store}: {count}" for store, count in left.items() if count))


def _today() -> date:
    return datetime.now(UTC).date()
