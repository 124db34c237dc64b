"""The commands on a real store in a folder of their own."""

from __future__ import annotations

import io
import json
import shutil
import sys
from datetime import date

import pytest

from verbund.codes import code_for
from verbund.need_list import NeedFilter
from verbund.settings import Settings
from verbund.store import migrate
from verbund.store.passwords import password_fits
from verbundlotse import composition
from verbundlotse.cli import main
from verbundlotse.commands import COMMANDS
from verbundlotse.demo import seed

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("VERBUNDLOTSE_DATA_DIR", str(tmp_path))
    settings = Settings.load()
    migrate(settings.database_url)
    return settings


@pytest.fixture
def typed(monkeypatch):
    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return put


def test_every_command_is_listed_in_the_help(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert all(name in text for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_options(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0 and f"verbundlotse {name}" in capsys.readouterr().out


def test_a_wrong_setting_is_one_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("VERBUNDLOTSE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("VERBUNDLOTSE_PORT", "achtzig")
    assert main(["export"]) == 1
    assert capsys.readouterr().err == "Fehler: VERBUNDLOTSE_PORT muss eine Zahl sein, nicht „achtzig“.\n"


def test_a_manager_is_added_with_a_password_from_the_input(settings, typed, capsys):
    typed("ein langes Passwort\n")
    assert main(["manager", "add", "anna", "--region", "Reutlingen"]) == 0
    with composition.store(settings)() as uow:
        account = uow.managers.get("anna")
    assert account.role == "manager" and account.regions == ("Reutlingen",)
    assert password_fits("ein langes Passwort", account.password_hash)
    assert "Passwort" not in capsys.readouterr().out


def test_a_new_password_replaces_the_old_one(settings, typed):
    typed("ein langes Passwort\n")
    main(["manager", "add", "anna"])
    typed("ein anderes Passwort\n")
    assert main(["manager", "password", "anna"]) == 0
    with composition.store(settings)() as uow:
        assert password_fits("ein anderes Passwort", uow.managers.get("anna").password_hash)


@pytest.mark.parametrize(
    "words, text, error",
    [
        (["add", "anna"], "kurz\n", "8 bis 200 Zeichen"),
        (["add", "anna", "--region", "Mars"], "ein langes Passwort\n", "Unbekannte Region: Mars"),
        (["password", "anna"], "kurz\n", "8 bis 200 Zeichen"),
        (["password", "anna"], "ein langes Passwort\n", "Einen Zugang „anna“ gibt es nicht."),
    ],
)
def test_what_is_wrong_with_an_account_is_one_sentence(settings, typed, capsys, words, text, error):
    typed(text)
    assert main(["manager", *words]) == 1
    assert error in capsys.readouterr().err


def test_export_gives_every_record_on_a_line_and_no_contact(settings, capsys):
    with composition.store(settings)() as uow:
        count = seed(uow).needs
        uow.commit()
    assert main(["export"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len({record["need_id"] for record in records}) == count


def test_erase_takes_the_code_of_the_person_and_says_what_went(settings, capsys):
    with composition.store(settings)() as uow:
        seed(uow)
        uow.commit()
        [need] = uow.needs.page(NeedFilter(), limit=1)[0]
    assert main(["erase", code_for(need.need_id, settings.secret_key).lower()]) == 0
    assert "     1  Bedarfe" in capsys.readouterr().out
    with composition.store(settings)() as uow:
        assert uow.needs.get(need.need_id) is None


@pytest.mark.parametrize("code, error", [("abc", "kein Code"), ("7K2M-9QXD-4TBHW", "keinen Bedarf")])
def test_a_code_that_leads_nowhere_is_one_sentence(settings, capsys, code, error):
    assert main(["erase", code]) == 1
    assert error in capsys.readouterr().err


def test_retention_shows_first_and_erases_then(settings, capsys):
    with composition.store(settings)() as uow:
        seed(uow, today=LONG_AGO)
        uow.commit()
        count = uow.needs.page(NeedFilter(), limit=1)[1]
    assert main(["retention", "preview"]) == 0
    assert f"{count:6d}  Bedarfe, deren Löschtag erreicht ist" in capsys.readouterr().out
    assert main(["retention", "run"]) == 0
    assert f"{count} Bedarfe" in capsys.readouterr().out
    with composition.store(settings)() as uow:
        assert uow.needs.page(NeedFilter(), limit=1)[1] == 0


def test_a_backup_made_while_others_write_brings_everything_back(settings, tmp_path_factory, capsys):
    """As docs/runbook.md says it: stop, empty the data folder, copy the backup into it."""
    copy = tmp_path_factory.mktemp("copies") / "monday"
    with composition.store(settings)() as uow:
        count = seed(uow).needs
        uow.commit()
        settings.tracker_database.touch()
        assert main(["backup", str(copy)]) == 0
    assert "engine.db, secret_key, verbundlotse.db" in capsys.readouterr().out
    shutil.rmtree(settings.data_dir)
    shutil.copytree(copy, settings.data_dir)
    restored = Settings.load()
    assert restored == settings
    with composition.store(restored)() as uow:
        assert uow.needs.page(NeedFilter(), limit=1)[1] == count


def test_a_backup_never_writes_over_another(settings, tmp_path, capsys):
    assert main(["backup", str(tmp_path)]) == 1
    assert "gibt es schon" in capsys.readouterr().err


def test_a_backup_of_another_database_is_left_to_its_own_tool(settings, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VERBUNDLOTSE_DATABASE_URL", "postgresql://db/x")
    assert main(["backup", str(tmp_path / "new")]) == 1
    assert "pg_dump" in capsys.readouterr().err
