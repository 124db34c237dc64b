"""The made-up Verbund is valid, the same every time, and holds together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from verbund.need_list import NeedFilter
from verbund.needs import Need, validate_record
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbund.tables import rows
from verbundlotse.demo import Counts, seed

TODAY = date(2026, 11, 23)
UnitOfWork = Callable[[], SqlUnitOfWork]


@pytest.fixture(scope="module")
def open_store(tmp_path_factory: pytest.TempPathFactory) -> UnitOfWork:
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.db'}"
    migrate(url)
    factory = create_session_factory(url)
    with SqlUnitOfWork(factory, b"k" * 32) as uow:
        assert seed(uow, 7, TODAY) == Counts(companies=15, conversations=41, needs=41)
        uow.commit()
    return lambda: SqlUnitOfWork(factory, b"k" * 32)


@pytest.fixture(scope="module")
def needs(open_store: UnitOfWork) -> list[Need]:
    with open_store() as uow:
        return uow.needs.page(NeedFilter(), limit=100)[0]


def test_every_need_is_valid(needs: list[Need]) -> None:
    assert [fault for need in needs for fault in validate_record(need.to_record())] == []


def test_the_words_of_every_field_were_said(needs: list[Need], open_store: UnitOfWork) -> None:
    with open_store() as uow:
        for need in needs:
            said = [each.text for each in uow.conversations.messages(need.conversation_id) if each.sender == "person"]
            assert [words for words in need.provenance.values() if not any(words in text for text in said)] == []


def test_skills_kreise_and_postcodes_exist(needs: list[Need]) -> None:
    skills = {row["id"] for row in rows("skills/skills_taxonomy.csv")}
    places = {(row["kreis_ags"], row["gemeinde"]): row["plz"] for row in rows("places/places_bw.csv")}
    for need in needs:
        assert set(need.skill_ids) <= skills
        assert need.plz in places[need.ags, need.ort]


def test_the_routing_is_that_of_the_tables(needs: list[Need]) -> None:
    kreise = {row["ags"]: row for row in rows("places/kreise_bw.csv")}
    for need in needs:
        textile = need.branche == "textil_bekleidung"
        assert need.region == ("Textil landesweit" if textile else kreise[need.ags]["region"])
        assert need.agentur == kreise[need.ags]["agentur"]


def test_employees_needs_name_no_company(needs: list[Need]) -> None:
    assert all(need.betrieb_ref is None for need in needs if need.perspective == "selbst")
    assert all(need.betrieb_ref for need in needs if need.perspective != "selbst")


def test_there_is_variety(needs: list[Need]) -> None:
    assert {need.perspective for need in needs} == {"selbst", "team", "betrieb", "vertretung"}
    assert len({need.region for need in needs}) >= 7
    assert len({need.status for need in needs}) >= 8
    assert {need.language_mode for need in needs} == {"standard", "einfach"}


def test_seeding_again_adds_nothing_and_keeps_what_managers_did(needs: list[Need], open_store: UnitOfWork) -> None:
    with open_store() as uow:
        uow.needs.correct(needs[0].need_id, {"status": "rueckfrage"}, who="demo", on=TODAY)
        assert seed(uow, 7, TODAY) == Counts(0, 0, 0)
        assert uow.needs.get(needs[0].need_id).status == "rueckfrage"


def test_more_needs_are_valid_and_told_by_other_companies(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'more.db'}"
    migrate(url)
    with SqlUnitOfWork(create_session_factory(url), b"k" * 32) as uow:
        assert seed(uow, 7, TODAY, needs=120, owner="petra").needs == 120
        many = uow.needs.page(NeedFilter(), limit=200)[0]
        assert [fault for need in many for fault in validate_record(need.to_record())] == []
        topics = Counter(need.thema_freitext for need in many)
        topic = topics.most_common(1)[0][0]
        assert len({need.ort for need in many if need.thema_freitext == topic}) > 1
        assert 0 < uow.needs.page(NeedFilter(owner="petra", due_until=TODAY))[1] < 120
        said = [one for need in many for one in uow.conversations.messages(need.conversation_id)]
    assert all(one.understood for one in said if one.sender == "person")
    for one in said:
        for meaning in (one.understood or {}).get("meanings", ()):
            assert one.text[meaning["start"] : meaning["end"]].strip()


def test_the_same_seed_gives_the_same_needs(tmp_path: Path, needs: list[Need]) -> None:
    url = f"sqlite:///{tmp_path / 'again.db'}"
    migrate(url)
    with SqlUnitOfWork(create_session_factory(url), b"k" * 32) as uow:
        seed(uow, 7, TODAY)
        again = uow.needs.page(NeedFilter(), limit=100)[0]
    assert [(each.need_id, each.created_on) for each in again] == [(each.need_id, each.created_on) for each in needs]
