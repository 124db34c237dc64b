"""When erasure by age did not run, that is an alarm."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.conversations import Conversation, Message, hash_token
from verbund.privacy.retention_watch import RetentionState, retention_state
from verbund.retention_log import RetentionProof

TODAY = date(2026, 11, 25)


def _state(*run_days_ago: int, spoken_days_ago: int | None = None) -> RetentionState:
    with FakeUnitOfWork(Memory()) as uow:
        for ago in run_days_ago:
            uow.proofs.add(RetentionProof(TODAY - timedelta(days=ago), "need_due", 0))
        if spoken_days_ago is not None:
            day = TODAY - timedelta(days=spoken_days_ago)
            talk = Conversation(id="a", token_hash=hash_token("t"), created_on=day, touched_on=day)
            uow.conversations.add(talk, datetime(day.year, day.month, day.day, tzinfo=UTC))
            uow.conversations.append_message("a", Message(sender="person", text="CNC"))
        return retention_state(uow, TODAY)


@pytest.mark.parametrize(("ago", "overdue"), [(0, False), (1, False), (2, False), (3, True), (40, True)])
def test_a_run_older_than_two_days_is_overdue(ago, overdue):
    assert _state(90, ago) == RetentionState(TODAY - timedelta(days=ago), overdue)


def test_a_new_installation_is_not_overdue():
    assert not _state().overdue
    assert not _state(spoken_days_ago=1).overdue


def test_words_that_lie_for_days_and_a_job_that_never_ran_are_overdue():
    assert _state(spoken_days_ago=2) == RetentionState(None, overdue=True)
