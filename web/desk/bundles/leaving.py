"""A need whose step is set back by hand leaves its bundle: nobody waits for a seat that is not wanted any more."""

from __future__ import annotations

from datetime import datetime

from verbund.bundling.following import leave
from verbund.managers import Manager
from verbund.unit_of_work import UnitOfWork
from web.desk.opened import write_down


def leave_bundle(uow: UnitOfWork, manager: Manager, now: datetime, need_id: str) -> None:
    """Takes a need out of its bundle where its step asks for that, and writes it down."""
    left = leave(uow, need_id, manager.name, now.date())
    if left is not None:
        write_down(uow, manager, now, "bundle_changed", left.bundle_id)
