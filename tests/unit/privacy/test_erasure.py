"""Erasure, told apart from any database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.fakes.engine_memory import FakeEngineMemory
from tests.fakes.needs import DAY, a_need
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.codes import CodeError, code_for
from verbund.conversations import Conversation, Message, hash_token
from verbund.feedback import Feedback
from verbund.learning.lines import Unclear
from verbund.privacy.erasure import ErasureIncomplete, erase_by_code, erase_conversation
from verbund.resume_codes import new_resume_code

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SECRET = b"k" * 32


def _talked(needs=(), memory=None) -> FakeUnitOfWork:
    """A unit of work with one conversation of two messages, a contact and a company."""
    uow = FakeUnitOfWork(memory or Memory(), SECRET)
    with uow:
        conversation = Conversation(id="c-1", token_hash=hash_token("t"), created_on=DAY, touched_on=DAY)
        uow.conversations.add(conversation, NOW)
        uow.conversations.append_message("c-1", Message(sender="bot", text="Guten Tag"))
        uow.conversations.append_message("c-1", Message(sender="person", text="CNC"))
        uow.conversations.remember_answer("c-1", "m-1", {"asks": "ort"})
        uow.learning.add_unclear(Unclear(conversation_id="c-1", text="CNC", field="ort", said_on=DAY))
        uow.resume_codes.put(new_resume_code("c-1", NOW)[1])
        uow.feedback.put(Feedback(conversation_id="c-1", site="demo", face="gut", given_on=DAY, text="Danke"))
        contact = uow.contacts.put("c-1", "0711 123456")
        company = uow.companies.put("c-1", "Maute GmbH")
        for need in needs:
            uow.needs.add_or_replace(need(contact, company))
        uow.commit()
    return FakeUnitOfWork(uow.memory, SECRET)


def _need_with_contact(contact, company):
    return a_need(need_id="n-1", kontakt_gewuenscht=True, kontakt_ref=contact, betrieb_ref=company)


def _second_need(contact, company):
    return a_need(need_id="n-2", kontakt_gewuenscht=True, kontakt_ref=contact)


def test_the_receipt_counts_what_was_there_in_each_store():
    engine = FakeEngineMemory({"c-1": 7})
    with _talked([_need_with_contact]) as uow:
        receipt = erase_conversation(uow, "c-1", engine, DAY)
        assert receipt.erased == {
            "engine": 7,
            "needs": 1,
            "contacts": 1,
            "companies": 1,
            "messages": 2,
            "buttons": 0,
            "answers": 1,
            "unclear_messages": 1,
            "resume_codes": 1,
            "feedback": 1,
            "conversations": 1,
        }
        assert receipt.total == 17
        assert (uow.commits, uow.shredded) == (1, True)


def test_the_holder_of_the_token_can_still_be_told():
    with _talked() as uow:
        erase_conversation(uow, "c-1", FakeEngineMemory(), DAY)
        left = uow.conversations.get("c-1")
        assert (left.state, left.opens_with("t"), left.opens_with("x")) == ("erased", True, False)
        assert left.asks is None


def test_erasing_again_erases_nothing_and_is_no_fault():
    with _talked() as uow:
        erase_conversation(uow, "c-1", FakeEngineMemory(), DAY)
        assert erase_conversation(uow, "c-1", FakeEngineMemory(), DAY).total == 0


def test_an_engine_that_keeps_something_makes_no_receipt():
    with _talked() as uow, pytest.raises(ErasureIncomplete, match="engine: 7"):
        erase_conversation(uow, "c-1", FakeEngineMemory({"c-1": 7}, erases=False), DAY)


def test_a_store_that_keeps_something_makes_no_receipt():
    with _talked([_need_with_contact]) as uow, pytest.raises(ErasureIncomplete, match="contacts: 1"):
        uow.contacts.erase = lambda conversation_id: 0
        erase_conversation(uow, "c-1", FakeEngineMemory(), DAY)


def test_the_code_of_the_only_need_erases_the_conversation():
    with _talked([_need_with_contact]) as uow:
        receipt = erase_by_code(
            uow, code_for("n-1", SECRET).lower().replace("-", " "), FakeEngineMemory({"c-1": 3}), DAY
        )
        assert receipt.erased["engine"] == 3
        assert uow.conversations.get("c-1").state == "erased"


def test_the_code_of_one_need_of_two_leaves_the_other_and_their_contact():
    with _talked([_need_with_contact, _second_need]) as uow:
        receipt = erase_by_code(uow, code_for("n-1", SECRET), FakeEngineMemory({"c-1": 3}), DAY)
        assert (receipt.erased["needs"], receipt.erased["contacts"], receipt.erased["companies"]) == (1, 0, 1)
        assert [need.need_id for need in uow.needs.by_conversation("c-1")] == ["n-2"]
        assert uow.conversations.messages("c-1") == []
        assert uow.contacts.by_conversation("c-1")
        assert uow.conversations.get("c-1").state == "open"


def test_an_unknown_code_erases_nothing():
    with _talked([_need_with_contact]) as uow:
        assert erase_by_code(uow, code_for("another", SECRET), FakeEngineMemory(), DAY) is None
        with pytest.raises(CodeError):
            erase_by_code(uow, "hallo", FakeEngineMemory(), DAY)
        assert uow.needs.get("n-1")
