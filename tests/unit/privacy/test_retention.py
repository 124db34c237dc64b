"""Erasure by age."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.engine_memory import FakeEngineMemory
from tests.fakes.needs import a_need
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.conversations import Conversation, Message, hash_token
from verbund.learning.lines import Unclear
from verbund.privacy.retention import RetentionPolicy, preview, run

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
POLICY = RetentionPolicy(transcript_days=30, tombstone_days=60)


@pytest.fixture
def memory() -> Memory:
    return Memory()


def _talk(memory, conversation_id, ago, *, state="open", needs=()):
    then = NOW - ago
    with FakeUnitOfWork(memory) as uow:
        conversation = Conversation(
            id=conversation_id, token_hash=hash_token("t"), created_on=then.date(), touched_on=then.date()
        )
        uow.conversations.add(conversation, then)
        uow.conversations.append_message(conversation_id, Message(sender="person", text="CNC"))
        uow.learning.add_unclear(Unclear(conversation_id=conversation_id, text="CNC", field="ort", said_on=then.date()))
        for need in needs:
            uow.needs.add_or_replace(need)
        if state != "open":
            uow.conversations.close(conversation_id, state)
        uow.commit()


def _run(memory, engine=None, now=NOW):
    proofs = run(lambda: FakeUnitOfWork(memory), engine or FakeEngineMemory(), POLICY, now)
    return {proof.kind: proof.erased for proof in proofs}


def test_a_conversation_without_a_need_goes_after_a_day(memory):
    _talk(memory, "old", timedelta(hours=25))
    _talk(memory, "young", timedelta(hours=22))
    engine = FakeEngineMemory({"old": 5, "young": 5})
    assert _run(memory, engine)["unsaved_conversation"] == 1
    assert engine.events == {"young": 5}
    with FakeUnitOfWork(memory) as uow:
        assert (uow.conversations.get("old").state, uow.conversations.get("young").state) == ("erased", "open")


def test_using_a_conversation_keeps_it_for_another_day(memory):
    _talk(memory, "c", timedelta(hours=30))
    with FakeUnitOfWork(memory) as uow:
        uow.conversations.record_turn(uow.conversations.get("c"), NOW - timedelta(hours=1))
        uow.commit()
    assert _run(memory)["unsaved_conversation"] == 0


def test_a_saved_need_keeps_its_conversation(memory):
    _talk(memory, "c", timedelta(hours=30), needs=[a_need(conversation_id="c")])
    assert _run(memory)["unsaved_conversation"] == 0


def test_an_old_transcript_goes_and_its_need_stays(memory):
    _talk(memory, "c", timedelta(days=31), state="finished", needs=[a_need(need_id="n", conversation_id="c")])
    engine = FakeEngineMemory({"c": 9})
    assert _run(memory, engine)["old_transcript"] == 1
    assert engine.events == {}
    with FakeUnitOfWork(memory) as uow:
        assert uow.conversations.messages("c") == []
        assert uow.learning.unclear() == ([], 0)
        assert uow.needs.get("n") is not None
    assert _run(memory, engine)["old_transcript"] == 0


def test_an_old_finished_conversation_without_a_need_goes_as_a_whole(memory):
    _talk(memory, "c", timedelta(days=31), state="finished")
    _run(memory)
    with FakeUnitOfWork(memory) as uow:
        assert uow.conversations.get("c").state == "erased"


def test_a_need_goes_on_its_own_day(memory):
    day = NOW.date()
    _talk(memory, "c", timedelta(days=5), needs=[a_need(need_id="due", conversation_id="c", loeschen_am=day)])
    _talk(
        memory,
        "d",
        timedelta(days=5),
        needs=[a_need(need_id="later", conversation_id="d", loeschen_am=day + timedelta(1))],
    )
    assert _run(memory)["need_due"] == 1
    with FakeUnitOfWork(memory) as uow:
        assert uow.needs.get("due") is None
        assert uow.needs.get("later") is not None


def test_what_the_engine_wrote_after_an_erasure_goes_with_the_next_run(memory):
    _talk(memory, "c", timedelta(hours=25))
    engine = FakeEngineMemory()
    _run(memory, engine)
    engine.events["c"] = 2
    assert _run(memory, engine)["engine_leftover"] == 2
    assert engine.asked_to_erase_older_than == [30, 30]


def test_tombstones_go_in_the_end(memory):
    _talk(memory, "c", timedelta(hours=25))
    _run(memory)
    assert _run(memory, now=NOW + timedelta(days=61))["tombstone"] == 1
    with FakeUnitOfWork(memory) as uow:
        assert uow.conversations.get("c") is None


def test_the_preview_says_what_a_run_would_do_and_does_nothing(memory):
    _talk(memory, "old", timedelta(hours=25))
    _talk(memory, "done", timedelta(days=40), state="finished")
    with FakeUnitOfWork(memory) as uow:
        plan = preview(uow, POLICY, NOW)
        assert (plan.unsaved, plan.transcripts, plan.needs) == (("old",), ("done",), ())
        assert preview(uow, POLICY, NOW) == plan


def test_every_run_leaves_a_proof_even_of_nothing(memory):
    _run(memory)
    with FakeUnitOfWork(memory) as uow:
        proofs = uow.proofs.all()
    assert len(proofs) == 7
    assert {(proof.run_on, proof.erased) for proof in proofs} == {(NOW.date(), 0)}
