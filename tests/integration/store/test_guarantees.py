"""What the real database promises beyond the repositories: order among writers, integrity, secrecy, indexes."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.fakes.needs import DAY, a_need
from tests.integration.store.conftest import SECRET
from verbund.conversations import Conversation, Message
from verbund.need_list import NeedFilter
from verbund.store import SqlUnitOfWork
from verbund.store.cipher import Cipher, WrongKey
from verbund.store.need_page import numbers_query
from verbund.store.need_repository import locking_query

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CONTACT = "Ayse Yilmaz 0171 3920090"


def _conversation(uow, conversation_id="c-1"):
    uow.conversations.add(Conversation(id=conversation_id, token_hash="h", created_on=DAY, touched_on=DAY), NOW)


def test_two_writers_that_read_first_wait_for_each_other(unit_of_work):
    """Reading, then writing, in two transactions at once is what SQLite answers with "database is locked"."""
    with unit_of_work() as uow:
        _conversation(uow)
        uow.commit()
    rounds, failures, start = 25, [], threading.Barrier(2)

    def write():
        start.wait()
        try:
            for _ in range(rounds):
                with unit_of_work() as uow:
                    uow.conversations.messages("c-1")
                    uow.conversations.append_message("c-1", Message(sender="person", text="x"))
                    uow.commit()
        except OperationalError as error:
            failures.append(error)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    with unit_of_work(reading=True) as uow:
        assert len(uow.conversations.messages("c-1")) == 2 * rounds


def test_a_reader_does_not_wait_for_a_writer(unit_of_work):
    with unit_of_work() as writer:
        _conversation(writer)
        with unit_of_work(reading=True) as reader:
            assert reader.conversations.get("c-1") is None
        writer.commit()
    with unit_of_work(reading=True) as reader:
        assert reader.conversations.get("c-1") is not None


def test_a_need_without_its_conversation_is_refused(unit_of_work):
    """A turn that is late must not bring back what was erased in the meantime."""
    with pytest.raises(IntegrityError), unit_of_work() as uow:
        uow.needs.add_or_replace(a_need(conversation_id="erased"))


def test_an_error_of_the_database_does_not_repeat_what_was_said(unit_of_work):
    with pytest.raises(IntegrityError) as raised, unit_of_work() as uow:
        uow.conversations.append_message("erased", Message(sender="person", text="Zwirnmaschine"))
    assert "Zwirnmaschine" not in str(raised.value)


@pytest.mark.sqlite
def test_the_file_holds_no_contact_and_no_company(unit_of_work, tmp_path):
    with unit_of_work() as uow:
        _conversation(uow)
        uow.contacts.put("c-1", CONTACT)
        uow.companies.put("c-1", "Maute Feinstrick GmbH")
        uow.commit()
        everything = b"".join(file.read_bytes() for file in (tmp_path / "store").iterdir())
    assert b"c-1" in everything
    assert b"Yilmaz" not in everything
    assert b"Maute" not in everything


def test_a_contact_opens_only_where_it_belongs(unit_of_work, factory, database):
    with unit_of_work() as uow:
        _conversation(uow)
        mine, other = uow.contacts.put("c-1", CONTACT), uow.contacts.put("c-1", "0711 1")
        uow.commit()
    with SqlUnitOfWork(factory, b"another secret of 32 characters!") as uow, pytest.raises(WrongKey):
        uow.contacts.reveal(mine)
    with database.begin() as connection:
        connection.execute(
            text("UPDATE contacts SET sealed = (SELECT sealed FROM contacts WHERE ref = :mine) WHERE ref = :other"),
            {"mine": mine, "other": other},
        )
    with unit_of_work() as uow, pytest.raises(InvalidTag):
        uow.contacts.reveal(other)


def test_each_kind_of_text_has_a_key_of_its_own():
    sealed = Cipher(SECRET, "contacts").seal(CONTACT, "k-1")
    companies = Cipher(SECRET, "companies")
    with pytest.raises(InvalidTag):
        companies.open(sealed, "k-1", companies.key_id)
    assert Cipher(SECRET, "contacts").seal(CONTACT, "k-1") != sealed


def test_a_code_is_kept_as_a_hash_alone(unit_of_work, database):
    with unit_of_work() as uow:
        _conversation(uow)
        uow.needs.add_or_replace(a_need())
        uow.commit()
    with database.connect() as connection:
        kept = connection.execute(text("SELECT code_hash FROM needs")).scalar_one()
    assert len(kept) == 64


FILTERS = [
    NeedFilter(),
    NeedFilter(regions=("Ulm", "Freiburg"), without_withdrawn=True),
    NeedFilter(statuses=("neu",), branchen=("andere",), dringlichkeiten=("sofort",), perspectives=("team",)),
    NeedFilter(zuordnungen=("bot_unsicher",), stand_ist=2),
    NeedFilter(due_until=DAY, owner="petra"),
    NeedFilter(statuses=("neu",), owner=""),
    NeedFilter(ags="08421", label_id=1),
    NeedFilter(words=("schweissen",)),
    NeedFilter(skill_group="AUT", zielgruppe="fachkraft"),
]


@pytest.mark.sqlite
@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_lists_read_one_narrow_index_and_sort_nothing(database, wanted, sort):
    query = numbers_query(wanted, sort).limit(25).compile(database, compile_kwargs={"literal_binds": True})
    with database.connect() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
    assert any("COVERING INDEX ix_needs_list" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan


def test_a_change_locks_the_need_where_the_database_can():
    assert str(locking_query("n-1").compile(dialect=postgresql.dialect())).endswith("FOR UPDATE")
    assert "FOR UPDATE" not in str(locking_query("n-1").compile(dialect=sqlite.dialect()))


def test_the_hint_for_one_database_is_none_for_the_other():
    query = numbers_query(NeedFilter(statuses=("neu",), words=("x",)), "newest")
    assert "+needs.status" in str(query.compile(dialect=sqlite.dialect()))
    assert "+" not in str(query.compile(dialect=postgresql.dialect()))


@pytest.mark.sqlite
@pytest.mark.parametrize("sort", ["urgent", "unsure", "due", "status", "place"])
def test_no_order_reads_whole_needs(database, sort):
    query = numbers_query(NeedFilter(), sort).limit(25).compile(database, compile_kwargs={"literal_binds": True})
    with database.connect() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
    assert any("COVERING INDEX ix_needs_list" in step for step in plan), plan


@pytest.mark.sqlite
def test_erased_words_are_no_longer_searched(unit_of_work, tmp_path):
    with unit_of_work() as uow:
        _conversation(uow)
        need = a_need(thema_freitext="Zwirnmaschine einrichten")
        uow.needs.add_or_replace(need)
        uow.reviews.add_note(need.need_id, "petra", "Zwirnmaschine: Hersteller fragen", DAY)
        uow.commit()
        assert uow.needs.page(NeedFilter(words=("zwirn",)))[1] == 1
        uow.needs.erase(need.need_id)
        uow.commit()
        uow.shred()
    assert not any(b"wirnmaschine" in file.read_bytes() for file in (tmp_path / "store").iterdir())
