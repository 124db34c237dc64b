"""Erasure by age: on by default, previewed, run by a job, proven by a log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from verbund.privacy.erasure import erase_beside, erase_conversation, erase_need
from verbund.retention_log import RetentionClass, RetentionProof
from verbund.unit_of_work import Engine, UnitOfWork


@dataclass(frozen=True)
class RetentionPolicy:
    """How long what stays, in days. Needs carry their own last day (`loeschen_am`), conversations without a saved
    need go after 24 hours (`verbund.conversations.UNSAVED_LIFETIME`).

    Attributes:
        transcript_days: how long a transcript stays after the conversation was last used; its needs stay longer.
        tombstone_days: how long the holder of a token is told "erased" instead of "unknown".
    """

    transcript_days: int = 90
    tombstone_days: int = 90


@dataclass(frozen=True)
class RetentionPlan:
    """What a run would erase now: ids of conversations and of needs."""

    unsaved: tuple[str, ...]
    transcripts: tuple[str, ...]
    needs: tuple[str, ...]


def preview(uow: UnitOfWork, policy: RetentionPolicy, now: datetime) -> RetentionPlan:
    """Says what a run at this time would erase, and erases nothing."""
    return RetentionPlan(
        unsaved=tuple(uow.conversations.unsaved_before(now)),
        transcripts=tuple(uow.conversations.idle_since(now.date() - timedelta(days=policy.transcript_days))),
        needs=tuple(uow.needs.due(now.date())),
    )


def run(
    unit_of_work: Callable[[], UnitOfWork], engine: Engine, policy: RetentionPolicy, now: datetime
) -> list[RetentionProof]:
    """Erases what is too old, each conversation in a transaction of its own, and logs one proof for each class.

    Args:
        unit_of_work: makes a new unit of work.
        engine: the engine's own store.
        policy: how long what stays.
        now: the time of the run, with a time zone.

    Returns:
        The proofs, one for each class, also where nothing was erased: they prove that the job ran.
    """
    with unit_of_work() as uow:
        plan = preview(uow, policy, now)
    erased: dict[RetentionClass, int] = {
        "unsaved_conversation": sum(_unsaved(unit_of_work, one, engine, now) for one in plan.unsaved),
        "need_due": sum(_due_need(unit_of_work, one, engine, now) for one in plan.needs),
        "old_transcript": sum(_transcript(unit_of_work, one, engine, now) for one in plan.transcripts),
        "engine_leftover": _engine_leftovers(unit_of_work, engine, policy),
    }
    with unit_of_work() as uow:
        erased["tombstone"] = uow.conversations.forget_tombstones(now.date() - timedelta(days=policy.tombstone_days))
        erased["manager_session"] = uow.sessions.erase_expired(now)
        erased["resume_code"] = uow.resume_codes.erase_expired(now)
        proofs = [RetentionProof(now.date(), kind, count) for kind, count in erased.items()]
        for proof in proofs:
            uow.proofs.add(proof)
        uow.commit()
    return proofs


def _unsaved(unit_of_work: Callable[[], UnitOfWork], conversation_id: str, engine: Engine, now: datetime) -> bool:
    with unit_of_work() as uow:
        if conversation_id not in uow.conversations.unsaved_before(now):  # the person came back in the meantime
            return False
        erase_conversation(uow, conversation_id, engine, now.date())
        return True


def _due_need(unit_of_work: Callable[[], UnitOfWork], need_id: str, engine: Engine, now: datetime) -> bool:
    with unit_of_work() as uow:
        need = uow.needs.get(need_id)
        if need is None:
            return False
        erase_need(uow, need, engine, now.date())
        return True


def _transcript(unit_of_work: Callable[[], UnitOfWork], conversation_id: str, engine: Engine, now: datetime) -> bool:
    with unit_of_work() as uow:
        if not uow.needs.by_conversation(conversation_id):
            erase_conversation(uow, conversation_id, engine, now.date())
            return True
        engine.erase(conversation_id)
        erase_beside(uow, conversation_id)
        uow.conversations.erase_transcript(conversation_id)
        uow.commit()
        uow.shred()
        return True


def _engine_leftovers(unit_of_work: Callable[[], UnitOfWork], engine: Engine, policy: RetentionPolicy) -> int:
    """A turn that was still running when its conversation was erased may have written afterwards."""
    with unit_of_work() as uow:
        gone = uow.conversations.tombstones()
    return sum(engine.erase(sender) for sender in gone) + engine.erase_older_than(policy.transcript_days)
