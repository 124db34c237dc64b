"""A conversation that cannot be read or kept is a failed turn, never a new conversation.

Rasa answers a fault of its store by going on in memory: a person in the middle of an interview is greeted anew, and what
is said from then on is lost at the next restart and reached by no erasure. Here the fault ends the turn, the gateway says
so, and the same message is sent again once the store is back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core import tracker_store
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

_engine_options = tracker_store.create_engine_kwargs


async def _retrieve(self: FailSafeTrackerStore, sender_id: str) -> DialogueStateTracker | None:
    return await self._tracker_store.retrieve(sender_id)


async def _retrieve_full_tracker(self: FailSafeTrackerStore, sender_id: str) -> DialogueStateTracker | None:
    return await self._tracker_store.retrieve_full_tracker(sender_id)


async def _save(self: FailSafeTrackerStore, tracker: DialogueStateTracker) -> None:
    await self._tracker_store.save(tracker)


async def _keys(self: FailSafeTrackerStore) -> Iterable[str]:
    return await self._tracker_store.keys()


def _checked_connections(url: Any) -> dict[str, Any]:
    # After a restart of the database server the first use of each old connection would be a fault, too.
    return {**_engine_options(url), "pool_pre_ping": True}


def fail_with_the_store() -> None:
    """Takes Rasa's way out away; to be called before the engine serves."""
    FailSafeTrackerStore.retrieve = _retrieve
    FailSafeTrackerStore.retrieve_full_tracker = _retrieve_full_tracker
    FailSafeTrackerStore.save = _save
    FailSafeTrackerStore.keys = _keys
    tracker_store.create_engine_kwargs = _checked_connections
