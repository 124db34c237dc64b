"""Keeps several processes alive together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self

from verbundlotse.supervisor.backoff import DEFAULT, Backoff
from verbundlotse.supervisor.guardian import Guardian
from verbundlotse.supervisor.keeper import Keeper
from verbundlotse.supervisor.spec import ProcessSpec

GRACE_SECONDS = 10.0


class Supervisor:
    """One keeper per process. A context manager: on leaving, every process is gone."""

    def __init__(self, specs: Iterable[ProcessSpec], say: Callable[[str], None], backoff: Backoff = DEFAULT) -> None:
        """Prepares; `start_all` starts.

        Args:
            specs: the processes in the order in which they are started.
            say: takes German lines for the operator.
            backoff: waits between death and restart.
        """
        self._specs = {spec.name: spec for spec in specs}
        self._say = say
        self._backoff = backoff
        self._guardian = Guardian()
        self._keepers: dict[str, Keeper] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The processes in the order in which they are started."""
        return tuple(self._specs)

    def start_all(self) -> None:
        """Starts every process that does not run."""
        for name in self._specs:
            self.start(name)

    def start(self, name: str) -> None:
        """Starts one process, if it is not kept alive already."""
        if name not in self._keepers:
            keeper = Keeper(self._specs[name], self._guardian, self._say, self._backoff)
            keeper.start()
            self._keepers[name] = keeper

    def stop(self, name: str, grace: float = GRACE_SECONDS) -> None:
        """Ends one process and leaves it ended, until `start`. With no grace it is killed at once."""
        keeper = self._keepers.pop(name, None)
        if keeper:
            keeper.stop(grace)

    def replace(self, spec: ProcessSpec) -> None:
        """Ends the process of this name and starts it as it is described now; it keeps its place in the order."""
        self.stop(spec.name)
        self._specs[spec.name] = spec
        self.start(spec.name)

    def group(self, name: str) -> int | None:
        """The process group of one process, None while it does not run."""
        keeper = self._keepers.get(name)
        return keeper.group if keeper else None

    def deaths(self, name: str) -> int:
        """How often in a row it died of itself."""
        keeper = self._keepers.get(name)
        return keeper.deaths if keeper else 0

    def close(self) -> None:
        """Ends all, the last started first: web finishes its answers while engine and actions are still there."""
        for name in reversed(self._specs):
            self.stop(name)
        self._guardian.close()
