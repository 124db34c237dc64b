"""Whether an installation is on trial or in real use: what must be done before, who said that it is, and when.

The audit log is the record: each tick is an entry, and the newest one of an item counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import yaml

from verbund.managers import AuditEntry, AuditFilter
from verbund.settings import ROOT
from verbund.unit_of_work import UnitOfWork

FILE = ROOT / "knowledge" / "texts" / "inbetriebnahme.yml"
DONE, UNDONE = "go_live_done", "go_live_undone"
ACTIVE, TRIAL = "installation_active", "installation_trial"
MOST_ENTRIES = 500


class NotReady(Exception):
    """Something is still to be done before real people use it."""


@dataclass(frozen=True)
class GoLive:
    """The state of an installation.

    Attributes:
        done: item -> the entry that says it is done.
        active: whether it is in real use.
        switched: the entry of the last switch, None when it was never switched.
    """

    done: Mapping[str, AuditEntry]
    active: bool
    switched: AuditEntry | None

    @property
    def missing(self) -> tuple[str, ...]:
        """Items that nobody has ticked, in their order."""
        return tuple(item for item in items() if item not in self.done)


@cache
def items() -> Mapping[str, str]:
    """Returns the items with their sentences."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))["punkte"]


def read_state(uow: UnitOfWork) -> GoLive:
    """Returns the state from the audit log."""
    ticks = _newest(_entries(uow, DONE, UNDONE))
    switch = max(_entries(uow, ACTIVE, TRIAL), key=lambda entry: entry.at, default=None)
    done = {item: entry for item, entry in ticks.items() if entry.action == DONE and item in items()}
    return GoLive(done, switch is not None and switch.action == ACTIVE, switch)


def tick(uow: UnitOfWork, item: str, done: bool, who: str, now: datetime) -> None:
    """Notes that an item is done, or not any more. Taking one back puts an active installation on trial again.

    Raises:
        KeyError: there is no such item.
    """
    if item not in items():
        raise KeyError(item)
    was_active = read_state(uow).active
    uow.audit.add(AuditEntry(at=now, who=who, action=DONE if done else UNDONE, subject=item))
    if was_active and not done:
        uow.audit.add(AuditEntry(at=now, who=who, action=TRIAL))


def switch(uow: UnitOfWork, active: bool, who: str, now: datetime) -> None:
    """Switches between trial and real use.

    Raises:
        NotReady: real use was wanted and something is missing.
    """
    if active and read_state(uow).missing:
        raise NotReady
    uow.audit.add(AuditEntry(at=now, who=who, action=ACTIVE if active else TRIAL))


def _entries(uow: UnitOfWork, *actions: str) -> list[AuditEntry]:
    return [entry for action in actions for entry in uow.audit.page(AuditFilter(action=action), 0, MOST_ENTRIES)[0]]


def _newest(entries: Iterable[AuditEntry]) -> dict[str, AuditEntry]:
    return {entry.subject: entry for entry in sorted(entries, key=lambda entry: entry.at)}
