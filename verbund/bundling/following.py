"""The step of a need follows its bundle: bundled when it joins, back to where it was when it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from verbund.bundling.board import HELD_STATUSES
from verbund.bundling.bundle import Bundle
from verbund.bundling.candidate import OPEN_STATUSES
from verbund.need_list import Correction

if TYPE_CHECKING:
    from verbund.unit_of_work import UnitOfWork

BUNDLED = "gebuendelt"
FALLBACK = "bestaetigt"


def follow(uow: UnitOfWork, before: Bundle | None, after: Bundle, who: str, on: date) -> list[Correction]:
    """Moves the needs that joined or left a bundle.

    Args:
        uow: a writing unit of work.
        before: the bundle as it was, None for a new one.
        after: as it is now.
        who: the manager.
        on: the day.

    Returns:
        What was changed at needs.
    """
    held, holding = _held(before), _held(after)
    done = []
    for need_id in holding - held:
        if (need := uow.needs.get(need_id)) and need.status in OPEN_STATUSES:
            done += uow.needs.correct(need_id, {"status": BUNDLED}, who, on)
    for need_id in held - holding:
        if (need := uow.needs.get(need_id)) and need.status in HELD_STATUSES:
            done += uow.needs.correct(need_id, {"status": status_before(uow.needs.history(need_id))}, who, on)
    return done


def leave(uow: UnitOfWork, need_id: str, who: str, on: date) -> Bundle | None:
    """Takes a need out of its bundle if its step was set back by hand to one before bundling, or it was withdrawn.

    Returns:
        The bundle it left, as it is now; None where nothing was to be done.
    """
    need, bundle = uow.needs.get(need_id), uow.bundles.of_need(need_id)
    if need is None or bundle is None or need.status in HELD_STATUSES:
        return None
    kept = tuple(member for member in bundle.members if member.need_id != need_id)
    uow.bundles.save(replace(bundle, members=kept), who, on)
    return uow.bundles.get(bundle.bundle_id)


def status_before(history: Sequence[Correction]) -> str:
    """Returns the step a need had before it was bundled last."""
    steps = [one for one in history if one.field == "status" and one.after == BUNDLED]
    return steps[-1].before if steps and steps[-1].before in OPEN_STATUSES else FALLBACK


def _held(bundle: Bundle | None) -> set[str]:
    return {member.need_id for member in bundle.members} if bundle and bundle.running else set()
