"""The board: seats follow who joins, a manager's own number stays, near ones are put in order."""

from __future__ import annotations

from dataclasses import replace

from tests.fakes.unit_of_work import FakeUnitOfWork
from tests.unit.bundling.made_up import BIBERACH, EHINGEN, TODAY, alone, candidates, team
from tests.unit.bundling.test_invitations import ALPHA, BETA, NAMES, board_of
from verbund.bundling.bundle import Bundle, Member
from verbund.bundling.following import follow, leave, status_before
from verbund.bundling.funding_notes import funding_notes
from verbund.bundling.geography import Geography


def seats(bundle):
    return {member.need_id: member.seats for member in bundle.members}


def test_an_employee_s_seat_goes_when_the_manager_s_need_joins_and_comes_back_when_it_leaves():
    employee = alone(need_id="n-e")
    board = board_of([employee, BETA])
    assert seats(board.bundle) == {"n-e": 1, "n-b": 3}
    joined = board.with_needs(candidates([employee, BETA, ALPHA], NAMES))
    assert seats(joined) == {"n-e": 0, "n-b": 3, "n-a": 4}
    left = board_of([employee, BETA, ALPHA]).with_needs(candidates([employee, BETA], NAMES))
    assert seats(left) == {"n-e": 1, "n-b": 3}


def test_a_number_that_a_manager_set_stays():
    board = board_of([ALPHA, BETA])
    by_hand = replace(
        board, bundle=replace(board.bundle, members=(Member(need_id="n-a", seats=2), *board.bundle.members[1:]))
    )
    third = team(need_id="n-c", **EHINGEN)
    assert seats(by_hand.with_needs(candidates([ALPHA, BETA, third], NAMES))) == {"n-a": 2, "n-b": 3, "n-c": 4}


def test_what_fits_comes_before_what_does_not_and_a_no_comes_last():
    board = board_of([ALPHA])
    fits, far, no = team(need_id="n-1", **BIBERACH), team(need_id="n-2", stand_soll=None, anzahl_personen=11), team(
        need_id="n-3", gemeinsam="nein"
    )
    found = board.near(candidates([no, far, fits, ALPHA], NAMES), Geography.load())
    assert [(one.need.need_id, one.can_join) for one in found] == [("n-1", True), ("n-2", True), ("n-3", False)]


def test_a_need_that_was_withdrawn_is_pointed_out():
    withdrawn = replace(BETA, status="zurueckgezogen")
    kept = replace(ALPHA, status="gebuendelt")
    assert [one.need_id for one in board_of([kept, withdrawn]).left] == ["n-b"]


def a_bundle(*need_ids, **changes):
    members = tuple(Member(need_id=one, seats=1) for one in need_ids)
    return Bundle(**{"bundle_id": "b-1", "title": "SPS", "skill_id": "AUT-03", "created_on": TODAY, "members": members} | changes)


def uow_with(*needs):
    uow = FakeUnitOfWork().__enter__()
    for need in needs:
        uow.needs.add_or_replace(need)
    return uow


def statuses(uow, *need_ids):
    return [uow.needs.get(need_id).status for need_id in need_ids]


def test_needs_are_bundled_when_they_join_and_go_back_to_where_they_were():
    uow = uow_with(replace(ALPHA, status="in_pruefung"), BETA)
    follow(uow, None, a_bundle("n-a", "n-b"), "petra", TODAY)
    assert statuses(uow, "n-a", "n-b") == ["gebuendelt", "gebuendelt"]
    done = follow(uow, a_bundle("n-a", "n-b"), a_bundle("n-b"), "petra", TODAY)
    assert [(one.need_id, one.after) for one in done] == [("n-a", "in_pruefung")]
    follow(uow, a_bundle("n-b"), a_bundle("n-b", status="aufgeloest"), "petra", TODAY)
    assert statuses(uow, "n-a", "n-b") == ["in_pruefung", "neu"]


def test_what_was_withdrawn_stays_withdrawn():
    uow = uow_with(replace(ALPHA, status="zurueckgezogen"))
    assert follow(uow, None, a_bundle("n-a"), "petra", TODAY) == []
    assert follow(uow, a_bundle("n-a"), a_bundle(), "petra", TODAY) == []


def test_who_was_bundled_by_hand_goes_back_to_confirmed():
    assert status_before([]) == "bestaetigt"


def test_a_need_set_back_by_hand_leaves_its_bundle_and_others_stay():
    uow = uow_with(ALPHA, BETA)
    uow.bundles.add(a_bundle("n-a", "n-b"), "petra")
    follow(uow, None, uow.bundles.get("b-1"), "petra", TODAY)
    assert leave(uow, "n-a", "petra", TODAY) is None
    uow.needs.correct("n-a", {"status": "rueckfrage"}, "petra", TODAY)
    assert leave(uow, "n-a", "petra", TODAY).bundle_id == "b-1"
    assert [member.need_id for member in uow.bundles.get("b-1").members] == ["n-b"]


def test_funding_is_shown_with_its_source_and_never_promised():
    notes = " ".join(funding_notes(candidates([replace(ALPHA, pflicht="vorgeschrieben"), BETA], NAMES), TODAY))
    assert "8 bis 160 Unterrichtseinheiten" in notes and "bitte dort nachfragen" in notes
    assert "mehr als 120 Stunden" in notes and "Rechnen Sie nicht" in notes
    assert "Bei 1 von 2 Bedarfen ist die Schulung vorgeschrieben" in notes
    assert "nur ein Betrieb" in " ".join(funding_notes(candidates([ALPHA], NAMES), TODAY))
