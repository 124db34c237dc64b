"""What managers add to needs, on the database and in memory alike: revisions, undo, labels, notes, links, lists."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fakes.needs import DAY, a_need
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.conversations import Conversation
from verbund.managers import Manager
from verbund.need_list import Overtaken
from verbund.reviews import Handling
from verbund.unit_of_work import Taken


@pytest.fixture(params=["memory", "database"])
def uow(request):
    memory = Memory()
    make = request.getfixturevalue("unit_of_work") if request.param == "database" else lambda: FakeUnitOfWork(memory)
    with make() as uow:
        uow.conversations.add(
            Conversation(id="c-1", token_hash="h", created_on=DAY, touched_on=DAY), datetime(2026, 11, 23, tzinfo=UTC)
        )
        uow.managers.add(Manager(name="petra", password_hash="x"))
        yield uow


@pytest.fixture
def need(uow):
    need = a_need(skill_ids=("AUT-01",), skill_zuordnung="bot_unsicher")
    uow.needs.add_or_replace(need)
    return need


def test_every_change_counts_and_nothing_else_does(uow, need):
    assert uow.needs.handling(need.need_id) == Handling(None, None, 1)
    uow.needs.correct(need.need_id, {"status": "neu"}, "petra", DAY)
    assert uow.needs.handling(need.need_id).revision == 1
    uow.needs.correct(need.need_id, {"owner": "petra", "due_on": DAY, "status": "bestaetigt"}, "petra", DAY, seen=1)
    assert uow.needs.handling(need.need_id) == Handling("petra", DAY, 2)
    uow.needs.change_own(need.need_id, {"situation": "Anlage stand"}, DAY)
    assert uow.needs.handling(need.need_id).revision == 3
    uow.needs.add_or_replace(need)
    assert uow.needs.handling(need.need_id) == Handling("petra", DAY, 4)


def test_who_read_an_older_revision_changes_nothing(uow, need):
    uow.needs.correct(need.need_id, {"status": "rueckfrage"}, "kai", DAY, seen=1)
    with pytest.raises(Overtaken):
        uow.needs.correct(need.need_id, {"status": "bestaetigt"}, "petra", DAY, seen=1)
    assert uow.needs.get(need.need_id).status == "rueckfrage"
    with pytest.raises(KeyError):
        uow.needs.correct("n-0", {"status": "neu"}, "petra", DAY, seen=1)


def test_days_come_back_as_days_from_the_history(uow, need):
    uow.needs.correct(need.need_id, {"due_on": DAY, "zieldatum": date(2027, 1, 1)}, "petra", DAY)
    uow.needs.correct(need.need_id, {"due_on": None}, "petra", DAY)
    assert [(one.field, one.before, one.after, one.revision) for one in uow.needs.history(need.need_id)] == [
        ("due_on", None, DAY, 2),
        ("zieldatum", None, date(2027, 1, 1), 2),
        ("due_on", DAY, None, 3),
    ]


def test_the_last_change_is_undone_as_a_whole_and_can_be_brought_back(uow, need):
    changes = {"skill_ids": ("BEK-02",), "skill_zuordnung": "mensch", "owner": "petra"}
    uow.needs.correct(need.need_id, changes, "petra", DAY)
    assert {one.field for one in uow.needs.undoable(need.need_id, "petra")} == changes.keys()
    uow.needs.undo(need.need_id, "petra", DAY, seen=2)
    assert uow.needs.get(need.need_id) == need
    assert uow.needs.handling(need.need_id) == Handling(None, None, 3)
    uow.needs.undo(need.need_id, "petra", DAY, seen=3)
    assert uow.needs.get(need.need_id).skill_ids == ("BEK-02",)
    assert len(uow.needs.history(need.need_id)) == 9


def test_nobody_undoes_what_others_did_or_what_others_built_upon(uow, need):
    assert uow.needs.undoable(need.need_id, "petra") == []
    uow.needs.correct(need.need_id, {"status": "bestaetigt"}, "petra", DAY)
    assert uow.needs.undoable(need.need_id, "kai") == []
    uow.needs.change_own(need.need_id, {"situation": "Anlage stand"}, DAY)
    assert uow.needs.undoable(need.need_id, "petra") == []
    with pytest.raises(Overtaken):
        uow.needs.undo(need.need_id, "petra", DAY, seen=2)


def test_an_employees_later_message_keeps_owner_and_day(uow, need):
    uow.needs.correct(need.need_id, {"owner": "petra", "due_on": DAY}, "petra", DAY)
    uow.needs.add_or_replace(dataclasses.replace(need, stand_ist=3))
    assert uow.needs.get(need.need_id).stand_ist == 3
    assert uow.needs.handling(need.need_id).owner == "petra"


def test_labels_come_from_one_vocabulary(uow, need):
    pilot, urgent = uow.reviews.add_label("Pilot"), uow.reviews.add_label("Eilt")
    assert uow.reviews.add_label("Pilot") == pilot
    assert [uow.reviews.set_label(need.need_id, pilot.id, given) for given in (True, True, False, True)] == [
        True, False, True, True
    ]  # fmt: skip
    with pytest.raises(Taken):
        uow.reviews.change_label(urgent.id, "Pilot", False)
    uow.reviews.change_label(pilot.id, "Pilotkurs", True)
    assert [(one.name, one.retired) for one in uow.reviews.labels()] == [("Eilt", False), ("Pilotkurs", True)]
    assert [one.name for one in uow.reviews.labels_of(need.need_id)] == ["Pilotkurs"]
    with pytest.raises(KeyError):
        uow.reviews.change_label(99, "x", False)


def test_notes_stay_in_order_and_are_taken_back_by_their_writer_only(uow, need):
    first = uow.reviews.add_note(need.need_id, "petra", "Anrufen", DAY)
    second = uow.reviews.add_note(need.need_id, "kai", "Erledigt", DAY + timedelta(1))
    assert uow.reviews.notes(need.need_id) == [first, second]
    assert uow.reviews.erase_note(second.id, need.need_id, "petra") == 0
    assert uow.reviews.erase_note(first.id, "n-0", "petra") == 0
    assert uow.reviews.erase_note(first.id, need.need_id, "petra") == 1
    assert uow.reviews.notes(need.need_id) == [second]


def test_two_needs_are_linked_once_and_from_both_sides(uow, need):
    other = a_need(perspective="team", anzahl_personen=4)
    uow.needs.add_or_replace(other)
    assert uow.reviews.link(need.need_id, other.need_id, "petra", DAY)
    assert not uow.reviews.link(other.need_id, need.need_id, "kai", DAY)
    assert uow.reviews.linked(need.need_id) == [other.need_id]
    assert uow.reviews.linked(other.need_id) == [need.need_id]
    assert uow.needs.get(need.need_id) == need
    assert [uow.reviews.unlink(other.need_id, need.need_id) for _ in range(2)] == [1, 0]


def test_a_list_is_saved_under_a_name_for_its_manager_alone(uow):
    uow.managers.add(Manager(name="kai", password_hash="x"))
    uow.reviews.save_view("petra", "Neue in Ulm", "?region=Ulm")
    view = uow.reviews.save_view("petra", "Neue in Ulm", "?region=Ulm&status=neu")
    assert uow.reviews.views("petra") == [view]
    assert uow.reviews.views("kai") == []
    assert uow.reviews.erase_view("kai", view.id) == 0
    assert uow.reviews.erase_view("petra", view.id) == 1
    assert uow.reviews.views("petra") == []


def test_a_need_is_erased_with_all_that_managers_added(uow, need):
    other = a_need()
    uow.needs.add_or_replace(other)
    uow.reviews.set_label(need.need_id, uow.reviews.add_label("Pilot").id, True)
    uow.reviews.add_note(need.need_id, "petra", "Anrufen", DAY)
    uow.reviews.link(need.need_id, other.need_id, "petra", DAY)
    assert uow.needs.erase(need.need_id) == 1
    assert uow.reviews.linked(other.need_id) == []
    assert uow.reviews.notes(need.need_id) == uow.reviews.labels_of(need.need_id) == []
