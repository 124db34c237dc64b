"""Where settings come from, and that a secret is whole from its first moment."""

from __future__ import annotations

import stat
import subprocess
import sys

import pytest

from verbund.settings import ROOT, Settings, SettingsError


def load(tmp_path, **variables: str) -> Settings:
    return Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path / "var"), **variables})


def test_defaults_listen_on_loopback_and_keep_everything_in_the_data_folder(tmp_path):
    settings = load(tmp_path)
    assert settings.host == "127.0.0.1"
    assert settings.tracker_database == tmp_path / "var" / "engine.db"
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'verbundlotse.db'}"


def test_the_environment_wins_over_the_file(tmp_path):
    file = tmp_path / "verbundlotse.toml"
    file.write_text("port = 9000\nengine_port = 9001\n")
    settings = load(tmp_path, VERBUNDLOTSE_CONFIG=str(file), VERBUNDLOTSE_PORT="9100")
    assert (settings.port, settings.engine_port) == (9100, 9001)


def test_a_secret_in_the_file_is_refused(tmp_path):
    file = tmp_path / "verbundlotse.toml"
    file.write_text(f'secret_key = "{"x" * 64}"\n')
    with pytest.raises(SettingsError, match="VERBUNDLOTSE_SECRET_KEY"):
        load(tmp_path, VERBUNDLOTSE_CONFIG=str(file))


@pytest.mark.parametrize("content", [None, "port = = 1"])
def test_a_file_that_cannot_be_used_is_named(tmp_path, content):
    file = tmp_path / "verbundlotse.toml"
    if content:
        file.write_text(content)
    with pytest.raises(SettingsError, match="verbundlotse.toml"):
        load(tmp_path, VERBUNDLOTSE_CONFIG=str(file))


def test_a_port_that_is_no_number_is_named(tmp_path):
    with pytest.raises(SettingsError, match="VERBUNDLOTSE_PORT muss eine Zahl sein, nicht „achtzig“"):
        load(tmp_path, VERBUNDLOTSE_PORT="achtzig")


@pytest.mark.parametrize("port", ["0", "-1", "65536"])
def test_a_number_that_is_no_port_is_named(tmp_path, port):
    with pytest.raises(SettingsError, match="VERBUNDLOTSE_ENGINE_PORT muss zwischen 1 und 65535"):
        load(tmp_path, VERBUNDLOTSE_ENGINE_PORT=port)


def test_a_short_secret_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="zu kurz"):
        load(tmp_path, VERBUNDLOTSE_SECRET_KEY="geheim")


def test_a_given_secret_is_used_and_leaves_no_file(tmp_path):
    assert load(tmp_path, VERBUNDLOTSE_SECRET_KEY="g" * 32).secret_key == b"g" * 32
    assert not (tmp_path / "var" / "secret_key").exists()


def test_a_secret_made_here_stays_and_is_readable_for_its_owner_alone(tmp_path):
    first = load(tmp_path).secret_key
    assert load(tmp_path).secret_key == first and len(first) == 64
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_the_data_folder_is_closed_to_others(tmp_path):
    assert stat.S_IMODE(load(tmp_path).data_dir.stat().st_mode) == 0o700


def test_a_damaged_secret_is_not_used(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").touch()
    with pytest.raises(SettingsError, match="beschädigt"):
        load(tmp_path)


def test_processes_that_start_at_once_read_the_same_secret(tmp_path):
    program = "from verbund.settings import Settings; print(Settings.load().secret_key.decode())"
    variables = {"VERBUNDLOTSE_DATA_DIR": str(tmp_path / "var")}
    processes = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    answers = {process.communicate()[0] for process in processes}
    assert len(answers) == 1 and len(answers.pop().strip()) == 64
    assert sorted(file.name for file in (tmp_path / "var").iterdir()) == ["secret_key"]
