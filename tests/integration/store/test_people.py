"""Accounts, stand-ins, factors, log, tokens and what is to be learnt: on a database and in memory alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fakes.needs import DAY
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.conversations import Conversation, hash_token
from verbund.learning.lines import Reviewed, Unclear
from verbund.managers import AuditEntry, AuditFilter, Deputyship, Manager, ManagerSession
from verbund.second_factor import enabled, new_factor
from verbund.tokens import ApiToken

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(params=["memory", "database"])
def uow(request):
    if request.param == "database":
        make = request.getfixturevalue("unit_of_work")
    else:
        memory = Memory()
        make = lambda: FakeUnitOfWork(memory, b"k" * 32)
    with make() as uow:
        for name in ("petra", "anton"):
            uow.managers.add(Manager(name=name, password_hash="h"))
        for number in (1, 2):
            uow.conversations.add(
                Conversation(id=f"c-{number}", token_hash=hash_token(f"t-{number}"), created_on=DAY, touched_on=DAY),
                NOW,
            )
        yield uow


def test_an_account_can_be_closed(uow):
    uow.managers.add(Manager(name="petra", password_hash="h", role="betriebsrat", active=False))
    assert (uow.managers.get("petra").active, uow.managers.get("anton").active) == (False, True)


def test_stand_ins_by_day(uow):
    first, second = (
        Deputyship(absent="petra", deputy="anton", first_day=DAY, last_day=DAY + timedelta(days))
        for days in (0, 9)
    )
    uow.managers.add_deputy(second)
    uow.managers.add_deputy(first)
    assert [one.last_day for one in uow.managers.deputies(DAY)] == [second.last_day, first.last_day]
    [later] = uow.managers.deputies(DAY + timedelta(1))
    assert (later.absent, later.deputy, later.last_day) == ("petra", "anton", second.last_day)
    assert uow.managers.end_deputy(later.number) == later
    assert uow.managers.end_deputy(later.number) is None


def test_a_second_factor_comes_back_as_it_was(uow):
    factor, _ = enabled(new_factor())
    uow.second_factors.put("petra", new_factor())
    assert uow.second_factors.enabled() == set()
    uow.second_factors.put("petra", factor)
    assert uow.second_factors.get("petra") == factor
    assert uow.second_factors.get("anton") is None
    assert uow.second_factors.enabled() == {"petra"}
    assert (uow.second_factors.erase("petra"), uow.second_factors.erase("petra")) == (1, 0)


def test_logins_of_one_account_the_newest_first(uow):
    for hours in (1, 3, 2):
        uow.sessions.add(
            ManagerSession(
                token_hash=str(hours), manager="petra", csrf="x", expires_at=NOW + timedelta(hours=4),
                begun_at=NOW + timedelta(hours=hours), device="Firefox, Linux", confirmed=hours == 3,
            )
        )  # fmt: skip
    kept = uow.sessions.of("petra", NOW)
    assert [one.token_hash for one in kept] == ["3", "2", "1"]
    assert (kept[0].device, kept[0].confirmed, kept[1].confirmed) == ("Firefox, Linux", True, False)
    assert uow.sessions.of("anton", NOW) == [] == uow.sessions.of("petra", NOW + timedelta(hours=4))


def test_the_log_is_narrowed_and_paged(uow):
    entries = [
        AuditEntry(at=NOW + timedelta(days=day), who=who, action=action, subject=f"n-{day}", reason="Nachfrage")
        for day, who, action in ((0, "petra", "need_read"), (1, "anton", "need_read"), (2, "petra", "login"))
    ]
    for entry in entries:
        uow.audit.add(entry)
    newest_first = entries[::-1]
    assert uow.audit.page(AuditFilter()) == (newest_first, 3)
    assert uow.audit.page(AuditFilter(), offset=1, limit=1) == (newest_first[1:2], 3)
    assert uow.audit.page(AuditFilter(who="petra", action="need_read")) == ([entries[0]], 1)
    assert uow.audit.page(AuditFilter(subject="n-1")) == ([entries[1]], 1)
    day = (NOW + timedelta(days=1)).date()
    assert uow.audit.page(AuditFilter(first_day=day))[0] == newest_first[:2]
    assert uow.audit.page(AuditFilter(last_day=day))[0] == newest_first[1:]
    assert uow.audit.page(AuditFilter(last_day=date.max))[1] == 3
    assert uow.audit.actions() == ["login", "need_read"]


def test_tokens_are_found_by_hash_used_and_revoked_once(uow):
    token = ApiToken(
        id="a", token_hash="h", label="Kurse", scopes=("needs:read",), regions=("Ulm",), created_by="petra",
        created_on=DAY, expires_on=DAY + timedelta(9),
    )  # fmt: skip
    uow.tokens.add(token)
    assert uow.tokens.by_hash("h") == token
    assert uow.tokens.by_hash("x") is None
    uow.tokens.used("a", DAY)
    assert uow.tokens.revoke("a", DAY)
    assert not uow.tokens.revoke("a", DAY + timedelta(1))
    [kept] = uow.tokens.all()
    assert (kept.used_on, kept.revoked_on) == (DAY, DAY)
    assert (token.opens("needs:read", DAY), kept.opens("needs:read", DAY)) == (True, False)
    assert not token.opens("needs:read", token.expires_on)


def test_what_was_not_understood_goes_with_its_conversation_and_checked_lines_stay(uow):
    for number, text in ((1, "eins"), (2, "zwei"), (2, "drei")):
        uow.learning.add_unclear(
            Unclear(conversation_id=f"c-{number}", text=text, field="ort", intents=({"name": "x"},), said_on=DAY)
        )
    uow.learning.add_reviewed(Reviewed(kind="intent", text="jo", label="bejahen", who="petra", reviewed_on=DAY))
    newest, total = uow.learning.unclear(0, 2)
    assert ([one.text for one in newest], total) == (["drei", "zwei"], 3)
    assert uow.learning.get_unclear(newest[0].number) == newest[0]
    assert (uow.learning.remains("c-2"), uow.learning.erase("c-2"), uow.learning.remains("c-2")) == (2, 2, 0)
    assert [one.text for one in uow.learning.unclear()[0]] == ["eins"]
    [line] = uow.learning.reviewed()
    assert (line.text, line.label) == ("jo", "bejahen")
    assert (uow.learning.drop_reviewed(line.number), uow.learning.drop_reviewed(line.number)) == (1, 0)
