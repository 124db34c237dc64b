"""What the operator reads: on the console at once, in a file for later."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST_LOG = 5_000_000


def console(log: Path) -> Callable[[str], None]:
    """Returns what says a line on the console and puts it, with the time, into a file.

    A console that is gone (a closed terminal, a full disk behind a redirection) must not bring the supervisor down.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(log, maxBytes=LARGEST_LOG, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))

    def say(line: str) -> None:
        handler.handle(logging.makeLogRecord({"msg": line}))
        with contextlib.suppress(OSError):
            print(line, flush=True)

    return say
