"""The engine's own store in memory, for tests of erasure."""

from __future__ import annotations


class FakeEngineMemory:
    """Counts of entries.

    Args:
        events: conversation -> how many entries.
        erases: False makes a store that says it erased and did not.
    """

    def __init__(self, events: dict[str, int] | None = None, erases: bool = True) -> None:
        self.events = dict(events or {})
        self.slots: dict[tuple[str, str], object] = {}
        self._erases = erases
        self.forgotten: list[str] = []
        self.asked_to_erase_older_than: list[int] = []

    def erase(self, sender_id: str) -> int:
        return self.events.pop(sender_id, 0) if self._erases else 0

    def count(self, sender_id: str) -> int:
        return self.events.get(sender_id, 0)

    def slot(self, sender_id: str, name: str) -> object:
        return self.slots.get((sender_id, name))

    def forget_last_words(self, sender_id: str) -> bool:
        self.forgotten.append(sender_id)
        return sender_id in self.events

    def erase_older_than(self, days: int) -> int:
        self.asked_to_erase_older_than.append(days)
        return 0
