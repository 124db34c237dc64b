"""Versions of the model: complete or not there, one of them active, the one before never lost, one order at a time."""

from __future__ import annotations

import pytest

from verbund.learning.shelf import BASE, Order, Shelf, Version


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    return Shelf(tmp_path / "models")


def put(shelf: Shelf, name: str) -> Version:
    version = Version(name, "fingerprint", "digest", 3, 0, 12.5, "petra")
    shelf.place(name).mkdir(parents=True)
    shelf.model(name).write_text("model")
    shelf.keep(version)
    return version


def test_at_first_the_projects_own_model_answers(shelf):
    assert (shelf.active(), shelf.before(), shelf.versions(), shelf.take_order()) == (BASE, None, [], None)
    assert shelf.progress() == ("", False)


def test_the_newest_comes_first_and_half_a_version_not_at_all(shelf):
    first, tenth = put(shelf, "2026-11-24-9"), put(shelf, "2026-11-24-10")
    (shelf.folder / "2026-11-25-1").mkdir()
    put(shelf, "2026-11-26-1")
    shelf.model("2026-11-26-1").unlink()
    assert shelf.versions() == [tenth, first]
    assert shelf.next_id("2026-11-24") == "2026-11-24-11"
    assert shelf.next_id("2026-11-25") == "2026-11-25-2"
    assert shelf.next_id("2026-12-01") == "2026-12-01-1"


def test_rolling_back_goes_the_way_back_step_by_step(shelf):
    one, two = put(shelf, "2026-11-24-1").id, put(shelf, "2026-11-24-2").id
    shelf.activate(one)
    shelf.activate(two)
    shelf.activate(two)
    assert (shelf.active(), shelf.before()) == (two, one)
    assert [shelf.roll_back(), shelf.roll_back()] == [one, BASE]
    assert Shelf(shelf.folder).active() == BASE
    with pytest.raises(KeyError):
        shelf.roll_back()


def test_what_is_not_there_cannot_answer_and_what_vanished_does_not(shelf):
    with pytest.raises(KeyError):
        shelf.activate("2026-11-24-1")
    name = put(shelf, "2026-11-24-1").id
    shelf.activate(name)
    shelf.model(name).unlink()
    assert shelf.active() == BASE


@pytest.mark.parametrize("name", ["", "..", "../2026-11-24-1", "2026-11-24-1/..", BASE, "2026-11-24"])
def test_no_name_leads_out_of_the_folder(shelf, name):
    assert shelf.version(name) is None
    with pytest.raises(ValueError):
        shelf.place(name)


def test_one_order_waits_until_it_is_taken(shelf):
    first = Order("train", "petra")
    assert shelf.order(first) and shelf.waiting()
    assert not shelf.order(Order("activate", "anton", "x"))
    assert shelf.take_order() == first
    assert (shelf.take_order(), shelf.waiting()) == (None, False)
    assert [file.name for file in shelf.folder.iterdir()] == []


def test_an_order_nobody_can_read_does_not_stay_for_ever(shelf):
    shelf.folder.mkdir()
    (shelf.folder / "auftrag.json").write_text("{")
    assert shelf.take_order() is None and not shelf.waiting()


def test_figures_and_progress_are_kept(shelf):
    put(shelf, "2026-11-24-1")
    shelf.measured("2026-11-24-1", {"against": BASE})
    shelf.report("lernt", busy=True)
    assert Shelf(shelf.folder).version("2026-11-24-1").figures == {"against": BASE}
    assert Shelf(shelf.folder).progress() == ("lernt", True)
