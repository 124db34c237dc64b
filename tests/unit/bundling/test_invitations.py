"""What leaves the desk: no other company before all agreed, and no trace of an employee's need."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from tests.unit.bundling.made_up import BIBERACH, EHINGEN, RULES, TODAY, alone, candidates, some_needs, team
from verbund.bundling.board import Board, as_group, letter_of
from verbund.bundling.bundle import Bundle, Member
from verbund.bundling.geography import Geography
from verbund.bundling.invitations import general_invitation, invitation

NAMES = {"b-1": "Alpha Guss GmbH", "b-2": "Beta Antriebe GmbH", "b-3": "Gamma Strick GmbH", "b-4": "Delta AG"}


def board_of(needs, links=(), agreed=()):
    members = candidates(needs, NAMES, links)
    seats = as_group(members, "AUT-03").seats if members else {}
    bundle = Bundle(
        bundle_id="b", title="SPS", skill_id="AUT-03", created_on=TODAY, target_level=3,
        members=tuple(
            Member(need_id=one.need_id, seats=seats[one.need_id], agreed_on=TODAY if one.need_id in agreed else None)
            for one in members
        ),
    )  # fmt: skip
    return Board(bundle, tuple(members), RULES)


def names_of(needs):
    return {need.need_id: NAMES[need.betrieb_ref] for need in needs if need.betrieb_ref}


def texts(needs, links=(), agreed=()):
    board = board_of(needs, links, agreed)
    written = {
        company.letter: invitation(board, company, names_of(needs), Geography.load(), "petra")
        for company in board.companies
        if company.letter
    }
    return board, written


ALPHA = team(need_id="n-a", betrieb_ref="b-1", anzahl_personen=4)
BETA = team(need_id="n-b", betrieb_ref="b-2", anzahl_personen=3, **BIBERACH)


def test_a_company_reads_its_own_seats_and_the_name_of_no_other():
    _, written = texts([ALPHA, BETA])
    assert set(written) == {"A", "B"}
    assert "4 Personen" in written["A"] and "Plätze für Ihren Betrieb: 4" in written["A"]
    assert "3" not in written["A"].split("Bitte antworten")[0]
    for text in written.values():
        assert not [name for name in NAMES.values() if name in text]
        assert "Biberach an der Riß" not in text


def test_names_stand_only_where_every_company_has_agreed():
    _, one = texts([ALPHA, BETA], agreed=("n-a",))
    assert "Alpha" not in one["B"] and "Beta" not in one["A"]
    _, both = texts([ALPHA, BETA], agreed=("n-a", "n-b"))
    assert "Mit dabei sind: Alpha Guss GmbH." in both["B"]
    assert "Alpha" not in both["A"]


def test_a_person_alone_leads_to_no_text_for_a_company():
    board, written = texts([ALPHA, alone(**EHINGEN), team(perspective="vertretung", **BIBERACH)])
    assert set(written) == {"A"}
    assert [company.letter for company in board.companies] == ["A", "", ""]
    assert invitation(board, board.companies[1], {}, Geography.load(), "petra") is None


@settings(max_examples=80, deadline=None)
@given(some_needs())
def test_no_text_changes_by_a_single_letter_when_employees_join(needs):
    """Whatever employees of whatever companies said: fewer than five, or not agreed, they leave no trace."""
    told = [ALPHA, BETA, *(need for need in needs if need.perspective in ("team", "betrieb"))]
    quiet = [
        replace(need, weitergabe_betrieb="ja" if number < 4 else "nein")
        for number, need in enumerate(need for need in needs if need.perspective in ("selbst", "vertretung"))
    ]
    links = [(need.need_id, "n-a") for need in quiet if need.perspective == "selbst"]
    without, with_them = texts(told), texts([*told, *quiet], links)
    assert list(with_them[1].values()) == list(without[1].values())
    sender = Geography.load(), "petra"
    assert general_invitation(with_them[0], *sender) == general_invitation(without[0], *sender)


def test_five_employees_who_agreed_are_mentioned_by_their_field_and_by_no_number():
    crew = [alone(need_id=f"n-{number}", weitergabe_betrieb="ja") for number in range(7)]
    links = [(one.need_id, "n-a") for one in crew]
    _, written = texts([ALPHA, BETA, *crew], links)
    assert "fünf oder mehr" in written["A"] and "Kompetenzfeld" in written["A"]
    assert "7" not in written["A"].replace("2027", "").split("Bitte antworten")[0]
    assert "fünf oder mehr" not in written["B"]
    _, four = texts([ALPHA, BETA, *crew[:4]], links[:4])
    assert "fünf" not in four["A"]


def test_the_text_for_all_tells_of_no_company_and_no_number():
    text = general_invitation(board_of([ALPHA, BETA]), Geography.load(), "petra")
    assert not [name for name in NAMES.values() if name in text]
    assert not [digit for digit in "34" if digit in text.replace("2027", "")]


def test_nothing_is_promised():
    _, written = texts([ALPHA, BETA])
    for text in written.values():
        for word in ("empfehle", "beste", "Top", "garantiert", "kostenlos", "Anspruch"):
            assert word not in text
        assert "entscheidet die zuständige Stelle" in text


def test_letters_go_on_behind_z():
    assert [letter_of(number) for number in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]
