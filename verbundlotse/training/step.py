"""Runs one step of training as a process that ends with us."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from verbundlotse.supervisor.groups import end_groups
from verbundlotse.supervisor.guardian import Guardian

GRACE_SECONDS = 3.0


def run_step(
    argv: Sequence[str], environment: Mapping[str, str], folder: Path, log: Path, heed: Callable[[str], None]
) -> int:
    """Runs a command to its end, or ends it when interrupted.

    Args:
        argv: the command.
        environment: all of its variables.
        folder: where it runs.
        log: takes all it prints, after what is in there already.
        heed: takes each line as well.

    Returns:
        Its exit code.
    """
    with log.open("a", encoding="utf-8") as file, Guardian() as guardian:
        process = subprocess.Popen(
            argv,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        guardian.watch(process.pid)
        try:
            for line in process.stdout:
                file.write(line)
                file.flush()
                heed(line.rstrip("\n"))
            return process.wait()
        finally:
            end_groups([process.pid], GRACE_SECONDS)
            process.wait()
            guardian.forget(process.pid)
