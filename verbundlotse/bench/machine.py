"""What the machine and the processes use."""

from __future__ import annotations

import os
import re
from pathlib import Path

from verbundlotse.supervisor.groups import members


def resident_megabytes(group: int) -> float:
    """Resident memory of all processes of a group, from Linux's /proc."""
    return sum(_resident_kilobytes(pid) for pid in members(group)) / 1024


def load() -> str:
    """Cores, and how busy the machine was in the last minutes: numbers measured on a busy machine say little."""
    one, five, fifteen = os.getloadavg()
    return f"{os.cpu_count()} Kerne, Last {one:.1f} / {five:.1f} / {fifteen:.1f} (1, 5, 15 Minuten)"


def _resident_kilobytes(pid: int) -> int:
    try:
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0
