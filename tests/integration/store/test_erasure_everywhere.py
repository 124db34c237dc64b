"""After an erasure nothing is left: every table is read, and every file."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.fakes.needs import DAY, a_random_need
from tests.integration.store.rasa_events import make_events_table, write_events
from verbund.conversations import Conversation, Message, hash_token
from verbund.feedback import Feedback
from verbund.learning.lines import Unclear
from verbund.privacy.erasure import erase_conversation
from verbund.privacy.retention import RetentionPolicy, run
from verbund.resume_codes import new_resume_code
from verbund.store.engine_tracker import EngineTracker
from verbund.store.schema import metadata

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SECRET_WORD = "Zwirnmaschinenkrempel"
MINE, OTHER = "mine-7f3a", "other-91bc"


@pytest.fixture
def engine_url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'store' / 'engine.db'}"
    (tmp_path / "store").mkdir(exist_ok=True)
    make_events_table(url)
    write_events(url, MINE, 8, data=SECRET_WORD)
    write_events(url, OTHER, 5)
    return url


def _talk(uow, conversation_id, word):
    uow.conversations.add(
        Conversation(id=conversation_id, token_hash=hash_token("t"), created_on=DAY, touched_on=DAY), NOW
    )
    button = uow.conversations.add_button(conversation_id, word, f"/waehlen{word}")
    for number in range(40):
        message = Message(sender="person", text=f"{word} {number}", buttons=({"id": button.id, "title": word},))
        uow.conversations.append_message(conversation_id, message)
        uow.conversations.remember_answer(conversation_id, f"m-{number}", {"text": word})
    uow.learning.add_unclear(
        Unclear(conversation_id=conversation_id, text=word, field="ort", intents=({"name": word},), said_on=DAY)
    )
    uow.resume_codes.put(new_resume_code(conversation_id, NOW)[1])
    said = Feedback(conversation_id=conversation_id, site="demo", face="mittel", given_on=DAY, text=word)
    uow.feedback.put(said)
    for seed in (1, 2):
        need = a_random_need(seed, need_id=f"{conversation_id}-{seed}", conversation_id=conversation_id)
        contact = uow.contacts.put(conversation_id, word)
        need = dataclasses.replace(
            need, thema_freitext=word, betrieb_ref=uow.companies.put(conversation_id, word), kontakt_ref=contact
        )
        uow.needs.add_or_replace(need)
        uow.needs.correct(need.need_id, {"agentur": word}, "petra", DAY)


def test_erasing_a_conversation_leaves_its_tombstone_and_all_others(unit_of_work, database, engine_url, tmp_path):
    with unit_of_work() as uow:
        _talk(uow, MINE, SECRET_WORD)
        _talk(uow, OTHER, "Hydraulik")
        uow.commit()
    others_before = _rows_with(database, OTHER)
    with unit_of_work() as uow:
        receipt = erase_conversation(uow, MINE, EngineTracker(engine_url), DAY)
    assert receipt.erased == {
        "engine": 8,
        "needs": 2,
        "contacts": 1,
        "companies": 1,
        "messages": 40,
        "buttons": 1,
        "answers": 40,
        "unclear_messages": 1,
        "resume_codes": 1,
        "feedback": 1,
        "conversations": 1,
    }
    assert _rows_with(database, MINE) == {"tombstones": 1}
    assert _rows_with(database, SECRET_WORD) == {}
    assert _rows_with(database, OTHER) == others_before
    assert [file.name for file in (tmp_path / "store").iterdir() if SECRET_WORD.encode() in file.read_bytes()] == []
    with create_engine(engine_url).connect() as connection:
        assert connection.execute(text("SELECT sender_id, count(*) FROM events GROUP BY 1")).all() == [(OTHER, 5)]


def test_retention_reaches_the_same_places(unit_of_work, database, engine_url, tmp_path):
    with unit_of_work() as uow:
        _talk(uow, MINE, SECRET_WORD)
        uow.commit()
    later = NOW.replace(year=2029)
    proofs = run(unit_of_work, EngineTracker(engine_url), RetentionPolicy(), later)
    assert {proof.kind: proof.erased for proof in proofs}["need_due"] == 2
    assert _rows_with(database, SECRET_WORD) == {}
    assert [file.name for file in (tmp_path / "store").iterdir() if SECRET_WORD.encode() in file.read_bytes()] == []
    with unit_of_work() as uow:
        assert len(uow.proofs.all()) == len(proofs)


def _rows_with(database, word):
    """Returns table -> how many rows hold a word in any column."""
    found = {}
    with database.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(table.select()).all()
            if count := sum(word in repr(tuple(row)) for row in rows):
                found[table.name] = count
    return found
