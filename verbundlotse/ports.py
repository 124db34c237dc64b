"""Ports: whether they are free, and finding some that are."""

from __future__ import annotations

import contextlib
import socket

from verbund.settings import PREFIX, Settings
from verbundlotse.errors import OperatorError


def check_ports(settings: Settings) -> None:
    """Makes sure that all three processes can listen.

    Raises:
        OperatorError: a port is taken, or one is meant for two processes; names the setting to change.
    """
    wanted = {
        "PORT": (settings.host, settings.port),
        "ENGINE_PORT": ("127.0.0.1", settings.engine_port),
        "ACTIONS_PORT": ("127.0.0.1", settings.actions_port),
    }
    seen: dict[int, str] = {}
    for name, (host, port) in wanted.items():
        if port in seen:
            raise OperatorError(
                f"Port {port} ist doppelt vergeben: Bitte {PREFIX}{seen[port]} oder {PREFIX}{name} ändern."
            )
        seen[port] = name
        _check_port(host, port, PREFIX + name)


def _check_port(host: str, port: int, setting: str) -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # As servers do it: a port whose last connection has just closed counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise OperatorError(
            f"Port {port} auf {host} ist nicht frei ({error.strerror}): "
            f"Bitte beenden, was dort läuft, oder mit {setting} einen anderen Port wählen."
        ) from None


def is_listening(port: int) -> bool:
    """Says whether somebody accepts connections on a port of this machine."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def free_ports(count: int) -> list[int]:
    """Finds so many different free ports on loopback, for tests and measurements."""
    with contextlib.ExitStack() as open_sockets:
        sockets = [open_sockets.enter_context(socket.socket()) for _ in range(count)]
        for listener in sockets:
            listener.bind(("127.0.0.1", 0))
        return [listener.getsockname()[1] for listener in sockets]
