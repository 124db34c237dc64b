"""The three processes of one installation: what they are started with, and when they are ready."""

from __future__ import annotations

import contextlib
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from verbund.settings import ROOT, Settings
from verbundlotse import paths
from verbundlotse.environment import app_variables, serving_engine_variables
from verbundlotse.errors import OperatorError
from verbundlotse.ports import is_listening
from verbundlotse.supervisor.backoff import DEFAULT, Backoff
from verbundlotse.supervisor.spec import ProcessSpec
from verbundlotse.supervisor.supervisor import Supervisor

READY_SECONDS = 240.0
POLL_SECONDS = 0.25
# A process that falls over so often before it was ever ready will not get well by itself.
HOPELESS_DEATHS = 3


def specs_for(settings: Settings, base: Mapping[str, str], model: Path = paths.MODEL) -> tuple[ProcessSpec, ...]:
    """The processes in the order in which they are started.

    The engine is Rasa without TensorFlow (`bot.engine`). Rasa's own HTTP API stays off: without `--enable-api` only the REST channel of credentials.yml answers.

    Args:
        settings: ports and folders.
        base: variables of the caller.
        model: the file that the engine answers with.
    """
    log = paths.logs(settings.data_dir)
    app = app_variables(base, settings)
    python = str(paths.APP_PYTHON)
    engine = (
        *(str(paths.ENGINE_PYTHON), "-m", "bot.engine", "run", "--interface", "127.0.0.1"),
        *("--port", str(settings.engine_port), "--model", str(model)),
        *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
    )
    return (
        ProcessSpec("actions", (python, "-m", "actions"), app, ROOT, log / "actions.log"),
        ProcessSpec("engine", engine, serving_engine_variables(base, settings), ROOT, log / "engine.log"),
        ProcessSpec("web", (python, "-m", "web"), app, ROOT, log / "web.log"),
    )


class Stack:
    """Engine, actions and web of one installation. A context manager: on leaving, all three are gone."""

    def __init__(
        self,
        settings: Settings,
        specs: Sequence[ProcessSpec],
        say: Callable[[str], None],
        backoff: Backoff = DEFAULT,
    ) -> None:
        """Prepares; `start` starts.

        Args:
            settings: ports and folders.
            specs: from `specs_for`.
            say: takes German lines for the operator.
            backoff: waits between death and restart.
        """
        self.settings = settings
        self.supervisor = Supervisor(specs, say, backoff)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.supervisor.close()

    @property
    def base_url(self) -> str:
        """The address under which this machine reaches web."""
        host = "127.0.0.1" if self.settings.host in ("0.0.0.0", "::") else self.settings.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.settings.port}"

    def log_file(self, name: str) -> Path:
        """The log of one process."""
        return paths.logs(self.settings.data_dir) / f"{name}.log"

    def start(self) -> None:
        """Starts all three; returns at once."""
        self.supervisor.start_all()

    def restart(self, spec: ProcessSpec) -> None:
        """Ends a process, starts it anew as described, and waits until all is ready; raises `OperatorError` if not."""
        self.supervisor.replace(spec)
        self.wait_until_ready()

    @contextlib.contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Kills one process at once, keeps it down, and at the end waits until all is ready again: for tests."""
        self.supervisor.stop(name, grace=0)
        try:
            yield
        finally:
            self.supervisor.start(name)
            self.wait_until_ready()

    def is_ready(self) -> bool:
        """Asks web whether a canned message comes back right and the store can be written.

        Web gives the same answer for some seconds, so the other two must listen as well: right after one of them has
        died, the answer may still be that of before.
        """
        if not all(is_listening(port) for port in (self.settings.actions_port, self.settings.engine_port)):
            return False
        try:
            with urllib.request.urlopen(self.base_url + "/readyz", timeout=30) as answer:
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False

    def wait_until_ready(self, timeout: float = READY_SECONDS) -> None:
        """Waits for `is_ready`.

        Args:
            timeout: seconds after which to give up.

        Raises:
            OperatorError: a process keeps dying, or time is up; names the log to read.
        """
        deadline = time.monotonic() + timeout
        while not self.is_ready():
            for name in self.supervisor.names:
                if self.supervisor.deaths(name) >= HOPELESS_DEATHS:
                    raise OperatorError(f"{name} kommt nicht hoch. Der Grund steht in {self.log_file(name)}.")
            if time.monotonic() > deadline:
                raise OperatorError(
                    f"Nach {timeout:.0f} s antwortet der Lotse noch nicht. "
                    f"Bitte die Protokolle in {paths.logs(self.settings.data_dir)} ansehen."
                )
            time.sleep(POLL_SECONDS)
