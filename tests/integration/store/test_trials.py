"""Needs of a site in test mode count nowhere: not for courses, not in reports, not for other tools."""

from datetime import UTC, datetime

import pytest

from tests.fakes.needs import DAY, a_need
from verbund.bundling.candidate import Rules
from verbund.conversations import Conversation

NOW = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)


@pytest.mark.parametrize("trial", [False, True])
def test_a_trial_is_neither_bundled_nor_reported_nor_handed_out(unit_of_work, trial):
    need = a_need(status="bestaetigt", skill_ids=("AUT-01",), region="Stuttgart")
    with unit_of_work() as uow:
        uow.conversations.add(
            Conversation(
                id=need.conversation_id, token_hash="h", site="demo", language_mode="standard", created_on=DAY,
                touched_on=DAY, test=trial,
            ),
            NOW,
        )  # fmt: skip
        uow.needs.add_or_replace(need)
        uow.commit()
    with unit_of_work(reading=True) as uow:
        found = (
            uow.candidates.open([], DAY, Rules()),
            uow.reports.counted([], DAY.replace(day=1), DAY.replace(day=1)),
            uow.feed.page([], None, None, 0, 10),
        )
    assert [bool(each) for each in found] == [not trial] * 3
