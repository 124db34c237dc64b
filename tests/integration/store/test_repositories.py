"""What every unit of work does, the one on a database and the one in memory alike."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fakes.needs import DAY, a_need, a_random_need
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.codes import code_for, code_hash
from verbund.conversations import Conversation, Message, Progress, hash_token, new_token
from verbund.managers import AuditEntry, Manager, ManagerSession
from verbund.need_list import NeedFilter, NotCorrectable
from verbund.retention_log import RetentionProof
from verbund.unit_of_work import AlreadyAnswered

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SECRET = b"k" * 32
STRANGER = code_hash("ABCD-EFGH-JKMNP")


@pytest.fixture(params=["memory", "database"])
def make(request):
    if request.param == "database":
        return request.getfixturevalue("unit_of_work")
    memory = Memory()
    return lambda: FakeUnitOfWork(memory, SECRET)


@pytest.fixture
def uow(make):
    with make() as uow:
        for number in (1, 2):
            uow.conversations.add(
                Conversation(id=f"c-{number}", token_hash=hash_token(f"t-{number}"), created_on=DAY, touched_on=DAY),
                NOW,
            )
        yield uow


def test_nothing_is_kept_without_commit(make):
    conversation = Conversation(id="c", token_hash="h", created_on=DAY, touched_on=DAY)
    with make() as uow:
        uow.conversations.add(conversation, NOW)
    with make() as uow:
        assert uow.conversations.get("c") is None
        uow.conversations.add(conversation, NOW)
        uow.commit()
        uow.conversations.close("c", "finished")
    with make() as uow:
        assert uow.conversations.get("c") == conversation


def test_an_error_undoes_everything(make):
    with pytest.raises(ZeroDivisionError), make() as uow:
        uow.conversations.add(Conversation(id="c", token_hash="h", created_on=DAY, touched_on=DAY), NOW)
        raise ZeroDivisionError
    with make() as uow:
        assert uow.conversations.get("c") is None


def test_a_turn_is_remembered_so_that_reading_needs_no_engine(uow):
    conversation = uow.conversations.get("c-1")
    later = dataclasses.replace(conversation, language_mode="einfach", asks="ort", progress=Progress(3, 12))
    uow.conversations.record_turn(later, NOW + timedelta(days=1))
    assert uow.conversations.get("c-1") == dataclasses.replace(later, touched_on=DAY + timedelta(days=1))


def test_a_closed_conversation_keeps_its_state(uow):
    uow.conversations.close("c-1", "finished")
    assert uow.conversations.get("c-1").state == "finished"
    assert uow.conversations.get("c-2").state == "open"


def test_unknown_conversations(uow):
    assert uow.conversations.get("c-9") is None
    with pytest.raises(KeyError):
        uow.conversations.close("c-9", "finished")


def test_the_transcript_is_in_the_order_of_saying(uow):
    said = [
        Message(
            sender="bot",
            text="Guten Tag",
            buttons=({"id": "b", "title": "Ja"},),
            links=({"title": "Info", "url": "/i"},),
        ),
        Message(sender="person", text="[NAME] hilft 😅", understood={"intent": "inform", "confidence": 0.9}),
        Message(sender="bot", text="Und wo?"),
    ]
    assert [uow.conversations.append_message("c-1", message) for message in said] == [1, 2, 3]
    assert uow.conversations.append_message("c-2", said[0]) == 1
    assert uow.conversations.messages("c-1") == said


def test_a_button_belongs_to_one_conversation(uow):
    button = uow.conversations.add_button("c-1", "Ja", '/waehlen{"feld": "gemeinsam"}')
    assert uow.conversations.button("c-1", button.id) == button
    assert uow.conversations.button("c-2", button.id) is None
    assert uow.conversations.button("c-1", "x") is None
    assert button.id != uow.conversations.add_button("c-1", "Ja", button.payload).id


def test_a_message_has_one_answer(uow):
    answer = {"messages": [{"text": "Danke"}], "asks": None}
    uow.conversations.remember_answer("c-1", "m", answer)
    assert uow.conversations.answer_for("c-1", "m") == answer
    assert uow.conversations.answer_for("c-2", "m") is None
    uow.conversations.remember_answer("c-2", "m", {})
    with pytest.raises(AlreadyAnswered):
        uow.conversations.remember_answer("c-1", "m", {})


def test_a_need_comes_back_as_it_was(uow):
    needs = [a_random_need(seed) for seed in range(30)]
    for need in needs:
        uow.needs.add_or_replace(need)
    assert uow.needs.by_conversation("c-1") == needs
    assert [uow.needs.get(need.need_id) for need in needs] == needs
    assert uow.needs.get("n-0") is None


def test_saving_again_replaces_and_keeps_the_code(uow):
    first = a_random_need(1)
    uow.needs.add_or_replace(first)
    again = a_random_need(2, need_id=first.need_id)
    uow.needs.add_or_replace(again)
    assert uow.needs.by_conversation("c-1") == [again]
    assert uow.needs.by_code_hash(code_hash(code_for(first.need_id, SECRET))) == again
    assert uow.needs.by_code_hash(STRANGER) is None


def test_a_manager_corrects_codes_and_it_is_written_down(uow):
    need = a_need(skill_ids=("AUT-01",), skill_zuordnung="bot_unsicher")
    uow.needs.add_or_replace(need)
    changes = {"skill_ids": ["AUT-03", "AUT-01"], "skill_zuordnung": "mensch", "status": "neu"}
    done = uow.needs.correct(need.need_id, changes, "petra", DAY)
    assert [(one.field, one.before, one.after, one.who, one.changed_on) for one in done] == [
        ("skill_ids", ("AUT-01",), ("AUT-03", "AUT-01"), "petra", DAY),
        ("skill_zuordnung", "bot_unsicher", "mensch", "petra", DAY),
    ]
    assert uow.needs.history(need.need_id) == done
    assert uow.needs.get(need.need_id).skill_ids == ("AUT-03", "AUT-01")


def test_a_code_that_nobody_had_given_can_be_added_and_taken_away(uow):
    need = a_need()
    uow.needs.add_or_replace(need)
    uow.needs.correct(need.need_id, {"kldb": "28222"}, "petra", DAY)
    uow.needs.correct(need.need_id, {"kldb": None}, "petra", DAY)
    assert [(one.before, one.after) for one in uow.needs.history(need.need_id)] == [(None, "28222"), ("28222", None)]
    assert uow.needs.get(need.need_id) == need


def test_a_message_processed_twice_does_not_undo_a_correction(uow):
    need = a_need(skill_ids=("AUT-01",))
    uow.needs.add_or_replace(need)
    uow.needs.correct(need.need_id, {"skill_ids": ("BEK-02",)}, "petra", DAY)
    uow.needs.add_or_replace(dataclasses.replace(need, stand_ist=3))
    kept = uow.needs.get(need.need_id)
    assert (kept.skill_ids, kept.stand_ist) == (("BEK-02",), 3)


@pytest.mark.parametrize(
    "field",
    [
        "thema_freitext", "zielzustand", "situation", "weitergabe_betrieb", "kontakt_ref", "loeschen_am",
        "einwilligung_version", "perspective", "need_id", "provenance", "revision", "nonsense",
    ],
)  # fmt: skip
def test_nobody_changes_what_a_person_said(uow, field):
    need = a_need()
    uow.needs.add_or_replace(need)
    with pytest.raises(NotCorrectable, match=field):
        uow.needs.correct(need.need_id, {field: "x"}, "petra", DAY)
    with pytest.raises(KeyError):
        uow.needs.correct("n-0", {"status": "neu"}, "petra", DAY)


OWN_WORDS = {"thema_freitext": "Pneumatik", "situation": None}


def test_a_person_changes_their_own_words_and_it_is_written_down(uow):
    need = a_need(situation="Anlage stand", provenance={"thema_freitext": "Hydraulik", "stand_ist": "mit Hilfe"})
    uow.needs.add_or_replace(need)
    done = uow.needs.change_own(need.need_id, OWN_WORDS | {"zielzustand": need.zielzustand}, DAY)
    assert [(one.who, one.field, one.before, one.after, one.changed_on) for one in done] == [
        ("Person", "thema_freitext", "Hydraulikpläne lesen", "Pneumatik", DAY),
        ("Person", "situation", "Anlage stand", None, DAY),
    ]
    assert uow.needs.history(need.need_id) == done
    kept = uow.needs.get(need.need_id)
    assert (kept.thema_freitext, kept.situation, kept.provenance) == ("Pneumatik", None, {"stand_ist": "mit Hilfe"})


@pytest.mark.parametrize("field", ["status", "skill_ids", "kontakt_ref", "need_id", "perspective", "nonsense"])
def test_a_person_changes_nothing_but_their_own(uow, field):
    need = a_need()
    uow.needs.add_or_replace(need)
    with pytest.raises(NotCorrectable, match=field):
        uow.needs.change_own(need.need_id, {field: "x"}, DAY)
    with pytest.raises(KeyError):
        uow.needs.change_own("n-0", OWN_WORDS, DAY)


def test_the_conversation_repeats_what_a_person_has_changed_since_or_says_something_new(uow):
    need = a_need(weitergabe_betrieb="ja")
    uow.needs.add_or_replace(need)
    uow.needs.change_own(need.need_id, {"thema_freitext": "Pneumatik", "weitergabe_betrieb": "nein"}, DAY)
    uow.needs.add_or_replace(need)
    kept = uow.needs.get(need.need_id)
    assert (kept.thema_freitext, kept.weitergabe_betrieb) == ("Pneumatik", "nein")
    uow.needs.add_or_replace(dataclasses.replace(need, thema_freitext="SPS"))
    assert uow.needs.get(need.need_id).thema_freitext == "SPS"


def test_no_to_sharing_wins_in_doubt(uow):
    need = a_need(weitergabe_betrieb="nein")
    uow.needs.add_or_replace(need)
    uow.needs.change_own(need.need_id, {"weitergabe_betrieb": "ja"}, DAY)
    assert uow.needs.get(need.need_id).weitergabe_betrieb == "ja"
    uow.needs.add_or_replace(need)
    assert uow.needs.get(need.need_id).weitergabe_betrieb == "nein"


def test_a_withdrawn_contact_can_be_given_again_in_the_conversation(uow):
    need = a_need(kontakt_gewuenscht=True, kontakt_ref="k-1")
    uow.needs.add_or_replace(need)
    (done,) = uow.needs.withdraw_contact(need.need_id, DAY)
    assert (done.who, done.field, done.before, done.after) == ("Person", "kontakt_gewuenscht", True, False)
    kept = uow.needs.get(need.need_id)
    assert (kept.kontakt_gewuenscht, kept.kontakt_ref) == (False, None)
    assert uow.needs.withdraw_contact(need.need_id, DAY) == []
    again = dataclasses.replace(need, kontakt_ref="k-2")
    uow.needs.add_or_replace(again)
    assert uow.needs.get(need.need_id) == again


@pytest.fixture
def queue(uow):
    """Four needs; "b" and "c" of one day, "c" saved later."""
    known = {
        "a": {"region": "Ulm", "created_on": DAY, "ort": "Ulm", "dringlichkeit": "spaeter", "skill_ids": ("AUT-01",)},
        "b": {"region": "Stuttgart", "created_on": DAY + timedelta(1), "ort": "Aalen", "dringlichkeit": "sofort"},
        "c": {"region": "Ulm", "created_on": DAY + timedelta(1), "ort": "Biberach", "ags": "08426", "status": "laeuft"},
        "d": {"region": "Freiburg", "created_on": DAY - timedelta(1), "ort": "Calw", "skill_ids": ("BEK-02", "AUT-03")},
    }
    known["a"] |= {"stand_ist": 4}
    known["b"] |= {"skill_zuordnung": "mensch", "zielgruppe_level": ("angelernt", "buero")}
    known["c"] |= {"situation": "Die Übergaberunde dauert"}
    known["d"] |= {"status": "zurueckgezogen"}
    for name, fields in known.items():
        uow.needs.add_or_replace(a_need(need_id=name, **fields))
    uow.needs.correct("b", {"owner": "petra", "due_on": DAY}, "petra", DAY)
    uow.needs.correct("c", {"owner": "petra", "due_on": DAY + timedelta(9)}, "petra", DAY)
    uow.reviews.set_label("d", uow.reviews.add_label("Pilot").id, True)
    return lambda *args, **options: "".join(need.need_id for need in uow.needs.page(*args, **options)[0])


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (NeedFilter(), "cbad"),
        (NeedFilter(regions=("Ulm",)), "ca"),
        (NeedFilter(regions=("Ulm", "Freiburg")), "cad"),
        (NeedFilter(statuses=("laeuft",)), "c"),
        (NeedFilter(dringlichkeiten=("spaeter",)), "a"),
        (NeedFilter(perspectives=("team",)), ""),
        (NeedFilter(branchen=("metall_elektro",), ags="08426"), "c"),
        (NeedFilter(skill_id="AUT-03"), "d"),
        (NeedFilter(skill_group="AUT"), "ad"),
        (NeedFilter(skill_group="AU"), ""),
        (NeedFilter(skill_group="A%"), ""),
        (NeedFilter(created_from=DAY), "cba"),
        (NeedFilter(created_from=DAY, created_to=DAY), "a"),
        (NeedFilter(without_withdrawn=True), "cba"),
        (NeedFilter(zuordnungen=("mensch",)), "b"),
        (NeedFilter(stand_ist=4), "a"),
        (NeedFilter(zielgruppe="buero"), "b"),
        (NeedFilter(zielgruppe="fachkraft"), ""),
        (NeedFilter(owner="petra"), "cb"),
        (NeedFilter(owner=""), "ad"),
        (NeedFilter(due_until=DAY), "b"),
        (NeedFilter(label_id=1), "d"),
        (NeedFilter(words=("hydraulik", "ulm")), "a"),
        (NeedFilter(words=("uebergaberunde",)), "c"),
        (NeedFilter(words=("%",)), ""),
    ],
    ids=str,
)
def test_a_filter_lists_what_it_says(queue, wanted, expected):
    assert queue(wanted) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", "cbad"), ("oldest", "dabc"), ("urgent", "cbda"), ("unsure", "cadb"), ("due", "bcad"),
        ("status", "bacd"), ("place", "bcda"),
    ],
)
def test_orders(queue, sort, expected):
    assert queue(NeedFilter(), sort) == expected


def test_pages_do_not_overlap_and_say_how_many_there_are(uow, queue):
    assert queue(NeedFilter(), offset=0, limit=3) + queue(NeedFilter(), offset=3, limit=3) == "cbad"
    assert uow.needs.page(NeedFilter(regions=("Ulm",)), limit=1)[1] == 2
    assert uow.needs.page(NeedFilter(), offset=99) == ([], 4)


def test_a_need_is_erased_with_all_that_hangs_on_it(uow):
    need = a_need(skill_ids=("AUT-01",))
    uow.needs.add_or_replace(need)
    uow.needs.correct(need.need_id, {"status": "laeuft"}, "petra", DAY)
    assert uow.needs.erase(need.need_id) == 1
    assert uow.needs.erase(need.need_id) == 0
    assert uow.needs.history(need.need_id) == []
    uow.needs.add_or_replace(need)
    assert uow.needs.get(need.need_id) == need


def test_needs_are_due_on_their_day(uow):
    uow.needs.add_or_replace(a_need(need_id="a", loeschen_am=DAY))
    uow.needs.add_or_replace(a_need(need_id="b", loeschen_am=DAY + timedelta(1)))
    assert uow.needs.due(DAY) == ["a"]
    assert uow.needs.due(DAY - timedelta(1)) == []


@pytest.mark.parametrize("vault", ["contacts", "companies"])
def test_a_vault_keeps_a_text_once_per_conversation(uow, vault):
    vault = getattr(uow, vault)
    ref = vault.put("c-1", "0711 123456")
    assert vault.put("c-1", "0711 123456") == ref
    other, foreign = vault.put("c-1", "a@b.de"), vault.put("c-2", "0711 123456")
    assert len({ref, other, foreign}) == 3
    assert (vault.reveal(ref), vault.reveal(other), vault.reveal("k-0")) == ("0711 123456", "a@b.de", None)
    assert vault.by_conversation("c-1") == sorted([ref, other])
    assert vault.erase("c-1") == 2
    assert vault.by_conversation("c-1") == []
    assert vault.erase_ref(foreign) == 1
    assert vault.reveal(foreign) is None


def test_contacts_and_companies_are_apart(uow):
    ref = uow.contacts.put("c-1", "0711 123456")
    assert uow.companies.reveal(ref) is None


def test_managers_by_name(uow):
    petra = Manager(name="petra", password_hash="h", regions=("Ulm", "Stuttgart"))
    uow.managers.add(petra)
    uow.managers.add(Manager(name="anton", password_hash="h", role="admin"))
    uow.managers.add(dataclasses.replace(petra, password_hash="h2"))
    assert uow.managers.get("petra") == dataclasses.replace(petra, password_hash="h2")
    assert [manager.name for manager in uow.managers.all()] == ["anton", "petra"]
    assert uow.managers.get("x") is None


def test_logins_end(uow):
    uow.managers.add(Manager(name="petra", password_hash="h"))
    token = hash_token(new_token())
    session = ManagerSession(token_hash=token, manager="petra", csrf="x", expires_at=NOW + timedelta(hours=8))
    uow.sessions.add(session)
    uow.sessions.add(dataclasses.replace(session, token_hash="2", expires_at=NOW))
    assert uow.sessions.get(token, NOW) == session
    assert uow.sessions.get(token, NOW + timedelta(hours=8)) is None
    assert uow.sessions.erase_expired(NOW) == 1
    assert uow.sessions.erase(token) == 1
    assert uow.sessions.get(token, NOW) is None
    uow.sessions.add(session)
    assert uow.sessions.erase_of("petra") == 1


def test_the_audit_log_shows_the_newest_first(uow):
    read, revealed = (
        AuditEntry(at=NOW, who="petra", action="need_read", subject="n-1"),
        AuditEntry(at=NOW + timedelta(seconds=1), who="petra", action="contact_revealed", subject="k-1"),
    )
    uow.audit.add(read)
    uow.audit.add(revealed)
    assert uow.audit.entries() == [revealed, read]
    assert uow.audit.entries(subject="n-1") == [read]
    assert uow.audit.entries(limit=1) == [revealed]


def test_times_come_back_as_the_same_moment(uow):
    entry = AuditEntry(at=datetime.fromisoformat("2026-11-23T10:30:00+01:00"), who="petra", action="login")
    uow.audit.add(entry)
    assert uow.audit.entries()[0].at == NOW


def test_proofs_stay(uow):
    uow.proofs.add(RetentionProof(DAY, "need_due", 3))
    assert list(uow.proofs.all()) == [RetentionProof(date(2026, 11, 23), "need_due", 3)]


def test_unsaved_and_idle_conversations(uow):
    uow.conversations.append_message("c-1", Message(sender="bot", text="Guten Tag"))
    assert uow.conversations.unsaved_before(NOW + timedelta(hours=23)) == []
    uow.needs.add_or_replace(a_need(conversation_id="c-2"))
    assert uow.conversations.unsaved_before(NOW + timedelta(hours=24)) == ["c-1"]
    uow.conversations.close("c-1", "finished")
    assert uow.conversations.unsaved_before(NOW + timedelta(hours=24)) == []
    assert uow.conversations.idle_since(DAY) == ["c-1"]
    assert uow.conversations.idle_since(DAY - timedelta(1)) == []
