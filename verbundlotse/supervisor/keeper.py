"""Keeps one process alive."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Callable

from verbundlotse.supervisor.backoff import DEFAULT, Backoff
from verbundlotse.supervisor.groups import end_groups
from verbundlotse.supervisor.guardian import Guardian
from verbundlotse.supervisor.output import OutputLog
from verbundlotse.supervisor.spec import ProcessSpec


class Keeper(threading.Thread):
    """Starts a process in a session of its own, waits for its end, and starts it again until told to stop."""

    def __init__(
        self, spec: ProcessSpec, guardian: Guardian, say: Callable[[str], None], backoff: Backoff = DEFAULT
    ) -> None:
        """Prepares to keep the process; `start()` starts it.

        Args:
            spec: what to start.
            guardian: is told of every group, so that none outlives the supervisor.
            say: takes German lines for the operator.
            backoff: waits between death and restart.
        """
        super().__init__(name=spec.name, daemon=True)
        self._spec = spec
        self._guardian = guardian
        self._say = say
        self._backoff = backoff
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.deaths = 0

    @property
    def group(self) -> int | None:
        """The process group that runs now, None between two lives."""
        process = self._process
        return process.pid if process else None

    def run(self) -> None:
        """The thread's work: one turn of the loop is one life of the process."""
        while not self._stopping.is_set():
            born = time.monotonic()
            cause = self._live()
            if self._stopping.is_set():
                return
            self.deaths = self._backoff.deaths(self.deaths, time.monotonic() - born)
            wait = self._backoff.wait(self.deaths)
            self._say(
                f"{self._spec.name} {cause}; Neustart in {wait:g} s (Ausfall {self.deaths} in Folge). "
                f"Protokoll: {self._spec.log}"
            )
            self._stopping.wait(wait)

    def stop(self, grace: float) -> None:
        """Ends the process and does not start it again. Returns when it is gone."""
        with self._lock:
            self._stopping.set()
            group = self.group
        if group is not None:
            end_groups([group], grace)
        self.join()

    def _live(self) -> str:
        """Starts the process and waits for its end. Returns what ended it, as the rest of a German sentence."""
        try:
            process = self._spawn()
        except OSError as error:
            return f"ließ sich nicht starten ({error.strerror})"
        if process is None:
            return "wurde angehalten"
        with OutputLog(self._spec, process.stdout, self._say):
            code = process.wait()
            self._bury(process)
        return f"ist beendet ({_cause(code)})"

    def _spawn(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._stopping.is_set():
                return None
            self._process = subprocess.Popen(
                self._spec.argv,
                cwd=self._spec.folder,
                env=dict(self._spec.environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._guardian.watch(self._process.pid)
            return self._process

    def _bury(self, process: subprocess.Popen[bytes]) -> None:
        """What the dead process had started itself still holds its port; a new life needs it free."""
        end_groups([process.pid], grace=1.0)
        with self._lock:
            self._process = None
        self._guardian.forget(process.pid)


def _cause(code: int) -> str:
    if code >= 0:
        return f"Code {code}"
    try:
        return f"Signal {signal.Signals(-code).name}"
    except ValueError:
        return f"Signal {-code}"
