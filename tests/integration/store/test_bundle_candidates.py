"""Needs as bundling reads them from the database: which ones, and of which company each is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.fakes.needs import DAY, a_need
from verbund.bundling.bundle import Bundle, Member
from verbund.bundling.candidate import OPEN_STATUSES, Rules
from verbund.conversations import Conversation

TODAY = date(2026, 11, 25)


@pytest.fixture
def uow(unit_of_work):
    with unit_of_work() as uow:
        yield uow


def keep(uow, need_id, company=None, **fields):
    conversation = fields.pop("conversation", f"c-{need_id}")
    if uow.conversations.get(conversation) is None:
        uow.conversations.add(
            Conversation(id=conversation, token_hash=conversation, created_on=DAY, touched_on=DAY),
            datetime(2026, 11, 23, tzinfo=UTC),
        )
    ref = uow.companies.put(conversation, company) if company else None
    known = {"perspective": "team", "skill_ids": ("AUT-03",), "plz": "89073", "ort": "Ulm", "ags": "08421"}
    need = a_need(need_id=need_id, conversation_id=conversation, betrieb_ref=ref, **(known | fields))
    uow.needs.add_or_replace(need)
    return need


def ids(found):
    return [one.need_id for one in found]


def test_only_open_needs_outside_of_running_bundles_are_read(uow):
    for status in ("neu", "in_pruefung", "rueckfrage", "bestaetigt", "gebuendelt", "zurueckgezogen", "abgeschlossen"):
        keep(uow, status, status=status)
    keep(uow, "held")
    bundle = Bundle(
        bundle_id="b-1", title="SPS", skill_id="AUT-03", created_on=DAY, members=(Member(need_id="held", seats=1),)
    )
    uow.bundles.add(bundle, "petra")
    assert set(ids(uow.candidates.open((), TODAY, Rules()))) == set(OPEN_STATUSES)


def test_regions_and_groups_of_skills_narrow_what_is_read(uow):
    keep(uow, "n-1")
    keep(uow, "n-2", region="Stuttgart")
    keep(uow, "n-3", skill_ids=("SPR-01", "AUT-01"))
    keep(uow, "n-4", skill_ids=("SPR-01",))
    assert ids(uow.candidates.open(("Ulm",), TODAY, Rules())) == ["n-1", "n-3", "n-4"]
    assert ids(uow.candidates.open((), TODAY, Rules(), "AUT")) == ["n-1", "n-2", "n-3"]


def test_a_company_is_known_by_its_name_its_conversation_and_by_links(uow):
    keep(uow, "n-1", "Alpha Guss GmbH")
    keep(uow, "n-2", "ALPHA GUSS")
    keep(uow, "n-3", "Beta AG", conversation="c-3")
    keep(uow, "n-4", conversation="c-3")
    keep(uow, "n-5", perspective="selbst")
    keep(uow, "n-6", perspective="selbst")
    uow.reviews.link("n-5", "n-1", "petra", DAY)
    found = {one.need_id: one for one in uow.candidates.open((), TODAY, Rules())}
    company = {need_id: one.company for need_id, one in found.items()}
    assert company["n-1"] == company["n-2"] == company["n-5"]
    assert company["n-3"] == company["n-4"]
    assert len(set(company.values())) == 3
    assert [need_id for need_id, one in found.items() if not one.named] == ["n-6"]
    assert uow.candidates.company_names(["n-1", "n-6"]) == {"n-1": "Alpha Guss GmbH"}


def test_needs_are_read_in_the_order_asked_for_with_their_skills_in_rank(uow):
    keep(uow, "n-1", skill_ids=("SPR-01", "AUT-03"))
    keep(uow, "n-2", status="gebuendelt")
    found = uow.candidates.of(["n-2", "n-0", "n-1"], TODAY, Rules())
    assert ids(found) == ["n-2", "n-1"]
    assert found[1].skill_ids == ("SPR-01", "AUT-03")


def test_the_state_changes_with_needs_bundles_and_links(uow):
    states = [uow.candidates.state()]

    def changed():
        states.append(uow.candidates.state())
        return states[-1] != states[-2]

    keep(uow, "n-1")
    assert changed()
    uow.needs.correct("n-1", {"radius_km": 25}, "petra", DAY)
    assert changed()
    keep(uow, "n-2")
    uow.reviews.link("n-1", "n-2", "petra", DAY)
    assert changed()
    uow.bundles.add(Bundle(bundle_id="b-1", title="SPS", skill_id="AUT-03", created_on=DAY), "petra")
    assert changed()
    uow.needs.erase("n-2")
    assert changed()
    assert not changed()
