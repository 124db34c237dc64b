"""Whether the job that erases by age really ran: silence must not look like success."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from verbund.unit_of_work import UnitOfWork

LONGEST_SILENCE = timedelta(days=2)  # it runs daily; one missed run may be a restart


@dataclass(frozen=True)
class RetentionState:
    """When the job ran last.

    Attributes:
        last_run: the day, None when it never did.
        overdue: whether somebody must look after it.
    """

    last_run: date | None
    overdue: bool


def retention_state(uow: UnitOfWork, today: date) -> RetentionState:
    """Says when the job ran last and whether it should have run since.

    Args:
        uow: an open unit of work; nothing is written.
        today: the day that counts.

    Returns:
        The state. An installation in which nobody has spoken yet has nothing to erase and is never overdue.
    """
    last = max((proof.run_on for proof in uow.proofs.all()), default=None)
    limit = today - LONGEST_SILENCE
    if last is not None:
        return RetentionState(last, last < limit)
    return RetentionState(None, bool(uow.conversations.idle_since(limit)))
