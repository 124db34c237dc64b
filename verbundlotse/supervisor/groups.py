"""Process groups: who is in them, and how they end: asked first, then made to.

A group, not a process: what a process started itself (Sanic's workers) ends with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

POLL_SECONDS = 0.03
KILLED_WITHIN = 1.0  # seconds in which the system clears away what was killed, its ports included
_PROC = Path("/proc")


def end_groups(groups: Iterable[int], grace: float) -> None:
    """Sends SIGTERM to every group, waits until all are gone, and sends SIGKILL to what is left after the grace.

    Args:
        groups: ids of process groups; those that are gone already are fine.
        grace: seconds they get to finish what they are doing.
    """
    left = _send(groups, signal.SIGTERM)
    left = _wait(left, grace)
    _wait(_send(left, signal.SIGKILL), KILLED_WITHIN)


def members(group: int) -> list[int]:
    """The processes of a group that are alive, as far as this system has /proc; else the group's first one.

    Dead processes that nobody has collected yet do not count: in a container without an init they stay for ever.
    """
    if not (_PROC / "self" / "stat").exists():
        return [group] if _send([group], 0) else []
    return [int(folder.name) for folder in _PROC.glob("[0-9]*") if _is_alive_in(folder, group)]


def _is_alive_in(folder: Path, group: int) -> bool:
    try:
        # The program's name, in brackets, may hold anything; after it come state, parent and group (proc(5)).
        state, _, its_group = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[:3]
    except (OSError, ValueError):
        return False
    return int(its_group) == group and state not in "ZX"


def _wait(groups: list[int], seconds: float) -> list[int]:
    deadline = time.monotonic() + seconds
    while (groups := [group for group in groups if members(group)]) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    return groups


def _send(groups: Iterable[int], number: int) -> list[int]:
    reached = []
    for group in groups:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, number)
            reached.append(group)
    return reached
