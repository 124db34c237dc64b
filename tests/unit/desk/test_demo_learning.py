"""The made-up unclear messages are added once, and name intents and questions that exist."""

from __future__ import annotations

from datetime import date

from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.interview.catalogue import FIELDS
from verbund.learning.rules import is_measured_with
from verbundlotse.demo_learning import UNCLEAR, seed_unclear
from web.desk.learning import intents


def test_they_are_added_once_and_do_not_come_back():
    memory = Memory()
    with FakeUnitOfWork(memory) as uow:
        assert seed_unclear(uow, date(2026, 11, 24)) == len(UNCLEAR) == uow.learning.unclear()[1]
        for unclear in uow.learning.unclear()[0]:
            uow.learning.drop_unclear(unclear.number)
        assert seed_unclear(uow) == 0


def test_they_name_what_there_is_and_are_nobodys_measured_lines():
    for field, text, guesses in UNCLEAR:
        assert field in FIELDS
        assert {name for name, _ in guesses} <= intents().keys()
        assert not is_measured_with(text)


def test_every_intent_of_the_domain_can_be_learnt_but_those_of_buttons():
    assert len(intents()) > 30
    assert not {"start", "waehlen", "nlu_fallback"} & intents().keys()
