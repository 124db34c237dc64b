"""A new key for what lies in the vaults."""

from __future__ import annotations

import stat
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from tests.integration.store.conftest import SECRET
from verbund.codes import code_for
from verbund.conversations import Conversation, hash_token
from verbund.second_factor import SecondFactor
from verbund.secret import SecretKey, new_key, read_keys
from verbund.settings import Settings, SettingsError
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbund.store.cipher import WrongKey
from verbund.store.key_rotation import seal_anew
from verbundlotse.cli import main
from web.desk.accounts import add_manager

DAY = date(2026, 11, 20)
NEW = b"n" * 32
CONTACT, COMPANY, TOTP = "0711 1234", "Maute Feinstrick", "JBSWY3DPEHPK3PXP"


def _fill(uow) -> tuple[str, str]:
    talk = Conversation(id="c-1", token_hash=hash_token("t"), created_on=DAY, touched_on=DAY)
    uow.conversations.add(talk, datetime(2026, 11, 20, tzinfo=UTC))
    add_manager(uow, "petra", "ein gutes Passwort", role="admin")
    uow.second_factors.put("petra", SecondFactor(secret=TOTP, enabled=True, last_step=0, recovery=()))
    refs = uow.contacts.put("c-1", CONTACT), uow.companies.put("c-1", COMPANY)
    uow.commit()
    return refs


def _read(uow, contact: str, company: str) -> tuple[str, str, str]:
    return uow.contacts.reveal(contact), uow.companies.reveal(company), uow.second_factors.get("petra").secret


def test_after_the_rotation_only_the_new_key_opens_and_the_text_is_the_same(factory, unit_of_work):
    with unit_of_work() as uow:
        refs = _fill(uow)
    ring = SecretKey(SECRET, [NEW])
    with SqlUnitOfWork(factory, ring) as uow:
        assert _read(uow, *refs) == (CONTACT, COMPANY, TOTP)  # the old key still opens
    assert seal_anew(factory, ring) == {"contacts": 1, "companies": 1, "second_factors": 1}
    assert seal_anew(factory, ring) == {"contacts": 0, "companies": 0, "second_factors": 0}
    with SqlUnitOfWork(factory, SecretKey(b"x" * 32, [NEW])) as uow:
        assert _read(uow, *refs) == (CONTACT, COMPANY, TOTP)
    with unit_of_work() as uow, pytest.raises(WrongKey):
        uow.contacts.reveal(refs[0])


def test_what_no_key_opens_stops_the_rotation_and_nothing_is_changed(factory, unit_of_work, database):
    with unit_of_work() as uow:
        refs = _fill(uow)
    with database.begin() as connection:
        connection.execute(text("UPDATE companies SET key_id = 'fremd'"))
    with pytest.raises(WrongKey):
        seal_anew(factory, SecretKey(SECRET, [NEW]))
    with unit_of_work() as uow:
        assert uow.contacts.reveal(refs[0]) == CONTACT


def test_codes_stay_what_they_were():
    assert code_for("need", SecretKey(SECRET, [NEW])) == code_for("need", SECRET)


def test_the_command_rotates_and_the_data_folder_keeps_the_key_for_its_owner(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VERBUNDLOTSE_DATA_DIR", str(tmp_path))
    for name, port in (("PORT", "18461"), ("ENGINE_PORT", "18462"), ("ACTIONS_PORT", "18463")):
        monkeypatch.setenv(f"VERBUNDLOTSE_{name}", port)
    before = Settings.load()
    migrate(before.database_url)
    with SqlUnitOfWork(create_session_factory(before.database_url), before.secret_key) as uow:
        refs = _fill(uow)
    for _ in range(2):
        assert main(["keys", "rotate"]) == 0
        assert "1 Kontakte" in capsys.readouterr().out
    after = Settings.load()
    assert len(read_keys(tmp_path)) == 1
    assert stat.S_IMODE((tmp_path / "vault_keys").stat().st_mode) == 0o600
    assert after.secret_key == before.secret_key
    with SqlUnitOfWork(create_session_factory(after.database_url), after.secret_key) as uow:
        assert _read(uow, *refs) == (CONTACT, COMPANY, TOTP)


def test_a_key_that_is_too_short_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="VAULT_KEYS"):
        Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_VAULT_KEYS": f"{new_key().decode()},kurz"})
