"""Takes what a process prints into its log file, without people's words, and warnings to the console."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import TracebackType
from typing import IO, Self

from verbundlotse.supervisor.scrub import Scrubber
from verbundlotse.supervisor.spec import ProcessSpec

LARGEST_LOG = 5_000_000
OLD_LOGS = 3
JOIN_SECONDS = 2.0
_ALARM = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b")


class OutputLog:
    """Reads a process's output in a thread of its own, from entering to the end of the output."""

    def __init__(self, spec: ProcessSpec, output: IO[bytes], say: Callable[[str], None]) -> None:
        self._name = spec.name
        self._output = output
        self._say = say
        self._scrubber = Scrubber()
        spec.log.parent.mkdir(parents=True, exist_ok=True)
        self._file = RotatingFileHandler(
            spec.log, maxBytes=LARGEST_LOG, backupCount=OLD_LOGS, encoding="utf-8", errors="backslashreplace"
        )
        self._thread = threading.Thread(target=self._read, name=f"{spec.name}-log", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.join(timeout=JOIN_SECONDS)  # a stray grandchild may hold the pipe open for ever
        self._file.close()

    def _read(self) -> None:
        for raw in self._output:
            line = self._scrubber.scrub(raw.decode("utf-8", errors="replace").rstrip("\r\n"))
            if line is None:
                continue
            self._file.emit(logging.makeLogRecord({"msg": line}))
            if _ALARM.search(line):
                self._say(f"{self._name}: {line}")
        self._output.close()
