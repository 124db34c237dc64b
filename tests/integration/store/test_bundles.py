"""Bundles, on the database and in memory alike; and what only the database can promise."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.fakes.needs import DAY, a_need
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.bundling.bundle import Bundle, InOtherBundle, Member
from verbund.conversations import Conversation
from verbund.need_list import Overtaken

LATER = date(2026, 12, 1)


def a_bundle(bundle_id="b-1", *members, **fields):
    known = {"title": "SPS-Störungen", "skill_id": "AUT-03", "created_on": DAY, "region": "Ulm"}
    return Bundle(bundle_id=bundle_id, members=tuple(Member(need_id=one, seats=3) for one in members), **known | fields)


@pytest.fixture(params=["memory", "database"])
def uow(request):
    memory = Memory()
    make = request.getfixturevalue("unit_of_work") if request.param == "database" else lambda: FakeUnitOfWork(memory)
    with make() as uow:
        fill(uow)
        yield uow


def fill(uow):
    uow.conversations.add(
        Conversation(id="c-1", token_hash="h", created_on=DAY, touched_on=DAY), datetime(2026, 11, 23, tzinfo=UTC)
    )
    for number in range(1, 5):
        region = "Stuttgart" if number == 4 else "Ulm"
        uow.needs.add_or_replace(a_need(need_id=f"n-{number}", region=region))


def test_a_bundle_comes_back_as_it_was_saved(uow):
    bundle = a_bundle("b-1", "n-2", "n-1", target_level=3, note="Raum bei der Kammer")
    uow.bundles.add(bundle, "petra")
    assert uow.bundles.get("b-1") == bundle
    assert uow.bundles.get("b-0") is None
    assert (uow.bundles.of_need("n-1"), uow.bundles.of_need("n-3")) == (bundle, None)
    assert uow.bundles.held() == {"n-1": "b-1", "n-2": "b-1"}


def test_every_change_is_written_down_and_counts(uow):
    uow.bundles.add(a_bundle("b-1", "n-1", "n-2"), "petra")
    changed = dataclasses.replace(
        uow.bundles.get("b-1"),
        title="SPS",
        members=(Member(need_id="n-2", seats=5, agreed_on=LATER), Member(need_id="n-3", seats=1)),
    )
    done = uow.bundles.save(changed, "kai", LATER)
    assert {(one.field, one.need_id, one.before, one.after) for one in done} == {
        ("title", None, "SPS-Störungen", "SPS"),
        ("seats", "n-1", 3, None),
        ("seats", "n-2", 3, 5),
        ("agreed_on", "n-2", None, LATER),
        ("seats", "n-3", None, 1),
    }
    assert uow.bundles.get("b-1") == dataclasses.replace(changed, version=2)
    assert uow.bundles.history("b-1")[1:] == done
    assert uow.bundles.save(uow.bundles.get("b-1"), "kai", LATER) == []
    assert uow.bundles.get("b-1").version == 2


def test_who_read_an_older_version_changes_nothing(uow):
    old = a_bundle("b-1", "n-1")
    uow.bundles.add(old, "petra")
    uow.bundles.save(dataclasses.replace(old, title="neu"), "petra", DAY)
    with pytest.raises(Overtaken):
        uow.bundles.save(dataclasses.replace(old, title="alt"), "kai", DAY)
    with pytest.raises(KeyError):
        uow.bundles.save(a_bundle("b-0"), "kai", DAY)


def test_a_need_is_in_one_running_bundle_at_most(uow):
    uow.bundles.add(a_bundle("b-1", "n-1"), "petra")
    with pytest.raises(InOtherBundle, match="n-1"):
        uow.bundles.add(a_bundle("b-2", "n-1"), "kai")


def test_a_bundle_that_was_dissolved_lets_its_needs_go_and_remembers_them(uow):
    uow.bundles.add(a_bundle("b-1", "n-1"), "petra")
    uow.bundles.save(dataclasses.replace(uow.bundles.get("b-1"), status="aufgeloest"), "petra", DAY)
    uow.bundles.add(a_bundle("b-2", "n-1"), "petra")
    assert uow.bundles.of_need("n-1").bundle_id == "b-2"
    assert [member.need_id for member in uow.bundles.get("b-1").members] == ["n-1"]
    with pytest.raises(InOtherBundle):
        uow.bundles.undo("b-1", "petra", DAY, seen=2)


def test_the_last_change_is_undone_as_a_whole_and_can_be_brought_back(uow):
    first = a_bundle("b-1", "n-1", "n-2")
    uow.bundles.add(first, "petra")
    assert uow.bundles.undoable("b-1", "petra") == []
    changed = dataclasses.replace(first, title="SPS", members=(Member(need_id="n-2", seats=5, agreed_on=LATER),))
    uow.bundles.save(changed, "petra", DAY)
    assert uow.bundles.undoable("b-1", "kai") == []
    uow.bundles.undo("b-1", "petra", DAY, seen=2)
    back = uow.bundles.get("b-1")
    assert (back.title, back.version) == (first.title, 3)
    assert sorted(back.members, key=lambda one: one.need_id) == list(first.members)
    uow.bundles.undo("b-1", "petra", DAY, seen=3)
    assert uow.bundles.get("b-1").members == changed.members
    with pytest.raises(Overtaken):
        uow.bundles.undo("b-1", "petra", DAY, seen=3)


def test_managers_see_bundles_whose_needs_they_may_read(uow):
    for bundle in (
        a_bundle("b-1", "n-1"),
        a_bundle("b-2", "n-4", region="Stuttgart"),
        a_bundle("b-3", "n-2", region=None),
        a_bundle("b-4", region=None),
    ):
        uow.bundles.add(bundle, "petra")
    mixed = dataclasses.replace(uow.bundles.get("b-1"), members=(Member(need_id="n-1", seats=1),))
    uow.bundles.save(mixed, "petra", DAY)

    def seen(*regions, **wanted):
        return {one.bundle_id for one in uow.bundles.all(regions, **wanted)}

    assert seen() == {"b-1", "b-2", "b-3", "b-4"}
    assert seen("Ulm") == {"b-1", "b-3"}
    assert seen("Stuttgart") == {"b-2"}
    assert seen(statuses=["kurs"]) == set()
    uow.bundles.save(
        dataclasses.replace(uow.bundles.get("b-3"), members=(Member(need_id="n-2", seats=1), Member(need_id="n-3", seats=1))),
        "petra", DAY,
    )  # fmt: skip
    assert seen("Ulm") == {"b-1", "b-3"}


def test_a_need_that_is_erased_leaves_its_bundle_and_the_bundle_s_history(uow):
    uow.bundles.add(a_bundle("b-1", "n-1", "n-2"), "petra")
    uow.bundles.save(dataclasses.replace(uow.bundles.get("b-1"), members=()), "petra", DAY)
    assert uow.needs.erase("n-1") == 1
    assert {one.need_id for one in uow.bundles.history("b-1")} == {None, "n-2"}
    uow.bundles.undo("b-1", "petra", DAY, seen=2)
    assert [member.need_id for member in uow.bundles.get("b-1").members] == ["n-2"]


def test_the_database_itself_refuses_a_second_running_bundle(unit_of_work, database):
    with unit_of_work() as uow:
        fill(uow)
        uow.bundles.add(a_bundle("b-1", "n-1"), "petra")
        uow.bundles.add(a_bundle("b-2"), "petra")
        uow.commit()
    insert = text("INSERT INTO bundle_members VALUES ('b-2', 'n-1', 1, NULL, 0, :running)")
    with database.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(insert, {"running": True})
    with database.begin() as connection:
        connection.execute(insert, {"running": False})
