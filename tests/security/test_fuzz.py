"""Hostile messages through the gateway and the domain: never a 5xx, never a traceback, nothing unmasked comes back.

`VERBUNDLOTSE_FUZZ=10000 .venv/bin/python -m pytest tests/security/test_fuzz.py` is the long run.
"""

from __future__ import annotations

import logging
import os
import uuid
from datetime import date
from itertools import islice

import pytest

from tests.security.hostile_german import hostile_messages
from verbund.language.choices import choose
from verbund.language.headcount import company_size, head_mentions, persons
from verbund.language.numbers import find_numbers
from verbund.language.questions import looks_like_question
from verbund.language.times import find_time
from verbund.privacy.masking import mask

API = "/api/v1/conversations"
SEEDS = (20261125, 7, 4711)
COUNT = int(os.environ.get("VERBUNDLOTSE_FUZZ", "300"))
READERS = (
    company_size,
    head_mentions,
    persons,
    find_numbers,
    looks_like_question,
    lambda text: find_time(text, date(2026, 11, 25)),
    lambda text: choose("dringlichkeit", text),
    lambda text: choose("anlass", text),
)
TURNS_OF_ONE = 100  # below the limit of messages per conversation


@pytest.mark.parametrize("seed", SEEDS)
async def test_no_message_breaks_the_gateway(client, caplog, seed: int) -> None:
    caplog.set_level(logging.INFO)
    messages = list(islice(hostile_messages(seed), COUNT // len(SEEDS)))
    statuses = set()
    for first in range(0, len(messages), TURNS_OF_ONE):
        begun = await (await client.post(API, json={})).json()
        address, auth = f"{API}/{begun['conversation_id']}", {"Authorization": f"Bearer {begun['token']}"}
        for text in messages[first : first + TURNS_OF_ONE]:
            body = {"message_id": str(uuid.uuid4()), "text": text}
            answer = await client.post(f"{address}/messages", json=body, headers=auth)
            assert answer.status in (200, 422), repr(text)
            statuses.add(answer.status)
        assert (await client.get(address, headers=auth)).status == 200
    assert 200 in statuses
    assert "unexpected" not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_message_breaks_masking_or_reading(seed: int) -> None:
    for text in islice(hostile_messages(seed), COUNT):
        masked = mask(text).text
        assert mask(masked).text == masked, repr(text)
        for read in READERS:
            read(masked)
