"""What leaves through the interface: codes and days, and less of who speaks for themselves."""

from __future__ import annotations

from datetime import date

import pytest

from tests.fakes.needs import DAY, a_need, a_random_need
from verbund.outgoing import FIELDS, FeedItem, outgoing

NEVER = {
    "thema_freitext", "zielzustand", "situation", "taetigkeit_freitext", "bisher", "branche_text", "gemeinsam_hinweis",
    "ort", "plz", "kldb", "betrieb_ref", "kontakt_ref", "kontakt_gewuenscht", "altersband", "berufsabschluss",
    "deutsch_unterstuetzung", "schicht", "rahmen", "freistellung", "loeschen_am", "provenance", "conversation_id",
}  # fmt: skip


def left(**fields):
    return outgoing(FeedItem(a_need(**fields), date(2026, 11, 24), 1))


def test_no_word_contact_place_or_life_is_among_the_fields():
    assert not NEVER & set(FIELDS)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_else_leaves_whatever_is_on_record(seed):
    need = a_random_need(seed)
    assert set(outgoing(FeedItem(need, DAY, 1))) <= {*FIELDS, "updated_on"}


def test_an_employee_keeps_kreis_and_size_of_the_company_to_themselves():
    fields = {"ags": "08421", "betriebsgroesse": "10_49"}
    assert set(fields) <= set(left(perspective="betrieb", **fields))
    assert not set(fields) & set(left(perspective="selbst", **fields))


def test_of_a_withdrawn_need_only_that_it_is_withdrawn():
    assert set(left(status="zurueckgezogen")) == {"need_id", "status", "updated_on"}


def test_days_are_days():
    assert left()["updated_on"] == "2026-11-24"
