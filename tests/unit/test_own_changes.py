"""A person's own changes, told apart from any database and page."""

from __future__ import annotations

import pytest

from tests.fakes.needs import DAY, a_need
from tests.fakes.unit_of_work import FakeUnitOfWork
from verbund.need_list import NotCorrectable
from verbund.own_changes import UnusableWords, correct_words, read_words, set_sharing, withdraw_contact
from verbund.privacy.erasure import ErasureIncomplete


@pytest.fixture
def uow():
    with FakeUnitOfWork() as uow:
        yield uow


def test_words_are_masked_before_anything_else() -> None:
    words = read_words({"thema_freitext": "SPS, Tel. 0711 1234567", "situation": ""})
    assert words.values == {"thema_freitext": "SPS, Tel. [TELEFON]", "situation": None}
    assert words.masked == {"telefon"}


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("thema_freitext", "SP", ("thema_freitext", "zu_kurz", 3)),
        ("thema_freitext", "", ("thema_freitext", "zu_kurz", 3)),
        ("thema_freitext", "ä" * 601, ("thema_freitext", "zu_lang", 600)),
        ("zielzustand", "ä" * 401, ("zielzustand", "zu_lang", 400)),
        ("zielzustand", "ä" * 60_000, ("zielzustand", "zu_lang", 400)),
        ("situation", "ä" * 601, ("situation", "zu_lang", 600)),
    ],
)
def test_words_of_a_length_that_the_schema_refuses(field: str, text: str, fault: tuple) -> None:
    with pytest.raises(UnusableWords) as raised:
        read_words({field: text})
    assert [(one.field, one.kind, one.limit) for one in raised.value.faults] == [fault]
    assert read_words({field: "ä" * (fault[2] if fault[1] == "zu_lang" else 3)}).values


def test_what_masking_makes_too_long_is_refused() -> None:
    with pytest.raises(UnusableWords):
        read_words({"zielzustand": "ä" * 385 + ", Tel. 07111234"})


def test_a_new_topic_puts_a_sure_link_up_for_review(uow) -> None:
    need = a_need(skill_ids=("AUT-01",), skill_zuordnung="bot_sicher")
    uow.needs.add_or_replace(need)
    assert correct_words(uow, need.need_id, read_words({"zielzustand": "alles können"}), DAY)
    assert uow.needs.get(need.need_id).skill_zuordnung == "bot_sicher"
    assert correct_words(uow, need.need_id, read_words({"thema_freitext": "Excel"}), DAY)
    assert uow.needs.get(need.need_id).skill_zuordnung == "bot_unsicher"
    assert [(one.who, one.field) for one in uow.needs.history(need.need_id)] == [
        ("Person", "zielzustand"), ("Person", "thema_freitext"), ("Verbundlotse", "skill_zuordnung"),
    ]  # fmt: skip


def test_the_same_words_change_nothing(uow) -> None:
    need = a_need()
    uow.needs.add_or_replace(need)
    assert not correct_words(uow, need.need_id, read_words({"thema_freitext": need.thema_freitext, "situation": ""}), DAY)
    assert uow.needs.history(need.need_id) == []


def test_a_record_that_would_break_the_schema_is_not_written(uow) -> None:
    need = a_need(stand_ist=9)
    uow.needs.add_or_replace(need)
    with pytest.raises(ValueError, match="stand_ist"):
        correct_words(uow, need.need_id, read_words({"thema_freitext": "Excel"}), DAY)
    assert uow.needs.get(need.need_id) == need


def test_sharing_is_the_employees_to_decide(uow) -> None:
    mine, companys = a_need(need_id="n-1"), a_need(need_id="n-2", perspective="team", weitergabe_betrieb="entfaellt")
    for need in (mine, companys):
        uow.needs.add_or_replace(need)
    assert set_sharing(uow, "n-1", True, DAY)
    assert not set_sharing(uow, "n-1", True, DAY)
    assert uow.needs.get("n-1").weitergabe_betrieb == "ja"
    with pytest.raises(NotCorrectable):
        set_sharing(uow, "n-2", True, DAY)


def test_a_withdrawn_contact_is_gone_for_the_whole_conversation(uow) -> None:
    ref = uow.contacts.put("c-1", "0711 123456")
    uow.contacts.put("c-1", "ich@example.org")
    uow.contacts.put("c-2", "0711 999999")
    for number in ("n-1", "n-2"):
        uow.needs.add_or_replace(a_need(need_id=number, kontakt_gewuenscht=True, kontakt_ref=ref))
    assert withdraw_contact(uow, "n-1", DAY) == 2
    assert uow.contacts.by_conversation("c-1") == []
    assert len(uow.contacts.by_conversation("c-2")) == 1
    assert [uow.needs.get(one).kontakt_gewuenscht for one in ("n-1", "n-2")] == [False, False]
    assert (uow.commits, uow.shredded) == (1, True)


def test_a_vault_that_keeps_the_contact_is_not_called_empty(uow) -> None:
    ref = uow.contacts.put("c-1", "0711 123456")
    uow.needs.add_or_replace(a_need(need_id="n-1", kontakt_gewuenscht=True, kontakt_ref=ref))
    uow.contacts.erase = lambda conversation_id: 0
    with pytest.raises(ErasureIncomplete):
        withdraw_contact(uow, "n-1", DAY)


@pytest.mark.parametrize(
    "change",
    [
        lambda uow: correct_words(uow, "n-0", read_words({}), DAY),
        lambda uow: set_sharing(uow, "n-0", False, DAY),
        lambda uow: withdraw_contact(uow, "n-0", DAY),
    ],
)
def test_there_is_no_such_need(uow, change) -> None:
    with pytest.raises(KeyError):
        change(uow)
