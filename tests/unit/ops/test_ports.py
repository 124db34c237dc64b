"""A port in use is one German sentence with the setting to change."""

from __future__ import annotations

import socket

import pytest

from verbund.settings import Settings
from verbundlotse.errors import OperatorError
from verbundlotse.ports import check_ports, free_ports, is_listening


@pytest.fixture
def settings(tmp_path):
    def with_ports(port: int, engine_port: int, actions_port: int) -> Settings:
        ports = {"PORT": port, "ENGINE_PORT": engine_port, "ACTIONS_PORT": actions_port}
        return Settings.load(
            {"VERBUNDLOTSE_DATA_DIR": str(tmp_path), **{f"VERBUNDLOTSE_{k}": str(v) for k, v in ports.items()}}
        )

    return with_ports


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_free_ports_are_fine(settings):
    check_ports(settings(*free_ports(3)))


@pytest.mark.parametrize("position, name", [(0, "PORT"), (1, "ENGINE_PORT"), (2, "ACTIONS_PORT")])
def test_a_taken_port_is_named_with_its_setting(settings, taken, position, name):
    ports = free_ports(3)
    ports[position] = taken
    with pytest.raises(OperatorError) as caught:
        check_ports(settings(*ports))
    assert str(caught.value) == (
        f"Port {taken} auf 127.0.0.1 ist nicht frei (Address already in use): "
        f"Bitte beenden, was dort läuft, oder mit VERBUNDLOTSE_{name} einen anderen Port wählen."
    )


def test_a_port_meant_for_two_is_said(settings):
    first, second = free_ports(2)
    with pytest.raises(OperatorError, match=f"Port {first} ist doppelt.*VERBUNDLOTSE_PORT.*VERBUNDLOTSE_ACTIONS_PORT"):
        check_ports(settings(first, second, first))


def test_a_port_is_listening_while_somebody_accepts(taken):
    assert is_listening(taken) and not is_listening(free_ports(1)[0])


def test_free_ports_are_different():
    assert len(set(free_ports(5))) == 5
